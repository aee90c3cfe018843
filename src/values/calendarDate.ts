/**
 * 日期, calendar date: output as YYYY-MM-DD (ISO 8601). Accepted are 2018-06-15, 2018/6/5, 2018.06.15, 20180615 and
 * 2018年6月15日 (日 may be missing), in either width, with or without a time, and the forms of Java (Jan 21, 2009
 * 12:00:00 AM), HTTP, JavaScript and .NET. A heading (成立日期：), a mark and the day of the week are passed over. The time
 * is dropped and the date stays as written, unless the time has an offset: then the date is the one at Shanghai.
 * Numbers, and texts of 11 to 15 digits, are epoch milliseconds of the years 1901 to 2199. 0001-01-01 is a database's
 * value for nothing.
 *
 * Source: published records of NECIPS and of its resellers; ISO 8601,
 * https://www.iso.org/iso-8601-date-and-time-format.html
 *
 * @example
 * parse('2018年6月15日') // { ok: true, value: '2018-06-15' }
 * parse('2018-06-14T16:00:00Z') // { ok: true, value: '2018-06-15' }
 * parse('Jan 21, 2009 12:00:00 AM') // { ok: true, value: '2009-01-21' }
 * parse('2017-02-29') // { ok: false, reason: 'impossible' }
 * fromNumber(1267545600000) // { ok: true, value: '2010-03-03' }
 */

import { plain } from '../text/marks.js';
import { type Parsed, parsed, refused } from './parsed.js';
import { dateAt, daysInMonth, isInRange } from './shanghaiTime.js';

/**
 * `year`: two digits, filled up with zeros or not, or a year alone; `no_day`: a year and a month; `impossible`: no such
 * day or time; `ambiguous`: digits that are epoch milliseconds and a date with a time at once; `number`: a number that is
 * neither YYYYMMDD nor epoch milliseconds; `out_of_range`: epoch milliseconds before 1901 or after 2199.
 */
export type Reason =
  | 'blank'
  | 'format'
  | 'year'
  | 'no_day'
  | 'impossible'
  | 'ambiguous'
  | 'number'
  | 'out_of_range';

type Read = Parsed<string, Reason>;

const LONGEST = 64;
const NOTHING = '0001-01-01';

const ISO = /^\d{4}-\d\d-\d\d$/;
const COMPACT = /^\d{8}$/;
const SEPARATED = /^(\d{4})([-/.—–])(\d{1,2})\2(\d{1,2})(?:(?:T|\s+|(?=[+Z]))(\S.*))?$/;
const CHINESE = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})(?:\s*[日号]\s*|\s+|$)(.*)/;
/** A heading before a day, and a mark or the day of the week behind it. */
const HEADING = /^(?:成立|核准|注册|登记|吊销|注销)?(?:日期|时间)[:：]\s*/;
const CLOSING = /\s*(?:(?:星期|周)[一二三四五六日天]|[。,;、])$/;
const TIME =
  /^(?:上午|下午)?\s*(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s*(?:AM|PM|(Z|GMT)|(?:GMT)?([+-])(\d\d):?(\d\d)?(?:\s+(?:[A-Z]{3,5}|\([^()]*(?:时间|time)\)))?)?$/i;
/** The offset of a day without a time, as XML Schema writes one: the day stays as written. */
const OFFSET_ALONE = /^(?:Z|\+\d\d:\d\d)$/;
/** As Java writes a Date in English, which is in the register's own pages: "Jan 21, 2009 12:00:00 AM". */
const ENGLISH = /^([A-Z][a-z]{2,8})\.? (\d{1,2}), ?(\d{4})(?:,? (\S.*))?$/;
/** Date.toString(): "Wed Jan 21 00:00:00 CST 2009", at the time of China. */
const JAVA = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d\d:\d\d:\d\d) (?:CST|GMT\+08:00) (\d{4})$/;
/** As HTTP writes it, Wed, 21 Jan 2009 00:00:00 GMT, and as JavaScript does, Wed Jan 21 2009 00:00:00 GMT+0800 (…). */
const HTTP = /^[A-Z][a-z]{2}, (\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\S.*)/;
const JAVASCRIPT = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d{4}) (\S.*)/;
/** As .NET writes it to JSON: /Date(1232467200000+0800)/. */
const DOT_NET = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTH_NAMES =
  /(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)$/;
const EPOCH = /^-?\d{11,15}$/;
const LONE_YEAR = /^\d{4}\s*年?$/;
const SHORT_YEAR = /^\d{2}(?:[-/.]\d{1,2}[-/.]|\s*年)/;
const MONTH = /^\d{4}(?:[-/.]\d{1,2}|\s*年\s*\d{1,2}\s*月)$/;
/** YYYYMMDDHHmm and YYYYMMDDHHmmss of the years 1901 to 2099. */
const COMPACT_WITH_TIME =
  /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$/;
const SMALLEST_EPOCH = 1e10;
const EARLIEST_YEAR = 1000;
const FAR_OFF = '2200-01-01';
/** What databases hold for a term without an end. */
const NEVER: ReadonlySet<string> = new Set(['2999-12-31', '5000-01-01', '9999-12-31']);
/** 0001-01-01, which databases hold for nothing. */
const FIRST_DAY = -62_135_596_800_000;
const ONE_DAY = 86_400_000;
const ZERO = 48;

/**
 * @param text A date as a register or its resellers write it.
 * @returns YYYY-MM-DD, or why it is not a date.
 */
