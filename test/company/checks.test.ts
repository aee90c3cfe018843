import { describe, expect, it } from 'vitest';
import type { AbnormalOperation, PartialCompany, RegistrationStatus } from '../../src/company/company.js';
import { derived, told } from './derived.js';
import { said } from './said.js';

const NAME = '小米科技有限责任公司';
const CODE = '91110108551385082Q';
const NUMBER = '110108012660422';
const OTHER_NAME = '义乌市某某贸易有限公司';
const OTHER_CODE = '91330782MA28ABCD53';
const OTHER_NUMBER = '330782000012342';

const contradictions = (part: PartialCompany) => told(part, 'contradiction');
const AT = '$.info.data.key';

describe('whom a payload describes', () => {
  const own: PartialCompany = { name: said(NAME), unifiedSocialCreditCode: said(CODE) };
  const others = (part: PartialCompany, ...subjects: NonNullable<PartialCompany['subjects']>) =>
    contradictions({ ...part, subjects });

  it('is another company by its name or by a code of the same kind', () => {
    expect(others(own, { name: said(OTHER_NAME) })).toEqual([`error ${AT} (other_company)`]);
    expect(others(own, { code: said(OTHER_CODE) })).toEqual([`error ${AT} (other_company)`]);
    expect(others(own, { name: said(NAME), code: said(CODE) })).toEqual([]);
  });

  it('is reported once for each name and endpoint', () => {
    const inJyyc = said(OTHER_NAME, '$.jyyc.value.qyName');
    expect(others(own, { name: said(OTHER_NAME) }, { name: said(OTHER_NAME) }, { name: inJyyc })).toEqual([
      `error ${AT} (other_company)`,
      'error $.jyyc.value.qyName (other_company)',
    ]);
    expect(others(own, { name: said(OTHER_NAME) }, { name: said('别家有限公司') })).toHaveLength(2);
  });

  it('is compared with the former names, and with nothing where every name is masked', () => {
    const former = { ...own, formerNames: [said('北京小米科技有限公司')] };
    expect(others(former, { name: said('北京小米科技（有限）公司') })).toEqual([]);
    expect(others(former, { name: said(OTHER_NAME) })).toHaveLength(1);
    const masked = { ...own, name: said('小米****公司') };
    expect(others(masked, { name: said(OTHER_NAME) })).toEqual([]);
    expect(others({ ...masked, formerNames: [said(NAME)] }, { name: said(OTHER_NAME) })).toHaveLength(1);
  });

  it('can’t be compared by a masked name, or by a code without letters and digits', () => {
    expect(others(own, { name: said('义乌****公司') })).toEqual([]);
    expect(others({ organizationCode: said('55138508-2') }, { code: said('-') })).toEqual([]);
  });

  it('is compared by a code in another spelling', () => {
    expect(others({ organizationCode: said('55138508-2') }, { code: said('551385082') })).toEqual([]);
    expect(others({ organizationCode: said('55138508-2') }, { code: said('551385090') })).toHaveLength(1);
    expect(others(own, { code: said(NUMBER) })).toEqual([]);
  });

  it('of a risk row is that of its name, and of its number where there is no name or it is a credit code', () => {
    const inRow = (row: Partial<AbnormalOperation>): PartialCompany => ({
      ...own,
      registrationNumber: said(NUMBER),
      abnormalOperations: { flags: [], lists: [], failures: [], rows: [{ current: said(true), ...row }] },
    });
    expect(contradictions(inRow({ name: said(OTHER_NAME) }))).toHaveLength(1);
    expect(contradictions(inRow({ registrationNumber: said(OTHER_NUMBER) }))).toHaveLength(1);
    expect(contradictions(inRow({ name: said(NAME), registrationNumber: said(OTHER_NUMBER) }))).toEqual([]);
    expect(contradictions(inRow({ name: said(NAME), registrationNumber: said(OTHER_CODE) }))).toHaveLength(1);
  });

  it('of a tax case is that of its name and code, beside those of the payloads', () => {
    const list = { flags: [], lists: [], failures: [] };
    const row = { taxpayerName: said(OTHER_NAME), taxpayerId: said(OTHER_CODE), current: said(true) };
    const majorTaxViolations = { ...list, rows: [row] };
    expect(others({ ...own, majorTaxViolations })).toHaveLength(2);
    expect(others({ ...own, majorTaxViolations }, { name: said('别家有限公司') })).toHaveLength(3);
    const abnormalOperations = { ...list, rows: [{ current: said(true) }] };
    expect(others({ ...own, majorTaxViolations, abnormalOperations })).toHaveLength(2);
  });
});

