/**
 * 企业名称, a company's name in English words: place, brand in pinyin as one word, trade words, legal form;
 * what stands in brackets keeps its brackets, a branch follows its company. Always a translation of ours,
 * never an official name, and worth less than a translation that a source gives. Refused rather than guessed:
 * a name with a remark of the register in it, an organisation's name inside a brand, a reading that isn't certain. A name that is Latin
 * already is its own. Brands keep ü, as GB/T 16159 writes it; only persons' names take the passports' YU.
 * Sources: Provisions on the Administration of Enterprise Name Registration (State Council, 2020 revision),
 * article 6: place, brand, trade, form; codelists/names/README.md for the tables.
 *
 * @example
 * parse('阿里巴巴') // { ok: false, reason: 'no_form' }
 * parse('小米科技有限责任公司') // { ok: true, value: { text: 'Xiaomi Technology Co., Ltd.', style: 'translation',
 *                           //   parts: [{ kind: 'brand', zh: '小米', en: 'Xiaomi' },
 *                           //     { kind: 'trade', zh: '科技', en: 'Technology' },
 *                           //     { kind: 'form', zh: '有限责任公司', en: 'Co., Ltd.' }] } }
 */

import { BRACKETED_FORMS, GROUPS } from '../generated/names/tables.js';
import { isBlank } from '../text/blank.js';
import {
  hasForeignLetter,
  hasHan,
  isHan,
  isLatinName,
  isMasked,
  isPlainHan,
  LONGEST_NAME,
  spelling,
} from '../text/han.js';
import { lazy, linesOf, rows } from '../text/packedTable.js';
import { unicode } from '../text/unicode.js';
import { type Parsed, parsed, refused } from '../values/parsed.js';
import { brandWord, isCompound } from './brand.js';
import { ANY, type Locality, localityOf, namesakeOf, ROAD, STREET, SUBDISTRICT, TOWN } from './localities.js';
import { numeral, ORDINALS } from './ordinals.js';
import * as personName from './person.js';
import { isProvince, type Place, placesAt } from './places.js';
import { holdsPost, stationOf } from './posts.js';
import { isRemark } from './remarks.js';
import { hasPlainBrackets, type Section, sectionsOf } from './sections.js';
import { isTradeWord, split } from './tradeWords.js';

/** The rule's name and version, for the issue that goes with a derived value. */
export const RULE = 'company-translation/1';

/** A stretch of the name and what became of it, in the order of the translation. */
export interface Part {
  readonly kind: 'place' | 'brand' | 'trade' | 'form' | 'latin' | 'person';
  readonly zh: string;
  readonly en: string;
}

export interface CompanyName {
  /** "Yiwu Xingchen Enterprise Management Co., Ltd." */
  readonly text: string;
  /** How it came: translated, or because the name was Latin already. */
  readonly style: 'translation' | 'latin';
  readonly parts: readonly Part[];
}

/**
 * `masked`: characters are hidden · `foreign`: a Japanese company, or another script · `no_form`: no ending
 * that makes it a company's name · `unreadable`: an unknown character, brackets that don't match, signs.
 */
export type Reason = 'blank' | 'too_long' | 'masked' | 'foreign' | 'no_form' | 'unreadable';

const bracketedForms = lazy(
  () =>
    new Map(
      rows<[zh: string, en: string, kind: string]>(BRACKETED_FORMS).map(([zh, en, kind]) => [
        zh,
        { en, kind },
      ]),
    ),
);

export function parse(text: string): Parsed<CompanyName, Reason> {
  return text.length > LONGEST_NAME ? refused('too_long') : compute(text);
}

export function format(value: CompanyName): string {
  return value.text;
}

/** Whether a text can be read as a company's name. */
export function isValid(text: string): boolean {
  return parse(text).ok;
}

