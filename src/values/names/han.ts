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

import { TRADITIONAL } from '../../generated/names/tables.js';
import { fold } from '../fold.js';
import { lazy, rows } from './table.js';

/** The longest text that is read as a name, in UTF-16 code units. */
export const LONGEST_NAME = 200;

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const SPACES = /\s+/g;
const HAN = /\p{Script=Han}/u;
const HAN_ONLY = /^\p{Script=Han}+$/u;
const LATIN = /\p{Script=Latin}/u;
const LATIN_NAME = /^[\p{Script=Latin}\p{M}\d\s.,'’"&()/+\-–·@!#:]*$/u;

const simplifiedOf = lazy(() => new Map(rows<[traditional: string, zh: string]>(TRADITIONAL)));

/** One spelling: ordinary width, simplified characters, single spaces, nothing invisible. */
export function spelling(text: string): string {
  const folded = fold(text).replace(INVISIBLE, '').replace(SPACES, ' ').trim();
  return HAN.test(folded) ? simplified(folded) : folded;
}

function simplified(text: string): string {
  const table = simplifiedOf();
  return Array.from(text, (character) => table.get(character) ?? character).join('');
}

export function hasHan(text: string): boolean {
  return HAN.test(text);
}

export function isHan(text: string): boolean {
  return HAN_ONLY.test(text);
}

/** Latin letters, with what a name in them is written with; at least one letter. */
export function isLatinName(text: string): boolean {
  return LATIN.test(text) && LATIN_NAME.test(text);
}

/** A letter of another script, such as kana, hangul or Cyrillic. */
export function hasForeignLetter(text: string): boolean {
  return FOREIGN_LETTER.test(text);
}

const FOREIGN_LETTER =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Thai}\p{Script=Hebrew}\p{Script=Tibetan}\p{Script=Mongolian}]/u;

/** 某 is "a certain", ×, * and circles are typed over a character; 〇 is zero, and a circle to most typists. */
const MASK = /[*×╳✕✖●○◯■□▲△☆★※#_某〇]|[\p{Script=Han}][xX]{2,}/u;

export function isMasked(text: string): boolean {
  return MASK.test(text);
}
