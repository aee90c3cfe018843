import { describe, expect, it } from 'vitest';
import { readCompany } from '../../src/normalize.js';
import { type Bundle, company, contentOf, issuesOf, OTHER, told, v1, v2, XIAOMI } from './bundles.js';

/** Where a bundle speaks of another company. */
function others(bundle: unknown): string[] {
  return told(issuesOf(bundle), 'contradiction').filter((one) => one.endsWith('(other_company)'));
}

function beside(endpoint: string, payload: unknown, fields: Bundle = {}): Bundle {
  return company(fields, { [endpoint]: v1(payload) });
}

const MISMATCH = (path: string) => [`error ${path} (other_company)`];

describe('an echoed qyName', () => {
  const lists = ['isHmd', 'qyfkmx', 'jyyc', 'yzwf', 'zdsswf'];

  it.each(lists)('of %s may be the name, in other brackets, widths and spaces', (name) => {
    const fields = { qyName: '北京云享（集团）有限公司' };
    expect(others(beside(name, { qyName: ' 北京云享(集团) 有限公司' }, fields))).toEqual([]);
  });

  it.each(lists)('of %s may be a former name or any code of the company', (name) => {
    const fields = { historyNames: [XIAOMI.formerName], orgNo: XIAOMI.organizationCode };
    const beyond = { neci: { entName: XIAOMI.name, regNo: XIAOMI.registrationNumber } };
    for (const qyName of [
      XIAOMI.formerName,
      XIAOMI.creditCode,
      XIAOMI.creditCode.toLowerCase(),
      XIAOMI.registrationNumber,
      XIAOMI.organizationCode,
      '551385082',
    ]) {
      expect([qyName, others({ ...beside(name, { qyName }, fields), ...beyond })]).toEqual([qyName, []]);
    }
  });

  it.each(lists)('of %s that is another name or another code is an error-severity contradiction', (name) => {
    for (const qyName of [OTHER.name, OTHER.creditCode]) {
      expect(others(beside(name, { qyName }))).toEqual(MISMATCH(`$.${name}.value.qyName`));
    }
  });

  it('can’t be held against a company of which only another kind of thing is known', () => {
    const byCode = { qycxnew: v1({ nsrsbh: XIAOMI.creditCode }), jyyc: v1({ qyName: OTHER.name }) };
    expect(others(byCode)).toEqual([]);
    const byName = { qycxnew: v1({ qyName: XIAOMI.name }), jyyc: v1({ qyName: OTHER.creditCode }) };
    expect(others(byName)).toEqual([]);
    expect(others(beside('jyyc', { qyName: OTHER.registrationNumber }))).toEqual([]);
    expect(others(beside('jyyc', { qyName: OTHER.organizationCode }))).toEqual([]);
  });

  it('that is blank is ignored', () => {
    expect(others(beside('jyyc', { qyName: '-' }))).toEqual([]);
  });

  it('that is a resident identity number is refused, and stays out of the company', () => {
    const bundle = beside('jyyc', { qyName: '110101199003070038' });
    expect(told(issuesOf(bundle), 'invalid_identifier')).toEqual(['warning $.jyyc.value.qyName (structure)']);
    expect(JSON.stringify(readCompany(bundle).company.subjects)).not.toContain('110101199003070038');
  });
});

describe('a row of abnormal operations', () => {
  const rowsOf = (row: Bundle) => beside('jyyc', { jyycList: { items: [row] } });
  const AT = '$.jyyc.value.jyycList.items[0].regNo';

  it('is compared with the company by the credit code in the place of its number', () => {
    expect(others(rowsOf({ name: XIAOMI.name, regNo: OTHER.creditCode }))).toEqual(MISMATCH(AT));
    expect(others(rowsOf({ regNo: OTHER.creditCode }))).toEqual(MISMATCH(AT));
    expect(others(rowsOf({ regNo: XIAOMI.creditCode }))).toEqual([]);
  });

  it('and by its number when it has no name', () => {
    const neci = { entName: XIAOMI.name, regNo: XIAOMI.registrationNumber };
    expect(others({ ...rowsOf({ regNo: OTHER.registrationNumber }), neci })).toEqual(MISMATCH(AT));
    expect(others({ ...rowsOf({ regNo: XIAOMI.registrationNumber }), neci })).toEqual([]);
  });
});

describe('a base record beside another', () => {
  const records = [
    ['info', 'entityName', 'creditCode'],
    ['isHmdxx', 'qyName', 'nsrsbh'],
    ['qycx', 'qyName', 'nsrsbh'],
  ] as const;

  it.each(records)('%s is held against the company by name and by code', (name, nameKey, codeKey) => {
    const bundle = beside(name, { [nameKey]: OTHER.name, [codeKey]: OTHER.creditCode });
    expect(others(bundle)).toEqual([
      `error $.${name}.value.${nameKey} (other_company)`,
      `error $.${name}.value.${codeKey} (other_company)`,
    ]);
    expect(others(beside(name, { [nameKey]: XIAOMI.name, [codeKey]: XIAOMI.creditCode }))).toEqual([]);
  });

  it('that has a former name is not another company', () => {
    const bundle = beside('info', { entityName: XIAOMI.formerName }, { historyNames: [XIAOMI.formerName] });
    expect(others(bundle)).toEqual([]);
  });

  it('is measured by the register extract, which comes first', () => {
    expect(others(company({}, { neci: { entName: OTHER.name, uniscId: OTHER.creditCode } }))).toEqual([
      'error $.qycxnew.value.qyName (other_company)',
      'error $.qycxnew.value.nsrsbh (other_company)',
    ]);
  });
});