describe('the standard name', () => {
  it('disagrees when it is another name', () => {
    const names = (name: string, standardName: string) =>
      told(
        { name: said(name, '$.qycxnew.value.qyName'), standardName: said(standardName) },
        'sources_disagree',
      );
    expect(names('小米科技（有限）公司', '小米科技(有限)公司')).toEqual([]);
    expect(names(NAME, OTHER_NAME)).toEqual(['warning $.qycxnew.value.qyName (undefined)']);
    const { issues } = derived({ name: said(NAME), standardName: said(OTHER_NAME) });
    expect(issues[0]?.message).toMatch(/ disagree on name: /);
    expect(told({ standardName: said(NAME) }, 'sources_disagree')).toEqual([]);
    expect(told({ name: said(NAME) }, 'sources_disagree')).toEqual([]);
  });
});

describe('a status beside a day', () => {
  const status = (kind: string, target: 'LIVE' | 'CLOSED' | 'NOT REPORTED' = 'LIVE'): RegistrationStatus => ({
    words: said('某'),
    class: said(kind),
    target: said(target),
  });
  const deregistrationDate = said('2020-01-02', '$.qycxnew.value.endDate');
  const revocationDate = said('2020-01-02', '$.qycxnew.value.revokeDate');

  it.each([
    ['existing', ['error $.qycxnew.value.endDate (status_against_deregistration)']],
    ['revoked', ['error $.qycxnew.value.endDate (status_against_deregistration)']],
    ['moved_out', []],
    ['deregistration_announced', []],
  ])('of deregistration: %s, which is LIVE: %j', (kind, expected) => {
    expect(contradictions({ status: status(kind), deregistrationDate })).toEqual(expected);
  });

  it.each([
    ['existing', ['warning $.qycxnew.value.revokeDate (status_against_revocation)']],
    ['suspended', ['warning $.qycxnew.value.revokeDate (status_against_revocation)']],
    ['revoked', []],
    ['liquidation', []],
    ['ordered_to_close', []],
    ['deregistration_announced', []],
    ['moved_out', []],
  ])('of revocation: %s, which is LIVE: %j', (kind, expected) => {
    expect(contradictions({ status: status(kind), revocationDate })).toEqual(expected);
  });

  it('does not contradict a company that is closed, or of which no status is known', () => {
    const dates = { deregistrationDate, revocationDate };
    expect(contradictions({ status: status('deregistered', 'CLOSED'), ...dates })).toEqual([]);
    expect(contradictions({ status: status('unknown', 'NOT REPORTED'), ...dates })).toEqual([]);
    expect(contradictions(dates)).toEqual([]);
    expect(contradictions({ status: status('existing') })).toEqual([]);
  });
});

describe('the operating term', () => {
  it.each([
    ['2020-01-02', '2020-01-01', ['warning $.neci.opTo (term_order)']],
    ['2020-01-02', '2020-01-02', []],
    ['2020-01-02', '长期', []],
    [undefined, '2020-01-01', []],
    ['2020-01-02', undefined, []],
  ])('from %s until %s: %j', (from, until, expected) => {
    const operatingFrom = from === undefined ? undefined : said(from, '$.neci.opFrom');
    const operatingUntil = until === undefined ? undefined : said(until, '$.neci.opTo');
    expect(contradictions({ operatingFrom, operatingUntil })).toEqual(expected);
  });
});

describe('a day of an end', () => {
  it.each(['deregistrationDate', 'revocationDate', 'operatingUntil'] as const)(
    '%s before the foundation is a contradiction, on that day it is not',
    (field) => {
      const incorporationDate = said('2010-03-03');
      expect(contradictions({ incorporationDate, [field]: said('2010-03-02', '$.neci.end') })).toEqual([
        'warning $.neci.end (before_foundation)',
      ]);
      expect(contradictions({ incorporationDate, [field]: said('2010-03-03') })).toEqual([]);
      expect(contradictions({ [field]: said('2010-03-02') })).toEqual([]);
    },
  );
});

