/** Texts, blanks and counts as the cleaners read them. */

import { describe, expect, it } from 'vitest';
import { company, factsOf, issuesBeyond, issuesOf, told, v1, v2, XIAOMI } from '../normalize/bundles.js';

const AT = '$.qycxnew.value';

describe('blanks', () => {
  const BLANKS = [
    '',
    '  ',
    '\u3000',
    '-',
    '--',
    '—',
    '/',
    'null',
    'NULL',
    '无',
    '暂无',
    'N/A',
    'n/a',
    '企业选择不公示',
    '（非公示项）',
    '(非公示项)',
    null,
  ];

  it.each(BLANKS)('%j is not a value in any field, without an issue', (blank) => {
    const fields = [
      'startDate',
      'operName',
      'econKind',
      'econKindCode',
      'registCapi',
      'scope',
      'title',
      'address',
    ];
    const more = [
      'belongOrg',
      'historyNames',
      'termStart',
      'termEnd',
      'checkDate',
      'actualCapi',
      'revokeDate',
      'endDate',
    ];
    const last = [
      'revokeReason',
      'orgNo',
      'type',
      'fenname',
      'format_name',
      'categoryNew',
      'currency_unit',
      'domain',
      'domainName',
      'districtCode',
      'districtName',
      'tags',
    ];
    const bundle = company(Object.fromEntries([...fields, ...more, ...last].map((key) => [key, blank])));
    expect(factsOf(bundle)).toEqual(factsOf(company()));
    expect(issuesBeyond(bundle)).toEqual([]);
  });

  it('zero and false are values, not blanks', () => {
    const facts = factsOf({
      ...company({ registCapi: '0 万人民币' }),
      isHmd: v1({ qyName: XIAOMI.name, isHmd: false }),
    });
    expect(facts.registeredCapital?.amount).toBe('0.00');
    expect(facts.blacklisted).toBe(false);
  });
});

describe('an English name', () => {
  const named = (fenname: unknown) => {
    const bundle = company({ fenname });
    return [factsOf(bundle).englishName, ...told(issuesOf(bundle), 'unparseable_value')];
  };

  it.each([
    ['Xiaomi Inc.', ['Xiaomi Inc.']],
    ['none', [undefined]],
    [XIAOMI.name, [undefined, `warning ${AT}.fenname (no_latin_name)`]],
    ['Xiaomi 小米', [undefined, `warning ${AT}.fenname (no_latin_name)`]],
    ['123', [undefined, `warning ${AT}.fenname (no_latin_name)`]],
  ])('%s: %j', (fenname, expected) => {
    expect(named(fenname)).toEqual(expected);
  });
});

describe('employees', () => {
  it.each([
    ['31', '31'],
    ['31人', '31'],
    [31, '31'],
    ['1,031', '1031'],
    ['0', '0'],
    ['', undefined],
    ['50-100人', undefined],
    ['企业选择不公示', undefined],
  ])('%j is %s', (empNum, expected) => {
    expect(factsOf({ neci: { entName: XIAOMI.name, empNum } }).numberOfEmployees).toBe(expected);
  });

  it('come from the newest annual report, wherever it stands, and never from those insured', () => {
    const report = (reportYear: unknown, employeeCnt: string) => ({
      reportYear,
      employeeCnt,
      socialSecurityInfos: [{ endowmentInsuranceEmployeeCnt: '31人' }],
    });
    const count = (reports: unknown[]) => factsOf(company({}, { annualRpt: v2(reports) })).numberOfEmployees;
    expect(count([report('2021', '3人'), report('2023年度', '5人'), report(2022, '4人')])).toBe('5');
    expect(count([report('2021', '3人'), report('2023', '')])).toBeUndefined();
    expect(count([report('2021', '3人'), report('不详', '9人')])).toBe('3');
    expect(count([report(null, '7人')])).toBe('7');
    expect(count([])).toBeUndefined();
  });

  it.each([
    ['two reports of the newest year', ['2023', '2023', '2021'], '1', [1]],
    ['two reports of an older year', ['2021', '2023', '2021'], '2', []],
    ['reports without a year', [null, null], '1', [1]],
  ])('of %s are those of the first, and that is told', (_, years, first, doubles) => {
    const reports = years.map((reportYear, index) => ({ reportYear, employeeCnt: String(index + 1) }));
    const bundle = company({}, { annualRpt: v2(reports) });
    expect(factsOf(bundle).numberOfEmployees).toBe(first);
    const paths = doubles.map((index) => `warning $.annualRpt.data[${index}].reportYear (two_reports)`);
    expect(told(issuesOf(bundle), 'contradiction')).toEqual(paths);
  });

  it('are told when the newest report can’t be told by its year', () => {
    const bundle = company({}, { annualRpt: v2([{ reportYear: '2021' }, { reportYear: '不详' }]) });
    expect(told(issuesOf(bundle), 'unparseable_value')).toEqual([
      'warning $.annualRpt.data[1].reportYear (format)',
    ]);
  });
});