describe('fzchnew', () => {
  it.each([
    ['the company’s code', XIAOMI.creditCode, []],
    ['another code', OTHER.creditCode, MISMATCH('$.fzchnew.value.nsrsbh')],
    ['an old taxpayer number, which can’t be held against a credit code', OTHER.taxpayerId, []],
    ['a registration number, which can’t either', OTHER.registrationNumber, []],
  ])('with %s', (_, nsrsbh, expected) => {
    expect(others(beside('fzchnew', { nsrsbh, fzchFlag: 0 }))).toEqual(expected);
  });

  it('with an old taxpayer number is not held against a registration number of the same length', () => {
    const neci = { entName: XIAOMI.name, regNo: XIAOMI.registrationNumber };
    expect(others({ neci, fzchnew: v1({ nsrsbh: XIAOMI.taxpayerId }) })).toEqual([]);
    expect(others({ neci, fzchnew: v1({ nsrsbh: OTHER.registrationNumber }) })).toEqual(
      MISMATCH('$.fzchnew.value.nsrsbh'),
    );
  });
});

describe('annual reports and officers', () => {
  it('are held against the company by name and by code', () => {
    const report = { entityName: OTHER.name, creditCode: OTHER.creditCode, reportYear: '2023' };
    expect(others(company({}, { annualRpt: v2([report]) }))).toEqual([
      'error $.annualRpt.data[0].entityName (other_company)',
      'error $.annualRpt.data[0].creditCode (other_company)',
    ]);
    const items = [
      { entName: XIAOMI.name, perName: '林渡' },
      { entName: OTHER.name, perName: '林渡' },
    ];
    expect(others(company({}, { keyPersonnelInfo: v2({ items }) }))).toEqual(
      MISMATCH('$.keyPersonnelInfo.data.items[1].entName'),
    );
  });
});

describe('risk rows', () => {
  const row = (name: string) => ({
    name,
    regNo: OTHER.registrationNumber,
    inDate: '2020-01-02',
    inReason: '未按照规定报送年度报告',
  });

  it('of another company are reported once for each name, and output all the same', () => {
    const items = [row(XIAOMI.name), row(OTHER.name), { ...row(OTHER.name), inDate: '2021-01-02' }];
    const bundle = beside('jyyc', { qyName: XIAOMI.name, jyycList: { items } });
    expect(others(bundle)).toEqual(MISMATCH('$.jyyc.value.jyycList.items[1].name'));
    expect(contentOf(bundle).providerSpecificData.abnormalOperations).toHaveLength(3);
  });

  it('of another company don’t lend it their registration number', () => {
    const numbers = (name: string) =>
      contentOf(beside('jyyc', { jyycList: { items: [row(name)] } })).additionalData.otherIdentifiers?.map(
        ({ identifierValue }) => identifierValue,
      );
    expect(numbers(OTHER.name)).toEqual([XIAOMI.creditCode]);
    expect(numbers(XIAOMI.name)).toEqual([OTHER.registrationNumber, XIAOMI.creditCode]);
  });

  it('hold a tax case against the company by its name and its code', () => {
    const item = { name: OTHER.name, credit_no: OTHER.creditCode, property: '偷税' };
    const bundle = beside('zdsswf', { zdsswfList: { total: 1, items: [item] } });
    expect(others(bundle)).toEqual([
      'error $.zdsswf.value.zdsswfList.items[0].name (other_company)',
      'error $.zdsswf.value.zdsswfList.items[0].credit_no (other_company)',
    ]);
    expect(contentOf(bundle).providerSpecificData.majorTaxViolations).toHaveLength(1);
  });

  it('with an old taxpayer number in a tax case are not held against the credit code', () => {
    const item = { name: XIAOMI.name, credit_no: XIAOMI.taxpayerId };
    expect(others(beside('zdsswf', { zdsswfList: { items: [item] } }))).toEqual([]);
  });
});

describe('the standard name', () => {
  it.each([
    ['小米科技（有限责任）公司', '小米科技(有限责任)公司', []],
    ['ＡＢＣ科技有限公司', 'ABC科技有限公司', []],
    [XIAOMI.name, '小米科技有限公司', ['warning $.qycxnew.value.qyName']],
  ])('of %s as %s', (qyName, format_name, expected) => {
    const issues = issuesOf(company({ qyName, format_name }));
    expect(told(issues, 'sources_disagree')).toEqual(expected);
  });

  it('never replaces the name', () => {
    expect(
      contentOf({ qycxnew: v1({ nsrsbh: XIAOMI.creditCode, format_name: XIAOMI.name }) }).name,
    ).toBeNull();
  });
});
