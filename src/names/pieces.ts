/**
 * 词语, the known pieces of company names: places, trade words, forms and the rest, found by the two characters that
 * they open with. One look-up gives all pieces that may stand at a position of a name, the longest first.
 * Sources: the tables of codelists/names.
 *
 * @example
 * pieces().opening('科'.charCodeAt(0), '技'.charCodeAt(0))[0]?.en // 'Technology'
 * placesAt('义乌市兴宸', 0)[0]?.en // 'Yiwu'
 */

import {
  BRAND_WORDS,
  CUTS,
  GROUPS,
  LANDMARKS,
  LEGAL_FORMS,
  NO_BRANDS,
  OFFICIAL_NAMES,
  PLACES,
  REGIONS,
  TRADE_WORDS,
} from '../generated/names/tables.js';
import { byOpening, lazy, type TableRow } from '../text/packedTable.js';
import { type LegalForm, type LegalFormRow, legalFormOfRow } from './legalForms.js';
import {
  isProvince,
  type Place,
  type PlaceRow,
  placeOfRegion,
  placesOfRow,
  type RegionRow,
} from './places.js';
import { type Ending, endingOf } from './sections.js';

/** What a piece can be in a reading. */
export const SORT = {
  places: 0,
  word: 1,
  /** A word that says that a group was named, whose company may have a name of its own: 集团, 控股. */
  group: 2,
  form: 3,
  /** A word that brands are made of: 阳光. */
  brandWord: 4,
  /** A mountain or a water whose name opens like a place's: 金沙江. */
  landmark: 5,
  /** A group that has companies in many places: 中铁. */
  groupName: 6,
  /** A name with an English of its own: 中国银行. */
  official: 7,
  /** A stretch that can be cut in two ways: 黄酒店. */
  cut: 8,
  /** What no brand holds: 国务院. */
  noBrand: 9,
  /** What no brand ends in: 监督, which 管理委员会 is cut off from. */
  noBrandEnd: 10,
} as const;

export interface KnownPiece {
  readonly zh: string;
  readonly en: string;
  readonly sort: number;
  /** The code unit of its third character, or 0, so that most pieces are told from a text at once. */
  readonly third: number;
  /** Whether it ends in 公司. */
  readonly isCompany: boolean;
  /** Of a form: what it is at the end of a section. */
  readonly ending: Ending | undefined;
  /** All places of this name, in the order of the tables; none for other pieces. */
  readonly places: readonly Place[];
  /** The one that the name means where nothing is named before it. */
  readonly place: Place | undefined;
  /** Whether no brand opens so: 上海, 义乌市. */
  readonly opensNoBrand: boolean;
}

/** The pieces of lines that open alike, while they are read. */
interface Found {
  /** Of words alike the last counts: a trade word's English is wider than a form's. */
  readonly words: Map<string, KnownPiece>;
  readonly places: Map<string, Place[]>;
  readonly others: KnownPiece[];
}

/** Each table, and what a row of it is. The table says which cells the row has. */
const tables = lazy(
  (): readonly { readonly packed: string; readonly read: (row: string[], found: Found) => void }[] => [
    {
      packed: REGIONS,
      read: (row, { places }) => addPlaces([placeOfRegion(row as unknown as RegionRow)], places),
    },
    {
      packed: PLACES,
      read: (row, { places }) => addPlaces(placesOfRow(row as unknown as PlaceRow), places),
    },
    { packed: LEGAL_FORMS, read: addForm },
    { packed: TRADE_WORDS, read: ([zh = '', en = ''], { words }) => words.set(zh, word(zh, en)) },
    { packed: BRAND_WORDS, read: addAs(SORT.brandWord) },
    { packed: LANDMARKS, read: addAs(SORT.landmark) },
    { packed: GROUPS, read: addAs(SORT.groupName) },
    { packed: OFFICIAL_NAMES, read: addAs(SORT.official) },
    { packed: CUTS, read: addAs(SORT.cut) },
    {
      packed: NO_BRANDS,
      read: ([zh = '', isEnd], { others }) =>
        others.push(piece(zh, '', isEnd === 'Y' ? SORT.noBrandEnd : SORT.noBrand)),
    },
  ],
);

/** All pieces, by how they open. */
export const pieces = lazy(() => {
  const packed = tables().map((table) => table.packed);
  return byOpening<string[], KnownPiece>(packed, piecesOf);
});

function piecesOf(lines: readonly TableRow<string[]>[]): KnownPiece[] {
  const found: Found = { words: new Map(), places: new Map(), others: [] };
  for (const { row, table } of lines) tables()[table]?.read(row, found);
  for (const [zh, namesakes] of found.places) found.others.push(placePiece(zh, namesakes));
  return [...found.words.values(), ...found.others];
}

function addAs(sort: number): (row: string[], found: Found) => void {
  return ([zh = '', en = ''], { others }) => others.push(piece(zh, en, sort));
}

/** 二部 ends a name; within one, as in 天龙八部, it is not a word. */
const NUMBERED = /^[一二三四五六七八九十]部$/;

function addForm(row: string[], { words, others }: Found): void {
  const form = legalFormOfRow(row as unknown as LegalFormRow);
  const [zh = '', en = ''] = row;
  others.push(piece(zh, en, SORT.form, form));
  if (form.kind !== 'company' && !NUMBERED.test(zh)) words.set(zh, word(zh, en));
}

function addPlaces(added: readonly Place[], places: Map<string, Place[]>): void {
  for (const place of added) {
    const namesakes = places.get(place.zh);
    if (namesakes) namesakes.push(place);
    else places.set(place.zh, [place]);
  }
}

/** 天和医院管理: within a name a form is a word like others. */
function word(zh: string, en: string): KnownPiece {
  return piece(zh, en, /(?:集团|^控股)$/.test(zh) ? SORT.group : SORT.word);
}

const NO_PLACES: readonly Place[] = [];

function piece(zh: string, en: string, sort: number, form?: LegalForm): KnownPiece {
  const third = zh.length > 2 ? zh.charCodeAt(2) : 0;
  const isCompany = zh.endsWith('公司');
  const ending = form && endingOf(form);
  return { zh, en, sort, third, isCompany, ending, places: NO_PLACES, place: undefined, opensNoBrand: false };
}

function placePiece(zh: string, places: readonly Place[]): KnownPiece {
  const place =
    places.find(({ short }) => !short) ?? places.find((each) => each.alone || isProvince(each)) ?? places[0];
  const opensNoBrand = places.some((each) => each.inside || (each.short ? isProvince(each) : each.code > 0));
  return { ...piece(zh, '', SORT.places), places, place, opensNoBrand };
}

/** Whether a text has a piece at a position that its first two characters may open. */
export function stands({ zh, third }: KnownPiece, text: string, start: number): boolean {
  if (third === 0) return true;
  return third === text.charCodeAt(start + 2) && (zh.length === 3 || text.startsWith(zh, start));
}

/** The places that a text may name at a position, the longest first, whatever stands before. */
export function placesAt(text: string, start: number): Place[] {
  const found: Place[] = [];
  for (const known of pieces().opening(text.charCodeAt(start), text.charCodeAt(start + 1))) {
    if (known.place && stands(known, text, start)) found.push(known.place);
  }
  return found;
}
