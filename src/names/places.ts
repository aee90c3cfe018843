/**
 * 地名, the places that company names open with: provinces, prefectures, counties and districts of GB/T 2260
 * since 2002, countries and regions, development zones. 市 and 省 are left out in English; a county, a
 * district and a banner keep their word when the name writes it. A short form stands at the head of a name
 * only where it is not a common brand (column `alone`), or inside the place before it: 保定 + 莲池.
 * Source: codelists/names/places.csv and regions.csv.
 *
 * @example
 * placesOfRow(['义乌市', '330782', '义乌', 'Yiwu', 'Y']).map(({ zh }) => zh) // ['义乌市', '义乌']
 * isWithin(330782, 330700) // true: 义乌 lies in 金华
 */

export interface Place {
  readonly zh: string;
  readonly en: string;
  /** GB/T 2260 code as a number; 0 for a region. */
  readonly code: number;
  /** Whether the text is the place's short form, which a brand could open with too. */
  readonly short: boolean;
  readonly alone: boolean;
  /** Whether the name of a province may be a side instead: 金沙江西. */
  readonly side: boolean;
  /** Whether a brand may stand before a region: 耐克中国. */
  readonly inside: boolean;
  /** Whether a region is a zone or a park, as cities have them. */
  readonly zone: boolean;
}

export type PlaceRow = readonly [zh: string, code: string, short: string, en: string, alone: string];
export type RegionRow = readonly [zh: string, en: string, inside: string];

/** What the English of a full name adds to its short form's. */
const GENERICS: readonly (readonly [ending: string, en: string])[] = [
  ['自治区', ''],
  ['特别行政区', ''],
  ['地区', ''],
  ['矿区', ' Mining District'],
  ['林区', ' Forestry District'],
  ['特区', ' Special District'],
  ['新区', ' New Area'],
  ['区', ' District'],
  ['县', ' County'],
  ['旗', ' Banner'],
];

const ZONE = /[区园镇道]$/;

/** A region is a place without a code and without a short form. */
export function placeOfRegion([zh, en, inside]: RegionRow): Place {
  return {
    zh,
    en,
    code: 0,
    short: false,
    alone: true,
    side: false,
    inside: inside === 'Y',
    zone: ZONE.test(zh),
  };
}

/** A place under its full name, its short one, and the others that it is written with. */
export function placesOfRow([zh, code, short, en, alone]: PlaceRow): Place[] {
  const suffix = zh.slice(short.length);
  const full = en + (GENERICS.find(([ending]) => suffix.endsWith(ending))?.[1] ?? '');
  const base = { code: Number(code), alone: alone !== 'N', side: alone === 'S', inside: false, zone: false };
  const places = [{ ...base, zh, en: full, short: false }];
  if (short !== zh) places.push({ ...base, zh: short, en, short: true });
  for (const ending of autonomousEndings(zh)) {
    places.push({ ...base, zh: short + ending, en: full, short: false });
  }
  return places;
}

const AUTONOMOUS = /自治([州县旗])$/;

/** 围场满族蒙古族自治县 is written 围场县 and 围场自治县 too, 湘西土家族苗族自治州 湘西自治州 and 湘西州. */
function autonomousEndings(zh: string): readonly string[] {
  const division = AUTONOMOUS.exec(zh)?.[1];
  return division === undefined ? [] : [division, `自治${division}`];
}

/** 北京, 浙江, 香港: no brand opens with one, and it stands after any place (香港上海汇丰银行). */
export function isProvince({ code }: Place): boolean {
  return code > 0 && code % 10_000 === 0;
}

/** A city that is a prefecture, with its counties; a province counts too. */
export function isPrefecture({ code }: Place): boolean {
  return code > 0 && code % 100 === 0;
}

/** Whether a place lies in another, or is it. Province, prefecture, county: each two digits of the code. */
export function isWithin(code: number, outer: number): boolean {
  if (code === 0 || outer === 0) return false;
  if (outer % 10_000 === 0) return Math.floor(code / 10_000) === outer / 10_000;
  if (outer % 100 === 0) return Math.floor(code / 100) === outer / 100;
  return code === outer;
}
