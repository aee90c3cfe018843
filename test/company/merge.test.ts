import { describe, expect, it } from 'vitest';
import type { PartialCompany, RegistrationStatus } from '../../src/company/company.js';
import { kindOfField, merge } from '../../src/company/merge.js';
import type { Issue } from '../../src/issues.js';
import { said } from './said.js';

/** What comes of the parts, and the fields on which they disagree. */
function merged(...parts: PartialCompany[]) {
  const issues: Issue[] = [];
  const company = merge(parts, issues);
  return { company, fields: issues.map(({ message }) => / disagree on (\w+): /.exec(message)?.[1]) };
}

describe('a fact of one value', () => {
  it('is that of the first source; one that says otherwise disagrees', () => {
    const [first, other] = [{ website: said('a.cn') }, { website: said('b.cn') }];
    expect(merged(first, other)).toMatchObject({ company: first, fields: ['website'] });
    expect(merged({}, other)).toMatchObject({ company: other, fields: [] });
    expect(merged({ website: undefined }, other)).toMatchObject({ company: other, fields: [] });
    expect(merged(first, first, other).fields).toEqual(['website']);
  });

  it.each([
    ['name', '小米（科技）有限公司', '小米科技有限公司'],
    ['standardName', '小米（科技）有限公司', '小米科技有限公司'],
    ['address', '海淀区甲路1号, 2层', '海淀区甲路1号2层'],
    ['legalForm', '有限责任公司（自然人独资）', '有限责任公司(自然人独资)'],
    ['legalRepresentative', '約翰·史密斯', '约翰史密斯'],
    ['registrationAuthority', '北京市（海淀区）监督局', '北京市海淀区监督局'],
    ['businessScope', '销售、安装', '销售安装'],
    ['organizationCode', '55138508-2', '551385082'],
    ['englishName', 'Foo Ltd', 'FOO LTD'],
    ['registrationNumber', '110108012660422', '１10108012660422'],
  ] as const)('%s: %s and %s are one', (field, one, other) => {
    expect(merged({ [field]: said(one) }, { [field]: said(other) }).fields).toEqual([]);
    expect(merged({ [field]: said(one) }, { [field]: said(`${other}乙`) }).fields).toEqual([field]);
  });

  it.each(['incorporationDate', 'operatingUntil', 'numberOfEmployees'] as const)(
    '%s is compared as it is',
    (field) => {
      expect(merged({ [field]: said('2020') }, { [field]: said('２０２０') }).fields).toEqual([field]);
    },
  );
});

describe('a text that a source masks', () => {
  const [whole, masked] = ['91110108551385082Q', '9111********5082Q'];
  const code = (value: string): PartialCompany => ({ unifiedSocialCreditCode: said(value) });

  it('gives way to a later one that shows what it hides', () => {
    expect(merged(code(masked), code(whole))).toMatchObject({ company: code(whole), fields: [] });
    expect(merged(code(whole), code(masked))).toMatchObject({ company: code(whole), fields: [] });
    const name = (value: string): PartialCompany => ({ legalRepresentative: said(value) });
    expect(merged(name('崔**'), name('崔建国'))).toMatchObject({ company: name('崔建国'), fields: [] });
  });

  it('stays where the later one could not be it, and disagrees', () => {
    const other = '91330782MA28ABCD53';
    expect(merged(code(masked), code(other))).toMatchObject({
      company: code(masked),
      fields: ['unifiedSocialCreditCode'],
    });
    expect(merged(code(other), code(masked)).fields).toEqual(['unifiedSocialCreditCode']);
  });

  it('stays where it is alone, or beside another mask', () => {
    expect(merged(code(masked))).toMatchObject({ company: code(masked), fields: [] });
    expect(merged(code(masked), code('911101***********Q')).company).toMatchObject(code(masked));
  });

  it('is not a shorter text without a mask, which disagrees', () => {
    const name = (value: string): PartialCompany => ({ legalRepresentative: said(value) });
    expect(merged(name('林甲林'), name('林'))).toMatchObject({
      company: name('林甲林'),
      fields: ['legalRepresentative'],
    });
  });

  it('of three sources, the whole one wins and agrees with both masks', () => {
    const result = merged(code(masked), code('91110108**********'), code(whole));
    expect(result).toMatchObject({ company: code(whole), fields: [] });
  });
});

