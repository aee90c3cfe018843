/**
 * 标记, what is in a text and not part of it: the tags of a search's highlighting and of a page, HTML entities, control
 * characters, direction marks and other characters without width. Every reader takes them away first, so that a
 * name, a day and an amount are cleaned alike. A line break becomes a space, half of a surrogate pair U+FFFD.
 * Source: Unicode 15.0, chapter 23; HTML Living Standard, 13.5 (names of entities); responses of search engines.
 *
 * @example
 * withoutMarks(' 小米<em>科技</em>') // '小米科技'
 * withoutMarks('100&nbsp;万人民币') // '100 万人民币'
 * isBroken('甲\ufffd公司') // true
 */

import { fold } from './fold.js';
import { unicodeAll } from './unicode.js';

const SPACE = 0x20;

/** Nothing but printable ASCII without "<" and "&", Chinese characters and their punctuation: nothing to take away. */
const ORDINARY = /^[ -%'-;=-~\u00b7\u2014\u2018-\u201d\u2026\u3001-\u9fff\uff01-\uff5e]*$/;
const TAG = /<\/?(?:em|font|span|strong|mark)(?:[\s/][^<>]*)?>|<a\s[^<>]*>|<\/a>/gi;
/** Tags that end a line. */
const BREAK = /<\/?(?:br|p|div)(?:[\s/][^<>]*)?>/gi;
const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Characters without width and marks of direction. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const CONTROL = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g;
const LONE_SURROGATE = unicodeAll`\p{Surrogate}`;
const REPLACEMENT = '\ufffd';

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,6}));|&nbsp(?![a-zA-Z])/g;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['nbsp', ' '],
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['middot', '·'],
  ['bull', '•'],
  ['mdash', '—'],
  ['ndash', '–'],
  ['hellip', '…'],
  ['yen', '¥'],
  ['times', '×'],
  ['zwj', ''],
  ['zwnj', ''],
  ['shy', ''],
]);
const NO_BREAK_SPACE = 0xa0;
/** An entity may have been escaped once more on its way: &amp;nbsp; */
const MOST_ROUNDS = 3;

/** Whether there is surely nothing to take away: a quick test that most texts pass. */
export function isFreeOfMarks(text: string): boolean {
  return text.charCodeAt(0) !== SPACE && text.charCodeAt(text.length - 1) !== SPACE && ORDINARY.test(text);
}

export function withoutMarks(text: string): string {
  if (isFreeOfMarks(text)) return text;
  return withoutInvisible(decoded(text).replace(LINE_BREAKS, ' ').replace(CONTROL, ''))
    .replace(TAG, '')
    .replace(BREAK, ' ')
    .replace(LONE_SURROGATE(), REPLACEMENT)
    .trim();
}

/** The text without characters of no width and marks of direction, which copying from a page or a sheet brings along. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** A text as formats read it: without marks and outer white space, in ordinary width. */
export function plain(text: string): string {
  return fold(withoutMarks(text)).trim();
}

/** Whether a character was lost before the text came here: half of a pair, or the mark that others put for one. */
export function isBroken(text: string): boolean {
  return !isFreeOfMarks(text) && withoutMarks(text).includes(REPLACEMENT);
}

/** The text with U+FFFD for each half of a surrogate pair. */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATE(), REPLACEMENT);
}

function decoded(text: string): string {
  let before = text;
  for (let round = 0; round < MOST_ROUNDS && before.includes('&'); round++) {
    const after = before.replace(ENTITY, characterOf);
    if (after === before) break;
    before = after;
  }
  return before;
}

function characterOf(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? entity;
  if (decimal === undefined && hex === undefined) return ' ';
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  if (point === NO_BREAK_SPACE) return ' ';
  if (point > 0x10ffff) return entity;
  return point >= 0xd800 && point <= 0xdfff ? REPLACEMENT : String.fromCodePoint(point);
}
