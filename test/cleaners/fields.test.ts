/** Each cleaner on one value: what it gives, by which rule, and what it reports. */

import { describe, expect, it } from 'vitest';
import {
  abnormalTaxpayer,
  category,
  checkedTime,
  companyCode,
  creditCode,
  currency,
  currencyCode,
  date,
  emails,
  employees,
  englishName,
  eventDate,
  first,
  flag,
  flagOrDoubt,
  fraction,
  isMessage,
  isStillToCome,
  moment,
  organizationCode,
  percentage,
  phones,
  registrationNumber,
  reportYear,
  sizeOf,
  subject,
  text,
  texts,
  total,
  yesNo,
} from '../../src/cleaners/index.js';
import type { Taken } from '../../src/reading/reader.js';
import type { Sourced } from '../../src/reading/sourced.js';
import { cleaned, inShort, take } from './taken.js';

type Clean = (taken: Taken | undefined) => Sourced<unknown> | undefined;

/** Invented. */
const RESIDENT = '110101199003070038';

describe('nothing', () => {
  const cleaners: Record<string, Clean> = {
    abnormalTaxpayer,
    companyCode,
    creditCode,
    currency,
    currencyCode,
    date,
    employees,
    englishName,
    eventDate,
    flag,
    flagOrDoubt,
    fraction,
    organizationCode,
    percentage,
    registrationNumber,
    reportYear,
    text,
    total,
    yesNo,
  };

  it.each(Object.entries(cleaners))(
    'is what %s makes of nothing and of a blank, without an issue',
    (_, clean) => {
      for (const original of [null, '', ' ', '-']) {
        expect(cleaned(clean, original)).toEqual({ value: undefined, rule: undefined, issues: [] });
      }
    },
  );

  it.each(Object.entries(cleaners).filter(([name]) => name !== 'flagOrDoubt'))(
    '%s makes of an object, with a wrong_type',
    (_, clean) => {
      expect(cleaned(clean, { a: 1 })).toEqual({ value: undefined, rule: undefined, issues: ['wrong_type'] });
    },
  );
});

