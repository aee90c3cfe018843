import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { failureLine, issueLine, lineStart, numbersOf } from '../../src/bulk/issueLine.js';
import { failed } from '../../src/bulk/record.js';
import { normalize, VERSION } from '../../src/index.js';
import { issue } from '../../src/issues.js';
import { readBundles } from '../normalize/goldenBundles.js';

const CREDIT_CODE = '91110108551385082Q';
const warning = issue('unparseable_value', '$.qycxnew.value.startDate', 'm', { reason: 'impossible' });

describe('the numbers of a company', () => {
  it('are those of its response, in either version', () => {
    const content = { kompanyId: '41AE', registrationNumber: CREDIT_CODE };
    expect(numbersOf({ content }, 'v2')).toEqual(content);
    expect(numbersOf({ id: '41AE', registrationNumber: CREDIT_CODE }, 'v1')).toEqual(content);
  });

  it.each([
    ['a registration number', '110108012660422', true],
    ['a registration number in whose middle a day of birth can be read', '110101900307006', false],
    ['a number that fails its check', '91110108551385082A', false],
    ['a resident number', '110101199003070038', false],
    ['none', null, false],
  ])('have %s: %s %s', (_, registrationNumber, isGiven) => {
    const numbers = numbersOf({ content: { kompanyId: '41AE', registrationNumber } }, 'v2');
    expect(numbers).toEqual({ kompanyId: '41AE', ...(isGiven && { registrationNumber }) });
  });

  it('are none of a response without any', () => {
    expect(numbersOf({ content: { kompanyId: null, registrationNumber: null } }, 'v2')).toEqual({});
  });
});

describe('a line of the issues', () => {
  it('has the place, the company, the endpoint, the issue and the version, in this order', () => {
    const line = issueLine(lineStart({ line: 7 }, { kompanyId: '41AE' }), warning);
    expect(line).toBe(
      `{"line":7,"kompanyId":"41AE","endpoint":"qycxnew","code":"unparseable_value","severity":"warning",` +
        `"path":"$.qycxnew.value.startDate","message":"m","reason":"impossible","neciKyc":"${VERSION}"}`,
    );
  });

  it('names no endpoint where the path begins in none, and repeats no key that is not one', () => {
    const start = lineStart({ line: 7 }, {});
    for (const path of ['$', '$.secret', "$['a b']"]) {
      const line = JSON.parse(issueLine(start, issue('unknown_endpoint', path, 'm')));
      expect(line).not.toHaveProperty('endpoint');
    }
  });

  it('says of a bundle that failed why, and which version', () => {
    const outcome = failed(new Error('secret'));
    const line = outcome.ok ? '' : failureLine({ file: 'a.json' }, outcome.failure);
    expect(JSON.parse(line)).toMatchObject({ file: 'a.json', error: 'Error', neciKyc: VERSION });
    expect(line).not.toContain('secret');
  });
});

describe('schemas/issue-line.schema.json', () => {
  const schema = JSON.parse(readFileSync('schemas/issue-line.schema.json', 'utf8'));
  const validate = new Ajv2020({ strict: false }).compile(schema);

  it('accepts every issue of every golden case as a line', () => {
    for (const { name, bundle } of readBundles()) {
      const { response, issues } = normalize(bundle, { dataset: 'super', version: 'v2' });
      const start = lineStart({ line: 1 }, numbersOf(response, 'v2'));
      const lines = issues.map((each) => JSON.parse(issueLine(start, each)));
      expect([name, lines.filter((line) => !validate(line))]).toEqual([name, []]);
    }
  });

  it.each([
    [
      'a line without its place',
      { code: 'moved_out', severity: 'warning', path: '$', message: 'x', neciKyc: '1' },
    ],
    [
      'a line without a version',
      { line: 1, code: 'moved_out', severity: 'warning', path: '$', message: 'x' },
    ],
    ['a failure with a value', { line: 1, error: 'Error', message: 'x', neciKyc: '1', value: 1 }],
  ])('rejects %s', (_, line) => {
    expect(validate(line)).toBe(false);
  });

  it('accepts the line of a failure', () => {
    expect(
      validate({
        line: 1,
        error: 'RawPayloadError',
        reason: 'not_json',
        byteOffset: 5,
        message: 'x',
        neciKyc: '1',
      }),
    ).toBe(true);
  });
});