describe('a day after the time of checking', () => {
  // 2022-08-03 at Shanghai.
  const checkedTimes = { info: '2022-08-02T16:30:00+00:00' };
  const [past, future] = [said('2022-08-03'), said('2022-08-04', '$.info.data.day')];
  const EXPECTED = ['warning $.info.data.day (after_checking)'];

  it.each([
    'incorporationDate',
    'approvalDate',
    'revocationDate',
    'deregistrationDate',
    'operatingFrom',
  ] as const)('is a contradiction as %s', (field) => {
    expect(contradictions({ checkedTimes, [field]: future })).toEqual(EXPECTED);
    expect(contradictions({ checkedTimes, [field]: past })).toEqual([]);
  });

  it.each([
    ['abnormalOperations', 'includedDate', true],
    ['abnormalOperations', 'removedDate', false],
    ['seriousViolations', 'includedDate', true],
    ['seriousViolations', 'removedDate', false],
    ['majorTaxViolations', 'occurredDate', true],
    ['majorTaxViolations', 'createdDate', true],
    ['majorTaxViolations', 'updatedDate', true],
  ] as const)('is a contradiction in a row of %s as %s', (list, field, isCurrent) => {
    const row = (day: typeof past) => ({
      checkedTimes,
      [list]: { flags: [], lists: [], failures: [], rows: [{ current: said(isCurrent), [field]: day }] },
    });
    expect(contradictions(row(future))).toEqual(EXPECTED);
    expect(contradictions(row(past))).toEqual([]);
  });

  it('is none of removal on a current row, which the cleaner reports', () => {
    const rows = [{ current: said(true), removedDate: future }];
    const list = { flags: [], lists: [], failures: [], rows };
    expect(contradictions({ checkedTimes, abnormalOperations: list, seriousViolations: list })).toEqual([]);
  });

  it('is one of removal whose source has no time, if it is after the times of all others', () => {
    const removed = (day: string, checkedTimes: Record<string, string>, isCurrent = false) => {
      const rows = [{ current: said(isCurrent), removedDate: said(day, '$.jyyc.value.outDate') }];
      const list = { flags: [], lists: [], failures: [], rows };
      return contradictions({ checkedTimes, seriousViolations: list });
    };
    const times = { info: '2022-08-02T16:30:00+00:00', neci: '2022-08-01T16:30:00+00:00' };
    const UNTIMED = ['warning $.jyyc.value.outDate (after_checking)'];
    expect(removed('2022-08-04', times)).toEqual(UNTIMED);
    expect(removed('2022-08-04', { neci: times.neci, info: times.info })).toEqual(UNTIMED);
    expect(removed('2022-08-03', times)).toEqual([]);
    expect(removed('2022-08-04', times, true)).toEqual([]);
    expect(removed('2022-08-04', {})).toEqual([]);
    expect(removed('2022-08-04', { ...times, jyyc: times.info })).toEqual(UNTIMED);
    expect(removed('2022-08-03', { neci: times.neci, jyyc: times.info })).toEqual([]);
  });

  it('can’t be known of an endpoint without a time', () => {
    expect(contradictions({ incorporationDate: said('2099-01-01') })).toEqual([]);
    const times = { neci: '2022-08-02T16:30:00+00:00' };
    expect(contradictions({ checkedTimes: times, incorporationDate: said('2099-01-01') })).toEqual([]);
  });
});

describe('a credit code', () => {
  const code = (value: string) => ({ unifiedSocialCreditCode: said(value, '$.neci.uniscId') });

  it.each([
    ['91110108551385082Q', []],
    ['91110108551385081M', ['warning $.neci.uniscId (organization_code)']],
    ['91990108551385082F', ['warning $.neci.uniscId (district)']],
    // A registration zone, which no list of districts has.
    ['91119908551385082H', []],
    ['91990108551385082Q', []],
  ])('%s: %j', (value, expected) => {
    expect(contradictions(code(value))).toEqual(expected);
  });

  it('is compared with the organization code beside it', () => {
    const beside = (organizationCode: string) =>
      contradictions({ ...code(CODE), organizationCode: said(organizationCode, '$.neci.orgCode') });
    expect(beside('55138508-2')).toEqual([]);
    expect(beside('MA28ABCD-5')).toEqual(['warning $.neci.orgCode (organization_code)']);
    const invalid = { ...code('91110108551385082X'), organizationCode: said('MA28ABCD-5') };
    expect(contradictions(invalid)).toEqual([]);
    expect(contradictions({ organizationCode: said('MA28ABCD-5') })).toEqual([]);
  });
});

describe('the paid-in capital', () => {
  const money = (currency: string | undefined, path?: string) => ({
    amount: said('100.00'),
    currency: currency === undefined ? undefined : said(currency, path),
  });
  const PAID = '$.qycxnew.value.actualCapi';

  it.each([
    ['CNY', 'USD', [`warning ${PAID} (currency)`]],
    ['USD', 'USD', []],
    ['USD', undefined, []],
    [undefined, 'CNY', []],
    [undefined, 'USD', [`warning ${PAID} (currency)`]],
  ])('beside a capital in %s is in %s: %j', (registered, paid, expected) => {
    const part = { registeredCapital: money(registered), paidInCapital: money(paid, PAID) };
    expect(contradictions(part)).toEqual(expected);
  });
});

