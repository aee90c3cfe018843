import { describe, expect, it } from 'vitest';
import { normalize, readCompany, validateResponse } from '../../src/index.js';

/** What a caller without types may ask for. */
const WRONG = [
  { dataset: 'soper', version: 'v2', release: '2025-07-09' },
  { dataset: 'super', version: 'v3', release: '2025-07-09' },
  { dataset: 'super', version: 'v2', release: '2024-01-01' },
  { dataset: 'constructor', version: 'v2', release: '2025-07-09' },
  { dataset: 'super', version: 'v2', release: '__proto__' },
];

describe.each(WRONG)('a contract that is not there: $release/$version/$dataset', (contract) => {
  it('is refused by name, when rendering and when validating', () => {
    const bundle = { qycx: { code: '2000', success: true, data: { qyName: '小米科技有限责任公司' } } };
    expect(() => normalize(bundle, contract as never)).toThrow(RangeError);
    expect(() => validateResponse({}, contract as never)).toThrow(
      /dataset is refresh or super|these are known: \d{4}-/,
    );
  });
});

it('a contract without a release is refused for that', () => {
  expect(() => validateResponse({}, { dataset: 'super', version: 'v2' } as never)).toThrow(
    'No release is named',
  );
});

it('a way to translate that is not there is refused', () => {
  const bundle = { neci: { entName: '小米科技有限责任公司' } };
  expect(() => readCompany(bundle, { translate: 'google' as never })).toThrow(RangeError);
});
