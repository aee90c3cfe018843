/**
 * 文本, text that is output unchanged, except for what is not part of it: outer white space (full-width and no-break
 * spaces too), the tags of a search result's highlighting, HTML entities, control characters, direction marks, byte
 * order marks and other characters without width. A line break or tab inside becomes one space, a lone surrogate
 * U+FFFD. Brackets keep their width. The limit is 65,536 UTF-16 code units.
 *
 * Source: Unicode 15.0, chapter 23, https://www.unicode.org/versions/Unicode15.0.0/ch23.pdf; responses of company search
 * engines.
 *
 * @example
 * parse(' 小米<em>科技</em>') // { ok: true, value: { text: '小米科技', cleaned: true } }
 * parse('企业选择不公示') // { ok: false, reason: 'blank' }
 */

import { isBlank } from '../text/blank.js';
import { isFreeOfMarks, withoutMarks } from '../text/marks.js';
import { type Parsed, parsed, refused } from './parsed.js';

export interface Text {
  readonly text: string;
  /** Whether the text differs from what came. */
  readonly cleaned: boolean;
}

export type Reason = 'blank' | 'too_long';

export interface Hints {
  /** A legal representative's name ends in "*" where the register has a remark on him; it is not part of the name. */
  readonly trailingAsterisk?: boolean;
}

const LIMIT = 65_536;

const ASTERISK = 0x2a;
/** One asterisk after an unmasked name: "崔**" and "崔*" are masked, and stay. */
const TRAILING_ASTERISK = /(?<=[^*＊\s]{2})\s*[*＊]$/;

/**
 * @param text Any text.
 * @param hints Whether the field is one whose texts have a mark at their end.
 * @returns The cleaned text and whether anything was removed, or why there is none.
 */
export function parse(text: string, hints?: Hints): Parsed<Text, Reason> {
  if (text.length > LIMIT) return refused('too_long');
  let clean = withoutMarks(text);
  if (hints?.trailingAsterisk) clean = clean.replace(TRAILING_ASTERISK, '');
  if (isBlank(clean)) return refused('blank');
  return parsed({ text: clean, cleaned: clean !== text });
}

/** The value as a text. */
export function format(value: Text): string {
  return value.text;
}

/** A quick test that most texts pass: there is nothing in it to clean, whatever the hints. */
export function isOrdinary(text: string): boolean {
  return text.length <= LIMIT && text.charCodeAt(text.length - 1) !== ASTERISK && isFreeOfMarks(text);
}

/** Whether a text is output unchanged. */
export function isValid(text: string): boolean {
  const read = parse(text);
  return read.ok && !read.value.cleaned;
}
