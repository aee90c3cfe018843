/**
 * 姓名后的附注, what the register adds behind a person's name: sex, people, party, home, a footnote.
 * Source: codelists/names/marks.csv.
 *
 * @example
 * withoutMark('张三(女,藏族)') // '张三'
 * withoutMark('张三①') // '张三'
 * withoutMark('李伟(小李)') // '李伟(小李)'
 */

import { MARKS } from '../generated/names/tables.js';
import { hasHan } from '../text/han.js';
import { lazy, linesOf } from '../text/packedTable.js';

const marks = lazy(() => new Set(linesOf(MARKS)));

/** A quick test, because most names have no mark. */
const PERHAPS_MARKED = /[([【〔,，、;；族†‡\u00b2\u00b3\u00b9\u2070-\u2079\u2460-\u2487]/;
/** ①, ¹, † and their like behind a name. */
const FOOTNOTE = /[\u2460-\u2487\u00b9\u00b2\u00b3\u2070-\u2079†‡]+$/;
/** A bracket behind a name; brackets that were typed twice or not closed are passed over. */
const BRACKET = /^(.+?)[([【〔]+([^()[\]【】〔〕]*)[)\]】〕]*$/;
const BETWEEN_MARKS = /[,，、;；/\s]+/;
const AFTER_COMMA = /^([^,，、;；]+)[,，、;；]\s*(.+)$/;
const AFTER_SPACE = /^(\S.*?)\s+(\S+族)$/;
const NOTE_OR_BIRTH = /^注?\d{1,2}$|^\d{4}年(?:\d{1,2}月)?出?生?$/;

/** A name without the last mark behind it; the name itself where there is none. */
export function withoutMark(name: string): string {
  if (!PERHAPS_MARKED.test(name)) return name;
  const noted = name.replace(FOOTNOTE, '');
  if (noted !== name) return noted;
  for (const pattern of [BRACKET, AFTER_COMMA, AFTER_SPACE]) {
    const [, before, mark] = pattern.exec(name) ?? [];
    if (before === undefined || mark === undefined || !hasHan(before)) continue;
    const words = mark.split(BETWEEN_MARKS).filter((part) => part !== '');
    if (words.every((part) => marks().has(part) || NOTE_OR_BIRTH.test(part))) return before.trim();
  }
  return name;
}
