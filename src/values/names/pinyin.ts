/**
 * 汉语拼音, pinyin without tones, of the characters of a name that no table translates: given names, brands.
 * Readings are pinyin-pro's, which looks at the words around a character, put right by two small tables.
 * Sources: GB/T 16159-2012 and GB/T 28039-2011 for the spelling; codelists/names/README.md for the tables.
 *
 * pinyin-pro is loaded at the first character of several readings, because its tables take 60 ms and 15 MB; by
 * `createRequire`, because reading a value is synchronous. Its single readings of the common characters are a
 * table of ours.
 *
 * @example
 * syllables('西安') // ['xi', 'an']
 * word(['xi', 'an']) // "Xi'an"
 */

import { createRequire } from 'node:module';
import { READINGS, SINGLE_READINGS, WORD_READINGS } from '../../generated/names/tables.js';
import { isCommonHan, isHan } from './han.js';
import { lazy, rows } from './table.js';

type PinyinPro = typeof import('pinyin-pro');

const pinyinPro = lazy(() => createRequire(import.meta.url)('pinyin-pro') as PinyinPro);

/** By character and the reading it never has in a name: the one it has. */
const corrections = lazy(
  () =>
    new Map(
      rows<[zh: string, not: string, en: string]>(READINGS).map(([zh, not, en]) => [`${zh}${not}`, en]),
    ),
);
const wordReadings = lazy(() =>
  rows<[zh: string, en: string]>(WORD_READINGS).map(([zh, en]) => ({ zh, syllables: en.split(' ') })),
);

/** One syllable a character; undefined when the text isn't all Chinese or a character's reading isn't known. */
export function syllables(text: string): readonly string[] | undefined {
  if (!isHan(text)) return undefined;
  const read: string[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const syllable = onlyReading(text.charCodeAt(index));
    if (syllable === undefined) return syllablesInContext(text);
    read.push(syllable);
  }
  return read;
}

/**
 * By code unit: the reading that a character has in every text, or undefined where it has several or none.
 * Only common characters get in, so there are 20,992 of them at most.
 */
const onlyReadings = new Map<number, string | undefined>();

function onlyReading(unit: number): string | undefined {
  const known = onlyReadings.get(unit);
  if (known !== undefined || onlyReadings.has(unit)) return known;
  if (!isCommonHan(unit)) return undefined;
  const reading = findOnlyReading(String.fromCharCode(unit));
  onlyReadings.set(unit, reading);
  return reading;
}

/**
 * pinyin-pro's phrases give a character of a single reading another one only beside a character of several
 * (阿房宫, 告朔饩羊), so a text without the latter is read character by character; a test goes through them.
 */
function findOnlyReading(character: string): string | undefined {
  if (wordReadings().some(({ zh }) => zh.startsWith(character))) return undefined;
  const single = singleReading(character);
  if (single !== undefined) return corrected(character, single);
  const readings = pinyinPro().pinyin(character, { multiple: true, type: 'array' }).map(withoutTone);
  const [reading] = readings;
  if (reading === undefined || readings.some((other) => other !== reading)) return undefined;
  return corrected(character, reading);
}

/** A line of the table is "wei|伟玮炜…". */
function singleReading(character: string): string | undefined {
  const at = SINGLE_READINGS.indexOf(character);
  if (at < 0) return undefined;
  const start = SINGLE_READINGS.lastIndexOf('\n', at) + 1;
  return SINGLE_READINGS.slice(start, SINGLE_READINGS.indexOf('|', start));
}

/** Readings of a text in which a character has several, or none. */
function syllablesInContext(text: string): readonly string[] | undefined {
  const characters = Array.from(text);
  const read: string[] = [];
  for (const [index, toned] of pinyinPro().pinyin(text, { type: 'array' }).entries()) {
    const syllable = withoutTone(toned);
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

const TONES = /[\u0300\u0301\u0304\u030c]/g;
const SYLLABLE = /^[a-zü]+$/;

/** By syllable with its tone mark: the syllable without. Standard Chinese has some 1,600 of them. */
const toneless = new Map<string, string>();

/** Undefined for what is no syllable: a character without a reading comes back as itself. */
function withoutTone(toned: string): string | undefined {
  const known = toneless.get(toned);
  if (known !== undefined) return known;
  const syllable = toned.normalize('NFD').replace(TONES, '').normalize('NFC');
  if (!SYLLABLE.test(syllable)) return undefined;
  toneless.set(toned, syllable);
  return syllable;
}

/** Syllables as one capitalised word; an apostrophe before a, e and o, where a syllable could be misread. */
export function word(parts: readonly string[]): string {
  let joined = '';
  for (const part of parts) {
    if (joined === '') joined = part.charAt(0).toUpperCase() + part.slice(1);
    else joined += VOWELS.includes(part.charAt(0)) ? `'${part}` : part;
  }
  return joined;
}

const VOWELS = 'aeo';

/** ü as YU, as passports have it: lü is lyu, nüe is nyue. GB/T 28039-2011, 6.2. */
export function passportSpelling(latin: string): string {
  return UMLAUT.test(latin) ? latin.replaceAll('ü', 'yu').replaceAll('Ü', 'Yu') : latin;
}

const UMLAUT = /[üÜ]/;