describe('a fact of several parts', () => {
  const status = (kind: string): RegistrationStatus => ({
    words: said('存续'),
    class: said(kind),
    target: said('LIVE'),
  });

  it.each([
    ['existing', 'opened', []],
    ['moved_in', 'on_the_books', []],
    ['newly_registered', 'existing', []],
    ['revoked', 'revoked', []],
    ['existing', 'revoked', ['status']],
    ['deregistered', 'existing', ['status']],
    ['revoked', 'deregistered', ['status']],
  ])('status: %s and %s: %j', (one, other, fields) => {
    expect(merged({ status: status(one) }, { status: status(other) })).toMatchObject({
      company: { status: { class: { value: one } } },
      fields,
    });
  });

  it('an amount takes the currency of another source that has the same amount', () => {
    const bare = { registeredCapital: { amount: said('100.00') } };
    const full = {
      registeredCapital: { amount: said('100.00'), currency: said('CNY'), currencyName: said('人民币') },
    };
    expect(merged(bare, full)).toMatchObject({ company: full, fields: [] });
    expect(merged(full, bare)).toMatchObject({ company: full, fields: [] });
  });

  it('another amount or another currency disagrees, and gives nothing', () => {
    const bare = { paidInCapital: { amount: said('100.00') } };
    const inYuan = { paidInCapital: { amount: said('200.00'), currency: said('CNY') } };
    const inDollars = { paidInCapital: { amount: said('200.00'), currency: said('USD') } };
    const { company, fields } = merged(bare, inYuan);
    expect(company.paidInCapital?.currency).toBeUndefined();
    expect(fields).toEqual(['paidInCapital']);
    expect(merged(inYuan, inDollars)).toMatchObject({ company: inYuan, fields: ['paidInCapital'] });
  });

  it('a code takes the words of another source that has the same code, and the reverse', () => {
    const [code, name] = [said('C4210'), said('废弃资源综合利用业')];
    const both = { industry: { code, name } };
    expect(merged({ industry: { code } }, both)).toMatchObject({ company: both, fields: [] });
    expect(merged({ industry: { name } }, both)).toMatchObject({ company: both, fields: [] });
    expect(merged(both, { industry: { name } })).toMatchObject({ company: both, fields: [] });
  });

  it('a code alone and words alone have nothing in common: the first stays as it is', () => {
    const code = { district: { code: said('110108') } };
    const { company, fields } = merged(code, { district: { name: said('海淀区') } });
    expect(company.district).toEqual(code.district);
    expect(fields).toEqual([]);
  });

  it('two codes differ though the words are the same, and two words where a code is missing', () => {
    const name = said('同');
    const pair = (value: string) => ({ entityClass: { code: said(value), name } });
    expect(merged(pair('01'), pair('02'))).toMatchObject({ company: pair('01'), fields: ['entityClass'] });
    expect(merged(pair('01'), { entityClass: { name: said('异') } }).fields).toEqual(['entityClass']);
  });

  it('the category is the first, as the sources code it by different lists', () => {
    const [one, other] = ['1', '2'].map((code) => ({ entityCategory: { code: said(code) } }));
    expect(merged(one ?? {}, other ?? {})).toMatchObject({ company: one, fields: [] });
  });
});

describe('each fact of one value', () => {
  const KINDS = {
    text: 'name standardName englishName translatedName address legalForm legalRepresentative legalRepresentativeTitle shareType revocationReason deregistrationReason registrationAuthority businessScope website',
    code: 'unifiedSocialCreditCode registrationNumber taxRegistrationNumber organizationCode taxpayerId',
    day: 'incorporationDate approvalDate revocationDate deregistrationDate operatingFrom',
    'day or 长期': 'operatingUntil',
    flag: 'listed',
    count: 'numberOfEmployees',
    abnormalTaxpayer: 'abnormalTaxpayer',
  };
  const fields = Object.entries(KINDS).flatMap(([kind, names]) =>
    names.split(' ').map((name) => [name, kind]),
  );

  it.each(fields)('%s holds a %s, and two values disagree', (field = '', kind = '') => {
    expect(kindOfField(field)).toBe(kind);
    const [one, other] = [{ [field]: said('甲') }, { [field]: said('乙') }];
    expect(merged(one, other)).toMatchObject({ company: one, fields: [field] });
  });

  it('is of no kind when there is no such field', () => {
    expect(kindOfField('constructor')).toBeUndefined();
  });
});

