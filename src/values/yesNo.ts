/**
 * 是/否, yes or no: "Y" and "N", true and false, 是 and 否, as JSON or as text. 有 and 无 are
 * rejected: 无 is blank.
 *
 * Source: the pipeline's register extract, field listed; the announced field additionalData.listed.
 *
 * @example
 * parse('是') // { ok: true, value: true }
 * format(true) // 'Y'
 */

import { plain } from '../text/marks.js';
import { type Parsed, parsed, refused } from './parsed.js';

export type Reason = 'unknown';

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ['Y', true],
  ['N', false],
  ['TRUE', true],
  ['FALSE', false],
  ['是', true],
  ['否', false],
]);

/**
 * @param value Y, N, 是, 否, or a boolean.
 * @returns The answer, or why it is not one.
 */
export function parse(value: string | boolean): Parsed<boolean, Reason> {
  const answer = typeof value === 'boolean' ? value : WORDS.get(plain(value).toUpperCase());
  return answer === undefined ? refused('unknown') : parsed(answer);
}

/** The value as a text. */
export function format(value: boolean): string {
  return value ? 'Y' : 'N';
}

/** Whether `parse` accepts it. */
export function isValid(value: string | boolean): boolean {
  return parse(value).ok;
}
