/**
 * 字号, the brand of a company's name, as one word of pinyin. A brand abbreviates places (厦钨 is of 厦门, so Xia,
 * not Sha) and holds characters that only their place tells how to read: a table of its own says how, and of
 * which characters the reading is unknown.
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
  /** None when the reading is unknown. */
  readonly syllables: readonly string[];
  /** Where in a brand it counts: at its start, at its end, or anywhere. */
  readonly at: string;
  /** The provinces that it counts in, or '' for any. */
  readonly provinces: string;
}

/** Longest first; of one length, those that count in some places only before the one for all. */
const readingsAt = lazy(() =>
  byFirstCharacter(
    rows<[zh: string, en: string, at: string, provinces: string]>(BRAND_READINGS)
      .map(
        ([zh, en, at, provinces]): BrandReading => ({
          zh,
          syllables: en === '' ? [] : en.split(' '),
          at,
          provinces,
        }),
      )
      .sort((a, b) => Number(isGeneral(a)) - Number(isGeneral(b))),
  ),
);

function isGeneral({ at, provinces }: BrandReading): boolean {
  return at === '' && provinces === '';
}

/**
 * One capitalized word; undefined when a character can't be read, or its reading isn't certain. The province, by its
 * two figures in GB/T 2260, decides where regions read a character in their own way.
 */
export function brandWord(brand: string, province = ''): string | undefined {
  const read = syllables(brand);
  const certain = read && asBrand(brand, province, read);
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

function asBrand(brand: string, province: string, read: readonly string[]): readonly string[] | undefined {
  let result = withSurname(brand, read);
  for (let index = 0; index < brand.length; index += 1) {
    const known = readingAt(brand, index, province);
    if (known === undefined) continue;
    if (known.syllables.length > 0) {
      const start = Array.from(brand.slice(0, index)).length;
      result = result.toSpliced(start, known.syllables.length, ...known.syllables);
    } else if (known.zh.length > 1 || known.at === 'end' || !opensPhrase(brand, index)) return undefined;
    const last = index + known.zh.length - 1;
    // Of two phrases that overlap the later counts: 车行 + 天下 is 车 + 行天下, 成长 + 虹 is 成 + 长虹.
    const overlaps = last > index && (readingAt(brand, last, province)?.zh.length ?? 0) > 1;
    index = overlaps ? last - 1 : last;
  }
  return result;
}

function readingAt(brand: string, index: number, province: string): BrandReading | undefined {
  return readingsAt()(brand, index).find(
    ({ zh, at, provinces }) =>
      brand.startsWith(zh, index) &&
      (at !== 'start' || index === 0) &&
      (at !== 'end' || index + zh.length === brand.length) &&
      (provinces === '' || (province !== '' && provinces.includes(province))),
  );
}
