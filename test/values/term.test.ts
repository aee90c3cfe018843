import { describe, expect, test } from 'vitest';
import { format, fromNumber, isRange, isValid, parse } from '../../src/values/term.js';

describe('parse', () => {
  test.each([
    ['2041-06-07', { end: '2041-06-07' }],
    ['2038年06月14日', { end: '2038-06-14' }],
    ['2099-12-31', { end: '2099-12-31' }],
    ['至2038-06-14', { end: '2038-06-14' }],
    ['至2038年06月14日止', { end: '2038-06-14' }],
    ['2160057600000', { end: '2038-06-14' }],
  ])('%j ends on that day', (text, term) => {
    expect(parse(text)).toEqual({ ok: true, value: term });
    expect(isValid(text)).toBe(true);
  });

  test.each([
    '长期',
    '长 期',
    ' 长期 ',
    '长期有效',
    '永久',
    '永久存续',
    '永续',
    '永续经营',
    '永久经营',
    '长期经营',
    '不约定期限',
    '長期',
    '無固定期限',
    '永續經營',
    '不約定期限',
    '无期限',
    '无限期',
    '无固定期限',
    '无固定期',
    '无营业期限',
    '9999-12-31',
    '9999-09-09',
    '9999年12月31日',
    '9999-12-31 00:00:00',
    '99991231',
    '253402185600000',
    '5000年',
    '5000-01-01',
    '2999-12-31',
    '2999年12月31日',
    '至长期',
  ])('%j has no end', (text) => {
    expect(parse(text)).toStrictEqual({ ok: true, value: { end: '长期' } });
  });

  test.each([
    '2018-06-15至2038-06-14',
    '2018年06月15日至2038年06月14日',
    '自2018年06月15日至2038年06月14日',
    '从2018年6月15日 到 2038年6月14日止',
    '2018-06-15 至 2038-06-14',
    '2018-06-15~2038-06-14',
    '2018-06-15～2038-06-14',
    '2018-06-15 - 2038-06-14',
    '2018-06-15 -- 2038-06-14',
    '2018.06.15—2038.06.14',
    '2018.06.15——2038.06.14',
    '2018.06.15–2038.06.14',
    '20180615至20380614',
    '20180615-20380614',
    '2018年6月15日-2038年6月14日',
    '2018年6月15日 -2038年6月14日止',
    '2018-06-15-2038-06-14',
    '2018/6/15-2038/6/14',
    '2018年6月15日--2038年6月14日',
    '2018-06-15  --  2038-06-14',
    '2018.6.15-20380614',
    '2018年6月15日起至2038年6月14日为止',
    '2018年6月15日起到2038年6月14日',
    '2018-06-15 00:00:00 - 2038-06-14 00:00:00',
    '2018-06-15 00:00:00 -- 2038-06-14 00:00:00',
    '2018年6月15 - 2038年6月14',
    '2018年6月15 -- 2038年6月14',
    '2018年6月15 日-2038年6月14日',
    '2018年6月15日- 2038年6月14日',
  ])('%j gives start and end', (text) => {
    expect(parse(text)).toEqual({ ok: true, value: { start: '2018-06-15', end: '2038-06-14' } });
  });

  test.each([
    '2018-06-15至长期',
    '2018年06月15日 至 无固定期限',
    '2018-06-15至9999-12-31',
    '2018-06-15 - 永久',
    '2018-06-15 - 不约定期限',
    '2018-06-15 -- 不约定期限',
    '2018-06-15-长期',
    '20180615-永续',
    '2018年6月15日-无固定期限',
    '2018-06-15至2999-12-31',
  ])('%j gives a start and no end', (text) => {
    expect(parse(text)).toEqual({ ok: true, value: { start: '2018-06-15', end: '长期' } });
  });

  test('may end on the day on which it starts', () => {
    expect(parse('2018-06-15至2018-06-15')).toEqual({
      ok: true,
      value: { start: '2018-06-15', end: '2018-06-15' },
    });
  });

  test.each([
    ['2018-06-15至', 'no_end'],
    ['2018-06-15 至 ', 'no_end'],
    ['2038-06-14至2018-06-15', 'order'],
    ['2018-06-15至2017-02-29', 'impossible'],
    ['2017-02-29至2038-06-14', 'impossible'],
    ['2018-06-15至某日', 'format'],
    ['开业至2038-06-14', 'format'],
    ['2018-06-15至2028-06-14至2038-06-14', 'format'],
    ['20年', 'length'],
    ['100年', 'length'],
    ['999年', 'length'],
    ['30 年', 'length'],
    ['约20年', 'format'],
    ['20年底', 'year'],
    ['2018-06-15止至2038-06-14', 'format'],
    ['1900年', 'year'],
    ['2038年', 'year'],
    ['二十年', 'format'],
    ['0001-01-01', 'blank'],
    ['3000', 'year'],
    ['', 'format'],
    ['至', 'format'],
  ])('%j: %s', (text, reason) => {
    expect(parse(text)).toEqual({ ok: false, reason });
    expect(isValid(text)).toBe(false);
  });

  test('128 characters are read, and a longer text is not a term', () => {
    const spaces = ' '.repeat(107);
    expect(parse(`2018-06-15至${spaces}2038-06-14`).ok).toBe(true);
    expect(parse(`2018-06-15至${spaces} 2038-06-14`)).toEqual({ ok: false, reason: 'format' });
    expect(parse('至'.repeat(60_000))).toEqual({ ok: false, reason: 'format' });
  });
});

