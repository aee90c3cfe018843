import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { junitOf } from '../../src/golden/junit.js';

describe('junitOf', () => {
  it('writes one testcase per case, and the failures of one in one element', () => {
    const xml = junitOf('my cases', [
      { name: 'good', failures: [] },
      {
        name: 'bad',
        failures: [
          { kind: 'difference', file: 'company.json', message: '$.a: expected "x<y", got "x&y"' },
          { kind: 'unclaimed', file: 'old.json', message: 'is claimed by nothing' },
        ],
      },
    ]);
    expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="neci-kyc golden" tests="2" failures="1" errors="0">
  <testsuite name="my cases" tests="2" failures="1" errors="0" skipped="0">
    <testcase classname="my cases" name="good"/>
    <testcase classname="my cases" name="bad">
      <failure type="difference" message="company.json: $.a: expected &quot;x&lt;y&quot;, got &quot;x&amp;y&quot;">company.json: $.a: expected &quot;x&lt;y&quot;, got &quot;x&amp;y&quot;
old.json: is claimed by nothing</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it('escapes any text, and leaves out what XML has no room for', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, text, (suite, name, message) => {
        const failures = [{ kind: 'missing', file: 'x', message }] as const;
        const xml = junitOf(suite, [{ name, failures }]);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u);
        expect(xml.match(/</g)).toHaveLength(9);
        expect(xml.match(/&(?!(?:amp|lt|gt|quot);)/)).toBeNull();
      }),
    );
  });
});
