/**
 * 注册号, business registration number, assigned until October 2015: 15 digits.
 *
 * - 1 to 6: the registration authority, a district code of GB/T 2260.
 * - 7 to 14: the serial number. It opens with 0 to 3 for companies, 4 or 5 for foreign-invested ones, 6 to 9 for individual
 *   businesses.
 * - 15: the check digit, ISO 7064 MOD 11,10. It detects every change of one digit and most exchanges of neighbours.
 *
 * Older forms have no check digit: 13 digits before 2007, Chinese characters for foreign-invested companies of that
 * time, and NA in the middle for farmers' cooperatives (330782NA000012X).
 *
 * Source: GS 15-2006 工商行政管理市场主体注册号编制规则; ISO 7064, https://www.iso.org/standard/31531.html;
 * 农民专业合作社登记管理条例 (2007).
 *
 * @example
 * parse('110108012660422') // { ok: true, value: '110108012660422' }
 * parse('1101081266042') // { ok: false, reason: 'old_form' }
 */

import { iso7064Mod11And10 } from './checkCharacter.js';
import { clean } from './identifierText.js';
import { type Parsed, parsed, refused } from './parsed.js';
import { isOldNumber, occursIn } from './residentId.js';

/** `structure`: a resident identity number in place of the number; it must never be output. */
export type Reason = 'length' | 'old_form' | 'alphabet' | 'check_digit' | 'structure';

const DIGITS_15 = /^\d{15}$/;
const OF_INDIVIDUAL = /^\d{6}[6-9]\d{8}$/;
/** Of before 2007, and of farmers' cooperatives: six digits, NA, six digits and a check character. */
const OLD_FORM = /^(?:\d{13}|\d{6}NA\d{6}[0-9X])$/;

/**
 * @param text A number in either width.
 * @returns The number, or why it is not one.
 */
export function parse(text: string): Parsed<string, Reason> {
  const code = clean(text);
  if (DIGITS_15.test(code)) {
    if (iso7064Mod11And10(code)) return parsed(code);
    return refused(isOldNumber(code) ? 'structure' : 'check_digit');
  }
  if (isOldForm(code)) return refused('old_form');
  if (code.length === 15) return refused('alphabet');
  return refused(occursIn(code) ? 'structure' : 'length');
}

/** Whether a number has one of the forms that have no check digit. */
export function isOldForm(code: string): boolean {
  return OLD_FORM.test(code);
}

/** Whether a number of 15 digits is one of those kept for individual businesses (个体工商户). */
export function isOfIndividual(code: string): boolean {
  return OF_INDIVIDUAL.test(code);
}

/** Whether `parse` accepts it. */
export function isValid(text: string): boolean {
  return parse(text).ok;
}
