import { describe, expect, it } from 'vitest';
import { upgrade } from '../../src/datasets/upgrade/index.js';
import { one } from '../releases/companies.js';

describe('a response of very many parts', () => {
  it('is upgraded, each path once', () => {
    const count = 20_000;
    const numbers = Array.from({ length: count }, (_, index) => ({
      identifierName: index % 2 ? 'otherNumber' : 'oldNumber',
      identifierValue: String(index >> 2),
    }));
    const shareholders = Array.from({ length: count }, () => ({ shareCurrency: 'CNY', name: 'A' }));
    const fields = [
      ...numbers.map((_, index) => `$.additionalData.otherIdentifiers[${index}]`),
      '$.associatedEntities.shareholders',
    ];
    const { response } = upgrade({
      countryCode: 'CN',
      additionalData: { otherIdentifiers: numbers },
      associatedEntities: { shareholders },
      sources: [{ primary: true, fields }],
    });
    expect(one('$.sources[0].fields', response)).toHaveLength(count / 4 + 2);
  });
});
