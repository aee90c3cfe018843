/**
 * 汉语拼音, pinyin without tones, of the characters of a name that no table translates: given names, brands.
 * Readings are pinyin-pro's, which looks at the words around a character, put right by two small tables.
 * Sources: GB/T 16159-2012 and GB/T 28039-2011 for the spelling; codelists/names/README.md for the tables.
 *
 * pinyin-pro is loaded at the first name that needs it, because its tables take 60 ms and 15 MB; by
 * `createRequire`, because reading a value is synchronous.
 *
 * @example
 * syllables('西安') // ['xi', 'an']
 * word(['xi', 'an']) // "Xi'an"
 */

import { createRequire } from 'node:module';
import { READINGS, WORD_READINGS } from '../../generated/names/tables.js';
import { isHan } from './han.js';
import { lazy, rows } from './table.js';

type PinyinPro = typeof import('pinyin-pro');

const pinyinPro = lazy(() => createRequire(import.meta.url)('pinyin-pro') as PinyinPro);

/** By character and the reading it never has in a name: the one it has. */
const readings = lazy(
  () =>
    new Map(
      rows<[zh: string, not: string, en: string]>(READINGS).map(([zh, not, en]) => [`${zh}${not}`, en]),
    ),
);
const wordReadings = lazy(() =>
  rows<[zh: string, en: string]>(WORD_READINGS).map(([zh, en]) => ({ zh, syllables: en.split(' ') })),
);

const SYLLABLE = /^[a-zü]+$/;

/** One syllable a character; undefined when the text isn't all Chinese or a character's reading isn't known. */
export function syllables(text: string): readonly string[] | undefined {
  if (!isHan(text)) return undefined;
  const characters = Array.from(text);
  const read = pinyinPro().pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  if (read.length !== characters.length || !read.every((syllable) => SYLLABLE.test(syllable)))
    return undefined;
  const corrected = read.map(
    (syllable, index) => readings().get(`${characters[index]}${syllable}`) ?? syllable,
  );
  for (const known of wordReadings()) {
    const start = text.indexOf(known.zh);
    if (start >= 0)
      corrected.splice(Array.from(text.slice(0, start)).length, known.syllables.length, ...known.syllables);
  }
  return corrected;
}

/** Syllables as one capitalised word; an apostrophe before a, e and o, where a syllable could be misread. */
export function word(parts: readonly string[]): string {
  const joined = parts.map((part, index) => (index > 0 && /^[aeo]/.test(part) ? `'${part}` : part)).join('');
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}

/** ü as YU, as passports have it: lü is lyu, nüe is nyue. GB/T 28039-2011, 6.2. */
export function passportSpelling(latin: string): string {
  return latin.replaceAll('ü', 'yu').replaceAll('Ü', 'Yu');
}
