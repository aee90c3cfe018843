/**
 * 非姓名, words in place of a person's name: a part that someone plays (经营者, 董事), an organization
 * (基层工会), several persons (李四等), a heading or a remark (测试, 未公示).
 * Source: codelists/names/no-persons.csv.
 *
 * @example
 * isNoPerson('经营者张三') // true
 * isNoPerson('董事成') // false
 */

import { NO_PERSONS } from '../generated/names/tables.js';
import { byOpening, lazy } from '../text/packedTable.js';
import { compoundsAt, surnameAt, surnameOf } from './surnames.js';

interface NoPerson {
  readonly zh: string;
  /**
   * Where it counts: anywhere, or as the name's start, its end or all of it · `role`: at the end or at the
   * start, but not where a name of three characters opens with its surname (董事成) · `surname`: behind a
   * surname alone (王总) · `stranger`: at the end of three characters and more that no surname
   * opens (体验者).
   */
  readonly at: '' | 'start' | 'end' | 'whole' | 'role' | 'surname' | 'stranger';
}

type Row = [zh: string, at: NoPerson['at']];

const words = lazy(() =>
  byOpening<Row, NoPerson>([NO_PERSONS], (alike) => alike.map(({ row: [zh, at] }) => ({ zh, at }))),
);

/** Whether a text holds a word that no person's name holds, at a place where it counts. */
export function isNoPerson(name: string): boolean {
  for (let start = 0; start < name.length; start += 1) {
    const unit = name.charCodeAt(start);
    for (const found of words().alone(unit)) if (counts(found, name, start)) return true;
    for (const found of words().opening(unit, name.charCodeAt(start + 1))) {
      if (name.startsWith(found.zh, start) && counts(found, name, start)) return true;
    }
  }
  return false;
}

function counts({ zh, at }: NoPerson, name: string, start: number): boolean {
  if (at === '') return true;
  const isStart = start === 0;
  const isEnd = start + zh.length === name.length;
  if (at === 'start') return isStart;
  if (at === 'end') return isEnd;
  if (at === 'whole') return isStart && isEnd;
  if (at === 'stranger') return isEnd && name.length > 2 && !opensWithSurname(name);
  if (at === 'surname') return isEnd && surnameOf(name.slice(0, start)) !== undefined;
  return isEnd || (isStart && (name.length > 3 || surnameAt(name, 0) === undefined));
}

function opensWithSurname(name: string): boolean {
  return surnameAt(name, 0) !== undefined || compoundsAt(name, 0).some(({ zh }) => name.startsWith(zh));
}
