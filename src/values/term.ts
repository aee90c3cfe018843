/**
 * 营业期限, operating term: the day it ends, or 长期 when it has no end; with the day it starts where a text
 * gives both. No end is written 长期, 永久, 无固定期限 and the like, or as a placeholder day: any of year 9999 or 5000
 * ("5000年" too), and 2999-12-31. A length in years ("20年") is not an end and is rejected.
 *
 * Source: published records of NECIPS (营业期限自/至); HMD API, field termEnd.
 *
 * @example
 * parse('2038年06月14日') // { ok: true, value: { end: '2038-06-14' } }
 * parse('2018-06-15至2038-06-14') // { ok: true, value: { start: '2018-06-15', end: '2038-06-14' } }
 * parse('2010年3月3日-2040年3月2日止') // { ok: true, value: { start: '2010-03-03', end: '2040-03-02' } }
 * parse('9999-12-31') // { ok: true, value: { end: '长期' } }
 */

import { plain } from '../text/marks.js';
import { lazy } from '../text/packedTable.js';
import * as calendarDate from './calendarDate.js';
import { type Parsed, parsed, refused } from './parsed.js';

export interface Term {
  /** YYYY-MM-DD. */
  readonly start?: string;
  /** YYYY-MM-DD, or 长期. */
  readonly end: string;
}

/** `no_end`: a start and nothing after it; `length`: a number of years; `order`: it ends before it starts. */
export type Reason = calendarDate.Reason | 'no_end' | 'length' | 'order';

/** What an operating term without an end is called on the way out. */
export const NO_END = '长期';

const LONGEST = 128;

const NO_END_WORDS: ReadonlySet<string> = new Set([
  '长期',
  '长期有效',
  '永久',
  '永久存续',
  '永续',
  '永续经营',
  '永久经营',
  '长期经营',
  '不约定期限',
  '无期限',
  '无限期',
  '无固定期限',
  '无固定期',
  '无营业期限',
  '无经营期限',
  '未约定期限',
  '无限',
  '永远',
  '5000年',
  '9999年',
]);

const NEVER = /^(?:9999-|5000-|2999-12-31)/;
const YEARS = /^\d+年$/;
/** A hyphen parts two dates with spaces around it, or behind a whole date: dates have hyphens themselves. */
const BETWEEN =
  /\s*(?:起)?(?:至|到|~|—+|–)\s*|\s-+\s|(?<=\d\s*日|[年./-]\d{1,2}[月./-]\d{1,2}|^\d{8}|:\d\d)\s*-+\s*(?=\d{4}[年./-]|\d{8}|[长永无])/;
/** The name of the field, and the brackets and the full stop of a word for no end. */
const HEADING = /^(?:营业|经营|合伙)?期限[:：]?\s*(?=.)/;
const AROUND = /^\(|\)$|。$/g;
/** A day that isn't given. */
const NONE = /^-+$/;
const RANGE = lazy(() => new RegExp(`^(?:自|从)?(.*?)(?:${BETWEEN.source})(.*)$`));
const CLOSING = /\s*(?:为止|止)$/;
const SPACES = /\s/g;

/**
 * @param text A date, a range, or a word for no end.
 * @returns The end of the term, with its start where there is one, or why it is not a term.
 */
export function parse(text: string): Parsed<Term, Reason> {
  if (calendarDate.isOrdinary(text)) return toTerm(orNever(calendarDate.parse(text)));
  if (text.length > LONGEST) return refused('format');
  if (NO_END_WORDS.has(text)) return parsed({ end: NO_END });
  const written = simplified(plain(text)).replace(HEADING, '').replace(AROUND, '').replace(CLOSING, '');
  const [range, start = '', end = ''] = RANGE().exec(written) ?? [];
  const [from, to] = [start, end].map((part) => part.replace(NONE, '')) as [string, string]; // two for two
  if (start + end !== '' && from + to === '') return refused('blank');
  if (from === '') return toTerm(endOf(range === undefined ? written : to));
  if (to === '') return refused('no_end');

  const first = calendarDate.parse(from);
  if (!first.ok) return first;
  return toTerm(endOf(to), first.value);
}

/** Whether a text says a term, not a day: it has a word or a mark for "until" between two parts. */
export function isRange(text: string): boolean {
  return text.length <= LONGEST && !calendarDate.isOrdinary(text) && BETWEEN.test(plain(text));
}

/** The value as a text. */
export function format(value: Term): string {
  return value.start === undefined ? value.end : `${value.start}至${value.end}`;
}

/** Whether `parse` accepts it. */
export function isValid(text: string): boolean {
  return parse(text).ok;
}

/** The end of a term as a JSON number: see `calendarDate.fromNumber`. */
export function fromNumber(number: number): Parsed<Term, Reason> {
  return toTerm(orNever(calendarDate.fromNumber(number)));
}

/** The words for no end in simplified characters: 長期, 無固定期限, 永續經營. */
function simplified(text: string): string {
  return text.replace(/[長無續經營約]/g, (sign) => '长无续经营约'.charAt('長無續經營約'.indexOf(sign)));
}

function toTerm(end: Parsed<string, Reason>, start?: string): Parsed<Term, Reason> {
  if (!end.ok) return end;
  if (start === undefined) return parsed({ end: end.value });
  // Both are YYYY-MM-DD, and 长期 sorts after every digit.
  return start > end.value ? refused('order') : parsed({ start, end: end.value });
}

function endOf(text: string): Parsed<string, Reason> {
  const word = text.replace(SPACES, '');
  if (NO_END_WORDS.has(word)) return parsed(NO_END);
  if (YEARS.test(word) && word.length < '1900年'.length) return refused('length');
  return orNever(calendarDate.parse(text));
}

function orNever(date: Parsed<string, calendarDate.Reason>): Parsed<string, Reason> {
  return date.ok && NEVER.test(date.value) ? parsed(NO_END) : date;
}
