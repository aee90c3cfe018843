/**
 * 驻, "stationed in", which an office's name has before the place: 驻上海代表处, 驻京办事处, 驻华代表处. There, countries and
 * cities may have one character only. 驻马店 is a place itself.
 * Source: codelists/names/stations.csv.
 *
 * @example
 * stationsAt('驻上海', 0) // [{ en: 'Shanghai', code: 310000, end: 3 }]
 * stationsAt('驻颜', 0) // []
 */

import { STATIONS } from '../generated/names/tables.js';
import { lazy, rows } from '../text/packedTable.js';
import { placesAt } from './pieces.js';

export interface Station {
  readonly en: string;
  readonly code: number;
  readonly end: number;
}

const IN = '驻';

const stations = lazy<ReadonlyMap<string, string>>(() => new Map(rows<[zh: string, en: string]>(STATIONS)));

/** Where something is stationed, if a text says so at this position. */
export function stationsAt(text: string, start: number): Station[] {
  if (text.charAt(start) !== IN) return [];
  const places = placesAt(text, start + 1);
  const found = places.map(({ zh, en, code }): Station => ({ en, code, end: start + 1 + zh.length }));
  const en = stations().get(text.charAt(start + 1));
  if (en !== undefined && places.length === 0) found.push({ en, code: 0, end: start + 2 });
  return found;
}

/** Whether a text says where something is stationed, so that it is not a brand: 驻华, 驻北京, but 驻颜. */
export function holdsStation(text: string): boolean {
  const start = text.indexOf(IN);
  return start >= 0 && stationsAt(text, start).length > 0;
}
