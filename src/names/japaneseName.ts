/**
 * 日本人名, Japanese names, whose characters are not read in Chinese: 佐藤一郎 is Sato Ichiro.
 * Source: codelists/names/japanese-surnames.csv.
 *
 * @example
 * isJapanese('佐藤一郎') // true
 * isJapanese('田中诚') // false: may be Tian Zhongcheng
 */

import { JAPANESE_SURNAMES } from '../generated/names/tables.js';
import { byOpening, lazy } from '../text/packedTable.js';
import { CHARACTER, charactersOf } from './characters.js';
import { isOfParts } from './minorities.js';
import { surnameAt } from './surnames.js';

interface JapaneseSurname {
  readonly zh: string;
  /** Whether it counts in names of four characters and more only, because it may be a Chinese name's beginning. */
  readonly long: boolean;
}

const japaneseSurnames = lazy(() =>
  byOpening<[zh: string, at: string], JapaneseSurname>([JAPANESE_SURNAMES], (alike) =>
    alike.map(({ row: [zh, at] }) => ({ zh, long: at === 'long' })),
  ),
);

/**
 * Whether a name opens with a Japanese surname. Three characters may be Chinese where a common Chinese surname
 * stands first (田中诚), a surname alone where any does (林木).
 */
export function isJapanese(bare: string): boolean {
  const alike = japaneseSurnames().opening(bare.charCodeAt(0), bare.charCodeAt(1));
  const surname = alike.length === 0 ? undefined : alike.find(({ zh }) => bare.startsWith(zh));
  if (surname === undefined || isOfParts(bare)) return false;
  if (bare.length > 3) return true;
  const chinese = surnameAt(bare, 0);
  return bare.length === 3 && !surname.long ? chinese?.common !== true : chinese === undefined;
}

/** Whether a name of three characters and more has its surname in the shapes that Japan writes: 桜井, 児玉. */
export function hasJapaneseShape(bare: string): boolean {
  return bare.length > 2 && (charactersOf(bare, 0, 2) & CHARACTER.isOfJapan) !== 0;
}
