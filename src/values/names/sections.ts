/**
 * A company's name cut into sections, each with a form of its own: the company, then its branch.
 *
 * @example
 * sectionsOf('小米科技有限责任公司保定莲池分公司')
 * // [{ pieces: [小米科技], form: 有限责任公司, closing: [] }, { pieces: [保定莲池], form: 分公司, closing: [] }]
 */

import { type LegalForm, legalForms, longestForm } from './legalForms.js';
import { lazy } from './table.js';

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

/** The forms that a name may go on after, with the brackets behind them; a bracketed text is skipped. */
const goingOn = lazy(() => {
  const forms = legalForms().filter((form) => form.goesOn);
  const longestFirst = forms.map((form) => form.zh).sort((a, b) => b.length - a.length);
  return new RegExp(`\\([^()]*\\)|(${longestFirst.join('|')})(?:\\([^()]*\\))*`, 'g');
});

/** Brackets in pairs, none inside another. */
export function hasPlainBrackets(name: string): boolean {
  return !/[()]/.test(name.replace(/\([^()]*\)/g, ''));
}

export function sectionsOf(name: string): Section[] {
  const last = sectionOf(name, name.length);
  const sections: Section[] = [];
  let start = 0;
  for (const match of name.matchAll(goingOn())) {
    const [all, form] = match;
    const end = match.index + all.length;
    if (form === undefined || end === name.length) continue;
    if (!endsCompany(form) && !isBranch(last, name.slice(end))) continue;
    sections.push(sectionOf(name.slice(start, end), name.length));
    start = end;
  }
  return start === 0 ? [last] : [...sections, sectionOf(name.slice(start), name.length)];
}

/** 有限公司 closes a company's name whatever follows it. */
function endsCompany(form: string): boolean {
  return form.endsWith('公司');
}

/** After 银行 or 超市 only a branch goes on: 银行股份有限公司 and 超市管理有限公司 are one company's name. */
function isBranch(last: Section, rest: string): boolean {
  return (
    (last.form?.kind === 'branch' || last.form?.zh === '店') &&
    !/公司/.test(rest.slice(0, -last.form.zh.length))
  );
}

function sectionOf(text: string, nameLength: number): Section {
  const pieces = Array.from(text.matchAll(PIECE), ([all, bracketed]): Piece => {
    return { text: (bracketed ?? all).trim(), isBracketed: bracketed !== undefined };
  });
  const closing: string[] = [];
  while (pieces.at(-1)?.isBracketed) closing.unshift(...pieces.splice(-1).map((piece) => piece.text));
  const [ending] = pieces.splice(-1);
  if (ending === undefined) return { pieces, form: undefined, closing };
  const form = longestForm(ending.text, nameLength);
  const rest = form ? ending.text.slice(0, -form.zh.length) : ending.text;
  return { pieces: rest === '' ? pieces : [...pieces, { text: rest, isBracketed: false }], form, closing };
}
