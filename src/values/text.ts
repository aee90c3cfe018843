/**
 * 文本, text that goes out as it came, but for a fixed cleaning: outer white space (full-width and no-break
 * spaces too), the `<em>` and `<font>` tags of a search result's highlighting, control characters,
 * direction marks, byte order marks and other characters without width. A line break or tab inside becomes
 * one space, a lone surrogate U+FFFD. Brackets keep their width. The limit is 65,536 UTF-16 code units.
 * Source: Unicode 15.0, chapter 23; responses of company search engines.
 *
 * @example
 * parse(' 小米<em>科技</em>') // { ok: true, value: { text: '小米科技', cleaned: true } }
 * parse('企业选择不公示') // { ok: false, reason: 'blank' }
 */

import { isBlank } from '../text/blank.js';
import { unicode } from '../text/unicode.js';
import { type Parsed, parsed, refused } from './parsed.js';

export interface Text {
  readonly text: string;
  /** Whether the text differs from what came. */
  readonly cleaned: boolean;
}

export type Reason = 'blank' | 'too_long';

export interface Hints {
  /** A legal representative's name ends in "*" where the register has a remark on him; it is no part of it. */
  readonly trailingAsterisk?: boolean;
}

const LIMIT = 65_536;

/**
 * Nothing but printable ASCII without "<", Chinese characters and their punctuation: at most a space at an
 * end needs cleaning. A text with anything else is looked at closely.
 */
const ORDINARY = /^[ -;=-~\u00b7\u2014\u2018-\u201d\u2026\u3001-\u9fff\uff01-\uff5e]*$/;
const SPACE = 0x20;
const ASTERISK = 0x2a;

const TAG = /<\/?(?:em|font)(?:[\s/][^<>]*)?>/gi;
const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/g;
const LONE_SURROGATE = unicode(String.raw`\p{Surrogate}`, 'gu');
/** One asterisk after an unmasked name: "崔**" and "崔*" are masked, and stay. */
const TRAILING_ASTERISK = /(?<=[^*＊\s]{2})\s*[*＊]$/;

export function parse(text: string, hints?: Hints): Parsed<Text, Reason> {
  if (text.length > LIMIT) return refused('too_long');
  let clean = withoutMarks(text);
  if (hints?.trailingAsterisk) clean = clean.replace(TRAILING_ASTERISK, '');
  if (isBlank(clean)) return refused('blank');
  return parsed({ text: clean, cleaned: clean !== text });
}

export function format(value: Text): string {
  return value.text;
}

/** A quick test that most texts pass: there is nothing in it to clean, whatever the hints. */
export function isOrdinary(text: string): boolean {
  return text.length <= LIMIT && text.charCodeAt(text.length - 1) !== ASTERISK && isFreeOfMarks(text);
}

/** Whether a text goes out as it is. */
export function isValid(text: string): boolean {
  const read = parse(text);
  return read.ok && !read.value.cleaned;
}

/** The cleaning by itself, for values that are read as something else than text. */
export function withoutMarks(text: string): string {
  if (isFreeOfMarks(text)) return text;
  return text
    .replace(LINE_BREAKS, ' ')
    .replace(INVISIBLE, '')
    .replace(TAG, '')
    .replace(LONE_SURROGATE(), '\ufffd')
    .trim();
}

function isFreeOfMarks(text: string): boolean {
  return text.charCodeAt(0) !== SPACE && text.charCodeAt(text.length - 1) !== SPACE && ORDINARY.test(text);
}