describe('what a consumer will look for and not find', () => {
  const NONE = { flags: [], lists: [], failures: [], rows: [] };
  /** A company that lacks nothing. */
  const complete: PartialCompany = {
    name: said(NAME),
    unifiedSocialCreditCode: said(CODE),
    status: { words: said('存续'), class: said('existing'), target: said('LIVE') },
    shareholders: [],
    officers: [],
    abnormalOperations: { ...NONE, flags: [said(false)] },
    seriousViolations: { ...NONE, flags: [said(false)] },
    majorTaxViolations: { ...NONE, flags: [said(false)] },
  };
  const missing = (part: PartialCompany) => told({ ...complete, ...part }, 'missing_value');

  it('is nothing of a company that lacks nothing', () => {
    expect(missing({})).toEqual([]);
  });

  it.each([
    ['name', 'error $ (name)'],
    ['unifiedSocialCreditCode', 'error $ (registrationNumber)'],
    ['status', 'warning $ (status)'],
    ['shareholders', 'warning $ (shareholders)'],
    ['officers', 'warning $ (officers)'],
    ['abnormalOperations', 'warning $ (abnormalOperations)'],
    ['seriousViolations', 'warning $ (seriousViolations)'],
    ['majorTaxViolations', 'warning $ (majorTaxViolations)'],
  ] as const)('is the %s', (field, expected) => {
    expect(missing({ [field]: undefined })).toEqual([expected]);
  });

  it.each(['taxpayerId', 'registrationNumber', 'taxRegistrationNumber'] as const)(
    'is not a registration number where there is a %s',
    (field) => {
      expect(missing({ unifiedSocialCreditCode: undefined, [field]: said(NUMBER) })).toEqual([]);
    },
  );

  it.each([
    ['a list', { ...NONE, lists: [said(0)] }],
    ['a failure', { ...NONE, failures: [said(null)] }],
    ['a row', { ...NONE, rows: [{ current: said(true) }] }],
  ])('is not a risk list of which there is %s', (_, list) => {
    expect(missing({ abnormalOperations: list, seriousViolations: list, majorTaxViolations: list })).toEqual(
      [],
    );
  });

  it.each([
    ['a flag that can’t be read', { ...NONE, flags: [said(undefined)] }],
    ['a list that is cut off', { ...NONE, lists: [said(undefined)] }],
    ['a row of the past alone', { ...NONE, rows: [{ current: said(false) }] }],
  ])('is a risk list of which there is no more than %s', (_, list) => {
    expect(missing({ seriousViolations: list })).toEqual(['warning $ (seriousViolations)']);
  });

  it('is not a risk list of which a flag says that there is a row', () => {
    expect(missing({ abnormalOperations: { ...NONE, flags: [said(true), said(undefined)] } })).toEqual([]);
  });

  it('is the currency of an amount', () => {
    const amount = (path: string) => ({ amount: said('100.00', path) });
    const sums = {
      registeredCapital: amount('$.neci.regCap'),
      paidInCapital: amount('$.qycxnew.value.actualCapi'),
    };
    expect(missing(sums)).toEqual([
      'warning $.neci.regCap (currency)',
      'warning $.qycxnew.value.actualCapi (currency)',
    ]);
    expect(missing({ registeredCapital: { ...sums.registeredCapital, currency: said('CNY') } })).toEqual([]);
  });

  it('is the name of a row, reported at what the row has', () => {
    const rows = {
      shareholders: [
        { name: said('甲') },
        { residenceCountry: said('中国', '$.neci.shareholders.country_CN') },
      ],
      officers: [{ providedRole: said('董事', '$.neci.keyPersons.position_CN') }],
      branches: [{ name: said('乙') }, { number: said(NUMBER, '$.neci.branches.regNo') }],
    };
    expect(missing(rows)).toEqual([
      'warning $.neci.shareholders.country_CN (name)',
      'warning $.neci.keyPersons.position_CN (name)',
      'warning $.neci.branches.regNo (name)',
    ]);
  });

  it('is the name of a holder of whom only an amount is known', () => {
    const shareholders = [{ subscribedCapital: { amount: said('100.00', '$.neci.shareholders.subConAm') } }];
    expect(missing({ shareholders })).toEqual(['warning $.neci.shareholders.subConAm (name)']);
  });
});

it('a company of which nothing is known has nothing to compare', () => {
  expect(derived({}).issues.filter(({ code }) => code !== 'missing_value')).toEqual([]);
});
