import { describe, expect, it } from 'vitest';
import { readCompany } from '../../src/normalize.js';

const company = { entName: '小米科技有限责任公司', uniscId: '91110108551385082Q', corpStatusString: '存续' };

function issuesOf(neci: object): string[] {
  return readCompany({ neci: { ...company, ...neci } }).issues.map(
    ({ code, path, reason }) => `${code} ${path} ${reason ?? ''}`,
  );
}

describe('more than there is room for', () => {
  it('keeps the first of two websites and reports the other', () => {
    const contact = [{ website: 'www.example.com' }, { website: 'shop.example.com' }];
    expect(readCompany({ neci: { ...company, contact } }).company.website?.value).toBe('www.example.com');
    expect(issuesOf({ contact })).toContain('dropped_value $.neci.contact[1].website second_value');
  });

  it('reports no second website that is the first again, or blank', () => {
    const contact = [{ website: 'www.example.com' }, { website: 'www.example.com' }, { website: '-' }];
    expect(issuesOf({ contact }).filter((issue) => issue.startsWith('dropped_value'))).toEqual([]);
  });
});

describe('a row without a name', () => {
  it('is output, and reported at what is left out for it', () => {
    const keyPersons = [{ name: '-', position_CN: '董事' }];
    const { officers } = readCompany({ neci: { ...company, keyPersons } }).company;
    expect(officers).toHaveLength(1);
    expect(issuesOf({ keyPersons })).toContain('missing_value $.neci.keyPersons[0].position_CN name');
  });
});
