/**
 * 公民身份号码, resident identity number: 18 characters, six for the place of registration, eight for the
 * date of birth, three for order and a check character. Never an output; recognised so that it can be kept
 * out of one. Those of 15 digits have no check digit and can't be told from registration numbers.
 * Source: GB 11643-1999; province codes of GB/T 2260 (81, 82 and 83 on residence permits).
 *
 * About one such number in 31 also passes the check of GB 32100. It counts as a company's code when the
 * district that this reading gives it exists, and as a person's number otherwise.
 *
 * @example
 * isValid('110101199003070038') // true, invented
 * isValid('91110108551385082Q') // false
 */

import { lookup } from '../codelists/district.js';
import { gb11643, gb32100 } from './checkCharacter.js';
import { clean } from './identifierText.js';
import { type Parsed, parsed, refused } from './parsed.js';
import { daysInMonth } from './shanghaiTime.js';

export type Reason = 'length' | 'alphabet' | 'province' | 'date' | 'check_digit' | 'company_code';

const SHAPE = /^\d{17}[\dX]$/;
const DIGITS_17 = /\d{17}/;
const OLD_TAXPAYER = /^(?:\d{17}|\d{20})$/;
const PROVINCE = /^(?:1[1-5]|2[123]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123])/;
const CENTURY = /^(?:19|20)/;

export function parse(text: string): Parsed<string, Reason> {
  const code = clean(text);
  if (code.length !== 18) return refused('length');
  if (!SHAPE.test(code)) return refused('alphabet');
  if (!PROVINCE.test(code)) return refused('province');
  if (!isBirthday(code.slice(6, 14))) return refused('date');
  if (!gb11643(code)) return refused('check_digit');
  if (gb32100(code) && lookup(code.slice(2, 8)) !== undefined) return refused('company_code');
  return parsed(code);
}

export function isValid(text: string): boolean {
  return parse(text).ok;
}

/**
 * Whether a resident identity number stands in a text that should be a company's code: alone, or with
 * something around it, as in the taxpayer numbers of sole proprietors ("…" + 2 digits; the 15-digit
 * number of before 1999 + 2 or 5).
 */
export function occursIn(text: string): boolean {
  const code = clean(text);
  if (!DIGITS_17.test(code)) return false;
  for (let start = 0; start + 18 <= code.length; start++) {
    if (isValid(code.slice(start, start + 18))) return true;
  }
  return OLD_TAXPAYER.test(code) && PROVINCE.test(code) && isBirthday(`19${code.slice(6, 12)}`);
}

function isBirthday(digits: string): boolean {
  const day = Number(digits.slice(6));
  return (
    CENTURY.test(digits) &&
    day >= 1 &&
    day <= daysInMonth(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)))
  );
}