export function parse(text: string): Read {
  if (ISO.test(text)) return checked(text);
  if (text.length > LONGEST) return refused('format');
  const written = plain(text).replace(HEADING, '').replace(CLOSING, '');
  if (ISO.test(written)) return checked(written);
  if (COMPACT.test(written)) return compactDate(written);
  const [match, year = '', month = '', day = '', time = ''] = dateParts(written) ?? englishParts(written);
  if (match !== undefined) return dateOf(year, month, day, time);
  if (EPOCH.test(written)) return fromNumber(Number(written));
  const instant = DOT_NET.exec(written)?.[1];
  if (instant !== undefined) return fromEpoch(Number(instant));
  if (LONE_YEAR.test(written) || SHORT_YEAR.test(written)) return refused('year');
  return refused(MONTH.test(written) ? 'no_day' : 'format');
}

/** Whether a text looks like what `parse` gives: a quick test that most dates pass. */
export function isOrdinary(text: string): boolean {
  return ISO.test(text);
}

/** Whether `parse` accepts it. */
export function isValid(text: string): boolean {
  return parse(text).ok;
}

/**
 * Whether a day stands for nothing or for never: what SQL Server, FILETIME and spreadsheets begin with, and years that
 * no event has. It is the day of no event, foundation or approval; a term may end in such a year.
 *
 * @example
 * isPlaceholder('1900-01-01') // true
 */
export function isPlaceholder(date: string): boolean {
  return PLACEHOLDERS.has(date) || date >= '2100-01-01';
}

const PLACEHOLDERS: ReadonlySet<string> = new Set([
  '1601-01-01',
  '1753-01-01',
  '1899-12-30',
  '1899-12-31',
  '1900-01-01',
]);

/**
 * @param number A JSON number: eight digits are YYYYMMDD, a magnitude of 1e10 and more is epoch milliseconds.
 * @returns The date at Shanghai, or why it is not one.
 */
export function fromNumber(number: number): Read {
  const digits = String(number);
  if (COMPACT.test(digits)) return compactDate(digits);
  if (!Number.isSafeInteger(number) || Math.abs(number) < SMALLEST_EPOCH) return refused('number');
  if (COMPACT_WITH_TIME.test(digits)) return refused('ambiguous');
  return fromEpoch(number);
}

function fromEpoch(number: number): Read {
  if (Math.abs(number - FIRST_DAY) < ONE_DAY) return refused('blank');
  if (!isInRange(number)) return refused('out_of_range');
  const date = dateAt(number);
  // Fourteen and fifteen digits are a register's number sooner than a day of the year 5000.
  return date < FAR_OFF || NEVER.has(date) ? parsed(date) : refused('out_of_range');
}

function compactDate(digits: string): Read {
  return checked(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`);
}

/** The text, year, month, day and time of a date. */
type Parts = readonly (string | undefined)[];

function dateParts(written: string): Parts | undefined {
  const chinese = CHINESE.exec(written);
  if (chinese) return chinese;
  const [match, year, , month, day, time] = SEPARATED.exec(written) ?? [];
  return match === undefined ? undefined : [match, year, month, day, time];
}

function englishParts(written: string): Parts {
  const [java, javaMonth = '', javaDay, javaTime, javaYear] = JAVA.exec(written) ?? [];
  if (java !== undefined) return [java, javaYear, monthOf(javaMonth), javaDay, javaTime];
  const [http, httpDay, httpMonth = '', httpYear, httpTime] = HTTP.exec(written) ?? [];
  if (http !== undefined) return [http, httpYear, monthOf(httpMonth), httpDay, httpTime];
  const [script, scriptMonth = '', scriptDay, scriptYear, scriptTime] = JAVASCRIPT.exec(written) ?? [];
  if (script !== undefined) return [script, scriptYear, monthOf(scriptMonth), scriptDay, scriptTime];
  const [match, month = '', day, year, time] = ENGLISH.exec(written) ?? [];
  return MONTH_NAMES.test(month) ? [match, year, monthOf(month), day, time] : [];
}

/** The number of a month's English name; 0, which no month has, for another word. */
function monthOf(name: string): string {
  return String(MONTHS.indexOf(name.slice(0, 3)) + 1);
}

function dateOf(year: string, month: string, day: string, time: string): Read {
  const date = checked(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return date.ok && time !== '' ? dateWithTime(date.value, time) : date;
}

/** A date by its look, checked against the calendar. A year below 1000 is a short one filled up. */
function checked(date: string): Read {
  if (date === NOTHING) return refused('blank');
  const year = numberAt(date, 0) * 100 + numberAt(date, 2);
  const day = numberAt(date, 8);
  if (year === 0 || day === 0 || day > daysInMonth(year, numberAt(date, 5))) return refused('impossible');
  return year < EARLIEST_YEAR ? refused('year') : parsed(date);
}

/** The two digits at a place. */
function numberAt(date: string, index: number): number {
  return (date.charCodeAt(index) - ZERO) * 10 + date.charCodeAt(index + 1) - ZERO;
}

function dateWithTime(date: string, time: string): Read {
  if (OFFSET_ALONE.test(time)) return parsed(date);
  const match = TIME.exec(time);
  if (!match) return refused('format');
  const [, hour, minute, second, utc, sign, offsetHour, offsetMinute] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return refused('impossible');
  if (utc === undefined && sign === undefined) return parsed(date);

  const offset = Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0);
  if (offset > 14 * 60 || Number(offsetMinute ?? 0) > 59) return refused('impossible');
  const minutes = Number(hour) * 60 + Number(minute) + (sign === '-' ? offset : -offset);
  const instant = Date.parse(date) + minutes * 60_000;
  return isInRange(instant) ? parsed(dateAt(instant)) : refused('out_of_range');
}
