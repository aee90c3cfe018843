/**
 * 企业名称, a company's name in English words: place, brand in pinyin as one word, trade words, legal form; what is in
 * brackets keeps its brackets, a branch follows its company. Always derived, also where official-names.csv has the
 * English that a bank or a state group uses itself; a translation that a source gives counts more. Refused rather than
 * guessed: a name with a remark of the register in it, an organization's name inside a brand, a reading that isn't
 * certain. A name that is Latin already is its own. Brands keep ü, as GB/T 16159 writes it; only persons' names take the
 * passports' YU.
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

import { BRACKETED_FORMS } from '../generated/names/tables.js';
import { isBlank } from '../text/blank.js';
import {
  hasForeignLetter,
  hasHan,
  isLatinName,
  isMasked,
  isPlainHan,
  LONGEST_NAME,
  spelling,
} from '../text/han.js';
import { lazy, rows } from '../text/packedTable.js';
import { unicode, unicodeAll } from '../text/unicode.js';
import { type Parsed, parsed, refused } from '../values/parsed.js';
import { isAmbiguous } from './ambiguity.js';
import { brandWord } from './brand.js';
import { CHARACTER, charactersOf } from './characters.js';
import { PIECE } from './grammar.js';
import {
  type Bracket,
  type Reading,
  readBracket,
  readName,
  type Source,
  type Step,
  UNREADABLE,
} from './lattice.js';
import * as legalFormEnding from './legalForm.js';
import { longestForm } from './legalForms.js';
import * as personName from './person.js';
import { placesAt } from './pieces.js';
import { isRemark } from './remarks.js';

/** The rule's name and version, for the issue that goes with a derived value. */
export const RULE = 'company-translation/2';

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

/**
 * Reads a company's name as the register writes it.
 *
 * @param text A name of at most 200 UTF-16 code units, in simplified or traditional characters, or in Latin letters.
 * @returns The name in English with its parts, or the reason why it is not read. Never throws.
 * @example
 * parse('甲**科技有限公司') // { ok: false, reason: 'masked' }
 */
export function parse(text: string): Parsed<CompanyName, Reason> {
  return text.length > LONGEST_NAME ? refused('too_long') : compute(text);
}

/**
 * The text of a name that was read.
 *
 * @param value What `parse` returned.
 * @returns "Xiaomi Technology Co., Ltd."
 * @example
 * format({ text: 'Sony Group Corporation', style: 'latin', parts: [] }) // 'Sony Group Corporation'
 */
export function format(value: CompanyName): string {
  return value.text;
}

/**
 * Whether a text can be read as a company's name.
 *
 * @param text Any text.
 * @returns True exactly when `parse` reads it.
 * @example
 * isValid('小米科技有限责任公司') // true
 * isValid('陆伟冰') // false
 */
export function isValid(text: string): boolean {
  return parse(text).ok;
}

/** A Japanese company. */
const JAPANESE = /株式会社|合同会社|有限会社/;
/** A partnership's manager is a company, which names the person who acts for it. */
const REPRESENTATIVE = /\((?:执行事务合伙人)?(?:委派代表|委托代表):?([^()]+)\)$/;

/** 会计师（深圳）事务所: the city of a firm stands inside its form. */
const DIVIDED_FIRM = /(师|代理|评估|鉴定|造价)(\([^()]*\))((?:联合)?事务所)/;

function compute(text: string): Parsed<CompanyName, Reason> {
  const name = spelling(text);
  if (isBlank(name)) return refused('blank');
  return isPlainHan(name) ? translate(name) : computeMixed(name);
}

/** A name with brackets, letters, figures, marks or spaces in it. */
function computeMixed(text: string): Parsed<CompanyName, Reason> {
  const name = tidied(text);
  if (hasForeignLetter(name)) return refused('foreign');
  if (isMasked(name.replaceAll('〇', '')) || MASKED_LATIN().test(name)) return refused('masked');
  if (!hasHan(name)) {
    if (!isLatinName(name)) return refused('unreadable');
    return parsed({ text: name, style: 'latin', parts: [{ kind: 'latin', zh: name, en: name }] });
  }
  const own = latinBeforeHan(name);
  if (own !== undefined)
    return parsed({ text: own, style: 'latin', parts: [{ kind: 'latin', zh: name, en: own }] });
  return hasPlainBrackets(name) && !isTwoNames(name) ? translate(name) : refused('unreadable');
}

/** TIANHE HOLDINGS LIMITED (天和控股有限公司): the Latin side is the company's own spelling. */
function latinBeforeHan(name: string): string | undefined {
  const [, latin = '', inBrackets = ''] = /^([^()]+)\(([^()]+)\)$/.exec(name) ?? [];
  const own = latin.trim();
  const isOwn = isLatinName(own) && !hasHan(own) && legalFormEnding.isValid(own);
  return isOwn && hasHan(inBrackets) && hasFormAtEnd(inBrackets) ? own : undefined;
}