const JAPANESE = /株式会社|合同会社|有限会社/;
/** 第3分公司 as 第三分公司, so that one table will do. */
const NUMBER = unicode(String.raw`第(\d{1,2})(?=\p{Script=Han})`, 'gu');
/** A partnership's manager is a company, which names the person who acts for it. */
const REPRESENTATIVE = /\((?:执行事务合伙人)?(?:委派代表|委托代表):?([^()]+)\)$/;

function compute(text: string): Parsed<CompanyName, Reason> {
  const name = spelling(text);
  if (isBlank(name)) return refused('blank');
  if (hasForeignLetter(name) || JAPANESE.test(name)) return refused('foreign');
  if (!hasHan(name)) {
    if (!isLatinName(name)) return refused('unreadable');
    return parsed({ text: name, style: 'latin', parts: [{ kind: 'latin', zh: name, en: name }] });
  }
  if (isMasked(name)) return refused('masked');
  if (!hasPlainBrackets(name)) return refused('unreadable');
  const person = REPRESENTATIVE.exec(name);
  const sections = sectionsOf(withNumerals(name.slice(0, person?.index)));
  if (!sections.every(hasForm)) return refused('no_form');
  const parts = translated(sections);
  if (person) parts.push(represented(person));
  if (parts.length < 2 || parts.some((part) => part.en === UNREADABLE) || isCutTwoWays(parts))
    return refused('unreadable');
  return parsed({ text: textOf(parts), style: 'translation', parts });
}

function withNumerals(name: string): string {
  if (!name.includes('第')) return name;
  return name.replace(NUMBER(), (_, digits) => `第${numeral(Number(digits))}`);
}

function textOf(parts: readonly Part[]): string {
  let text = '';
  for (const { en } of parts) text += text === '' ? en : ` ${en}`;
  return text;
}

/** What stands in a part that can't be read, so that the whole name is refused. */
const UNREADABLE = '';

/** 绍兴黄酒店 sells 黄酒, or is a 酒店; 东门店 is the store at the east gate. */
const MAY_GO_ON: readonly (readonly [word: string, before: RegExp])[] = [
  ['酒店', /[黄白啤红米药洋名果糖]$/],
  ['门店', /[东西南北大正前后校]$/],
  ['面馆', /[拉烩小凉拌炒削板炸酱汤扯线挂热干]$/],
];
const WESTERN = /^西(?:餐|服|装|点|药|医)/;

/** Whether a brand's last character may belong to the next word. */
function isCutTwoWays(parts: readonly Part[]): boolean {
  return parts.some(({ kind, zh }, index) => {
    const next = kind === 'brand' ? parts[index + 1]?.zh : undefined;
    if (next === undefined) return false;
    const mayGoOn = MAY_GO_ON.some(([word, before]) => next.startsWith(word) && before.test(zh));
    return mayGoOn || (WESTERN.test(next) && isPlaceCutShort(zh));
  });
}

/** 太原山西餐厅 may be 太原 and 山西, 金沙江西餐厅 can't. */
function isPlaceCutShort(brand: string): boolean {
  if (/^[江山]$|[陕广]$/.test(brand)) return true;
  return (
    /[江山]$/.test(brand) && placesAt(brand, 0, BY_ITSELF).some(({ zh }) => zh.length === brand.length - 1)
  );
}

function hasForm(section: Section): boolean {
  return section.form !== undefined || section.closing.some((text) => bracketedForms().get(text)?.kind);
}

function represented([, person = '']: RegExpExecArray): Part {
  const name = personName.parse(person);
  return { kind: 'person', zh: person, en: name.ok ? `(Representative: ${name.value.text})` : UNREADABLE };
}

/** A translation in the making: of a section, or of what stands in brackets. */
interface Draft {
  readonly parts: Part[];
  /** Nothing but places and Latin letters so far, so that a place may follow. */
  isHead: boolean;
  /** Any place will do: in a branch's name, in brackets. */
  readonly anywhere: boolean;
  /** A shop, a works or the like, whose address may be in its name. */
  readonly isTrader: boolean;
  /** The code of the last place, or blank. */
  within: string;
}

