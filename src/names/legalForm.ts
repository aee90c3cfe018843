/**
 * 组织形式, the ending that says a name is an organization's: 有限公司, 合伙企业, 合作社, 厂, 分公司, 事务所,
 * 中心(有限合伙), 委员会, and Ltd, Inc, GmbH of foreign ones. It only ever says yes: a name without such an
 * ending may be a person's or not. An ending that a person's name could have too (厂, 店, 学院, SE) counts
 * only in a name that is too long, or is written otherwise than a person's.
 * Sources: Provisions on the Administration of Enterprise Name Registration (State Council, 2020 revision),
 * articles 6 to 11; codelists/names/README.md for the tables.
 *
 * @example
 * parse('义乌兴宸企业管理有限公司') // { ok: true, value: { ending: '有限公司', kind: 'company' } }
 * parse('Sony Group Corporation') // { ok: true, value: { ending: 'Corporation', kind: 'company' } }
 * parse('陆伟冰') // { ok: false, reason: 'unknown' }
 */

import { BRACKETED_FORMS, LATIN_ENDINGS } from '../generated/names/tables.js';
import { isBlank } from '../text/blank.js';
import { hasHan, isCommonHan, LONGEST_NAME, spelling } from '../text/han.js';
import { lazy, rows } from '../text/packedTable.js';
import { unicode } from '../text/unicode.js';
import { type Parsed, parsed, refused } from '../values/parsed.js';
import { CHARACTER, charactersOf } from './characters.js';
import { type LegalFormKind, longestForm } from './legalForms.js';

export type { LegalFormKind };

export interface LegalFormEnding {
  /** In simplified characters, or as the table of Latin endings has it. */
  readonly ending: string;
  readonly kind: LegalFormKind;
}

export type Reason = 'blank' | 'too_long' | 'unknown';

interface LatinEnding extends LegalFormEnding {
  readonly exact: boolean;
  readonly folded: string;
}

/** 株式会社 and its like: Japanese companies, before or after the name. */
const JAPANESE = /^(?:株式会社|有限会社|合同会社)|(?:株式会社|有限会社|合同会社)$/;

const bracketedForms = lazy(
  () =>
    new Map(
      rows<[zh: string, en: string, kind: LegalFormKind]>(BRACKETED_FORMS).map(([zh, , kind]) => [zh, kind]),
    ),
);

const latinEndings = lazy(() =>
  rows<[ending: string, kind: LegalFormKind, exact: string]>(LATIN_ENDINGS)
    .map(
      ([ending, kind, exact]): LatinEnding => ({
        ending,
        kind,
        exact: exact === 'Y',
        folded: ending.toLowerCase(),
      }),
    )
    .sort((a, b) => b.ending.length - a.ending.length),
);

/**
 * Finds the ending that says that a name is an organization's.
 *
 * @param text A name of at most 200 UTF-16 code units, in Chinese characters or Latin letters.
 * @returns The ending and what kind of organization has it, or the reason why there is none. Never throws.
 * @example
 * parse('义乌市第八中学') // { ok: true, value: { ending: '中学', kind: 'institution' } }
 */
export function parse(text: string): Parsed<LegalFormEnding, Reason> {
  if (text.length > LONGEST_NAME) return refused('too_long');
  if (isBlank(text)) return refused('blank');
  const name = spelling(text);
  const found = hasHan(name) ? chineseEnding(name) : latinEnding(name);
  return found ? parsed({ ending: found.ending, kind: found.kind }) : refused('unknown');
}

/**
 * The text of an ending that was found.
 *
 * @param value What `parse` returned.
 * @returns "有限公司".
 * @example
 * format({ ending: '有限公司', kind: 'company' }) // '有限公司'
 */
export function format(value: LegalFormEnding): string {
  return value.ending;
}

/**
 * Whether a name ends like an organization's.
 *
 * @param text Any text. One that doesn't may be an organization's name all the same.
 * @returns True exactly when `parse` finds an ending.
 * @example
 * isValid('Sony Group Corporation') // true
 * isValid('陆伟冰') // false
 */
export function isValid(text: string): boolean {
  return parse(text).ok;
}

/** What follows the form in brackets: (有限合伙) is a form itself, (北京) or (委派代表:…) is passed over. */
const LAST_BRACKET = /^([^()]*(?:\([^()]*\)[^()]+)*)\(([^()]*)\)$/;

function chineseEnding(name: string): LegalFormEnding | undefined {
  const isJapanese = (charactersOf(name, 0, name.length) & CHARACTER.closesJapanese) !== 0;
  const japanese = isJapanese ? JAPANESE.exec(name) : null;
  if (japanese) return { ending: japanese[0], kind: 'company' };
  if (!name.endsWith(')')) return endingOf(name);
  const [, before, bracket] = LAST_BRACKET.exec(name) ?? [];
  if (before === undefined || bracket === undefined) return endingOf(name);
  const kind = bracketedForms().get(bracket);
  return kind ? { ending: bracket, kind } : endingOf(before.trim());
}

function endingOf(name: string): LegalFormEnding | undefined {
  const form = longestForm(name);
  if (form) return { ending: form.zh, kind: form.kind };
  return isCommonHan(name.charCodeAt(name.length - 1)) ? undefined : latinEnding(name);
}

/** Closing dots, commas and a bracket such as "(Hong Kong)" don't hide an ending. */
const CLOSING = /\s*(?:\([^()]*\))?[\s.,]*$/;
const LOWER = unicode`\p{Ll}`;

function latinEnding(name: string): LegalFormEnding | undefined {
  const dotted = name.endsWith('.');
  const bare = name.replace(CLOSING, '');
  const folded = bare.toLowerCase();
  return latinEndings().find(({ ending, exact, folded: wanted }) => {
    if (!(exact ? bare.endsWith(ending) : folded.endsWith(wanted))) return false;
    const before = bare.slice(0, bare.length - ending.length);
    if (!/[\s,.]$/.test(before)) return false;
    if (ending === 'Co') return dotted;
    return !exact || LOWER().test(before);
  });
}