describe('a value, the rule that made it, and what is reported', () => {
  it.each<[string, Clean, unknown, unknown, string | undefined, string[]]>([
    ['flag', flag, 1, true, 'yes-no/1', []],
    ['flag', flag, '0', false, 'yes-no/1', []],
    ['flag', flag, true, true, undefined, []],
    ['flag', flag, 2, undefined, undefined, ['unknown_code (yes-no)']],
    ['flagOrDoubt', flagOrDoubt, 2, undefined, undefined, ['unknown_code (yes-no)']],
    ['yesNo', yesNo, '是', true, 'yes-no/1', []],
    ['yesNo', yesNo, 1, undefined, undefined, ['unknown_code (yes-no)']],
    ['date', date, '2018年6月15日', '2018-06-15', 'calendar-date/1', []],
    ['date', date, '2018-06-15', '2018-06-15', undefined, []],
    ['date', date, { time: 1528992000000 }, '2018-06-15', 'calendar-date/1', []],
    ['date', date, '1900-01-01', undefined, undefined, ['unparseable_value (placeholder)']],
    ['date', date, '2017-02-29', undefined, undefined, ['unparseable_value (impossible)']],
    ['date', date, '0001-01-01', undefined, undefined, []],
    ['date', date, '1948-10-01', '1948-10-01', undefined, []],
    ['eventDate', eventDate, '1949-10-01', '1949-10-01', undefined, []],
    ['eventDate', eventDate, '1949-09-30', undefined, undefined, ['unparseable_value (no_day_of_event)']],
    ['eventDate', eventDate, '1970-01-01', undefined, undefined, ['unparseable_value (no_day_of_event)']],
    ['eventDate', eventDate, '2049-12-31', '2049-12-31', undefined, []],
    ['eventDate', eventDate, '2050-01-01', undefined, undefined, ['unparseable_value (no_day_of_event)']],
    ['moment', moment, '2025-08-29 13:58:19', '2025-08-29T05:58:19+00:00', 'calendar-date/1', []],
    ['moment', moment, 'yesterday', undefined, undefined, ['unparseable_value (format)']],
    ['reportYear', reportYear, '2023年度', '2023', 'calendar-date/1', []],
    ['reportYear', reportYear, 2023, '2023', 'calendar-date/1', []],
    ['reportYear', reportYear, ' 2023 年度 ', '2023', 'calendar-date/1', []],
    ['reportYear', reportYear, '2023度', '2023', 'calendar-date/1', []],
    ['reportYear', reportYear, '23', undefined, undefined, ['unparseable_value (format)']],
    ['reportYear', reportYear, '12023', undefined, undefined, ['unparseable_value (format)']],
    ['reportYear', reportYear, '2023-2024', undefined, undefined, ['unparseable_value (format)']],
    ['percentage', percentage, '77.80%', '77.8', 'percentage/1', []],
    ['percentage', percentage, 77.8, '77.8', 'percentage/1', []],
    ['percentage', percentage, '101', undefined, undefined, ['contradiction (over_100_percent)']],
    ['percentage', percentage, '-1', undefined, undefined, ['unparseable_value (negative)']],
    ['percentage', percentage, 1e21, undefined, undefined, ['unsafe_number']],
    ['percentage', percentage, RESIDENT, undefined, undefined, ['dropped_value (resident_number)']],
    ['employees', employees, '31人', '31', 'employee-count/1', []],
    ['employees', employees, 31, '31', 'employee-count/1', []],
    ['employees', employees, '50-100人', undefined, undefined, ['unparseable_value (format)']],
    ['total', total, '12行', undefined, undefined, ['unparseable_value (format)']],
    ['total', total, '12', 12, undefined, []],
    ['total', total, 'many', undefined, undefined, ['unparseable_value (format)']],
    ['abnormalTaxpayer', abnormalTaxpayer, '1', 'ABNORMAL', 'abnormal-taxpayer/1', []],
    ['abnormalTaxpayer', abnormalTaxpayer, 0, 'NORMAL', 'abnormal-taxpayer/1', []],
    ['abnormalTaxpayer', abnormalTaxpayer, '2', 'UNKNOWN', 'abnormal-taxpayer/1', []],
    ['abnormalTaxpayer', abnormalTaxpayer, '3', undefined, undefined, ['unknown_code (abnormal-taxpayer)']],
    ['creditCode', creditCode, '91110108551385082q', '91110108551385082Q', 'identifier/1', []],
    ['creditCode', creditCode, '91110108551385082Q', '91110108551385082Q', undefined, []],
    ['creditCode', creditCode, RESIDENT, undefined, undefined, ['invalid_identifier (structure)']],
    ['creditCode', creditCode, '110101900307003', undefined, undefined, ['invalid_identifier (structure)']],
    [
      'creditCode',
      creditCode,
      '甲·110101+19900307+0038',
      undefined,
      undefined,
      ['invalid_identifier (structure)'],
    ],
    ['registrationNumber', registrationNumber, 110108012660422, '110108012660422', 'number-as-text/1', []],
    ['registrationNumber', registrationNumber, '91110108551385082Q', '91110108551385082Q', undefined, []],
    ['organizationCode', organizationCode, '55138508-2', '55138508-2', undefined, []],
    [
      'organizationCode',
      organizationCode,
      '55138508-3',
      '55138508-3',
      undefined,
      ['invalid_identifier (check_digit)'],
    ],
    ['companyCode', companyCode, '110108551385082', '110108551385082', undefined, []],
    ['companyCode', companyCode, '1234', '1234', undefined, ['invalid_identifier (length)']],
    ['text', text, ' 小米<em>科技</em>', '小米科技', 'text/1', ['text_cleaned']],
    ['text', text, `张三${RESIDENT}`, '张三', 'resident-number/1', ['dropped_value (resident_number)']],
    ['text', text, RESIDENT, undefined, undefined, ['dropped_value (resident_number)']],
    ['text', text, '小\ud842米', '小\ufffd米', 'text/1', ['dropped_value (lost_character)']],
    ['text', text, 'x'.repeat(65_537), undefined, undefined, ['limit_exceeded']],
    ['text', text, ' '.repeat(65_537), undefined, undefined, []],
    ['text', text, 1, undefined, undefined, ['wrong_type']],
    ['fraction', fraction, '0.778', '77.8', 'percentage/1', []],
    ['fraction', fraction, 1, '100', 'percentage/1', []],
    ['fraction', fraction, '77.8%', '77.8', 'percentage/1', []],
    ['fraction', fraction, '77.8％', '77.8', 'percentage/1', []],
    ['fraction', fraction, '<em>0.5%</em>', '0.5', 'percentage/1', []],
    ['fraction', fraction, '1.5', undefined, undefined, ['contradiction (over_100_percent)']],
    ['fraction', fraction, '%', undefined, undefined, ['unparseable_value (malformed)']],
    ['englishName', englishName, 'Foo Ltd', 'Foo Ltd', undefined, []],
    ['englishName', englishName, '小米', undefined, undefined, ['unparseable_value (no_latin_name)']],
    ['englishName', englishName, '小米 Foo', undefined, undefined, ['unparseable_value (no_latin_name)']],
    ['englishName', englishName, '123', undefined, undefined, ['unparseable_value (no_latin_name)']],
  ])('%s', (_, clean, original, value, rule, issues) => {
    expect(cleaned(clean, original)).toEqual({ value, rule, issues });
  });

  it.each([
    ['currency', currency, '港元', 'HKD'],
    ['currencyCode', currencyCode, 'hkd', 'HKD'],
  ] as const)('%s of %s', (_, clean, original, code) => {
    expect(cleaned(clean, original)).toMatchObject({ value: { code }, rule: 'currency/1', issues: [] });
    expect(cleaned(clean, '比特币')).toMatchObject({ value: undefined, issues: ['unknown_code (currency)'] });
  });

  it('a trailing asterisk is a mark of the register beside a representative alone, and words for nothing stay nothing', () => {
    const representative = (taken: Taken | undefined) => text(taken, { trailingAsterisk: true });
    expect(cleaned(representative, '崔某某*')).toMatchObject({ value: '崔某某', issues: ['text_cleaned'] });
    expect(cleaned(text, '崔某某*')).toMatchObject({ value: '崔某某*', issues: [] });
    expect(cleaned(representative, '暂无*')).toMatchObject({ value: undefined, issues: [] });
  });

  it('a flag that cannot be read is a doubt, and one that is absent or blank is nothing', () => {
    for (const unreadable of [2, '不详', {}, []]) {
      const doubt = flagOrDoubt(take(unreadable).taken);
      expect(doubt).toMatchObject({ value: undefined, origins: [{ key: 'key' }] });
    }
    for (const blank of [null, '', ' ', '-', '无']) expect(flagOrDoubt(take(blank).taken)).toBeUndefined();
  });
});

