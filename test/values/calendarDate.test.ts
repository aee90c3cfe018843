import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromNumber, isOrdinary, isPlaceholder, isValid, parse } from '../../src/values/calendarDate.js';

function reasonOf(text: string): string {
  const read = parse(text);
  return read.ok ? 'ok' : read.reason;
}

describe('a date as the register and its resellers write it', () => {
  test.each([
    '2018-06-15',
    '20180615',
    '2018/06/15',
    '2018/6/15',
    '2018.06.15',
    '2018.6.15',
    '2018-6-15',
    '2018年06月15日',
    '2018年6月15日',
    '2018年6月15',
    '2018 年 06 月 15 日',
    '２０１８－０６－１５',
    '２０１８年６月１５日',
    '２０１８０６１５',
    ' 2018-06-15 ',
    '　2018-06-15',
    '2018-06-15 00:00:00',
    '2018-06-15 23:59',
    'Jun 15, 2018 12:00:00 AM',
    'Jun 15, 2018, 12:00:00\u202fAM',
    'June 15, 2018',
    'Fri Jun 15 00:00:00 CST 2018',
    '2018年6月15日 上午10:20:30',
    '<em>2018</em>-06-15',
    '2018-06-15&nbsp;00:00:00',
    '2018-06-15 00:00:00.0',
    '2018/6/15 0:00:00',
    '2018年06月15日 10:20:30',
    '2018年06月15日10:20:30',
    '2018年6月15 10:20',
    '2018-06-15T00:00:00',
    '2018-06-15T00:00:00.000+08:00',
    '2018-06-15T00:00:00+0800',
    '2018-06-15T00:00:00+08',
    '2018-06-14T16:00:00Z',
    '2018-06-14T16:00:00.000Z',
    '2018-06-14T12:00:00-04:00',
    '1528992000000',
    '1529020800000',
  ])('%j is 2018-06-15', (text) => {
    expect(parse(text)).toEqual({ ok: true, value: '2018-06-15' });
    expect(isValid(text)).toBe(true);
  });

  test.each([
    ['2016-02-29', '2016-02-29'],
    ['2018年 6 月 15 日 10:20', '2018-06-15'],
    ['2018-06-15 23:59:59', '2018-06-15'],
    ['2018-06-15 23:59:59,123456789', '2018-06-15'],
    ['2018-06-15 上午 9:05', '2018-06-15'],
    ['2018年6月15  上午9:05', '2018-06-15'],
    ['2018-06-15  10:20', '2018-06-15'],
    ['1000-01-01', '1000-01-01'],
    ['1001-01-01', '1001-01-01'],
    ['Jun. 15, 2018', '2018-06-15'],
    ['Jun 15,2018', '2018-06-15'],
    ['Wed Jan 21 00:00:00 GMT+08:00 2009', '2009-01-21'],
    // Shanghai's midnight is 16:00 at Greenwich.
    ['2018-06-14T21:30:00+05:30', '2018-06-15'],
    ['2018-06-14T21:29:59+05:30', '2018-06-14'],
    ['2018-06-14T12:30:00-03:30', '2018-06-15'],
    ['2018-06-14T12:29:59-03:30', '2018-06-14'],
    ['2018-06-14T21:59:00+05:59', '2018-06-15'],
    ['2018-06-15T05:59:59+14:00', '2018-06-14'],
    ['2018-06-15T06:00:00+14:00', '2018-06-15'],
    ['9999-12-31', '9999-12-31'],
    ['1912-02-05', '1912-02-05'],
    ['1668年1月1日', '1668-01-01'],
    ['2018-06-15T23:59:59-14:00', '2018-06-16'],
    ['577465200000', '1988-04-20'],
    ['-631180800000', '1950-01-01'],
    ['253402185600000', '9999-12-31'],
  ])('%j is %s', (text, date) => {
    expect(parse(text)).toEqual({ ok: true, value: date });
  });

  test.each([
    ['01', 'January', 'Jan'],
    ['02', 'February', 'Feb'],
    ['03', 'March', 'Mar'],
    ['04', 'April', 'Apr'],
    ['05', 'May', 'May'],
    ['06', 'June', 'Jun'],
    ['07', 'July', 'Jul'],
    ['08', 'August', 'Aug'],
    ['09', 'September', 'Sep'],
    ['09', 'September', 'Sept'],
    ['10', 'October', 'Oct'],
    ['11', 'November', 'Nov'],
    ['12', 'December', 'Dec'],
  ])('month %s is %s and %s in English', (month, name, short) => {
    const value = `2018-${month}-09`;
    expect(parse(`${name} 9, 2018`)).toEqual({ ok: true, value });
    expect(parse(`${short} 9, 2018 12:00:00 AM`)).toEqual({ ok: true, value });
    expect(reasonOf(`${name}s 9, 2018`)).toBe('format');
  });

  test('every day of the calendar survives every spelling', () => {
    const days = fc
      .integer({ min: Date.parse('1901-01-01'), max: Date.parse('2199-12-31') })
      .map((instant) => new Date(instant).toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, (date) => {
        const [year, month, day] = date.split('-').map(Number);
        for (const text of [
          date,
          date.replaceAll('-', ''),
          `${year}/${month}/${day}`,
          `${year}年${month}月${day}日`,
          `${date}T00:00:00+08:00`,
        ]) {
          expect(parse(text)).toEqual({ ok: true, value: date });
        }
      }),
    );
  });
});

