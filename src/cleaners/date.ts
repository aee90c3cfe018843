/** Days, terms and moments (日期). */

import type { PartialCompany } from '../company/company.js';
import type { Reason } from '../issues.js';
import { isObject } from '../json/object.js';
import type { Taken } from '../reading/reader.js';
import { reworded, type Sourced, sourced } from '../reading/sourced.js';
import type { RuleId } from '../rules/registry.js';
import { isBlank } from '../text/blank.js';
import * as calendarDate from '../values/calendarDate.js';
import type { Parsed } from '../values/parsed.js';
import { isAfter } from '../values/shanghaiTime.js';
import * as operatingTerm from '../values/term.js';
import * as timestamp from '../values/timestamp.js';
import { unparseable, written, wrongType } from './text.js';

/** A day, YYYY-MM-DD. One that stands for nothing or for never is a placeholder, and left out. */
export function date(taken: Taken | undefined): Sourced<string> | undefined {
  const day = read(taken, 'a date', calendarDate, 'calendar-date/1');
  return taken && day && calendarDate.isPlaceholder(day.value)
    ? unparseable(taken, 'a date', 'placeholder')
    : day;
}

/** A day on which no register of today recorded anything, though foundations may be that old or terms that long. */
export function isNoDay(day: string): boolean {
  return isBeforeRegisters(day) || day >= '2050-01-01';
}

/** Also the first day of the epoch, which computers write for nothing. */
function isBeforeRegisters(day: string): boolean {
  return day < '1949-10-01' || day === '1970-01-01';
}

/** Whether a day was still to come when the endpoint that gives it was asked. */
export function isStillToCome(day: string, asked: Taken | undefined): boolean {
  const moment = asked && parsed(asked.original, timestamp);
  return moment?.ok === true && isAfter(day, moment.value);
}

/** A day on which something happened to a company. */
export function eventDate(taken: Taken | undefined): Sourced<string> | undefined {
  const day = date(taken);
  return taken && day && isNoDay(day.value)
    ? unparseable(taken, 'the day of an event', 'no_day_of_event')
    : day;
}

type TermFields = Pick<PartialCompany, 'operatingFrom' | 'operatingUntil'>;

/** 营业期限: the days on which it starts and ends, or 长期. Either field may hold the whole term. */
export function term(from: Taken | undefined, until: Taken | undefined): TermFields {
  const hasWhole = isRange(from);
  const whole = hasWhole ? termIn(from, 'a term') : undefined;
  const end = termIn(until, 'the end of a term');
  const start = hasWhole ? part(whole, 'start') : date(from);
  return {
    operatingFrom: agreed(start, part(end, 'start'), until),
    operatingUntil: agreed(part(end, 'end'), part(whole, 'end'), from),
  };
}

/** A term without placeholders for its days. An end in years to come is not one. */
function termIn(taken: Taken | undefined, what: string): Sourced<operatingTerm.Term> | undefined {
  const term = read(taken, what, operatingTerm, 'operating-term/1');
  if (!taken || !term) return term;
  const { start, end } = term.value;
  const isNone = isBeforeRegisters(end) || (start !== undefined && calendarDate.isPlaceholder(start));
  return isNone ? unparseable(taken, what, 'placeholder') : term;
}

/** The day of the field that is there for it; `other` is what the field for the other day says of it. */
function agreed(
  day: Sourced<string> | undefined,
  other: Sourced<string> | undefined,
  at: Taken | undefined,
): Sourced<string> | undefined {
  if (day && other && day.value !== other.value) {
    const message =
      'has a whole term, and one day of it differs from the field beside it; the day of that field is output';
    at?.reader.report('contradiction', at.key, message, { reason: 'two_terms' });
  }
  return day ?? other;
}

function part(
  term: Sourced<operatingTerm.Term> | undefined,
  side: 'start' | 'end',
): Sourced<string> | undefined {
  const day = term?.value[side];
  return term && day !== undefined ? reworded(term, day) : undefined;
}

/** The moment at which a source was asked. */
export function moment(taken: Taken | undefined): Sourced<string> | undefined {
  return read(taken, 'a moment', timestamp, 'calendar-date/1');
}

/** The same, as that of its endpoint. */
export function checkedTime(taken: Taken | undefined): Readonly<Record<string, string>> | undefined {
  const asked = moment(taken);
  return taken && asked && { [taken.reader.endpoint]: asked.value };
}

const YEAR = /^(\d{4})\s*年?度?$/;

/** The year of an annual report. */
export function reportYear(taken: Taken | undefined): Sourced<string> | undefined {
  const text = written(taken)?.trim();
  if (taken === undefined || text === undefined) return undefined;
  const year = YEAR.exec(text)?.[1];
  return year === undefined
    ? unparseable(taken, 'a year', 'format')
    : sourced(year, taken, 'calendar-date/1');
}

type Read<T> = Parsed<T, Reason<'unparseable_value'> | 'blank'>;

interface Format<T> {
  parse(text: string): Read<T>;
  fromNumber(number: number): Read<T>;
}

function read<T>(
  taken: Taken | undefined,
  what: string,
  format: Format<T>,
  rule: RuleId,
): Sourced<T> | undefined {
  if (taken === undefined) return undefined;
  const { original } = taken;
  if (typeof original === 'string' && isBlank(original)) return undefined;
  const result = parsed(original, format);
  if (result === undefined) return wrongType(taken, 'is not a text or a number');
  if (result.ok) return sourced(result.value, taken, rule);
  return result.reason === 'blank' ? undefined : unparseable(taken, what, result.reason);
}

/** What a format makes of a raw value, which may be a text, a number or a moment of Java. */
function parsed<T>(original: unknown, format: Format<T>): Read<T> | undefined {
  if (typeof original === 'string') return format.parse(original);
  if (typeof original === 'number') return format.fromNumber(original);
  return isMoment(original) ? format.fromNumber(original.time) : undefined;
}

/** A date as Java writes it to JSON: { date: 11, month: 5, time: 1433952000000, … }. */
function isMoment(original: unknown): original is { readonly time: number } {
  return isObject(original) && typeof original.time === 'number';
}

function isRange(taken: Taken | undefined): boolean {
  return typeof taken?.original === 'string' && operatingTerm.isRange(taken.original);
}