function add(draft: Draft, part: Part): void {
  draft.parts.push(part);
  if (part.kind !== 'place' && part.kind !== 'latin') draft.isHead = false;
}

function translated(sections: readonly Section[]): Part[] {
  const parts: Part[] = [];
  let within = '';
  for (const section of sections) {
    const isFirst = section === sections[0];
    const anywhere = !isFirst || section.form?.kind === 'branch';
    const isTrader = section.form?.kind !== 'company';
    const draft: Draft = { parts: [], isHead: true, anywhere, isTrader, within };
    translateSection(section, draft);
    parts.push(...draft.parts);
    if (isFirst) within = draft.within;
  }
  return parts;
}

function translateSection({ pieces, form, closing }: Section, draft: Draft): void {
  for (const { text, isBracketed } of pieces) {
    if (isBracketed) addBracketed(text, draft);
    else translateRuns(text, draft);
  }
  if (form) add(draft, { kind: 'form', zh: form.zh, en: form.en });
  for (const text of closing) addBracketed(text, draft);
}

function addBracketed(text: string, draft: Draft): void {
  const part = bracketed(text);
  if (part) add(draft, part);
}

function bracketed(text: string): Part | undefined {
  const form = bracketedForms().get(text);
  if (form) return { kind: 'form', zh: text, en: `(${form.en})` };
  if (isRemark(text)) return { kind: 'brand', zh: text, en: UNREADABLE };
  const draft: Draft = { parts: [], isHead: true, anywhere: true, isTrader: false, within: '' };
  translateRuns(text, draft);
  const [first] = draft.parts;
  if (first === undefined) return undefined;
  const isReadable = draft.parts.every((part) => part.en !== UNREADABLE);
  return { kind: first.kind, zh: text, en: isReadable ? `(${textOf(draft.parts)})` : UNREADABLE };
}

const RUN = unicode(String.raw`\p{Script=Han}+|\P{Script=Han}+`, 'gu');

/** Chinese and Latin by turns: TCL智能科技, 3M中国. */
function translateRuns(text: string, draft: Draft): void {
  const runs = isPlainHan(text) ? [text] : (withNumberSigns(text).match(RUN()) ?? []);
  for (const run of runs) {
    if (isHan(run)) translateHan(run, draft);
    else translateLatin(run.trim(), draft);
  }
}

const NUMBERED = unicode(String.raw`(?<=^|\p{Script=Han})(\d{1,9})\s?号`, 'gu');

/** 8号 as №8, so that the sign stays with its number. */
function withNumberSigns(text: string): string {
  return text.includes('号') ? text.replace(NUMBERED(), '№$1') : text;
}

const SEPARATORS = /^[\s·•・\-–—]*$/;
const LATIN_RUN = unicode(String.raw`^[\p{Script=Latin}\p{M}\d\s.&'’+\-·]+$`);

function translateLatin(run: string, draft: Draft): void {
  if (SEPARATORS.test(run)) return;
  if (/^№\d+$/.test(run)) add(draft, { kind: 'latin', zh: `${run.slice(1)}号`, en: `No. ${run.slice(1)}` });
  else add(draft, { kind: 'latin', zh: run, en: LATIN_RUN().test(run) ? run : UNREADABLE });
}

function translateHan(run: string, draft: Draft): void {
  const rest = draft.isHead ? afterPlaces(run, draft) : run;
  const { brand, words, leavesOneCharacter } = split(rest);
  if (isAfterLatin(draft) && (leavesOneCharacter || brand.length === 1))
    add(draft, { kind: 'brand', zh: brand, en: UNREADABLE });
  else if (brand !== '') addBrand(brand, draft);
  for (const { zh, en } of words) add(draft, { kind: 'trade', zh, en });
}

/** 1号店电子商务 is 1号店 + 电子商务, B站网络 B站 + 网络: one character is no brand after a number or a letter. */
function isAfterLatin({ parts }: Draft): boolean {
  return parts.at(-1)?.kind === 'latin';
}

