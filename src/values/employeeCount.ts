/**
 * 从业人数, number of employees: digits, as a text. Annual reports write "31人"; grouping commas are removed. Ranges,
 * words and masks are rejected, and so is a number that no employer has.
 *
 * Source: HMD v2 annualRpt, field employeeCnt (从业人数).
 *
 * @example
 * parse('31人') // { ok: true, value: '31' }
 * parse('50-100人') // { ok: false, reason: 'format' }
 */

import { plain } from '../text/marks.js';
import { type Parsed, parsed, refused } from './parsed.js';

export type Reason = 'format' | 'too_large';

const LONGEST = 64;
const SHAPE = /^(\d+|[1-9]\d{0,2}(?:,\d{3})+)\s*人?$/;
const LEADING_ZEROS = /^0+(?=\d)/;
/** Ten million has eight digits; the largest employers have a few million. */
const MOST_DIGITS = 8;

/**
 * @param text A number as an annual report writes it.
 * @returns Its digits, or why it is not a number.
 */
export function parse(text: string): Parsed<string, Reason> {
  if (text.length > LONGEST) return refused('format');
  const written = SHAPE.exec(plain(text))?.[1];
  if (written === undefined) return refused('format');
  const digits = written.replaceAll(',', '').replace(LEADING_ZEROS, '');
  return digits.length > MOST_DIGITS ? refused('too_large') : parsed(digits);
}

/** Whether `parse` accepts it. */
export function isValid(text: string): boolean {
  return parse(text).ok;
}
