/**
 * 汉字, Chinese characters in names: one spelling to look them up by, and the marks that stand for what was
 * left out or hidden. Traditional characters become simplified ones, because every table here is in
 * simplified characters; those that simplified text keeps too (乾, 於, 徵) are left alone.
 * Source: OpenCC's table of characters; see codelists/names/README.md.
 *
 * @example
 * spelling('張　偉') // '张 伟'
 * spelling('ＡＢＣ（北京）') // 'ABC(北京)'
 */

import { TRADITIONAL } from '../generated/names/tables.js';
import { fold, isAsciiOrHan } from './fold.js';
import { lazy } from './packedTable.js';
import { unicode } from './unicode.js';

/** The longest text that is read as a name, in UTF-16 code units. */
export const LONGEST_NAME = 200;

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const SPACES = /\s+/g;
const HAN = unicode`\p{Script=Han}`;
const HAN_ONLY = unicode`^\p{Script=Han}+$`;
const LATIN = unicode`\p{Script=Latin}`;
const LATIN_NAME = unicode`^[\p{Script=Latin}\p{M}\d\s.,'’"&()/+\-–·@!#:]*$`;

/** The block of CJK Unified Ideographs. */
const FIRST_COMMON = 0x4e00;
const LAST_COMMON = 0x9fff;

/** Whether a UTF-16 code unit is one of the Chinese characters that nearly every name is written in. */
export function isCommonHan(unit: number): boolean {
  return unit >= FIRST_COMMON && unit <= LAST_COMMON;
}

/** Nothing but common characters: no letter, digit, sign or space, and nothing to fold. */
export function isPlainHan(text: string): boolean {
  for (let index = 0, end = text.length; index < end; index += 1)
    if (!isCommonHan(text.charCodeAt(index))) return false;
  return text !== '';
}

/** The code units of a line of the table: 丟|丢 and the line's end. */
const LINE = 4;

/** By code unit, from the first common one on: the simplified one, or 0. */
const simplifiedUnits = lazy(() => {
  const units = new Uint16Array(LAST_COMMON - FIRST_COMMON + 1);
  for (let line = 1; line < TRADITIONAL.length; line += LINE) {
    units[TRADITIONAL.charCodeAt(line) - FIRST_COMMON] = TRADITIONAL.charCodeAt(line + 2);
  }
  return units;
});

/** One spelling: ordinary width, simplified characters, single spaces, nothing invisible. */
export function spelling(text: string): string {
  const units = simplifiedUnits();
  for (let index = 0, end = text.length; index < end; index += 1) {
    const unit = text.charCodeAt(index);
    if (!isCommonHan(unit)) return spellingOfMixed(text);
    if (units[unit - FIRST_COMMON] !== 0) return isPlainHan(text) ? simplified(text) : spellingOfMixed(text);
  }
  return text;
}

/** A text with letters, digits, signs, spaces or rarer characters in it. */
function spellingOfMixed(text: string): string {
  const folded = fold(text).replace(INVISIBLE, '').replace(SPACES, ' ').trim();
  return HAN().test(folded) ? simplified(folded) : folded;
}

function simplified(text: string): string {
  const units = simplifiedUnits();
  let result = '';
  let copied = 0;
  for (let index = 0, end = text.length; index < end; index += 1) {
    const unit = units[text.charCodeAt(index) - FIRST_COMMON];
    if (!unit) continue;
    result += text.slice(copied, index) + String.fromCharCode(unit);
    copied = index + 1;
  }
  return copied === 0 ? text : result + text.slice(copied);
}

export function hasHan(text: string): boolean {
  return isCommonHan(text.charCodeAt(0)) || HAN().test(text);
}

export function isHan(text: string): boolean {
  return isPlainHan(text) || HAN_ONLY().test(text);
}

export function hasLatin(text: string): boolean {
  return LATIN().test(text);
}

/** Latin letters, with what a name in them is written with; at least one letter. */
export function isLatinName(text: string): boolean {
  return hasLatin(text) && LATIN_NAME().test(text);
}

/** A letter of another script, such as kana, hangul or Cyrillic. */
export function hasForeignLetter(text: string): boolean {
  return !isAsciiOrHan(text) && FOREIGN_LETTER().test(text);
}

const FOREIGN_LETTER = unicode`[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Thai}\p{Script=Hebrew}\p{Script=Tibetan}\p{Script=Mongolian}]`;

/** 某 is "a certain", ×, * and circles are typed over a character; 〇 is zero, and a circle to most typists. */
const MASK = unicode`[*×╳✕✖●○◯■□▲△☆★※#_某〇]|[\p{Script=Han}][xX]{2,}`;

export function isMasked(text: string): boolean {
  return isPlainHan(text) ? text.includes('某') : MASK().test(text);
}