describe('several values in one field', () => {
  const taken = (key: unknown) => take(key).taken;
  const valuesOf = (leaves: readonly Sourced<string>[] | undefined) => leaves?.map(({ value }) => value);

  it.each([
    ['a@b.cn', ['a@b.cn']],
    ['a@b.cn;c@d.cn', ['a@b.cn', 'c@d.cn']],
    ['a@b.cn, c@d.cn /', ['a@b.cn', 'c@d.cn']],
    ['a@b.cn、无', ['a@b.cn']],
    ['a@b.cn 甲', ['a@b.cn 甲']],
    ['a@b@c.cn;d@e.cn', ['a@b@c.cn;d@e.cn']],
    ['[a@b.cn, c@d.cn]', ['a@b.cn', 'c@d.cn']],
    ['["a@b.cn","c@d.cn"]', ['a@b.cn', 'c@d.cn']],
    ['[email protected]', ['[email protected]']],
    ['sales@b.cn;info@d.cn', ['sales@b.cn', 'info@d.cn']],
    [';', [';']],
    ['[]', []],
    [
      ['a@b.cn', null, 'c@d.cn'],
      ['a@b.cn', 'c@d.cn'],
    ],
  ])('%j holds the addresses %j', (original, addresses) => {
    expect(valuesOf(emails(taken(original)))).toEqual(addresses);
  });

  it('an address out of several is made by split/1, and one alone by no rule', () => {
    expect(emails(taken('a@b.cn;c@d.cn'))?.map(({ rule }) => rule)).toEqual(['split/1', 'split/1']);
    expect(emails(taken('a@b.cn'))?.map(({ rule }) => rule)).toEqual([undefined]);
  });

  it.each([
    ['010-12345678', ['010-12345678']],
    ['010-12345678;13800138000', ['010-12345678', '13800138000']],
    ['010-12345678,13800138000', ['010-12345678', '13800138000']],
    ['010-12345678 / 13800138000', ['010-12345678', '13800138000']],
    ['010-12345678、13800138000', ['010-12345678', '13800138000']],
    ['010-12345678 13800138000', ['010-12345678', '13800138000']],
    ['(010)12345678 +86 13800138000', ['(010)12345678 +86 13800138000']],
    ['138****8000,139****9000', ['138****8000', '139****9000']],
    ['010-12345678  13800138000', ['010-12345678', '13800138000']],
    ['1234567/7654321', ['1234567', '7654321']],
    ['123456/7654321', ['123456/7654321']],
    ['13800138000、', ['13800138000、']],
    ['13800138000/办公室', ['13800138000/办公室']],
    ['+86 10 12345678', ['+86 10 12345678']],
    ['010-12345678/79', ['010-12345678/79']],
    ['010-12345678转101', ['010-12345678转101']],
    ['["010-12345678","13800138000"]', ['010-12345678', '13800138000']],
    [['010-12345678', null], ['010-12345678']],
  ])('%j holds the telephone numbers %j', (original, numbers) => {
    expect(valuesOf(phones(taken(original)))).toEqual(numbers);
  });

  it('a number out of several is made by split/1, and one alone by no rule', () => {
    expect(phones(taken('010-12345678,13800138000'))?.map(({ rule }) => rule)).toEqual([
      'split/1',
      'split/1',
    ]);
    expect(phones(taken('010-12345678'))?.map(({ rule }) => rule)).toEqual([undefined]);
  });

  it('addresses of nothing are nothing, and those of a number are left out', () => {
    expect(emails(undefined)).toBeUndefined();
    const { taken: number, issues } = take(1);
    expect(emails(number)).toBeUndefined();
    expect(issues.map(inShort)).toEqual(['wrong_type']);
  });

  it.each([
    ['甲公司', ['甲公司']],
    ['甲公司 ; 乙公司', ['甲公司', '乙公司']],
    ['甲公司；-；乙公司', ['甲公司', '乙公司']],
    ['甲乙公司、丙丁公司', ['甲乙公司', '丙丁公司']],
    ['甲乙公司, 丙丁合伙企业（有限合伙）', ['甲乙公司', '丙丁合伙企业（有限合伙）']],
    ['甲乙公司/丙丁公司', ['甲乙公司', '丙丁公司']],
    ['甲乙公司->丙丁公司', ['甲乙公司', '丙丁公司']],
    ['甲乙公司=>丙丁公司', ['甲乙公司', '丙丁公司']],
    ['甲乙公司>丙丁合作社', ['甲乙公司', '丙丁合作社']],
    ['甲乙公司→丙丁公司', ['甲乙公司', '丙丁公司']],
    ['甲乙公司 | 丙丁公司', ['甲乙公司', '丙丁公司']],
    ['甲乙公司  丙丁事务所', ['甲乙公司', '丙丁事务所']],
    ['甲乙中心(普通合伙)，丙丁公司', ['甲乙中心(普通合伙)', '丙丁公司']],
    ['甲公司、丙丁公司', ['甲公司、丙丁公司']],
    ['甲乙公司的、丙丁公司', ['甲乙公司的、丙丁公司']],
    ['甲乙公司 丙丁公司', ['甲乙公司', '丙丁公司']],
    ['甲乙<br>公司', ['甲乙 公司']],
    ['甲乙公司<br/>丙丁公司', ['甲乙公司', '丙丁公司']],
    ['甲乙公司、丙丁', ['甲乙公司、丙丁']],
    ['小米 科技公司', ['小米 科技公司']],
    ['小米科技公司 上海分公司', ['小米科技公司 上海分公司']],
    ['Foo, Bar Co., Ltd.', ['Foo, Bar Co., Ltd.']],
    ['[甲]公司;乙公司', ['[甲]公司', '乙公司']],
    ['甲公司;乙公司[更名]', ['甲公司', '乙公司[更名]']],
    ['["甲公司","乙公司"]', ['甲公司', '乙公司']],
    ['[ "甲公司" , "乙公司" ]', ['甲公司', '乙公司']],
    ["['甲公司','乙公司']", ['甲公司', '乙公司']],
    ['["Foo Co., Ltd","乙公司"]', ['Foo Co., Ltd', '乙公司']],
    ['["甲公司", 乙公司]', ['"甲公司"', '乙公司']],
    ['[甲公司, 乙公司]', ['甲公司', '乙公司']],
    ['[中国公司, 发展中]', ['中国公司', '发展中']],
    ['[甲公司, Foo Co., Ltd]', ['甲公司, Foo Co., Ltd']],
    ['["]', ['"']],
    ['[""]', []],
  ])('%s is the texts %j', (original, expected) => {
    expect(valuesOf(texts(taken(original)))).toEqual(expected);
  });

  it('a text out of several is made by split/1, and one as it came by no rule', () => {
    expect(texts(taken('甲公司;乙公司'))?.map(({ rule }) => rule)).toEqual(['split/1', 'split/1']);
    expect(texts(taken('甲公司'))?.map(({ rule }) => rule)).toEqual([undefined]);
    expect(texts(taken(' 甲公司'))?.map(({ rule }) => rule)).toEqual(['text/1']);
  });

  it('a list is read up to 100,000 elements, and a longer one is reported with its length', () => {
    const full = take(Array.from({ length: 100_000 }, () => null));
    expect([texts(full.taken), full.issues]).toEqual([[], []]);
    const longer = take([...Array.from({ length: 100_000 }, () => null), '甲']);
    expect(texts(longer.taken)).toEqual([]);
    expect(longer.issues).toMatchObject([
      { code: 'limit_exceeded', path: '$.info.data.key', count: 100_001 },
    ]);
  });

  it('the first text of several fields wins, and another one is dropped, with an issue', () => {
    const firstOf = (...originals: unknown[]) => {
      const fields = originals.map((original) => take(original));
      const value = first(fields.map((field) => field.taken))?.value;
      return [value, ...fields.map(({ issues }) => issues.map(inShort).join())];
    };
    expect(firstOf('甲', '乙')).toEqual(['甲', '', 'dropped_value (second_value)']);
    expect(firstOf('甲', '甲', '丙')).toEqual(['甲', '', '', 'dropped_value (second_value)']);
    expect(firstOf('-', null, '乙')).toEqual(['乙', '', '', '']);
    expect(firstOf('-', null)).toEqual([undefined, '', '']);
    expect(firstOf(1, '乙')).toEqual(['乙', 'wrong_type', '']);
  });

  it('a message is any text that is not blank, and what is not a text, so that an answer in doubt does not count as one', () => {
    const said = (original: unknown) => {
      const { taken: message, issues } = take(original);
      return [isMessage(message), ...issues.map(inShort)];
    };
    expect(said('查询失败')).toEqual([true]);
    for (const blank of [null, '', ' ', '-']) expect(said(blank)).toEqual([false]);
    for (const other of [1, false, {}, []]) expect(said(other)).toEqual([true, 'wrong_type']);
  });

  it('texts are those of a list, one that is alone, or none for "[]"', () => {
    expect(valuesOf(texts(taken(['甲', '-', '乙'])))).toEqual(['甲', '乙']);
    expect(valuesOf(texts(taken('甲')))).toEqual(['甲']);
    expect(texts(taken(' [] '))).toEqual([]);
    expect(texts(taken(1))).toBeUndefined();
    expect(texts(undefined)).toBeUndefined();
  });

  it('a section has the elements of its list, null aside, or is one', () => {
    expect([[], [1, null, 2], {}, 'x', '-', 0].map((original) => sizeOf(taken(original)))).toEqual([
      0, 2, 1, 1, 0, 1,
    ]);
    expect(sizeOf(undefined)).toBe(0);
  });

  it('a query is a code when it is made of letters and digits, else a name', () => {
    expect(subject(taken('91110108551385082q'))).toMatchObject({ code: { value: '91110108551385082Q' } });
    expect(subject(taken('小米科技有限责任公司'))).toMatchObject({ name: { value: '小米科技有限责任公司' } });
    expect(subject(taken('ABCDEFGHIJ'))).toMatchObject({ name: { value: 'ABCDEFGHIJ' } });
    expect(subject(undefined)).toEqual({ name: undefined });
    expect(subject(taken(`${RESIDENT}甲`))).toMatchObject({ name: { value: '甲' } });
  });

  it('a day is still to come when it is after the moment of asking', () => {
    const asked = taken('2025-07-09 12:00:00');
    expect(isStillToCome('2025-07-10', asked)).toBe(true);
    expect(isStillToCome('2025-07-09', asked)).toBe(false);
    expect(isStillToCome('2999-01-01', undefined)).toBe(false);
    expect(isStillToCome('2999-01-01', taken('unknown'))).toBe(false);
  });

  it('the moment of asking has the name of its endpoint', () => {
    expect(checkedTime(taken('2025-08-29 13:58:19'))).toEqual({ info: '2025-08-29T05:58:19+00:00' });
    expect(checkedTime(taken('yesterday'))).toBeUndefined();
  });

  it('a normal tax status is contradicted by words beside it that say 非正常, and no other status is', () => {
    const issuesFor = (flag: unknown, ...messages: unknown[]) => {
      const { taken: number, issues } = take(flag);
      abnormalTaxpayer(number, messages.map(taken));
      return issues.map(inShort);
    };
    expect(issuesFor(0, null, '当前单位状态为【非正常】')).toEqual(['contradiction (flag_against_list)']);
    expect(issuesFor(0, '正常', null)).toEqual([]);
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(issuesFor(0, deep, { toString: 1, valueOf: 2 }, ['非正常'])).toEqual([]);
    expect(issuesFor(1, '非正常')).toEqual([]);
    expect(issuesFor(2, '非正常')).toEqual([]);
  });

  it('a code of a list has its label by the row of the list', () => {
    expect(category(taken('0115602'))).toMatchObject({
      code: { value: '0115602', rule: undefined },
      name: { value: '个体', rule: { rule: 'code-list/1', list: 'category', row: '0115602' } },
    });
  });
});