describe('refused', () => {
  test.each([
    ['0001-01-01', 'blank'],
    ['0001-01-01 00:00:00', 'blank'],
    ['0001-01-01T00:00:00Z', 'blank'],
    ['00010101', 'blank'],
    ['2017-02-29', 'impossible'],
    ['20170229', 'impossible'],
    ['2017年2月29日', 'impossible'],
    ['0000-00-00', 'impossible'],
    ['0000-01-01', 'impossible'],
    ['2018-00-15', 'impossible'],
    ['2018-13-01', 'impossible'],
    ['2018-06-00', 'impossible'],
    ['2018-04-31', 'impossible'],
    ['2018-06-15 24:00:00', 'impossible'],
    ['2018-06-15 10:60:00', 'impossible'],
    ['2018-06-15 10:00:60', 'impossible'],
    ['2018-06-15T10:00:00+15:00', 'impossible'],
    ['2018-06-15T10:00:00+08:60', 'impossible'],
    ['2018-06-15T10:00:00+14:01', 'impossible'],
    ['2018/06/1510:20', 'format'],
    ['约2018年6月15日', 'format'],
    ['约2018年6月', 'format'],
    ['2018-06-15 at 10:20', 'format'],
    ['Fri Jun 15, 2018', 'format'],
    ['Jun 15, 20181', 'format'],
    ['Subjune 15, 2018', 'format'],
    ['on Fri Jun 15 00:00:00 CST 2018', 'format'],
    ['Fri Jun 15 00:00:00 CST 20181', 'format'],
    ['2018-06-15 10:20:30.1234567890', 'format'],
    ['2018-06-15 10:20:3', 'format'],
    ['2018-06-15 10:20 UTC', 'format'],
    ['Wed Jan 21 00:00:00 UTC 2009', 'format'],
    ['jan 21, 2009', 'format'],
    ['Jan 21 2009', 'format'],
    ['1528992000', 'format'],
    ['1528992000000000', 'format'],
    ['18/6/15', 'year'],
    ['18.06.15', 'year'],
    ['18 年6月15日', 'year'],
    ['2018 年', 'year'],
    ['2018/6', 'no_day'],
    ['2018.06', 'no_day'],
    ['2018 年 06 月', 'no_day'],
    ['2018-061', 'format'],
    ['0018-06-15', 'year'],
    ['18-06-15', 'year'],
    ['18年6月15日', 'year'],
    ['2018', 'year'],
    ['2018年', 'year'],
    ['2018-06', 'no_day'],
    ['2018年6月', 'no_day'],
    ['201806', 'format'],
    ['二〇一八年六月十五日', 'format'],
    ['2018-06/15', 'format'],
    ['2018-06-15 下午', 'format'],
    ['2018-06-15至2038-06-14', 'format'],
    ['2018年6月151', 'format'],
    ['15/06/2018', 'year'],
    ['Jux 15, 2018 12:00:00 AM', 'format'],
    ['Jun 31, 2018', 'impossible'],
    ['Jan 1, 18', 'format'],
    ['2018-06-15T', 'format'],
    ['2018⁻06⁻15', 'format'],
    ['长期', 'format'],
    ['-', 'format'],
    ['', 'format'],
    ['199806150000', 'ambiguous'],
    ['20180615000000', 'ambiguous'],
    ['00000000001', 'number'],
    ['-9999999999999', 'out_of_range'],
    ['110108012660422', 'out_of_range'],
    ['1900-12-31T10:00:00+08:00', 'out_of_range'],
  ])('%j: %s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
    expect(isValid(text)).toBe(false);
  });

  test('64 characters are read, and a longer text is not a date', () => {
    expect(reasonOf(`2018-06-15${' '.repeat(54)}`)).toBe('ok');
    expect(reasonOf(`2018-06-15${' '.repeat(55)}`)).toBe('format');
    expect(reasonOf(`2018-06-15${' '.repeat(65_000)}`)).toBe('format');
  });
});