const HAN = unicode`\p{Script=Han}`;
const COMPANY_AT_END = /有限(?:责任)?公司$/;

/**
 * Tianhe Holdings Limited 天和控股有限公司 is one name in two languages; in 新昌县钢锉厂·新昌县第六纺织机械厂 a place by its
 * full name behind a dot opens another name.
 */
function isTwoNames(name: string): boolean {
  const han = name.search(HAN());
  if (han > 0 && legalFormEnding.isValid(name.slice(0, han)) && COMPANY_AT_END.test(name)) return true;
  return Array.from(name.matchAll(/[·•・]/g)).some(({ index }) =>
    placesAt(name, index + 1).some(({ code, short }) => code > 0 && !short),
  );
}

/**
 * Spaces between characters fill a line; a full stop at the end is not part of the name; brackets of all kinds mean the
 * same; a periodical's title is its publisher's brand.
 */
function tidied(name: string): string {
  const text = name.replace(SPACES(), '').replace(STOP(), '');
  return text.replace(OPENING, '(').replace(CLOSING, ')').replace(TITLE, '$1').replace(ZERO(), '〇');
}

const OPENING = /[[【〔{〖]/g;
const CLOSING = /[\]】〕}〗]/g;
/** 《天和》杂志社. */
const TITLE = /^《([^《》]+)》(?=杂志社|编辑部|报社|期刊社|月刊社|周刊社|画报社)/;

const SPACES = unicodeAll`(?<=[\p{Script=Han})])\s+(?=[\p{Script=Han}(])`;
const STOP = unicode`(?<=\p{Script=Han}\)?)[.。]+$`;
/** A circle or a nought between Chinese numerals is the numeral: 五○三一, 七六0. */
const ZERO = unicodeAll`[○〇0](?=[〇○零一二三四五六七八九])|(?<=[零一二三四五六七八九][〇○0]?)[○〇0](?!\d)`;
/** XX科技, 天和XX, XXXXXXXX: letters typed for characters. */
const MASKED_LATIN = unicode`(?:^|[\p{Script=Han}(])[xX]{2,}(?:$|[\p{Script=Han})])`;

const BRACKET = /[()]/;

/** Brackets in pairs, none inside another. */
function hasPlainBrackets(name: string): boolean {
  return !BRACKET.test(name) || !BRACKET.test(name.replace(/\([^()]*\)/g, ''));
}

function translate(whole: string): Parsed<CompanyName, Reason> {
  const bits = charactersOf(whole, 0, whole.length);
  if ((bits & CHARACTER.hides) !== 0) return refused('masked');
  if ((bits & CHARACTER.closesJapanese) !== 0 && JAPANESE.test(whole)) return refused('foreign');
  if ((bits & CHARACTER.isBracket) === 0) return translateBare(whole, [], null);
  const person = whole.endsWith(')') ? REPRESENTATIVE.exec(whole) : null;
  const name = (person ? whole.slice(0, person.index) : whole).replace(DIVIDED_FIRM, '$1$3$2');
  return translateBare(name, bracketsOf(name), person);
}

function translateBare(
  name: string,
  brackets: readonly BracketPart[],
  person: RegExpExecArray | null,
): Parsed<CompanyName, Reason> {
  const reading = readName(name, brackets);
  if (reading === undefined) return refused(hasFormAtEnd(name) ? 'unreadable' : 'no_form');
  if (reading.isDoubtful || isAmbiguous(name, reading)) return refused('unreadable');
  const parts = partsOf(name, reading, brackets);
  if (person) parts.push(represented(person));
  if (!isWhole(reading, parts)) return refused('unreadable');
  return parsed({ text: textOf(parts), style: 'translation', parts });
}

/** A form alone is not a name, unless it has an English name of its own. */
function isWhole({ steps }: Reading, parts: readonly Part[]): boolean {
  if (parts.some(({ en }) => en === UNREADABLE)) return false;
  return parts.length > 1 || isOfficial(steps[0]);
}

function isOfficial(step: Step | undefined): boolean {
  return step?.piece === PIECE.official || step?.piece === PIECE.official_company;
}

function hasFormAtEnd(name: string): boolean {
  return longestForm(name.replace(/(?:\([^()]*\))+$/, ''), name.length) !== undefined;
}

/** The English of all parts. A word that ends one trade word or form and opens the next is written once. */
function textOf(parts: readonly Part[]): string {
  let text = '';
  let before: Part | undefined;
  for (const part of parts) {
    const isRepeated = before !== undefined && isWord(before) && isWord(part) && repeats(before.en, part.en);
    const start = isRepeated ? text.slice(0, text.lastIndexOf(' ') + 1) : text === '' ? '' : `${text} `;
    text = start + part.en;
    before = part;
  }
  return text;
}