describe('isRange', () => {
  test.each(['2018-06-15至2038-06-14', '2018年6月15日-2038年6月14日', '2018-06-15 - 长期', '至2038-06-14'])(
    '%j says a term',
    (text) => {
      expect(isRange(text)).toBe(true);
    },
  );

  test.each([
    '2018-06-15',
    '20180615',
    '2018年6月15日',
    '长期',
    '',
    '2018年6月15日-2',
    '120180615-20380614',
    `${'2018-06-15至'.repeat(17)}2038`,
  ])('%j says none', (text) => {
    expect(isRange(text)).toBe(false);
  });

  test('128 characters are read, and a longer text is not a term', () => {
    expect(isRange(`2018-06-15至${' '.repeat(107)}2038-06-14`)).toBe(true);
    expect(isRange(`2018-06-15至${' '.repeat(108)}2038-06-14`)).toBe(false);
  });
});

describe('fromNumber', () => {
  test.each([
    [20380614, '2038-06-14'],
    [99991231, '长期'],
    [253402185600000, '长期'],
  ])('%d ends %s', (number, end) => {
    expect(fromNumber(number)).toEqual({ ok: true, value: { end } });
  });

  test('a lone year is not an end', () => {
    expect(fromNumber(2038)).toEqual({ ok: false, reason: 'number' });
  });
});

test('format writes an end, or a start and an end', () => {
  expect(format({ end: '长期' })).toBe('长期');
  expect(format({ start: '2018-06-15', end: '2038-06-14' })).toBe('2018-06-15至2038-06-14');
});

test.each([
  '2038-06-14',
  '9999-12-31',
  '2999-12-31',
  '2038-02-30',
  '0001-01-01',
  '长期',
  '永久',
  '无固定期限',
])('%j is read as it is beside a character without width, which the quick test does not accept', (text) => {
  expect(parse(text)).toEqual(parse(`\u200b${text}`));
  expect(isRange(text)).toBe(isRange(`\u200b${text}`));
});

describe('what is around a term, or in the place of a day of it', () => {
  test.each([
    ['营业期限：2010-03-03至2040-03-02', '2010-03-03至2040-03-02'],
    ['经营期限：长期', '长期'],
    ['合伙期限长期', '长期'],
    ['营业期限长期', '长期'],
    ['期限：2040-03-02', '2040-03-02'],
    ['营业期限: 2010-03-03至2040-03-02', '2010-03-03至2040-03-02'],
    ['(2010-03-03至2040-03-02)', '2010-03-03至2040-03-02'],
    ['（长期）', '长期'],
    ['长期。', '长期'],
    ['无经营期限', '长期'],
    ['未约定期限', '长期'],
    ['9999年', '长期'],
    ['-至2040-03-02', '2040-03-02'],
    ['-- 至 长期', '长期'],
    ['2010-03-03 00:00:00-2040-03-02 00:00:00', '2010-03-03至2040-03-02'],
    ['2010年3月3日 00:00:00 - 2040年3月2日 00:00:00', '2010-03-03至2040-03-02'],
  ])('%s is %s', (text, term) => {
    const read = parse(text);
    expect(read.ok && format(read.value)).toBe(term);
  });

  test.each(['- 至 -', '-至-', '--至'])('%s is blank', (text) => {
    expect(parse(text)).toEqual({ ok: false, reason: 'blank' });
  });

  test.each([
    '2010-03-03至-',
    '营业期限届满',
    '期限：',
    '2010-03-03至今',
    '成立之日起20年',
    '2010-03-03至期限：2040-03-02',
    '长（期',
    '长）期',
    '长。期',
    '2010-03-03-至2040-03-02',
    '-2010-03-03至2040-03-02',
  ])('%s is refused', (text) => {
    expect(parse(text).ok).toBe(false);
  });

  test('the first day of the year 5000 in milliseconds is not an end', () => {
    expect(fromNumber(Date.parse('5000-01-01T00:00:00+08:00'))).toEqual({ ok: true, value: { end: '长期' } });
  });
});
