/**
 * 查询时间, the moment at which a source was asked: output in UTC as 2025-06-23T07:28:19+00:00, to the second. Accepted
 * are epoch milliseconds, "YYYY-MM-DD HH:mm:ss" at Shanghai, as the envelopes have it, and ISO 8601 with an offset. A
 * date without a time, and ISO 8601 without an offset, are rejected.
 *
 * Source: ISO 8601-1:2019, https://www.iso.org/iso-8601-date-and-time-format.html; HMD API, result.timestamp;
 * published v2 responses, timestamp.
 *
 * @example
 * parse('2025-08-29 13:58:19') // { ok: true, value: '2025-08-29T05:58:19+00:00' }
 * parse('2025-06-23T09:28:19+02:00') // { ok: true, value: '2025-06-23T07:28:19+00:00' }
 * fromNumber(1659447284309) // { ok: true, value: '2022-08-02T13:34:44+00:00' }
 */

import { plain } from '../text/marks.js';
import * as calendarDate from './calendarDate.js';
import { type Parsed, parsed, refused } from './parsed.js';
import { daysInMonth, instantOf, isInRange } from './shanghaiTime.js';

/**
 * `clock_change`: an hour at Shanghai that was left out or came twice; `number`: a number that isn't epoch
 * milliseconds (seconds, say); `out_of_range`: before 1901 or after 9999.
 */
export type Reason = 'format' | 'no_offset' | 'impossible' | 'clock_change' | 'number' | 'out_of_range';

const LONGEST = 64;
const SMALLEST_EPOCH = 1e10;
const EPOCH = /^\d{11,15}$/;
const MOMENT =
  /^(\d{4})-(\d\d)-(\d\d)([T ])(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?(?:(Z)|([+-])(\d\d)(?::?(\d\d))?)?$/;

/**
 * @param text A moment as an envelope writes it.
 * @returns The moment in UTC, or why it is not one.
 */
export function parse(text: string): Parsed<string, Reason> {
  if (isInDaytime(text)) return parsed(atGreenwich(text));
  if (text.length > LONGEST) return refused('format');
  const written = plain(text);
  if (EPOCH.test(written)) return fromNumber(Number(written));
  const match = MOMENT.exec(written);
  if (!match) return refused('format');
  const [, year, month, day, separator, hour, minute, second, utc, sign] = match;
  const seconds = Number(second ?? 0);
  if (!isDate(Number(year), Number(month), Number(day)) || !isTime(Number(hour), Number(minute), seconds)) {
    return refused('impossible');
  }
  const clock = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), seconds);
  if (utc !== undefined) return momentOf(clock);
  if (sign !== undefined) return withOffset(clock, sign, Number(match[10]), Number(match[11] ?? 0));
  if (separator === 'T') return refused('no_offset');
  const instant = instantOf(clock);
  return instant === undefined ? refused('clock_change') : momentOf(instant);
}

/** A day and a time from eight o'clock on, as most envelopes of v2 have it. */
const IN_DAYTIME = /^.{10} (?:0[89]|1\d|2[0-3]):[0-5]\d:[0-5]\d$/;

/** Whether the day is the same at Greenwich. Since 1992 Shanghai has had no summer time. */
function isInDaytime(text: string): boolean {
  if (!IN_DAYTIME.test(text) || text < '1992') return false;
  const day = text.slice(0, 10);
  return calendarDate.isOrdinary(day) && calendarDate.isValid(day);
}

function atGreenwich(text: string): string {
  return `${text.slice(0, 10)}T${two(Number(text.slice(11, 13)) - 8)}${text.slice(13)}+00:00`;
}

/** Whether `parse` accepts it. */
export function isValid(text: string): boolean {
  return parse(text).ok;
}

/**
 * @param number Epoch milliseconds, as in the envelope of v1.
 * @returns The moment in UTC, or why it is not one.
 */
export function fromNumber(number: number): Parsed<string, Reason> {
  if (!Number.isSafeInteger(number) || Math.abs(number) < SMALLEST_EPOCH) return refused('number');
  return momentOf(number);
}

function isDate(year: number, month: number, day: number): boolean {
  return day >= 1 && day <= daysInMonth(year, month);
}

function isTime(hour: number, minute: number, second: number): boolean {
  return hour <= 23 && minute <= 59 && second <= 59;
}

function withOffset(clock: number, sign: string, hours: number, minutes: number): Parsed<string, Reason> {
  if (hours > 14 || minutes > 59) return refused('impossible');
  const offset = (hours * 60 + minutes) * 60_000;
  return momentOf(sign === '-' ? clock + offset : clock - offset);
}

function momentOf(instant: number): Parsed<string, Reason> {
  if (!isInRange(instant)) return refused('out_of_range');
  const date = new Date(instant);
  const day = `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  return parsed(
    `${day}T${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}+00:00`,
  );
}

/** With two digits. */
function two(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}
