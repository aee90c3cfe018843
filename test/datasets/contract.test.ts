import { describe, expect, it } from 'vitest';
import { NEWEST } from '../../src/datasets/releases/index.js';
import { normalize, readCompany, validateResponse } from '../../src/index.js';

/** What a caller without types may ask for. */
const WRONG = [
  { dataset: 'soper', version: 'v2', release: NEWEST },
  { dataset: 'super', version: 'v3', release: NEWEST },
  { dataset: 'super', version: 'v2', release: '2024-01-01' },
  { dataset: 'constructor', version: 'v2', release: NEWEST },
  { dataset: 'super', version: 'v2', release: '__proto__' },
];

describe.each(WRONG)('a contract that is not there: $release/$version/$dataset', (contract) => {
  it('makes render and validateResponse throw a RangeError that says what to use', () => {
    const bundle = { qycx: { code: '2000', success: true, data: { qyName: '小米科技有限责任公司' } } };
    expect(() => normalize(bundle, contract as never)).toThrow(RangeError);
    expect(() => validateResponse({}, contract as never)).toThrow(
      /^(dataset|version|release) is unknown; use /,
    );
  });
});

it('validateResponse without a release validates against the newest', () => {
  const contract = { dataset: 'super', version: 'v2' } as const;
  const { response } = normalize({ neci: { entName: '小米科技有限责任公司' } }, contract);
  expect(validateResponse(response, contract)).toEqual([]);
});

it('a way to translate that is not there is refused', () => {
  const bundle = { neci: { entName: '小米科技有限责任公司' } };
  expect(() => readCompany(bundle, { translate: 'google' as never })).toThrow(RangeError);
});