function isWord({ kind }: Part): boolean {
  return kind === 'trade' || kind === 'form';
}

/** 百货 Department Store + 商店 Store, 咨询 Consulting + 顾问 Consulting, 劳务 Labor Services + 服务部 Service Department. */
function repeats(before: string, next: string): boolean {
  const start = before.lastIndexOf(' ') + 1;
  if (before.charCodeAt(start) !== next.charCodeAt(0)) return false;
  const [first = ''] = next.split(' ');
  return singular(before.slice(start)) === singular(first.replace(',', ''));
}

function singular(word: string): string {
  return word.replace(/s$/, '');
}

interface BracketPart extends Bracket {
  /** None for brackets with nothing in them. */
  readonly part: Part | undefined;
}

const IN_BRACKETS = /\(([^()]*)\)/g;

function bracketsOf(name: string): BracketPart[] {
  return Array.from(name.matchAll(IN_BRACKETS), (found) => {
    const [all, text = ''] = found;
    const part = bracketed(text.trim());
    const form = bracketedForms().get(text.trim());
    const piece = form?.kind
      ? PIECE.bracket_form
      : part?.kind === 'place'
        ? PIECE.bracket_place
        : PIECE.bracket;
    return { start: found.index, end: found.index + all.length, piece, part };
  });
}

function bracketed(text: string): Part | undefined {
  if (text === '') return undefined;
  const form = bracketedForms().get(text);
  if (form) return { kind: 'form', zh: text, en: `(${form.en})` };
  const reading = isRemark(text) ? undefined : readBracket(text);
  if (reading === undefined || reading.isDoubtful || isAmbiguous(text, reading)) {
    return { kind: 'brand', zh: text, en: UNREADABLE };
  }
  const parts = partsOf(text, reading, []);
  const kind = parts[0]?.kind ?? 'brand';
  return {
    kind,
    zh: text,
    en: parts.some(({ en }) => en === UNREADABLE) ? UNREADABLE : `(${textOf(parts)})`,
  };
}

function represented([, person = '']: RegExpExecArray): Part {
  const name = personName.parse(person);
  return { kind: 'person', zh: person, en: name.ok ? `(Representative: ${name.value.text})` : UNREADABLE };
}

function partsOf(name: string, { steps }: Reading, brackets: readonly BracketPart[]): Part[] {
  const parts: Part[] = [];
  let province = '';
  for (const { piece, start, end, source } of steps) {
    const kind = KINDS[piece];
    if (kind === undefined) {
      const bracket = brackets.find((each) => each.start === start);
      if (bracket?.part) parts.push(bracket.part);
    } else if (source === undefined) {
      const zh = name.slice(start, end);
      parts.push({ kind, zh, en: brandWord(zh, province) ?? UNREADABLE });
    } else {
      const zh = source.zh ?? name.slice(start, end).trim();
      if (kind === 'place') province = provinceOf(source) ?? province;
      parts.push({ kind, zh, en: kind === 'place' ? placeOf(source, province) : source.en });
    }
  }
  return parts;
}

/** The province of a place, by its two figures in GB/T 2260: regions read some characters in their own way. */
function provinceOf({ code }: Source): string | undefined {
  return code ? String(Math.trunc(code / 10_000)) : undefined;
}

/** By piece: the kind of part that it becomes; none for brackets. */
const KINDS: readonly (Part['kind'] | undefined)[] = kindsOf({
  place:
    'full region region_inside zone_region province side prefecture county inner again any station town subdistrict zone road village township namesake homeless',
  brand: 'group_name character official official_company',
  trade: 'word group and ordinal numeral tail',
  latin: 'latin number phase',
  form: 'company form body branch',
});

function kindsOf(pieces: Readonly<Record<string, string>>): (Part['kind'] | undefined)[] {
  const kinds: (Part['kind'] | undefined)[] = [];
  for (const [kind, names] of Object.entries(pieces)) {
    // The keys above are kinds, and the names are of the grammar's pieces.
    for (const name of names.split(' ')) kinds[PIECE[name as keyof typeof PIECE]] = kind as Part['kind'];
  }
  return kinds;
}

function placeOf({ name, en }: Source, province: string): string {
  return name === undefined ? en : areaOf(name, en, province);
}

/** A road or a town that has its name from a place: 西藏路 is Xizang Road. */
function areaOf(name: string, word: string, province: string): string {
  const place = placesAt(name, 0).find(({ zh }) => zh === name);
  const read = place?.en ?? brandWord(name, province);
  return read === undefined ? UNREADABLE : `${read} ${word}`;
}
