/**
 * 字号, the brand of a company's name, as one word of pinyin. A brand abbreviates places (厦钨 is of 厦门, so Xia,
 * not Sha) and holds characters that only their place tells how to read: a table of its own says how, and of
 * which characters nobody can say.
 * Sources: GB/T 16159-2012 for the spelling; codelists/names/brand-readings.csv.
 *
 * @example
 * brandWord('厦钨') // 'Xiawu'
 * brandWord('藏源') // undefined: Zangyuan, of Xizang, or Cangyuan, where things are stored
 */

import { BRAND_READINGS } from '../generated/names/tables.js';
import { byFirstCharacter, lazy, rows } from '../text/packedTable.js';
import { unicode } from '../text/unicode.js';
import { opensPhrase, syllables, word } from './pinyin.js';
import { surnameOf } from './surnames.js';

interface BrandReading {
  readonly zh: string;
  /** None when nobody can say. */
  readonly syllables: readonly string[];
  /** Whether it counts at the beginning only. */
  readonly opening: boolean;
}

const readingsAt = lazy(() =>
  byFirstCharacter(
    rows<[zh: string, en: string, opening: string]>(BRAND_READINGS).map(
      ([zh, en, opening]): BrandReading => ({
        zh,
        syllables: en === '' ? [] : en.split(' '),
        opening: opening === 'Y',
      }),
    ),
  ),
);

/** One capitalised word; undefined when a character can't be read, or its reading isn't certain. */
export function brandWord(brand: string): string | undefined {
  const read = syllables(brand);
  const certain = read && asBrand(brand, read);
  return certain && word(certain);
}

const FAMILY = unicode(String.raw`^([老小大]?)(\p{Script=Han}{1,2}?)[氏记]`);

/** 仇氏 is Qiushi, 老单记 Laoshanji: a surname before 氏 and 记. In brands ü stays. */
function withSurname(brand: string, read: readonly string[]): readonly string[] {
  const [, before = '', family = ''] = FAMILY().exec(brand) ?? [];
  const surname = surnameOf(family)
    ?.en.toLowerCase()
    .replace(/^([ln])yu/, '$1ü');
  return surname === undefined ? read : read.toSpliced(before.length, family.length, surname);
}

function asBrand(brand: string, read: readonly string[]): readonly string[] | undefined {
  let result = withSurname(brand, read);
  for (let index = 0; index < brand.length; index += 1) {
    const known = readingsAt()(brand, index).find(
      ({ zh, opening }) => brand.startsWith(zh, index) && (index === 0 || !opening),
    );
    if (known === undefined) continue;
    if (known.syllables.length > 0) {
      const start = Array.from(brand.slice(0, index)).length;
      result = result.toSpliced(start, known.syllables.length, ...known.syllables);
    } else if (known.zh.length > 1 || !opensPhrase(brand, index)) return undefined;
    index += known.zh.length - 1;
  }
  return result;
}
