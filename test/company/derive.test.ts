import { describe, expect, it } from 'vitest';
import type { AbnormalOperation, PartialCompany } from '../../src/company/company.js';
import { companyOf, derived, pathsOf, told } from './derived.js';
import { said } from './said.js';

const NAME = '小米科技有限责任公司';
const NUMBER = '110108012660422';
const OTHER_NUMBER = '330782000012342';
const CODE = '91110108551385082Q';

describe('the registration number', () => {
  const AT = '$.neci.regNo';
  const inRows = (...rows: Partial<AbnormalOperation>[]): PartialCompany => ({
    name: said(NAME),
    abnormalOperations: {
      flags: [],
      lists: [],
      failures: [],
      rows: rows.map((row) => ({ current: said(true), ...row })),
    },
  });
  const numberOf = (part: PartialCompany) => companyOf(part).registrationNumber?.value;
  /** The fields and places of the disagreements. */
  const disagreements = (part: PartialCompany) =>
    derived(part)
      .issues.filter(({ code }) => code === 'sources_disagree')
      .map(({ path, message }) => [/ disagree on (\w+): /.exec(message)?.[1], path]);
  const DISAGREEMENT = [['registrationNumber', AT]];

  it('is its own, and disagrees with another one in the place of a taxpayer’s number', () => {
    const own = { registrationNumber: said(NUMBER, AT) };
    const other = { ...own, taxRegistrationNumber: said(OTHER_NUMBER) };
    expect(numberOf(other)).toBe(NUMBER);
    expect(disagreements(other)).toEqual(DISAGREEMENT);
    expect(disagreements({ ...own, taxRegistrationNumber: said('110108-012660-422') })).toEqual([]);
  });

  it('is the one in the place of a taxpayer’s number, or else in a risk row of the company', () => {
    expect(numberOf({ taxRegistrationNumber: said(NUMBER) })).toBe(NUMBER);
    const row = { name: said('小米科技（有限责任）公司'), registrationNumber: said(OTHER_NUMBER) };
    expect(numberOf(inRows(row))).toBe(OTHER_NUMBER);
    expect(numberOf({ ...inRows(row), taxRegistrationNumber: said(NUMBER) })).toBe(NUMBER);
  });

  it.each([
    ['of another company', { name: said('别家有限公司'), registrationNumber: said(NUMBER) }],
    ['without a name', { registrationNumber: said(NUMBER) }],
    ['with a credit code', { name: said(NAME), registrationNumber: said(CODE) }],
    ['without a number', { name: said(NAME) }],
  ])('is not that of a risk row %s', (_, row) => {
    expect(numberOf(inRows(row))).toBeUndefined();
  });

  it('is not that of a risk row where the company has no name', () => {
    const row = { name: said(NAME), registrationNumber: said(NUMBER) };
    expect(numberOf({ ...inRows(row), name: undefined })).toBeUndefined();
  });

  it('disagrees once with another one in rows of the company', () => {
    const row = { name: said(NAME), registrationNumber: said(OTHER_NUMBER) };
    const own = { registrationNumber: said(NUMBER, AT) };
    expect(disagreements({ ...inRows(row, row), ...own })).toEqual(DISAGREEMENT);
    expect(disagreements({ ...inRows({ ...row, registrationNumber: said(NUMBER) }), ...own })).toEqual([]);
    const two = inRows({ ...row, registrationNumber: said(NUMBER, AT) }, row);
    expect(numberOf(two)).toBe(NUMBER);
    expect(disagreements(two)).toEqual(DISAGREEMENT);
  });

  it('is not the number of an individual business that reads as a resident number, for a company', () => {
    const refused = said('110101900307003', AT);
    const part = (name: string | undefined, number = refused): PartialCompany => ({
      name: name === undefined ? undefined : said(name),
      registrationNumber: number,
    });
    for (const name of ['甲有限公司', '甲合伙企业', '甲农民专业合作社']) {
      expect(numberOf(part(name))).toBeUndefined();
      expect(told(part(name), 'invalid_identifier')).toEqual([`warning ${AT} (structure)`]);
    }
    expect(numberOf(part('甲小吃店'))).toBe(refused.value);
    const taxpayers = (number: string) =>
      companyOf({ name: said('甲有限公司'), taxRegistrationNumber: said(number) }).taxRegistrationNumber
        ?.value;
    expect(taxpayers(refused.value)).toBeUndefined();
    expect(taxpayers(NUMBER)).toBe(NUMBER);
    expect(numberOf(part(undefined))).toBe(refused.value);
    expect(numberOf(part('甲有限公司', said('110101500307003')))).toBe('110101500307003');
    expect(numberOf(part('甲有限公司', said('110101901307003')))).toBe('110101901307003');
  });

  it('is the next one that the sources give where the first one is refused', () => {
    const row = { name: said(NAME), registrationNumber: said(NUMBER) };
    const given = { ...inRows(row), registrationNumber: said('110101900307003', AT) };
    expect(numberOf(given)).toBe(NUMBER);
    expect(told(given, 'invalid_identifier')).toEqual([`warning ${AT} (structure)`]);
    expect(disagreements(given)).toEqual([]);
  });

  it('is none where every one that the sources give is refused', () => {
    const row = { name: said(NAME), registrationNumber: said('110101900307003') };
    expect(numberOf(inRows(row))).toBeUndefined();
  });

  it('of before 2007 does not disagree with a later one, which is longer', () => {
    const row = { name: said(NAME), registrationNumber: said('1101081266042') };
    expect(disagreements({ ...inRows(row), registrationNumber: said(NUMBER) })).toEqual([]);
  });
});

