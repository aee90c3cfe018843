/**
 * 国别, whether a person of a country has a name that is read in Chinese: China with Hong Kong, Macao and
 * Taiwan, and Singapore. 柳井正 of Japan is Yanai Tadashi, whose characters don't tell it.
 * Source: codelists/names/home-countries.csv, the register's spellings and ISO 3166-1.
 *
 * @example
 * isReadInChinese('中国香港') // true
 * isReadInChinese('CHN 中国') // true
 * isReadInChinese('日本') // false
 */

import { HOME_COUNTRIES } from '../generated/names/tables.js';
import { spelling } from '../text/han.js';
import { lazy, linesOf } from '../text/packedTable.js';
import { unicodeAll } from '../text/unicode.js';

const countries = lazy(() => new Set(linesOf(HOME_COUNTRIES)));

const SIGNS = unicodeAll`[^\p{L}\p{N}]+`;
const BETWEEN = /[()[\],，、;；:/|]+/;
const RUNS = unicodeAll`\p{Script=Han}+|\p{N}+|[^\p{Script=Han}\p{N}]+`;

/** True for a text that names no country, such as 未知. */
export function isReadInChinese(country: string): boolean {
  if (countries().has(country)) return true;
  const text = spelling(country).toUpperCase();
  if (countries().has(text) || countries().has(withoutSigns(text))) return true;
  const pieces = text.split(BETWEEN).map(withoutSigns);
  return pieces.every((piece) => piece === '' || isHome(piece));
}

function withoutSigns(text: string): string {
  return text.replace(SIGNS(), '');
}

/** 中国香港 or HONGKONG, and a code beside its name: 156中国. */
function isHome(piece: string): boolean {
  if (countries().has(piece)) return true;
  const runs = piece.match(RUNS()) ?? [];
  return runs.length > 1 && runs.every((run) => countries().has(run));
}
