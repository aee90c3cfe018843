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
  LONGEST_NAME,
  spelling,
} from './names/han.js';
import { numeral, ORDINALS } from './names/ordinals.js';
import { syllables, word } from './names/pinyin.js';
import { type Place, placesAt } from './names/places.js';
import { hasPlainBrackets, type Section, sectionsOf } from './names/sections.js';
import { lazy, remembered, rows } from './names/table.js';
import { isTradeWord, split } from './names/tradeWords.js';
import { type Parsed, parsed, refused } from './parsed.js';
import * as personName from './personName.js';

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

const read = remembered(compute);

export function parse(text: string): Parsed<CompanyName, Reason> {
  return text.length > LONGEST_NAME ? refused('too_long') : read(text);
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
const NUMBER = /第(\d{1,2})(?=\p{Script=Han})/gu;
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
  const sections = sectionsOf(
    name.slice(0, person?.index).replace(NUMBER, (_, digits) => `第${numeral(Number(digits))}`),
  );
  if (!sections.every(hasForm)) return refused('no_form');
  const parts = [...translated(sections), ...(person ? represented(person) : [])];
  if (parts.length < 2 || parts.some((part) => part.en === UNREADABLE)) return refused('unreadable');
  return parsed({ text: parts.map((part) => part.en).join(' '), style: 'translation', parts });
}

/** What stands in a part that can't be read, so that the whole name is refused. */
const UNREADABLE = '';

function hasForm(section: Section): boolean {
  return section.form !== undefined || section.closing.some((text) => bracketedForms().get(text)?.kind);
}

function represented([, person = '']: RegExpExecArray): Part[] {
  const name = personName.parse(person);
  return [{ kind: 'person', zh: person, en: name.ok ? `(Representative: ${name.value.text})` : UNREADABLE }];
}

/** Where a stretch of text stands, and what that says of the places in it. */
interface Position {
  /** A place may open it. */
  readonly isHead: boolean;
  /** Any place will do: in a branch's name, in brackets. */
  readonly anywhere: boolean;
  /** The code of the place before it, or blank. */
  readonly within: string;
}

interface Translation {
  readonly parts: readonly Part[];
  /** The code of the last place, or what it was before. */
  readonly within: string;
}

function translated(sections: readonly Section[]): Part[] {
  let within = '';
  return sections.flatMap((section, index) => {
    const anywhere = index > 0 || section.form?.kind === 'branch';
    const translation = translatedSection(section, { isHead: true, anywhere, within });
    if (index === 0) within = translation.within;
    return translation.parts;
  });
}

function translatedSection(section: Section, position: Position): Translation {
  const parts: Part[] = [];
  let { isHead, within } = position;
  for (const piece of section.pieces) {
    if (piece.isBracketed) {
      parts.push(...bracketed(piece.text));
    } else {
      const translation = translatedRuns(piece.text, { ...position, isHead, within });
      parts.push(...translation.parts);
      within = translation.within;
    }
    isHead = parts.every((part) => part.kind === 'place' || part.kind === 'latin');
  }
  if (section.form) parts.push({ kind: 'form', zh: section.form.zh, en: section.form.en });
  return { parts: [...parts, ...section.closing.flatMap(bracketed)], within };
}

function bracketed(text: string): Part[] {
  const form = bracketedForms().get(text);
  if (form) return [{ kind: 'form', zh: text, en: `(${form.en})` }];
  const { parts } = translatedRuns(text, { isHead: true, anywhere: true, within: '' });
  const [first] = parts;
  if (first === undefined) return [];
  const isReadable = parts.every((part) => part.en !== UNREADABLE);
  return [
    {
      kind: first.kind,
      zh: text,
      en: isReadable ? `(${parts.map((part) => part.en).join(' ')})` : UNREADABLE,
    },
  ];
}

const RUN = /\p{Script=Han}+|\P{Script=Han}+/gu;

/** Chinese and Latin by turns: TCL智能科技, 3M中国. */
function translatedRuns(text: string, position: Position): Translation {
  const parts: Part[] = [];
  let { isHead, within } = position;
  for (const [run] of text.matchAll(RUN)) {
    if (!isHan(run)) {
      parts.push(...latin(run.trim()));
      continue;
    }
    const translation = translatedHan(run, { ...position, isHead, within });
    parts.push(...translation.parts);
    within = translation.within;
    isHead &&= translation.parts.every((part) => part.kind === 'place');
  }
  return { parts, within };
}

const SEPARATORS = /^[\s·•・\-–—]*$/;
const LATIN_RUN = /^[\p{Script=Latin}\p{M}\d\s.&'’+\-·]+$/u;

function latin(run: string): Part[] {
  if (SEPARATORS.test(run)) return [];
  return [{ kind: 'latin', zh: run, en: LATIN_RUN.test(run) ? run : UNREADABLE }];
}

function translatedHan(run: string, position: Position): Translation {
  const parts: Part[] = [];
  let { within } = position;
  let rest = run;
  if (position.isHead) {
    for (
      let place = placeOf(rest, position, within, true);
      place;
      place = placeOf(rest, position, within, false)
    ) {
      parts.push({ kind: 'place', zh: place.zh, en: place.en });
      rest = rest.slice(place.zh.length);
      within = place.code === '' ? within : place.code;
    }
    const locality = localityOf(
      rest,
      position.anywhere ? STREET : TOWN,
      position.anywhere || parts.length > 0,
    );
    if (locality) {
      parts.push(locality);
      rest = rest.slice(locality.zh.length);
    }
  }
  const { brand, words } = split(rest);
  if (brand !== '') parts.push({ kind: 'brand', zh: brand, en: brandOf(brand, position.anywhere) });
  for (const { zh, en } of words) parts.push({ kind: 'trade', zh, en });
  return { parts, within };
}

/** 南京东路 is a road, not a place and something else. */
const ROAD = /^[东西南北中]?(?:路|街|大街|大道)/;

/** The longest place that leaves a brand behind it: 大同创科技 is 大同创, not 大同 and 创. */
function placeOf(text: string, { anywhere }: Position, within: string, isFirst: boolean): Place | undefined {
  return placesAt(text, 0, { within, anywhere }).find((place) => {
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
const TOWN = new RegExp(`^(\\p{Script=Han}{2,3}?)(?<![小古])(${anyOf(ZONES)})(?=\\p{Script=Han}{2})`, 'u');
const STREET = new RegExp(`^(\\p{Script=Han}{2,4}?)(${anyOf([...ZONES, ...STREETS])})`, 'u');

/** A town after its county; in a branch's name a street or a village too. */
function localityOf(text: string, pattern: RegExp, isExpected: boolean): Part | undefined {
  const [zh = '', name = '', generic = ''] = (isExpected && pattern.exec(text)) || [];
  if (zh === '') return undefined;
  return { kind: 'place', zh, en: `${brandOf(name, false)} ${LOCALITIES.get(generic)}` };
}

/** One capitalised word; in a branch's name a number is a number: 二分公司. */
function brandOf(brand: string, isBranch: boolean): string {
  const ordinal = isBranch ? ORDINALS.get(brand) : undefined;
  const read = syllables(brand);
  return ordinal ?? (read ? word(read) : UNREADABLE);
}
