/**
 * A company's name cut into sections, each with a form of its own: the company, then its branch.
 *
 * @example
 * sectionsOf('小米科技有限责任公司保定莲池分公司')
 * // [{ pieces: [小米科技], form: 有限责任公司, closing: [] }, { pieces: [保定莲池], form: 分公司, closing: [] }]
 */

import { lazy, textsByOpening } from '../text/packedTable.js';
import { type LegalForm, legalForms, longestForm } from './legalForms.js';
import { placesAt } from './places.js';

export interface Piece {
  readonly text: string;
  readonly isBracketed: boolean;
}

export interface Section {
  /** What stands before the form, bracketed or not, in order. */
  readonly pieces: readonly Piece[];
  readonly form: LegalForm | undefined;
  /** The brackets after the form: 有限合伙. */
  readonly closing: readonly string[];
}

const PIECE = /\(([^()]*)\)|[^()]+/g;
const BRACKET = /[()]/;

/** Brackets in pairs, none inside another. */
export function hasPlainBrackets(name: string): boolean {
  return !BRACKET.test(name) || !BRACKET.test(name.replace(/\([^()]*\)/g, ''));
}

/** A name is cut after each form that it goes on after, and the brackets behind the form. */
export function sectionsOf(name: string): Section[] {
  const last = sectionOf(name, name.length);
  const sections: Section[] = [];
  let start = 0;
  let at = 0;
  while (at < name.length) {
    at = pastBrackets(name, at);
    const form = formAt(name, at);
    at = form === undefined ? at + 1 : pastBrackets(name, at + form.length);
    if (form === undefined || at === name.length) continue;
    if (!endsCompany(form) && !endsSection(form, name.slice(start, at), name.slice(at), last)) continue;
    sections.push(sectionOf(name.slice(start, at), name.length));
    start = at;
  }
  return start === 0 ? [last] : [...sections, sectionOf(name.slice(start), name.length)];
}

const goingOnAt = lazy(() =>
  textsByOpening(
    legalForms()
      .filter((form) => form.goesOn)
      .map((form) => form.zh),
  ),
);

/** The form at a position that a name may go on after. */
function formAt(name: string, start: number): string | undefined {
  for (const { zh } of goingOnAt()(name, start)) if (name.startsWith(zh, start)) return zh;
  return undefined;
}

const BRACKETS = /^(?:\([^()]*\))+/;

function pastBrackets(name: string, start: number): number {
  if (!name.startsWith('(', start)) return start;
  return name.length - name.slice(start).replace(BRACKETS, '').length;
}

/** 有限公司 closes a company's name whatever follows it. */
function endsCompany(form: string): boolean {
  return form.length > 2 && form.endsWith('公司');
}

/** Whether a section ends with a form: what follows has a form of its own, and isn't part of the same name. */
function endsSection(form: string, section: string, rest: string, last: Section): boolean {
  if (isInStreetName(form, rest, last)) return false;
  if (form === '公司') return !OTHERS.test(section) && isOfCompany(last, rest);
  return isBranch(last, rest) || (last.form?.kind !== 'company' && opensWithPlace(rest));
}

/** What makes a school's or a hospital's name a street's, a quarter's or a station's: 学院路, 大学城, 医院门. */
const STREET_AHEAD =
  /^(?:[东西南北中前后]{0,2}(?:路|街|大街|大道|门|站|里|村|园|巷|桥)|城|新村|新区|小区|社区|广场|花园|家园|科技园)/;
/** 银行街支行, 宾馆路店: after other forms a district may begin alike, as 路南 and 城关 do. */
const STREET_ALONE = /^[东西南北中]?(?:路|街|大街|大道)$/;

/** Whether a form is part of what a branch is named after: 北京学院路支行, 重庆大学城支行. */
function isInStreetName(form: string, rest: string, last: Section): boolean {
  if (last.form === undefined || !isBranch(last, rest)) return false;
  const where = rest.slice(0, -last.form.zh.length);
  return INSTITUTION.test(form) ? STREET_AHEAD.test(where) : STREET_ALONE.test(where);
}

const INSTITUTION = /(?:[学医]院|大学|学校|研究[院所]|设计[院所]|科学院|幼儿园|电视台|驾校)$/;

/** 公司 without a company before it, and words that say which companies: 中国上市公司协会. */
const OTHERS = /^公司|(?:上市|跨国)公司$/;

/** After a plain 公司, which words go on from too (公司治理): a branch, a shop, a works, a place, the staff. */
function isOfCompany(last: Section, rest: string): boolean {
  const kind = last.form?.kind;
  return (
    kind === 'branch' || kind === 'shop' || kind === 'enterprise' || STAFF.test(rest) || opensWithPlace(rest)
  );
}

const STAFF = /^(?:工会|职工|员工|持股)/;

/** A full name, a province or a prefecture: 合作 is a city, but in 合作社 it isn't. 驻 is "stationed in". */
function opensWithPlace(text: string): boolean {
  return isPlaceAt(text, 0) || (text.startsWith('驻') && isPlaceAt(text, 1));
}

function isPlaceAt(text: string, start: number): boolean {
  return placesAt(text, start, BY_ITSELF).some(({ short, code }) => !short || code.endsWith('00'));
}

const BY_ITSELF = { within: '', anywhere: false };

/** After 银行 or 超市 only a branch goes on: 银行股份有限公司 and 超市管理有限公司 are one company's name. */
function isBranch(last: Section, rest: string): boolean {
  return (
    (last.form?.kind === 'branch' || last.form?.zh === '店') &&
    !/公司/.test(rest.slice(0, -last.form.zh.length))
  );
}

function sectionOf(text: string, nameLength: number): Section {
  const pieces = piecesOf(text);
  const closing: string[] = [];
  while (pieces.at(-1)?.isBracketed) closing.unshift(...pieces.splice(-1).map((piece) => piece.text));
  const ending = pieces.pop();
  if (ending === undefined) return { pieces, form: undefined, closing };
  const form = longestForm(ending.text, nameLength);
  const rest = form ? ending.text.slice(0, -form.zh.length) : ending.text;
  if (rest !== '') pieces.push({ text: rest, isBracketed: false });
  return { pieces, form, closing };
}

function piecesOf(text: string): Piece[] {
  if (!BRACKET.test(text)) return [{ text: text.trim(), isBracketed: false }];
  return Array.from(text.matchAll(PIECE), ([all, bracketed]): Piece => {
    return { text: (bracketed ?? all).trim(), isBracketed: bracketed !== undefined };
  });
}
