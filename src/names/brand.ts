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
import { byOpening, lazy } from '../text/packedTable.js';
import { unicode } from '../text/unicode.js';
import { CHARACTER, charactersOf } from './characters.js';
import { opensPhrase, plainWord, syllables, word } from './pinyin.js';
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

type Row = [zh: string, en: string, at: string, provinces: string];

function readingOf([zh, en, at, provinces]: Row): BrandReading {
  return { zh, syllables: en === '' ? [] : en.split(' '), at, provinces };
}

/** Of one length, those that count in some places only come before the one for all. */
const readings = lazy(() =>
  byOpening<Row, BrandReading>([BRAND_READINGS], (alike) =>
    alike.map(({ row }) => readingOf(row)).sort(byGenerality),
  ),
);

function byGenerality(a: BrandReading, b: BrandReading): number {
  return Number(isGeneral(a)) - Number(isGeneral(b));
}

function isGeneral({ at, provinces }: BrandReading): boolean {
  return at === '' && provinces === '';
}

/**
 * One capitalized word; undefined when a character can't be read, or its reading isn't certain. The province, by its
 * two figures in GB/T 2260, decides where regions read a character in their own way.
 */
export function brandWord(brand: string, province = ''): string | undefined {
  const plain = isOrdinary(brand) ? plainWord(brand) : undefined;
  if (plain !== undefined) return plain;
  const read = syllables(brand);
  const certain = read && asBrand(brand, province, read);
  return certain && word(certain);
}

/** Whether the table has nothing that this brand may hold, and no family is in it. */
function isOrdinary(brand: string): boolean {
  if ((charactersOf(brand, 0, brand.length) & CHARACTER.closesFamily) !== 0) return false;
  for (let index = 0, end = brand.length; index < end; index += 1) if (mayBeRead(brand, index)) return false;
  return true;
}

function mayBeRead(brand: string, index: number): boolean {
  const unit = brand.charCodeAt(index);
  if (readings().opening(unit, brand.charCodeAt(index + 1)).length > 0) return true;
  return readings().alone(unit).length > 0;
}

const FAMILY = unicode`^([老小大]?)(\p{Script=Han}{1,2}?)(?:[氏记]|(?<!^大.)家)`;

/** 仇氏 is Qiushi, 老单记 Laoshanji: a surname before 氏, 记 and 家. In brands ü stays. */
function withSurname(brand: string, read: readonly string[]): readonly string[] {
  const [, before = '', family = ''] = FAMILY().exec(brand) ?? [];
  const surname = surnameOf(family)
    ?.en.toLowerCase()
    .replace(/^([ln])yu/, '$1ü');
  return surname === undefined ? read : read.toSpliced(before.length, family.length, surname);
}

function asBrand(brand: string, province: string, read: readonly string[]): readonly string[] | undefined {
  let result = withSurname(brand, read);
  for (let index = 0, end = brand.length; index < end; index += 1) {
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
  const counts = ({ zh, at, provinces }: BrandReading) =>
    brand.startsWith(zh, index) &&
    (at !== 'start' || index === 0) &&
    (at !== 'end' || index + zh.length === brand.length) &&
    (provinces === '' || (province !== '' && provinces.includes(province)));
  const unit = brand.charCodeAt(index);
  const long = readings().opening(unit, brand.charCodeAt(index + 1));
  return long.find(counts) ?? readings().alone(unit).find(counts);
}
