/**
 * 北京时间, the clock of the register: Asia/Shanghai, eight hours ahead of UTC and nine in the summers
 * below. Held as a table, so that a date never depends on the machine's time zone or on Node's ICU data.
 * Before 1901 Shanghai kept local mean time; nothing here reaches back to that.
 * Source: IANA time zone database 2025b, zone Asia/Shanghai, rules Shang and PRC.
 *
 * @example
 * dateAt(1267545600000) // '2010-03-03', at midnight
 * dateAt(577465200000) // '1988-04-20', at midnight of a summer day
 */

import { lazy } from '../text/packedTable.js';

const HOUR = 3_600_000;
const STANDARD = 8 * HOUR;
const SUMMER = 9 * HOUR;

/** Summer time, from and to, in UTC. */
const SUMMERS = lazy<readonly (readonly [from: number, to: number])[]>(() =>
  [
    ['1919-04-12T16:00Z', '1919-09-30T15:00Z'],
    ['1940-05-31T16:00Z', '1940-10-12T15:00Z'],
    ['1941-03-14T16:00Z', '1941-11-01T15:00Z'],
    ['1942-01-30T16:00Z', '1945-09-01T15:00Z'],
    ['1946-05-14T16:00Z', '1946-09-30T15:00Z'],
    ['1947-04-14T16:00Z', '1947-10-31T15:00Z'],
    ['1948-04-30T16:00Z', '1948-09-30T15:00Z'],
    ['1949-04-30T16:00Z', '1949-05-27T15:00Z'],
    ['1986-05-03T18:00Z', '1986-09-13T17:00Z'],
    ['1987-04-11T18:00Z', '1987-09-12T17:00Z'],
    ['1988-04-16T18:00Z', '1988-09-10T17:00Z'],
    ['1989-04-15T18:00Z', '1989-09-16T17:00Z'],
    ['1990-04-14T18:00Z', '1990-09-15T17:00Z'],
    ['1991-04-13T18:00Z', '1991-09-14T17:00Z'],
  ].map(([from = '', to = '']) => [Date.parse(from), Date.parse(to)]),
);

const LAST_SUMMER_ENDS = /* @__PURE__ */ Date.parse('1991-09-14T17:00Z');
/** 1901-01-01 at Shanghai; the time before is local mean time, 8:05:43 ahead. */
const EARLIEST = /* @__PURE__ */ Date.parse('1900-12-31T16:00Z');
/** The end of year 9999 at Shanghai. */
const LATEST = /* @__PURE__ */ Date.parse('9999-12-31T15:59:59.999Z');

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a month of the Gregorian calendar; none for a month that isn't. */
export function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (DAYS[month - 1] ?? 0);
}

/** Whether an instant (epoch ms) lies in the years 1901 to 9999 at Shanghai. */
export function isInRange(instant: number): boolean {
  return instant >= EARLIEST && instant <= LATEST;
}

/** The date at Shanghai of an instant in range. */
export function dateAt(instant: number): string {
  return new Date(instant + offsetAt(instant)).toISOString().slice(0, 10);
}

/**
 * Whether a day was still to come at a moment.
 *
 * @param day YYYY-MM-DD, at Shanghai
 * @param moment ISO 8601, UTC
 * @example
 * isAfter('2025-07-10', '2025-07-09T15:59:59.000Z') // true: it was still the 9th at Shanghai
 * isAfter('2025-07-10', '2025-07-09T16:00:00.000Z') // false
 */
export function isAfter(day: string, moment: string): boolean {
  // Shanghai's day is that of Greenwich, or the next one.
  return day > moment.slice(0, 10) && day > dateAt(Date.parse(moment));
}

/**
 * The instant at which Shanghai's clock showed a time, given as if it were UTC: none for the hour that was
 * left out when summer began, none for the hour that came twice when it ended.
 */
export function instantOf(clock: number): number | undefined {
  const standard = clock - STANDARD;
  const summer = clock - SUMMER;
  const isStandard = offsetAt(standard) === STANDARD;
  const isSummer = offsetAt(summer) === SUMMER;
  if (isStandard === isSummer) return undefined;
  return isStandard ? standard : summer;
}

function offsetAt(instant: number): number {
  if (instant >= LAST_SUMMER_ENDS) return STANDARD;
  return SUMMERS().some(([from, to]) => instant >= from && instant < to) ? SUMMER : STANDARD;
}
