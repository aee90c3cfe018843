import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateAt, daysInMonth, instantOf, isAfter, isInRange } from '../../src/values/shanghaiTime.js';

const HOUR = 3_600_000;

describe('daysInMonth', () => {
  test.each([
    [2024, 2, 29],
    [2023, 2, 28],
    [2000, 2, 29],
    [1900, 2, 28],
    [2100, 2, 28],
    [2024, 1, 31],
    [2024, 3, 31],
    [2024, 4, 30],
    [2024, 5, 31],
    [2024, 6, 30],
    [2024, 7, 31],
    [2024, 8, 31],
    [2024, 9, 30],
    [2024, 10, 31],
    [2024, 11, 30],
    [2024, 12, 31],
    [2024, 0, 0],
    [2024, 13, 0],
  ])('%i-%i has %i', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
  });
});

describe('dateAt', () => {
  test.each([
    ['winter midnight', '2010-03-02T16:00:00Z', '2010-03-03'],
    ['a second before it', '2010-03-02T15:59:59Z', '2010-03-02'],
    ['summer midnight of 1988', '1988-04-19T15:00:00Z', '1988-04-20'],
    ['a second before it', '1988-04-19T14:59:59Z', '1988-04-19'],
    ['midnight of the day summer began in 1986, still winter time', '1986-05-03T16:00:00Z', '1986-05-04'],
    ['midnight of the day after', '1986-05-04T15:00:00Z', '1986-05-05'],
    ['midnight of the day summer ended in 1991', '1991-09-14T15:00:00Z', '1991-09-15'],
    ['midnight of the day after', '1991-09-15T16:00:00Z', '1991-09-16'],
    ['23 o’clock of the day summer ended in 1991, winter time again', '1991-09-15T15:00:00Z', '1991-09-15'],
    ['summer midnight of 1948', '1948-06-30T15:00:00Z', '1948-07-01'],
    ['midnight of the first day of 1901', '1900-12-31T16:00:00Z', '1901-01-01'],
  ])('%s, %s: %s', (_, instant, date) => {
    expect(dateAt(Date.parse(instant))).toBe(date);
  });

  test('is the date that ICU gives, from 1950 on', () => {
    const icu = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
    fc.assert(
      fc.property(
        fc.integer({ min: Date.parse('1950-01-01T00:00Z'), max: Date.parse('2099-12-31T00:00Z') }),
        fc.integer({ min: Date.parse('1986-01-01T00:00Z'), max: Date.parse('1992-01-01T00:00Z') }),
        (any, near) => {
          expect(dateAt(any)).toBe(icu.format(any));
          expect(dateAt(near)).toBe(icu.format(near));
        },
      ),
    );
  });
});

describe('isAfter', () => {
  test.each([
    ['2025-07-10', '2025-07-09T15:59:59.000Z', true],
    ['2025-07-10', '2025-07-09T16:00:00.000Z', false],
    ['2025-07-10', '2025-07-10T00:00:00.000Z', false],
    ['2025-07-11', '2025-07-10T15:59:59.000Z', true],
    ['2025-07-09', '2025-07-09T00:00:00.000Z', false],
  ])('%s is still to come at %s: %s', (day, moment, isStillToCome) => {
    expect(isAfter(day, moment)).toBe(isStillToCome);
  });
});

describe('isInRange', () => {
  test.each([
    ['1900-12-31T15:59:59.999Z', false],
    ['1900-12-31T16:00:00Z', true],
    ['9999-12-31T15:59:59.999Z', true],
    ['9999-12-31T16:00:00Z', false],
  ])('%s: %s', (instant, isIn) => {
    expect(isInRange(Date.parse(instant))).toBe(isIn);
  });
});

describe('instantOf', () => {
  test.each([
    ['2025-08-29T13:58:19Z', '2025-08-29T05:58:19Z'],
    ['1988-07-01T12:00:00Z', '1988-07-01T03:00:00Z'],
    ['1988-12-01T12:00:00Z', '1988-12-01T04:00:00Z'],
    ['1986-05-04T01:59:59Z', '1986-05-03T17:59:59Z'],
    ['1986-05-04T03:00:00Z', '1986-05-03T18:00:00Z'],
    ['1991-09-15T00:59:59Z', '1991-09-14T15:59:59Z'],
    ['1991-09-15T02:00:00Z', '1991-09-14T18:00:00Z'],
  ])('the clock shows %s at %s', (clock, instant) => {
    expect(instantOf(Date.parse(clock))).toBe(Date.parse(instant));
  });

  test.each([
    ['left out in 1986', '1986-05-04T02:30:00Z'],
    ['that came twice in 1986, at its beginning', '1986-09-14T01:00:00Z'],
    ['that came twice in 1986', '1986-09-14T01:30:00Z'],
    ['that came twice in 1991, at its beginning', '1991-09-15T01:00:00Z'],
    ['that came twice in 1991, the last time', '1991-09-15T01:30:00Z'],
  ])('an hour %s has no one instant', (_, clock) => {
    expect(instantOf(Date.parse(clock))).toBeUndefined();
  });

  test('the table is whole: each summer’s two changes have such an hour', () => {
    // Local dates of the changes, from the tz database; those of before 1986 came at midnight.
    const early = ['1919-04-13', '1940-06-01', '1941-03-15', '1942-01-31', '1946-05-15', '1947-04-15'];
    const late = ['1948-05-01', '1949-05-01'];
    for (const day of [...early, ...late]) expect(instantOf(Date.parse(day) + HOUR / 2)).toBeUndefined();
    const ends = ['1919-09-30', '1940-10-12', '1941-11-01', '1945-09-01', '1946-09-30', '1947-10-31'];
    for (const day of [...ends, '1948-09-30', '1949-05-27']) {
      expect(instantOf(Date.parse(day) + 23.5 * HOUR)).toBeUndefined();
    }
    for (const day of ['1987-04-12', '1988-04-17', '1989-04-16', '1990-04-15', '1991-04-14']) {
      expect(instantOf(Date.parse(day) + 2.5 * HOUR)).toBeUndefined();
    }
    for (const day of ['1987-09-13', '1988-09-11', '1989-09-17', '1990-09-16', '1991-09-15']) {
      expect(instantOf(Date.parse(day) + 1.5 * HOUR)).toBeUndefined();
    }
  });
});
