/**
 * 备注, what the register or a clerk notes in brackets beside a name: 已注销, 原北京小米. A name with a remark
 * is refused, because without it the name would read as if nothing were the matter.
 * Source: codelists/names/remarks.csv.
 *
 * @example
 * isRemark('已注销') // true
 * isRemark('原平') // false: a city
 */

import { REMARKS } from '../generated/names/tables.js';
import { byFirstCharacter, lazy, rows } from '../text/packedTable.js';
import { placesAt } from './pieces.js';

interface Remark {
  readonly zh: string;
  /** Whether it counts at the beginning only, and not where a place opens alike. */
  readonly opening: boolean;
  /** Words that open alike and are not remarks. */
  readonly unless: readonly string[];
}

const remarksAt = lazy(() =>
  byFirstCharacter(
    rows<[zh: string, opening: string, unless: string]>(REMARKS).map(
      ([zh, opening, unless]): Remark => ({
        zh,
        opening: opening === 'Y',
        unless: unless === '' ? [] : unless.split(' '),
      }),
    ),
  ),
);

/** Whether a text in brackets is a remark on the name. */
export function isRemark(text: string): boolean {
  for (let start = 0; start < text.length; start += 1) {
    for (const { zh, opening, unless } of remarksAt()(text, start)) {
      if (!text.startsWith(zh, start) || unless.some((word) => text.startsWith(word, start))) continue;
      if (!opening || (start === 0 && placesAt(text, 0).length === 0)) return true;
    }
  }
  return false;
}