function addBrand(brand: string, draft: Draft): void {
  const place = placeAtEnd(brand);
  const zh = place ? brand.slice(0, -place.zh.length) : brand;
  const isAfterPlace = draft.parts.at(-1)?.kind === 'place';
  const isNoBrand =
    isCompound(brand, isAfterPlace) ||
    holdsPost(brand, draft) ||
    isFormer(brand) ||
    NO_BRAND.test(brand) ||
    (isAfterPlace && TOWN_INSIDE.test(brand)) ||
    (place !== undefined && MAY_BE_SIDE.test(place.zh) && !groups().has(zh));
  add(draft, { kind: 'brand', zh, en: isNoBrand ? UNREADABLE : brandOf(zh, draft.anywhere) });
  if (place) add(draft, { kind: 'place', zh: place.zh, en: place.en });
}

/**
 * Offices, divisions and streets named after a school, which no brand holds, and what the form behind it is cut off
 * from: 监督 + 管理委员会.
 */
const NO_BRAND =
  /街道(?!口)|自治[州县旗区]|国务院|全国|最高人民|监督$|总$|.(?:大学|学院|中学|小学|医院|幼儿园|饭店|酒店|宾馆)[东西南北中]?(?:路|街|大街|大道)$/;
/** A town behind a place, with a word that can't be told from its own: 佛堂镇路灯. */
const TOWN_INSIDE = /^.{2,4}(?<![小古重])镇/u;
/** 金沙江西 is west of the 金沙江, or 金沙 in 江西. */
const MAY_BE_SIDE = /^(?:江西|山西|山东|河南|河北|湖南|湖北|海南)$/;
/** Groups that have a company in each province. */
const groups = lazy(() => new Set(linesOf(GROUPS)));

/** No brand of two characters and more ends in a province: 耐克北京 is 耐克 in 北京. */
function placeAtEnd(brand: string): Place | undefined {
  for (let length = Math.min(3, brand.length - 2); length > 1; length -= 1) {
    const place = placesAt(brand, brand.length - length, BY_ITSELF).find(({ zh }) => zh.length === length);
    if (place && (isProvince(place) || place.zh === '中国')) return place;
  }
  return undefined;
}

/** 原北京小米 is what a company was called before. */
function isFormer(brand: string): boolean {
  return brand.startsWith('原') && placesAt(brand, 1, BY_ITSELF).length > 0;
}

const BY_ITSELF = { within: '', anywhere: false };
const ANYWHERE = { within: '', anywhere: true };

/** Translates the places that a run opens with, and gives what follows them. */
function afterPlaces(run: string, draft: Draft): string {
  let rest = run;
  for (let place = placeOf(rest, draft, true); place; place = placeOf(rest, draft, false)) {
    add(draft, { kind: 'place', zh: place.zh, en: place.en });
    rest = rest.slice(place.zh.length);
    if (place.code !== '') draft.within = place.code;
  }
  return afterLocalities(rest, run.slice(0, run.length - rest.length), draft);
}

/** Towns, streets and villages, one after the other; what stands before says which may follow. */
function afterLocalities(run: string, places: string, draft: Draft): string {
  let rest = run;
  let before = places;
  for (let locality = nextLocality(rest, before, draft); locality; ) {
    add(draft, { kind: 'place', zh: locality.zh, en: locality.en ?? UNREADABLE });
    rest = rest.slice(locality.zh.length);
    before = locality.zh;
    locality = nextLocality(rest, before, draft);
  }
  return rest;
}

const LOCAL = /(?:镇|街道|乡|村|社区|路|街|大道)$/;
const DISTRICT = /[区县市]$/;

