/**
 * Towns, subdistricts, villages, zones and streets, which no table lists: a name of two characters or more
 * and the word for what it is. A company's name has a town after its county, and a street or a village after
 * the town; a branch's name may have any of them anywhere.
 * Source: codelists/names/areas.csv.
 *
 * @example
 * areasAt('佛堂镇张三', 0, 4) // [{ name: '佛堂', word: '镇', en: 'Town', piece: PIECE.town, end: 3, places: [] }]
 * areasAt('东方铁路', 0, 4) // []: no road is called 东方铁
 */

import { AREAS } from '../generated/names/tables.js';
import { isCommonHan } from '../text/han.js';
import { byFirstCharacter, lazy, rows } from '../text/packedTable.js';
import { PIECE, type PieceName } from './grammar.js';

interface AreaWord {
  readonly zh: string;
  readonly en: string;
  readonly piece: number;
  /** 城镇 behind one character: the town of 梅城. */
  readonly isOfTwo: boolean;
  /** The characters that can't be before it: 公路 and 铁路 are not roads of that name. */
  readonly notAfter: string;
  /** What doesn't follow it. */
  readonly notBefore: readonly string[];
  /** The places that it is used in, by the first figures of their codes; none for anywhere. */
  readonly places: readonly string[];
}

export interface Area {
  readonly name: string;
  readonly word: string;
  readonly en: string;
  readonly piece: number;
  readonly end: number;
  /** The places that its word is used in, by the first figures of their codes; none for anywhere. */
  readonly places: readonly string[];
}

type Row = [zh: string, en: string, kind: string, notAfter: string, notBefore: string, places: string];

const NONE: readonly never[] = [];

const areaWords = lazy(() =>
  rows<Row>(AREAS).map(
    ([zh, en, kind, notAfter, notBefore, places]): AreaWord => ({
      zh,
      en,
      // The table's kinds are pieces of the grammar, but for the towns of two characters.
      piece: PIECE[(kind === 'town_of_two' ? 'town' : kind) as PieceName],
      isOfTwo: kind === 'town_of_two',
      notAfter,
      notBefore: notBefore === '' ? NONE : notBefore.split(' '),
      places: places === '' ? NONE : places.split(' '),
    }),
  ),
);

const areaWordsAt = lazy(() => byFirstCharacter(areaWords()));

/** By code unit: 1 where an area's word may begin. */
const opensAreaWord = lazy(() => {
  const opens = new Uint8Array(0x10000);
  for (const { zh } of areaWords()) opens[zh.charCodeAt(0)] = 1;
  return opens;
});

const SHORTEST = 2;

/** The areas that a text may name at a position, those of shorter names first. */
export function areasAt(text: string, start: number, longest: number): readonly Area[] {
  const opens = opensAreaWord();
  let found: Area[] | undefined;
  for (let at = start + 1; at <= start + longest && at < text.length; at += 1) {
    if (!isCommonHan(text.charCodeAt(at - 1))) break;
    if (opens[text.charCodeAt(at)] === 0) continue;
    for (const word of areaWordsAt()(text, at)) {
      if (!stands(text, start, at, word)) continue;
      const { zh, en, piece, places } = word;
      const cut = word.isOfTwo ? 1 : 0;
      found ??= [];
      found.push({
        name: text.slice(start, at + cut),
        word: zh.slice(cut),
        en,
        piece,
        end: at + zh.length,
        places,
      });
    }
  }
  return found ?? NONE;
}

function stands(text: string, start: number, at: number, word: AreaWord): boolean {
  if (at - start < SHORTEST ? !word.isOfTwo : word.isOfTwo) return false;
  if (!text.startsWith(word.zh, at) || word.notAfter.includes(text.charAt(at - 1))) return false;
  return !word.notBefore.some((next) => text.startsWith(next, at + word.zh.length));
}
