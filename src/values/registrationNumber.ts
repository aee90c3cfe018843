/**
 * 注册号, business registration number: fifteen digits, six for the registration authority, eight for order
 * and a check digit. Given until October 2015. Numbers of thirteen digits are from before 2007 and have no
 * check digit; those with Chinese characters are foreign-invested companies' of the same time.
 * Source: GS 15-2006 工商行政管理市场主体注册号编制规则; check digit ISO 7064 MOD 11,10.
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
import { occursIn } from './residentId.js';

/** `structure`: a resident identity number stands where the number belongs; it must not go out. */
export type Reason = 'length' | 'old_form' | 'alphabet' | 'check_digit' | 'structure';

const DIGITS_15 = /^\d{15}$/;
const DIGITS_13 = /^\d{13}$/;

export function parse(text: string): Parsed<string, Reason> {
  const code = clean(text);
  if (DIGITS_15.test(code)) return iso7064Mod11And10(code) ? parsed(code) : refused('check_digit');
  if (DIGITS_13.test(code)) return refused('old_form');
  if (code.length === 15) return refused('alphabet');
  return refused(occursIn(code) ? 'structure' : 'length');
}

export function isValid(text: string): boolean {
  return parse(text).ok;
}
