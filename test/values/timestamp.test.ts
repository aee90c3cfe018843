import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromNumber, isValid, parse } from '../../src/values/timestamp.js';

describe('parse', () => {
  test.each([
    ['2025-06-23T07:28:19Z', '2025-06-23T07:28:19+00:00'],
    ['2025-06-23T07:28:19.999Z', '2025-06-23T07:28:19+00:00'],
    ['2025-06-23T07:28:19+00:00', '2025-06-23T07:28:19+00:00'],
    ['2025-06-23T15:28:19+08:00', '2025-06-23T07:28:19+00:00'],
    ['2025-06-23T15:28:19+0800', '2025-06-23T07:28:19+00:00'],
    ['2025-06-23T03:58:19-03:30', '2025-06-23T07:28:19+00:00'],
    ['2025-06-23T15:28+08', '2025-06-23T07:28:00+00:00'],
    ['2025-06-23T21:28:19+14:00', '2025-06-23T07:28:19+00:00'],
    ['2025-06-23T08:27:19+00:59', '2025-06-23T07:28:19+00:00'],
    ['2025-06-23T07:28:19,123456789Z', '2025-06-23T07:28:19+00:00'],
    ['2025-06-23T23:59:59Z', '2025-06-23T23:59:59+00:00'],
    ['2025-01-02T03:04:05Z', '2025-01-02T03:04:05+00:00'],
    ['2025-10-10T10:10:10Z', '2025-10-10T10:10:10+00:00'],
    ['2025-08-29 13:58:19', '2025-08-29T05:58:19+00:00'],
    ['2025-08-29 13:58', '2025-08-29T05:58:00+00:00'],
    ['2025-08-29 08:00:00', '2025-08-29T00:00:00+00:00'],
    ['2025-08-29 07:59:59', '2025-08-28T23:59:59+00:00'],
    ['1991-07-01 13:58:19', '1991-07-01T04:58:19+00:00'],
    ['2025-08-29 05:58:19Z', '2025-08-29T05:58:19+00:00'],
    ['2025-01-01 00:00:00', '2024-12-31T16:00:00+00:00'],
    ['2024-02-29T23:59:59Z', '2024-02-29T23:59:59+00:00'],
    ['2025-04-30 13:58:19', '2025-04-30T05:58:19+00:00'],
    ['2025-12-31T00:00:00Z', '2025-12-31T00:00:00+00:00'],
    ['1988-07-01 00:00:00', '1988-06-30T15:00:00+00:00'],
    ['1659447284309', '2022-08-02T13:34:44+00:00'],
  ])('%j is %s', (text, moment) => {
    expect(parse(text)).toEqual({ ok: true, value: moment });
    expect(isValid(text)).toBe(true);
  });

  test.each([
    ['2025-06-23', 'format'],
    ['2025-06-23T07:28:19', 'no_offset'],
    ['23.06.2025 07:28', 'format'],
    ['2025/06/23 17:28:19', 'format'],
    ['yesterday', 'format'],
    ['', 'format'],
    ['2025-02-29 07:28:19', 'impossible'],
    ['2025-06-00 07:28:19', 'impossible'],
    ['2025-06-23 24:00:00', 'impossible'],
    ['2025-06-23 07:60:00', 'impossible'],
    ['2025-06-23 07:28:60', 'impossible'],
    ['2025-06-23T07:28:19+15:00', 'impossible'],
    ['2025-06-23T07:28:19+08:60', 'impossible'],
    ['2025-06-23T07:28:19.1234567890Z', 'format'],
    ['2025-06-23T07:28:19Zulu', 'format'],
    ['at 2025-06-23T07:28:19Z', 'format'],
    ['1659447284', 'format'],
    ['1659447284309000', 'format'],
    ['2025-00-23 07:28:19', 'impossible'],
    ['2025-13-23 07:28:19', 'impossible'],
    ['1986-05-04 02:30:00', 'clock_change'],
    ['1986-09-14 01:30:00', 'clock_change'],
    ['1900-01-01T00:00:00Z', 'out_of_range'],
    ['999999999999999', 'out_of_range'],
  ])('%j: %s', (text, reason) => {
    expect(parse(text)).toEqual({ ok: false, reason });
    expect(isValid(text)).toBe(false);
  });

  test('64 characters are read, and a longer text is not a moment', () => {
    expect(parse(`2025-08-29 13:58${' '.repeat(48)}`).ok).toBe(true);
    expect(parse(`2025-08-29 13:58${' '.repeat(49)}`)).toEqual({ ok: false, reason: 'format' });
  });
});

test('the usual form is read as the same moment with fractions of a second is, whatever its digits', () => {
  const two = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
  const year = fc.integer({ min: 1900, max: 3100 }).map(String);
  fc.assert(
    fc.property(year, two, two, two, two, two, (y, month, day, hour, minute, second) => {
      const text = `${y}-${month}-${day} ${hour}:${minute}:${second}`;
      expect(parse(text)).toEqual(parse(`${text}.0`));
    }),
    { numRuns: 2000 },
  );
  const real = fc.date({ min: new Date('1985-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(real, (date) => {
      const text = date.toISOString().slice(0, 19).replace('T', ' ');
      expect(parse(text)).toEqual(parse(`${text}.0`));
    }),
  );
});

describe('fromNumber', () => {
  test("an envelope's milliseconds are cut to the second", () => {
    expect(fromNumber(1659447284309)).toEqual({ ok: true, value: '2022-08-02T13:34:44+00:00' });
  });

  test('a magnitude of 1e10 and more is milliseconds, also of before 1970', () => {
    expect(fromNumber(10_000_000_000)).toEqual({ ok: true, value: '1970-04-26T17:46:40+00:00' });
    expect(fromNumber(-1659447284309)).toEqual({ ok: true, value: '1917-06-01T10:25:15+00:00' });
  });

  test.each([9_999_999_999, 1659447284, 0, Number.NaN, 1659447284309.5])(
    '%d is not an epoch in milliseconds',
    (number) => {
      expect(fromNumber(number)).toEqual({ ok: false, reason: 'number' });
    },
  );
});