function nextLocality(text: string, before: string, { anywhere, isTrader }: Draft): Locality | undefined {
  if (anywhere) return localityOf(text, SUBDISTRICT()) ?? localityOf(text, ANY());
  if (before === '') return undefined;
  if (LOCAL.test(before)) return localityOf(text, STREET());
  const isOnRoad = isTrader && DISTRICT.test(before);
  const town = localityOf(text, SUBDISTRICT()) ?? localityOf(text, TOWN());
  return town ?? (isOnRoad ? localityOf(text, ROAD()) : undefined);
}

type Found = Pick<Place, 'zh' | 'en' | 'code'>;

/** The longest place that leaves a brand behind it: 大同创科技 is 大同创, not 大同 and 创. */
function placeOf(text: string, draft: Draft, isFirst: boolean): Found | undefined {
  if (draft.anywhere && text.startsWith('驻')) return stationOf(text, draft);
  for (const place of placesAt(text, 0, draft)) {
    const rest = text.slice(place.zh.length);
    if (rest === '' || (!place.short && place.code !== '') || opensWithin(place, rest)) return place;
    const namesake = draft.anywhere ? namesakeOf(place, rest) : undefined;
    if (namesake) return { ...namesake, code: '' };
    if (isPerhapsTown(place, rest, draft) || isPerhapsSide(place, draft))
      return { zh: place.zh, en: UNREADABLE, code: '' };
    if (!place.short || stands(place, rest, draft, isFirst)) return place;
  }
  return undefined;
}

/** 唐山路北支行: the next place lies in this one. */
function opensWithin({ code }: Place, rest: string): boolean {
  return code !== '' && placesAt(rest, 0, { within: code, anywhere: false }).length > 0;
}

/** 南京东路步行街: a street's name, whatever goes on. */
const STREET_HEAD = /^[东西南北中](?:路|街|大街|大道)|^[路街](?:$|步行街|商业街|口)/;
/** 静安寺街道: no subdistrict has a name of one character. */
const SUBDISTRICT_HEAD = unicode(String.raw`^\p{Script=Han}街道(?!口)`);
/** 正定镇 after 正定县: the town has the county's name. */
const TOWN_HEAD = /^(?:镇|乡|街道)/;

/** 正定镇李记 is 李记 in the town of 正定, or 镇李记 in the county. */
function isPerhapsTown(place: Place, rest: string, { within, anywhere }: Draft): boolean {
  if (anywhere || place.code === within || !place.short || place.code.endsWith('00')) return false;
  const [word] = /^(?:镇|街道)(?=.)/.exec(rest) ?? [];
  if (word === undefined || placesAt(rest, 0, ANYWHERE).length > 0) return false;
  return !split(rest.slice(word.length)).leavesOneCharacter;
}

/** 岷江西 after a place by its short form: 青川江西商贸 is of 江西, or lies west of a river. */
function isPerhapsSide(place: Place, { parts, within }: Draft): boolean {
  if (within === '' || !MAY_BE_SIDE.test(place.zh)) return false;
  return parts.some(({ kind, zh }) => kind === 'place' && !/[省市县区旗州]$/.test(zh));
}

/** Whether a place by its short form is what a name opens with, rather than a brand that begins alike. */
function stands(place: Place, rest: string, { within, anywhere }: Draft, isFirst: boolean): boolean {
  if (isFirst && isTradeWord(place.zh)) return false;
  if (SUBDISTRICT_HEAD().test(rest)) return false;
  if (!anywhere && STREET_HEAD.test(rest)) return false;
  if (place.code === within && TOWN_HEAD.test(rest)) return false;
  if (isProvince(place)) return anywhere || !/^[路街]/.test(rest) || !split(rest).leavesOneCharacter;
  return ORDINALS.has(rest) || !split(rest).leavesOneCharacter;
}

/** One capitalised word; in a branch's name a number is a number: 二分公司. */
function brandOf(brand: string, isBranch: boolean): string {
  const ordinal = isBranch ? ORDINALS.get(brand) : undefined;
  return ordinal ?? brandWord(brand) ?? UNREADABLE;
}
