import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/explain/index.js';
import { issue } from '../../src/issues.js';
import { readCompany } from '../../src/normalize.js';
import { readBundles } from '../normalize/goldenBundles.js';

const validator = (file: string) =>
  new Ajv2020({ strict: false, allErrors: true }).compile(JSON.parse(readFileSync(file, 'utf8')));
const CASES = readBundles();

describe('schemas/issue.schema.json', () => {
  const validate = validator('schemas/issue.schema.json');

  it('accepts every issue of every golden case: its code, severity and reason are in the guide', () => {
    for (const { name, bundle } of CASES) {
      for (const issue of readCompany(bundle).issues)
        expect([name, issue, validate(issue)]).toEqual([name, issue, true]);
    }
  });

  it.each([
    ['2010-03-03T00:00:00', 'checkedAt', 'no_offset'],
    ['1986-05-04 02:30:00', 'checkedAt', 'clock_change'],
    ['20211112131415', 'estDate', 'ambiguous'],
    ['2010-03-03至', 'opTo', 'no_end'],
    ['2010-03-03至2009-03-02', 'opTo', 'order'],
  ])('accepts the issue of %s in %s, whose reason is %s', (text, key, reason) => {
    const { issues } = readCompany({ neci: { entName: '义乌市星辰企业管理有限公司', [key]: text } });
    const found = issues.find((issue) => issue.reason === reason);
    expect([found?.code, validate(found)]).toEqual(['unparseable_value', true]);
  });

  it('has every reason by its type: another one does not compile', () => {
    // @ts-expect-error Not in the guide.
    expect(validate(issue('unparseable_value', '$', 'x', { reason: 'because' }))).toBe(false);
  });

  it.each([
    [
      'a reason that no page explains',
      { code: 'dropped_value', severity: 'warning', path: '$', message: 'x', reason: 'because' },
    ],
    [
      'a severity that the code can’t have',
      { code: 'derived_value', severity: 'error', path: '$', message: 'x' },
    ],
    ['an unknown code', { code: 'oops', severity: 'info', path: '$', message: 'x' }],
    [
      'a value beside the message',
      { code: 'moved_out', severity: 'warning', path: '$', message: 'x', value: 1 },
    ],
  ])('rejects %s', (_, issue) => {
    expect(validate(issue)).toBe(false);
  });
});

describe('schemas/explanation.schema.json', () => {
  const validate = validator('schemas/explanation.schema.json');

  it.each(CASES)('accepts the explanation of $name', ({ bundle }) => {
    const explanation = JSON.parse(JSON.stringify(explain(bundle)));
    validate(explanation);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('rejects an explanation without verdicts', () => {
    const { verdicts: _, ...rest } = explain(CASES[0]?.bundle);
    expect(validate(JSON.parse(JSON.stringify(rest)))).toBe(false);
  });
});
