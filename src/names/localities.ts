/**
 * Towns, subdistricts, villages, zones and streets, which no table lists: a name of two characters or more
 * and the word for what it is. A company's name has a town after its county, and a street or a village after
 * the town; a branch's name may have any of them anywhere.
 *
 * @example
 * localityOf('佛堂镇张三', TOWN()) // { zh: '佛堂镇', en: 'Fotang Town' }
 * localityOf('东方路桥工程', STREET()) // undefined: 路桥 is roads and bridges
 */

import { lazy } from '../text/packedTable.js';
import { brandWord } from './brand.js';
import { ORDINALS } from './ordinals.js';
import { type Place, placesAt } from './places.js';
import { longestWordAt, split } from './tradeWords.js';

export interface Locality {
  readonly zh: string;
  /** Undefined when the name can't be read. */
  readonly en: string | undefined;
}

interface Generic {
  readonly zh: string;
  readonly en: string;
  /** The characters it doesn't stand behind: 公路 and 铁路 are no roads of that name. */
  readonly not?: string;
}

const generic = (zh: string, en: string, not?: string): Generic => (not ? { zh, en, not } : { zh, en });

const ZONES: readonly Generic[] = [
  generic('经济技术开发区', 'Economic and Technological Development Zone'),
  generic('经济开发区', 'Economic Development Zone'),
  generic('开发区', 'Development Zone'),
  generic('高新区', 'High-tech Zone'),
  generic('保税港区', 'Bonded Port Area'),
  generic('保税区', 'Bonded Zone'),
  generic('工业园区', 'Industrial Park'),
  generic('工业园', 'Industrial Park'),
  generic('产业园区', 'Industrial Park'),
  generic('产业园', 'Industrial Park'),
  generic('新区', 'New Area'),
  generic('镇', 'Town', '小古城乡村重'),
];
/** 许村镇 is the town of 许村; in longer names 城镇, 乡镇 and 村镇 are words. */
const TOWN_OF_TWO = '(?<=^[^新老旧大小全各][城乡村])镇';
const SUBDISTRICTS: readonly Generic[] = [generic('街道', 'Subdistrict')];
const NO_ROAD = '铁公马网丝思出线电之';
const ROADS: readonly Generic[] = [
  generic('东路', 'East Road'),
  generic('西路', 'West Road'),
  generic('南路', 'South Road'),
  generic('北路', 'North Road'),
  generic('中路', 'Middle Road'),
  generic('路', 'Road', NO_ROAD),
  generic('大街', 'Street'),
  generic('大道', 'Avenue'),
  generic('街', 'Street'),
];
/** 街 with 道 behind it is a subdistrict's, or 街道口. */
const NO_STREET = '(?<!街(?=道))';
const VILLAGES: readonly Generic[] = [
  generic('乡', 'Township', '城水梦故老家他异'),
  generic('村', 'Village', '乡农新旧度假渔'),
  generic('社区', 'Community'),
  generic('小区', 'Residential Quarter'),
];
const GENERICS: ReadonlyMap<string, string> = new Map(
  [...ZONES, ...SUBDISTRICTS, ...ROADS, ...VILLAGES].map(({ zh, en }) => [zh, en]),
);

const HAN = String.raw`\p{Script=Han}`;

/** What may follow a locality, but not a longer one's word: 杏花村路 is a road. A town has communities. */
const ENDS = `${NO_STREET}(?!路|街|大街|大道|[东西南北中]路|镇|乡(?!村)|(?<!镇)社区)`;
/** What may follow a subdistrict: neither 街道口 nor what may be 道路 or 道具 on a street. */
const SUBDISTRICT_ENDS = '(?!口|[路具])';

const anyOf = (generics: readonly Generic[]) =>
  generics.map(({ zh, not }) => (not ? `(?<![${not}])${zh}` : zh)).join('|');

function pattern(
  longest: number,
  generics: readonly Generic[],
  next: string,
  more: readonly string[] = [],
): () => RegExp {
  const words = [anyOf(generics), ...more].join('|');
  return lazy(() => new RegExp(`^(${HAN}{2,${longest}}?)(${words})${ENDS}${next}`, 'u'));
}

/** After a county, with a brand behind it. */
export const TOWN = pattern(3, ZONES, `(?=${HAN}{2}|(?<=镇)$)`, [TOWN_OF_TWO]);
/** After a county too, and in a branch's name: 四川北路街道. */
export const SUBDISTRICT = lazy(() => new RegExp(`^(${HAN}{2,4}?)(街道)${SUBDISTRICT_ENDS}`, 'u'));
/** After a town. */
export const STREET = pattern(3, [...ROADS, ...VILLAGES], `(?=${HAN}{2}|$)`);
/** After a district. */
export const ROAD = pattern(3, ROADS, `(?=${HAN}{2}|$)`);
/** In a branch's name and in brackets. */
export const ANY = pattern(4, [...ZONES, ...ROADS, ...VILLAGES], '', [TOWN_OF_TWO]);

/** The locality that a text opens with. */
export function localityOf(text: string, shape: RegExp): Locality | undefined {
  const found = shape.exec(text);
  if (found === null) return undefined;
  const [zh, name = '', word = ''] = found;
  if (isPartOfWord(text, name.length, word) || leavesOneCharacter(text.slice(zh.length))) return undefined;
  const [place] = placesAt(text, 0, { within: '', anywhere: true });
  if (place?.zh === zh) return place;
  const read = brandWord(name);
  return { zh, en: read && `${read} ${GENERICS.get(word)}` };
}

/** 路桥, 乡村振兴: the word goes on. */
function isPartOfWord(text: string, start: number, word: string): boolean {
  return longestWordAt(text, start) > word.length;
}

/** 乡信工程: 信 is no brand, so that 乡 isn't the end of a place; 人民路二店 is the second store there. */
function leavesOneCharacter(text: string): boolean {
  return !ORDINALS.has(text) && split(text).leavesOneCharacter;
}

const NAMED_AFTER_PLACE = /^(?:[东西南北中]?路|大街|大道|街道(?!口)|街(?!道)|镇|乡(?!村))/;

/** 南京东路 after 南京: a street, a subdistrict or a town that has its name from a place. */
export function namesakeOf(place: Place, rest: string): { zh: string; en: string } | undefined {
  const [word] = NAMED_AFTER_PLACE.exec(rest) ?? [];
  if (word === undefined || isPartOfWord(rest, 0, word)) return undefined;
  if (placesAt(rest, 0, { within: '', anywhere: true }).length > 0) return undefined;
  if (leavesOneCharacter(rest.slice(word.length))) return undefined;
  return { zh: place.zh + word, en: `${place.en} ${GENERICS.get(word)}` };
}
