/**
 * 汉语拼音, pinyin without tones, of the characters of a name that no table translates: given names, brands.
 * Readings are pinyin-pro's, which looks at the words around a character, put right by two small tables.
 * Sources: GB/T 16159-2012 and GB/T 28039-2011 for the spelling; codelists/names/README.md for the tables.
 *
 * Its dictionaries are compiled into `generated/names`, and no package is loaded. A text is split into phrases only
 * when it holds a phrase in which a character is read differently (银行), or a rare character.
 *
 * @example
 * syllables('西安') // ['xi', 'an']
 * word(['xi', 'an']) // "Xi'an"
 */

import { CHARACTER_READINGS, READING_PHRASES, READINGS, WORD_READINGS } from '../generated/names/tables.js';
import { isHan } from '../text/han.js';
import { byFirstCharacter, byOpening, lazy, rows } from '../text/packedTable.js';
import { readingsInContext } from './readingsInContext.js';

/** By character and the reading it never has in a name: the one it has. */
const corrections = lazy(() => new Map(correctionRows().map(([zh, not, en]) => [`${zh}${not}`, en])));

function correctionRows(): [zh: string, not: string, en: string][] {
  return rows(READINGS);
}

const wordReadings = lazy(() =>
  rows<[zh: string, en: string]>(WORD_READINGS).map(([zh, en]) => ({ zh, syllables: en.split(' ') })),
);

/** One syllable a character; undefined when the text isn't all Chinese or a character's reading isn't known. */
export function syllables(text: string): readonly string[] | undefined {
  if (!isHan(text)) return undefined;
  const { numbers, alone } = readings();
  const read: string[] = [];
  for (let index = 0, end = text.length; index < end; index += 1) {
    const syllable = alone[numbers[text.charCodeAt(index)] ?? 0];
    if (syllable === undefined || opensPhrase(text, index)) return syllablesInContext(text);
    read.push(syllable);
  }
  return read;
}

/** The same as one word, for a text whose characters are all read as they are alone; undefined for any other. */
export function plainWord(text: string): string | undefined {
  const { numbers, opening, following } = readings();
  let joined: string | undefined;
  for (let index = 0, end = text.length; index < end; index += 1) {
    const number = numbers[text.charCodeAt(index)] ?? 0;
    if (number === 0 || opensPhrase(text, index)) return undefined;
    joined = joined === undefined ? opening[number] : `${joined}${following[number]}`;
  }
  return joined;
}

interface Readings {
  /** By code unit: the number of what a common character is read as, but in a phrase; 0 for any other. */
  readonly numbers: Uint16Array;
  /** By number: the syllable, and what it is at the beginning of a word and behind another syllable. */
  readonly alone: readonly (string | undefined)[];
  readonly opening: readonly string[];
  readonly following: readonly string[];
}

const readings = lazy((): Readings => {
  const numbers = new Uint16Array(0x10000);
  const alone: (string | undefined)[] = [undefined];
  for (const [syllable, characters] of rows<[syllable: string, characters: string]>(CHARACTER_READINGS)) {
    for (let index = 0, end = characters.length; index < end; index += 1) {
      numbers[characters.charCodeAt(index)] = alone.length;
    }
    alone.push(syllable);
  }
  for (const [zh, not, en] of correctionRows()) {
    const unit = zh.charCodeAt(0);
    if (alone[numbers[unit] ?? 0] === not)
      numbers[unit] = alone.includes(en) ? alone.indexOf(en) : alone.push(en) - 1;
  }
  const [opening, following] = [
    alone.map((syllable = '') => capitalized(syllable)),
    alone.map((syllable = '') => behind(syllable)),
  ];
  return { numbers, alone, opening, following };
});

const phrases = lazy(() =>
  byOpening<[zh: string], { readonly zh: string }>([READING_PHRASES], (alike) =>
    alike.map(({ row: [zh] }) => ({ zh })),
  ),
);
const wordsAt = lazy(() => byFirstCharacter(wordReadings()));

/** Whether a phrase stands here in which a character is read in another way: 银行, 重庆. */
export function opensPhrase(text: string, index: number): boolean {
  for (const { zh } of phrases().opening(text.charCodeAt(index), text.charCodeAt(index + 1)))
    if (text.startsWith(zh, index)) return true;
  for (const { zh } of wordsAt()(text, index)) if (text.startsWith(zh, index)) return true;
  return false;
}

/** The readings of a text with a phrase or a rare character in it, as pinyin-pro reads the whole. */
function syllablesInContext(text: string): readonly string[] | undefined {
  const characters = Array.from(text);
  const read: string[] = [];
  for (const [index, syllable] of readingsInContext(text).entries()) {
    if (syllable === undefined) return undefined;
    read.push(corrected(characters[index], syllable));
  }
  for (const known of wordReadings()) {
    const start = text.indexOf(known.zh);
    if (start >= 0)
      read.splice(Array.from(text.slice(0, start)).length, known.syllables.length, ...known.syllables);
  }
  return read;
}

function corrected(character: string | undefined, syllable: string): string {
  return corrections().get(`${character}${syllable}`) ?? syllable;
}

/** Syllables as one capitalized word; an apostrophe before a, e and o, where a syllable could be misread. */
export function word(parts: readonly string[]): string {
  let joined = '';
  for (const part of parts) joined += joined === '' ? capitalized(part) : behind(part);
  return joined;
}

function capitalized(syllable: string): string {
  return syllable.charAt(0).toUpperCase() + syllable.slice(1);
}

function behind(syllable: string): string {
  return VOWELS.includes(syllable.charAt(0)) ? `'${syllable}` : syllable;
}

const VOWELS = 'aeo';

/** ü as YU, as passports have it: lü is lyu, nüe is nyue. GB/T 28039-2011, 6.2. */
export function passportSpelling(latin: string): string {
  return UMLAUT.test(latin) ? latin.replaceAll('ü', 'yu').replaceAll('Ü', 'Yu') : latin;
}

const UMLAUT = /[üÜ]/;
