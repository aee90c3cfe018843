/**
 * 注册号, business registration number: fifteen digits, six for the registration authority, eight for order
 * and a check digit. Given until October 2015. Numbers of thirteen digits are from before 2007 and have no
 * check digit; those with Chinese characters are foreign-invested companies' of the same time. Farmers' cooperatives
 * have NA in the middle (330782NA000012X).
 * Source: GS 15-2006 工商行政管理市场主体注册号编制规则; check digit ISO 7064 MOD 11,10;
 * 农民专业合作社登记管理条例 (2007).
 *
 * The check digit sees every change of a single digit and most exchanges of neighbours.
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
/** Of before 2007, and of farmers' cooperatives: six digits, NA, six digits and a check character. */
const OLD_FORM = /^(?:\d{13}|\d{6}NA\d{6}[0-9X])$/;

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

export function isValid(text: string): boolean {
  return parse(text).ok;
}
