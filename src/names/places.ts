/**
 * 地名, the places that company names open with: provinces, prefectures, counties and districts of GB/T 2260
 * since 2002, countries and regions, development zones. 市 and 省 are left out in English; a county, a
 * district and a banner keep their word when the name writes it. A short form stands at the head of a name
 * only where it is no common brand (column `alone`), or inside the place before it: 保定 + 莲池.
 * Source: codelists/names/places.csv and regions.csv.
 *
 * @example
 * placesAt('义乌市兴宸', 0, { within: '', anywhere: false })[0]?.en // 'Yiwu'
 * placesAt('蔚县兴旺', 0, { within: '', anywhere: false })[0]?.en // 'Yuxian'
 */

import { LANDMARKS, PLACES, REGIONS } from '../generated/names/tables.js';
import { byOpening, lazy, linesOf, rows } from '../text/packedTable.js';

export interface Place {
  readonly zh: string;
  readonly en: string;
  /** GB/T 2260 code; blank for a region. */
  readonly code: string;
  /** Whether the text is the place's short form, which a brand could open with too. */
  readonly short: boolean;
  readonly alone: boolean;
}

export interface PlaceContext {
  /** The code of the place before, or blank. */
  readonly within: string;
  /** Whether any place will do, as in brackets and in a branch's name. */
  readonly anywhere: boolean;
}

type PlaceRow = [zh: string, code: string, short: string, en: string, alone: string];

/** What the English of a full name adds to its short form's. */
const GENERICS: readonly (readonly [ending: RegExp, en: string])[] = [
  [/(?:自治区|特别行政区|地区)$/, ''],
  [/矿区$/, ' Mining District'],
  [/林区$/, ' Forestry District'],
  [/特区$/, ' Special District'],
  [/新区$/, ' New Area'],
  [/区$/, ' District'],
  [/县$/, ' County'],
  [/旗$/, ' Banner'],
];

/** The places of one name, in the order of the tables. */
interface Namesakes {
  readonly zh: string;
  readonly places: Place[];
}

const namesakesAt = lazy(() =>
  byOpening<PlaceRow, Namesakes>([...regionLines(), ...linesOf(PLACES)], namesakesOf),
);

/** A region is a place without a code and without a short form. */
function regionLines(): string[] {
  return rows<[zh: string, en: string]>(REGIONS).map(([zh, en]) => `${zh}||${zh}|${en}|Y`);
}

function namesakesOf(alike: readonly PlaceRow[]): Iterable<Namesakes> {
  const byName = new Map<string, Namesakes>();
  const add = (place: Place) => {
    const namesakes = byName.get(place.zh);
    if (namesakes) namesakes.places.push(place);
    else byName.set(place.zh, { zh: place.zh, places: [place] });
  };
  for (const [zh, code, short, en, isAlone] of alike) {
    const generic = genericOf(zh.slice(short.length));
    const alone = isAlone === 'Y';
    add({ zh, en: en + generic, code, short: false, alone });
    if (short !== zh) add({ zh: short, en, code, short: true, alone });
    const [, division = ''] = AUTONOMOUS.exec(zh) ?? [];
    for (const ending of endingsOf(division)) {
      add({ zh: short + ending, en: en + generic, code, short: false, alone });
    }
  }
  return byName.values();
}

/** 围场满族蒙古族自治县 is written 围场县 and 围场自治县 too, 湘西土家族苗族自治州 湘西自治州 and 湘西州. */
const AUTONOMOUS = /自治([州县旗])$/;

function endingsOf(division: string): readonly string[] {
  return division === '' ? [] : [division, `自治${division}`];
}

function genericOf(suffix: string): string {
  return GENERICS.find(([ending]) => ending.test(suffix))?.[1] ?? '';
}

/** 北京市场, 上海市政, 成都高新区块链: the character after the place belongs to the next word. */
const NEXT_WORDS: ReadonlySet<string> = new Set([
  '市场',
  '市政',
  '市民',
  '市容',
  '市郊',
  '市区',
  '区块',
  '区域',
  '区间',
  '县域',
  '县城',
]);

/** Mountains and waters whose names open like a place's. */
const landmarks = lazy<ReadonlySet<string>>(() => new Set(linesOf(LANDMARKS)));

/** The places a text may name at a position, longest first. */
export function placesAt(text: string, start: number, { within, anywhere }: PlaceContext): Place[] {
  const found: Place[] = [];
  for (const { zh, places } of namesakesAt()(text, start)) {
    if (!text.startsWith(zh, start) || goesOn(text, start, zh.length)) continue;
    const place =
      places.find(({ code }) => isWithin(code, within)) ??
      places.find((each) => !each.short || anywhere || (each.alone && (within === '' || isProvince(each))));
    if (place) found.push(place);
  }
  return found;
}

/** Whether what looks like a place is part of something else. */
function goesOn(text: string, start: number, length: number): boolean {
  return (
    NEXT_WORDS.has(text.substr(start + length - 1, 2)) || landmarks().has(text.substr(start, length + 1))
  );
}

/** 北京, 浙江, 香港: no brand opens with one, and it stands after any place (香港上海汇丰银行). */
export function isProvince({ code }: Place): boolean {
  return code.endsWith('0000');
}

/** Province, prefecture, county: each two digits of the code. */
function isWithin(code: string, outer: string): boolean {
  return outer !== '' && code !== '' && code.startsWith(outer.replace(/(?:00)+$/, ''));
}
