/**
 * 地名, the places that company names open with: provinces, prefectures, counties and districts of GB/T 2260
 * since 2002, countries and regions, development zones. 市 and 省 are left out in English; a county, a
 * district and a banner keep their word when the name writes it. A short form stands at the head of a name
 * only where it is no common brand (column `alone`), or inside the place before it: 保定 + 莲池.
 * Source: codelists/names/places.csv and regions.csv.
 *
 * @example
 * placeAt('义乌市兴宸', 0, { within: '', anywhere: false })?.en // 'Yiwu'
 * placeAt('蔚县兴旺', 0, { within: '', anywhere: false })?.en // 'Yuxian'
 */

import { PLACES, REGIONS } from '../../generated/names/tables.js';
import { lazy, rows } from './table.js';

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

type PlaceRow = [code: string, zh: string, short: string, en: string, alone: string];

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

const places = lazy(() => {
  const byText = new Map<string, Place[]>();
  const add = (place: Place) => {
    const others = byText.get(place.zh);
    if (others) others.push(place);
    else byText.set(place.zh, [place]);
  };
  for (const [zh, en] of rows<[zh: string, en: string]>(REGIONS)) {
    add({ zh, en, code: '', short: false, alone: true });
  }
  for (const [code, zh, short, en, isAlone] of rows<PlaceRow>(PLACES)) {
    const generic = short === zh ? '' : genericOf(zh.slice(short.length));
    const alone = isAlone === 'Y';
    add({ zh, en: en + generic, code, short: false, alone });
    if (short !== zh) add({ zh: short, en, code, short: true, alone });
    if (/族?自治[县旗]$/.test(zh))
      add({ zh: short + zh.slice(-1), en: en + generic, code, short: false, alone });
  }
  return byText;
});

function genericOf(suffix: string): string {
  return GENERICS.find(([ending]) => ending.test(suffix))?.[1] ?? '';
}

const longest = lazy(() => Math.max(...[...places().keys()].map((zh) => zh.length)));

/** 北京市场, 上海市政, 成都高新区块链: the character after the place belongs to the next word. */
const NEXT_WORD = /^(?:市[场政民容郊区]|区[块域间]|县[域城])/;

/** The places a text may name at a position, longest first. */
export function placesAt(text: string, start: number, context: PlaceContext): Place[] {
  const found: Place[] = [];
  for (let length = Math.min(longest(), text.length - start); length > 1; length -= 1) {
    const candidates = places().get(text.substr(start, length));
    if (candidates === undefined || NEXT_WORD.test(text.slice(start + length - 1))) continue;
    const place =
      candidates.find(({ code }) => isWithin(code, context.within)) ??
      candidates.find(({ short, alone }) => !short || context.anywhere || (alone && context.within === ''));
    if (place) found.push(place);
  }
  return found;
}

/** Province, prefecture, county: each two digits of the code. */
function isWithin(code: string, outer: string): boolean {
  return outer !== '' && code !== '' && code.startsWith(outer.replace(/(?:00)+$/, ''));
}