describe('what a company has when no source tells of it', () => {
  it('is an empty list, or no time', () => {
    const { formerNames, emails, phones, blacklistFlags, subjects, checkedTimes } = companyOf({});
    expect([formerNames, emails, phones, blacklistFlags, subjects]).toEqual([[], [], [], [], []]);
    expect(Object.keys(checkedTimes)).toEqual([]);
    expect('constructor' in checkedTimes).toBe(false);
  });

  it('is a risk list of which nothing is known', () => {
    const { abnormalOperations, seriousViolations, majorTaxViolations } = companyOf({});
    const unknown = { flags: [], lists: [], failures: [], rows: [], state: 'unknown' };
    expect([abnormalOperations, seriousViolations, majorTaxViolations]).toEqual([unknown, unknown, unknown]);
  });
});

describe('the share type', () => {
  const registeredCapital = { amount: said('100.00', '$.neci.regCap') };

  it('is the source’s, or else that of the registered capital', () => {
    const leaf = companyOf({ registeredCapital }).shareType;
    expect([leaf?.value, leaf?.rule, pathsOf(leaf)]).toEqual([
      'Registered',
      'registered-capital/1',
      ['$.neci.regCap'],
    ]);
    const shareType = said('Ordinary');
    expect(companyOf({ registeredCapital, shareType }).shareType).toBe(shareType);
    expect(companyOf({ shareType }).shareType).toBe(shareType);
    expect(companyOf({}).shareType).toBeUndefined();
  });
});

describe('the officers', () => {
  const part = {
    legalRepresentative: said('陆伟兵', '$.neci.legelRep'),
    legalRepresentativeTitle: said('执行董事'),
  };

  it('are the legal representative with the title where no source lists any', () => {
    expect(companyOf(part).officers).toEqual([
      { name: part.legalRepresentative, providedRole: part.legalRepresentativeTitle },
    ]);
    expect(companyOf({}).officers).toBeUndefined();
  });

  it('are none where a source lists none', () => {
    expect(companyOf({ ...part, officers: [] }).officers).toEqual([]);
    expect(told({ ...part, officers: [] }, 'missing_value')).not.toContain('warning $ (officers)');
  });

  it('keep what the sources say, with or without translated names', () => {
    const officers = [{ name: said('陆伟兵'), translatedName: said('Louie Lu'), providedRole: said('董事') }];
    expect(companyOf({ officers }).officers).toEqual(officers);
    expect(companyOf({ officers }, { translate: 'derive' }).officers).toEqual(officers);
  });
});
