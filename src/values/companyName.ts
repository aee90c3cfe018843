/**
 * 企业名称, a company's name in English words: place, brand in pinyin as one word, trade words, legal form;
 * what stands in brackets keeps its brackets, a branch follows its company. Always a translation of ours,
 * never an official name, and worth less than a translation that a source gives. A name that is Latin
 * already is its own. Brands keep ü, as GB/T 16159 writes it; only persons' names take the passports' YU.
 * Sources: Provisions on the Administration of Enterprise Name Registration (State Council, 2020 revision),
 * article 6: place, brand, trade, form; codelists/names/README.md for the tables.
 *
 * @example
 * parse('义乌兴宸企业管理有限公司') // 'Yiwu Xingchen Enterprise Management Co., Ltd.'
 * parse('企享云（北京）信息技术有限公司') // 'Qixiangyun (Beijing) Information Technology Co., Ltd.'
 * parse('小米科技有限责任公司保定莲池分公司') // 'Xiaomi Technology Co., Ltd. Baoding Lianchi Branch'
 */

import { BRACKETED_FORMS } from '../generated/names/tables.js';
import { isBlank } from './blank.js';
import {
  hasForeignLetter,
  hasHan,
  isHan,
  isLatinName,
  isMasked,
  isPlainHan,
  LONGEST_NAME,
  spelling,
} from './names/han.js';
import { numeral, ORDINALS } from './names/ordinals.js';
import { syllables, word } from './names/pinyin.js';
import { type Place, placesAt } from './names/places.js';
import { hasPlainBrackets, type Section, sectionsOf } from './names/sections.js';
import { lazy, rows } from './names/table.js';
import { isTradeWord, split } from './names/tradeWords.js';
import { type Parsed, parsed, refused } from './parsed.js';
import * as personName from './personName.js';
import { unicode } from './unicode.js';

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
  if (parts.length < 2 || parts.some((part) => part.en === UNREADABLE)) return refused('unreadable');
  return parsed({ text: textOf(parts), style: 'translation', parts });
}

function withNumerals(name: string): string {
  if (!name.includes('第')) return name;
  return name.replace(NUMBER(), (_, digits) => `第${numeral(Number(digits))}`);
}

function textOf(parts: readonly Part[]): string {
  return parts.map((part) => part.en).join(' ');
}

/** What stands in a part that can't be read, so that the whole name is refused. */
const UNREADABLE = '';

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
    const draft: Draft = { parts: [], isHead: true, anywhere, within };
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
  const draft: Draft = { parts: [], isHead: true, anywhere: true, within: '' };
  translateRuns(text, draft);
  const [first] = draft.parts;
  if (first === undefined) return undefined;
  const isReadable = draft.parts.every((part) => part.en !== UNREADABLE);
  return { kind: first.kind, zh: text, en: isReadable ? `(${textOf(draft.parts)})` : UNREADABLE };
}

const RUN = unicode(String.raw`\p{Script=Han}+|\P{Script=Han}+`, 'gu');

/** Chinese and Latin by turns: TCL智能科技, 3M中国. */
function translateRuns(text: string, draft: Draft): void {
  const runs = isPlainHan(text) ? [text] : (text.match(RUN()) ?? []);
  for (const run of runs) {
    if (isHan(run)) translateHan(run, draft);
    else translateLatin(run.trim(), draft);
  }
}

const SEPARATORS = /^[\s·•・\-–—]*$/;
const LATIN_RUN = unicode(String.raw`^[\p{Script=Latin}\p{M}\d\s.&'’+\-·]+$`);

function translateLatin(run: string, draft: Draft): void {
  if (SEPARATORS.test(run)) return;
  add(draft, { kind: 'latin', zh: run, en: LATIN_RUN().test(run) ? run : UNREADABLE });
}

function translateHan(run: string, draft: Draft): void {
  const rest = draft.isHead ? afterPlaces(run, draft) : run;
  const { brand, words } = split(rest);
  if (brand !== '') add(draft, { kind: 'brand', zh: brand, en: brandOf(brand, draft.anywhere) });
  for (const { zh, en } of words) add(draft, { kind: 'trade', zh, en });
}