describe('fromNumber', () => {
  test.each([
    [20180615, '2018-06-15'],
    [1528992000000, '2018-06-15'],
    [577465200000, '1988-04-20'],
    [-631180800000, '1950-01-01'],
    [10_000_000_000, '1970-04-27'],
    [-10_000_000_000, '1969-09-07'],
    // Thirteen digits are never a date with a time, whatever twelve of them are.
    [1199806150000, '2008-01-08'],
    [2018061500001, '2033-12-13'],
    // No date with a time: month 13, day 32, hour 24 and minute 60 are none.
    [199813150000, '1976-05-01'],
    [199801320000, '1976-05-01'],
    [199801012400, '1976-05-01'],
    [199801010060, '1976-05-01'],
    [7258089599999, '2199-12-31'],
    [32503593600000, '2999-12-31'],
    [253402185600000, '9999-12-31'],
  ])('%d is %s', (number, date) => {
    expect(fromNumber(number)).toEqual({ ok: true, value: date });
  });

  test.each([
    [20170229, 'impossible'],
    [10101, 'number'],
    [2018, 'number'],
    [0, 'number'],
    [-20180615, 'number'],
    [1528992000, 'number'],
    [9_999_999_999, 'number'],
    [1528992000000.5, 'number'],
    [Number.NaN, 'number'],
    [199806150000, 'ambiguous'],
    [190001010000, 'ambiguous'],
    [209912312359, 'ambiguous'],
    [20180615000000, 'ambiguous'],
    [20180615235959, 'ambiguous'],
    [-2208988800000, 'out_of_range'],
    [253402272000000, 'out_of_range'],
    [7258089600000, 'out_of_range'],
    [110108012660422, 'out_of_range'],
  ])('%d is refused: %s', (number, reason) => {
    expect(fromNumber(number)).toEqual({ ok: false, reason });
  });
});

describe('isOrdinary', () => {
  test('every date that is read is written in the ordinary way', () => {
    for (const text of ['2018年6月15日', '20180615', '9999-12-31']) {
      const read = parse(text);
      expect(read.ok && isOrdinary(read.value)).toBe(true);
    }
  });

  test.each(['2018-6-15', '2018/06/15', '20180615', '2018-06-15 ', ' 2018-06-15', '2018-06-150', '长期', ''])(
    '%j is another way',
    (text) => {
      expect(isOrdinary(text)).toBe(false);
    },
  );
});

describe('isPlaceholder', () => {
  test.each([
    ['SQL Server', '1753-01-01'],
    ['SQL Server, short', '1900-01-01'],
    ['FILETIME', '1601-01-01'],
    ['a spreadsheet', '1899-12-30'],
    ['a spreadsheet', '1899-12-31'],
    ['the years that no event has', '2100-01-01'],
  ])('the first day of %s, %s, stands for nothing', (_, date) => {
    expect(isPlaceholder(date)).toBe(true);
  });

  test.each(['1601-01-02', '1753-01-02', '1900-01-02', '1970-01-01', '2018-06-15', '2099-12-31'])(
    '%s is a day',
    (date) => {
      expect(isPlaceholder(date)).toBe(false);
    },
  );
});

