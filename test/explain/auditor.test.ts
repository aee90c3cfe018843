import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { texts } from '../../bench/bundles.js';
import { explain, explainPage } from '../../src/explain/index.js';
import { parseBundle } from '../../src/reading/bundle.js';

const GUIDE = readFileSync('docs/how-to/answer-an-auditor.md', 'utf8');
const ANCHORS = Array.from(GUIDE.matchAll(/\(`#([\w-]+)`\)/g), ([, anchor = '']) => anchor);

const BUNDLES: readonly (readonly [string, unknown])[] = [
  ['examples/blacklisted.json', parseBundle(readFileSync('examples/blacklisted.json'))],
  ['examples/minimal.json', parseBundle(readFileSync('examples/minimal.json'))],
  ['a company with 200 shareholders', parseBundle(texts('large', 1, 7)[0] ?? '')],
];

describe.each(BUNDLES)('the page of %s', (_, bundle) => {
  const page = explainPage(explain(bundle, { madeAt: '2026-01-01T00:00:00Z' }));

  it('has every place that the guide to an auditor’s questions names', () => {
    expect(ANCHORS.length).toBeGreaterThan(7);
    expect(ANCHORS.filter((anchor) => !page.includes(`id="${anchor}"`))).toEqual([]);
  });
});