/** Translates the places that a run opens with, and gives what follows them. */
function afterPlaces(run: string, draft: Draft): string {
  let rest = run;
  for (let place = placeOf(rest, draft, true); place; place = placeOf(rest, draft, false)) {
    add(draft, { kind: 'place', zh: place.zh, en: place.en });
    rest = rest.slice(place.zh.length);
    if (place.code !== '') draft.within = place.code;
  }
  const isExpected = draft.anywhere || rest !== run;
  const locality = isExpected ? localityOf(rest, (draft.anywhere ? STREET : TOWN)()) : undefined;
  if (!locality) return rest;
  add(draft, locality);
  return rest.slice(locality.zh.length);
}

/** 南京东路 is a road, not a place and something else. */
const ROAD = /^[东西南北中]?(?:路|街|大街|大道)/;

/** The longest place that leaves a brand behind it: 大同创科技 is 大同创, not 大同 and 创. */
function placeOf(text: string, draft: Draft, isFirst: boolean): Place | undefined {
  return placesAt(text, 0, draft).find((place) => {
    const rest = text.slice(place.zh.length);
    if (!place.short || rest === '') return true;
    if (ROAD.test(rest) || (isFirst && isTradeWord(place.zh))) return false;
    return isProvince(place) || ORDINALS.has(rest) || !split(rest).leavesOneCharacter;
  });
}

/** No brand opens with 上海 or 北京: 上海老饭店 is the old restaurant of Shanghai. */
function isProvince(place: Place): boolean {
  return place.code.endsWith('0000');
}

const ZONES: readonly (readonly [zh: string, en: string])[] = [
  ['经济技术开发区', 'Economic and Technological Development Zone'],
  ['经济开发区', 'Economic Development Zone'],
  ['开发区', 'Development Zone'],
  ['高新区', 'High-tech Zone'],
  ['保税港区', 'Bonded Port Area'],
  ['保税区', 'Bonded Zone'],
  ['工业园区', 'Industrial Park'],
  ['工业园', 'Industrial Park'],
  ['产业园区', 'Industrial Park'],
  ['产业园', 'Industrial Park'],
  ['新区', 'New Area'],
  ['街道', 'Subdistrict'],
  ['镇', 'Town'],
];
const STREETS: readonly (readonly [zh: string, en: string])[] = [
  ['东路', 'East Road'],
  ['西路', 'West Road'],
  ['南路', 'South Road'],
  ['北路', 'North Road'],
  ['中路', 'Middle Road'],
  ['路', 'Road'],
  ['大街', 'Street'],
  ['大道', 'Avenue'],
  ['街', 'Street'],
  ['乡', 'Township'],
  ['村', 'Village'],
  ['社区', 'Community'],
  ['小区', 'Residential Quarter'],
];
const LOCALITIES: ReadonlyMap<string, string> = new Map([...ZONES, ...STREETS]);

const anyOf = (words: readonly (readonly [zh: string, en: string])[]) => words.map(([zh]) => zh).join('|');
const TOWN = lazy(
  () => new RegExp(`^(\\p{Script=Han}{2,3}?)(?<![小古])(${anyOf(ZONES)})(?=\\p{Script=Han}{2})`, 'u'),
);
const STREET = lazy(() => new RegExp(`^(\\p{Script=Han}{2,4}?)(${anyOf([...ZONES, ...STREETS])})`, 'u'));

/** A town after its county; in a branch's name a street or a village too. */
function localityOf(text: string, pattern: RegExp): Part | undefined {
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const [zh, name = '', generic = ''] = found;
  return { kind: 'place', zh, en: `${brandOf(name, false)} ${LOCALITIES.get(generic)}` };
}

/** One capitalised word; in a branch's name a number is a number: 二分公司. */
function brandOf(brand: string, isBranch: boolean): string {
  const ordinal = isBranch ? ORDINALS.get(brand) : undefined;
  const read = syllables(brand);
  return ordinal ?? (read ? word(read) : UNREADABLE);
}