describe('what sites and programs write for a day', () => {
  test.each([
    '2009年1月21号',
    '2009年1月21日 星期三',
    '2009-01-21 周三',
    '2009-01-21。',
    '2009-01-21，',
    '成立日期：2009-01-21',
    '核准时间: 2009年1月21日',
    '2009—01—21',
    '2009-01-21Z',
    '2009-01-21+08:00',
    '2009-01-21 00:00:00 +0800 CST',
    'Wed, 21 Jan 2009 00:00:00 GMT',
    'Tue, 20 Jan 2009 16:00:00 GMT',
    'Wed Jan 21 2009 00:00:00 GMT+0800 (中国标准时间)',
    'Wed Jan 21 2009 00:00:00 GMT+0800 (China Standard Time)',
    '/Date(1232467200000)/',
    '/Date(1232467200000+0800)/',
    '2009–01–21',
    '2009-01-21；',
    '2009-01-21、',
    '日期：2009-01-21',
    '时间：2009-01-21',
    '注册日期：2009-01-21',
    '登记时间：2009-01-21',
    '吊销日期：2009-01-21',
    '注销日期：2009-01-21',
    '2009-01-21 00:00:00 GMT+08:00',
    '2009-01-21 00:00:00+08:00  CST',
    '2009-01-21 00:00:00+08:00 CHAST',
    'Wed Jan 21 2009 00:00:00 GMT+0800 (China Standard Time)',
  ])('%s is 2009-01-21', (text) => {
    expect(parse(text)).toEqual({ ok: true, value: '2009-01-21' });
  });

  test.each([...'一二三四五六日天'])('the day of the week may stand behind it: %s', (day) => {
    expect(parse(`2009年1月21日星期${day}`)).toEqual({ ok: true, value: '2009-01-21' });
    expect(parse(`2009-01-21 周${day}`)).toEqual({ ok: true, value: '2009-01-21' });
  });

  test('HTTP writes a day of the month with one digit or two', () => {
    expect(parse('Sun, 4 Jan 2009 00:00:00 GMT')).toEqual({ ok: true, value: '2009-01-04' });
    expect(parse('Sun Jan 04 2009 23:59:59 GMT-0800')).toEqual({ ok: true, value: '2009-01-05' });
  });

  test('a day before or after the first one of databases is out of range', () => {
    for (const days of [-1, 1])
      expect(fromNumber(-62_135_596_800_000 + days * 86_400_000)).toEqual({
        ok: false,
        reason: 'out_of_range',
      });
  });

  test('an early instant of .NET is a day too, and its first one is nothing', () => {
    expect(parse('/Date(86400000)/')).toEqual({ ok: true, value: '1970-01-02' });
    expect(parse('/Date(-62135596800000)/')).toEqual({ ok: false, reason: 'blank' });
    expect(fromNumber(-62_135_596_800_000)).toEqual({ ok: false, reason: 'blank' });
    expect(fromNumber(-62_135_625_600_000)).toEqual({ ok: false, reason: 'blank' });
    expect(fromNumber(-62_135_000_000_000)).toEqual({ ok: false, reason: 'out_of_range' });
  });

  test.each([
    '2009-01/21',
    '日期：',
    '2009年1月21日前',
    '2009-01-21-08:00',
    '2009-02-30。',
    'Wed, 21 Foo 2009 00:00:00 GMT',
    'Wed Foo 21 2009 00:00:00 GMT+0800',
    '/Date(x)/',
    '2009-01-21 星期八',
    '2009-01-21 00:00:00+08:00 未移出',
    '2009-01-21 00:00:00 +0800 (未移出)',
    '2009-01-21 未移出',
    '2009-01-21（拟）',
    '于成立日期：2009-01-21',
    '2009-日期：01-21',
    '成立2009-01-21',
    '2009-01-21。起',
    '2009-01-21Z1',
    '2009-01-21+08:001',
    '2009-01-21+8',
    '2009-01-21 00:00:00+08:00 CS',
    '2009-01-21 00:00:00+08:00 CSTCST',
    '2009-01-21 00:00:00+08:00 (中国)',
    '2009-01-21 00:00:00+08:00 (中国)(北京时间)',
    'on Wed, 21 Jan 2009 00:00:00 GMT',
    'on Wed Jan 21 2009 00:00:00 GMT+0800',
    'Wed Jan 2 2009 00:00:00 GMT+0800',
    'x/Date(1232467200000)/',
    '/Date(1232467200000)/x',
    '/Date(1232467200000+08)/',
  ])('%s is refused', (text) => {
    expect(parse(text).ok).toBe(false);
  });
});