describe('each fact of several parts or values', () => {
  it.each([
    ['formerNames', 'texts'],
    ['emails', 'texts'],
    ['phones', 'texts'],
    ['registeredCapital', 'money'],
    ['paidInCapital', 'money'],
    ['revocationSigns', 'doubts'],
    ['blacklistFlags', 'doubts'],
    ['checkedTimes', 'times'],
    ...[
      'status industry entityClass entityCategory district shareholders officers branches',
      'abnormalOperations seriousViolations majorTaxViolations suppliers subjects',
    ].flatMap((names) => names.split(' ').map((name) => [name, name])),
  ])('%s holds %s', (field = '', kind = '') => {
    expect(kindOfField(field)).toBe(kind);
  });

  it('revocation signs are joined, and suppliers are the first', () => {
    const [one, other] = [{ revocationSigns: [said(true)] }, { revocationSigns: [said(undefined)] }];
    expect(merged(one, other).company.revocationSigns).toHaveLength(2);
    const suppliers = merged({ suppliers: { neci: '甲' } }, { suppliers: { neci: '乙' } }).company.suppliers;
    expect(suppliers).toEqual({ neci: '甲' });
  });
});

describe('lists', () => {
  it('of former names, e-mails and phones are joined, each text once', () => {
    const part = { formerNames: [said('甲')], emails: [said('a@b.cn')], phones: [said('1')] };
    const more = { formerNames: [said('甲'), said('乙')], emails: [], phones: [said('2')] };
    const { company } = merged(part, more);
    expect(company.formerNames?.map(({ value }) => value)).toEqual(['甲', '乙']);
    expect(company.emails).toEqual(part.emails);
    expect(company.phones).toEqual([...part.phones, ...more.phones]);
  });

  it('of rows are those of the first that has any; others disagree by names, shares, posts or numbers', () => {
    const name = said('甲');
    const rows = (value: string) => ({
      shareholders: [{ name, sharePercentage: said(value) }],
      officers: [{ name, providedRole: said(value) }],
      branches: [{ name, number: said(value) }],
    });
    expect(merged(rows('10'), rows('10'))).toMatchObject({ company: rows('10'), fields: [] });
    expect(merged(rows('10'), rows('90')).fields.sort()).toEqual(['branches', 'officers', 'shareholders']);
  });

  it('of verdicts and subjects are joined', () => {
    const part = { blacklistFlags: [said(true)], subjects: [{ name: said('甲') }] };
    const { company } = merged(part, part);
    expect(company.blacklistFlags).toHaveLength(2);
    expect(company.subjects).toHaveLength(2);
  });

  it('of one risk list are joined', () => {
    const list = { flags: [said(false)], lists: [], failures: [], rows: [] };
    const part = { abnormalOperations: list, seriousViolations: list, majorTaxViolations: list };
    const { company } = merged(part, part);
    for (const key of ['abnormalOperations', 'seriousViolations', 'majorTaxViolations'] as const) {
      expect(company[key]?.flags).toHaveLength(2);
    }
  });
});

describe('the time of checking', () => {
  it('is the oldest that an endpoint gives, whatever the order', () => {
    const [early, late] = ['2025-06-23T07:28:19+00:00', '2025-06-24T07:28:19+00:00'];
    const times = merged(
      { checkedTimes: { jyyc: late, info: early } },
      { checkedTimes: { jyyc: early, info: late, neci: late } },
    ).company.checkedTimes;
    expect(times).toEqual({ jyyc: early, info: early, neci: late });
  });
});

it('every field has its place, and one that no source has is undefined', () => {
  const { company } = merged({ name: said('甲') });
  expect(Object.keys(company)).toContain('blacklisted');
  expect(Object.keys(company)).toContain('shareholders');
  expect(Object.values(company).filter((value) => value !== undefined)).toHaveLength(1);
});
