/**
 * 组织机构代码, organization code: eight digits or capital letters and a check character, modulo 11, which is a digit or X.
 * Printed with a hyphen before the check character; databases often leave it out and use small letters. Output keeps
 * the hyphen or its absence and is in capitals; `compact` is for comparing. Since 2015 the code is part of the unified
 * social credit identifier.
 *
 * Source: GB 11714-1997, https://openstd.samr.gov.cn
 *
 * @example
 * parse('55138508-2') // { ok: true, value: '55138508-2' }
 * compact('55138508-2') // '551385082'
 */

import { gb11714 } from './checkCharacter.js';
import { clean } from './identifierText.js';
import { type Parsed, parsed, refused } from './parsed.js';
import { isOldNumber, occursIn } from './residentId.js';

/** `structure`: a resident identity number in place of the code; it must never be output. */
export type Reason = 'length' | 'alphabet' | 'check_digit' | 'structure';

/** 00000000-0 passes the check but was never assigned. */
const SHAPE = /^(?!0{8})[0-9A-Z]{8}[0-9X]$/;
const HYPHEN_BEFORE_LAST = /-(?=.$)/;

/**
 * @param text A code in either width and case, with a hyphen or without.
 * @returns The code in capitals, or why it is not one.
 */
export function parse(text: string): Parsed<string, Reason> {
  const code = clean(text);
  const bare = compact(code);
  if (bare.length !== 9) return refused(occursIn(code) || isOldNumber(code) ? 'structure' : 'length');
  if (!SHAPE.test(bare)) return refused('alphabet');
  return gb11714(bare) ? parsed(code) : refused('check_digit');
}

/** Whether a text is a valid code. */
export function isValid(text: string): boolean {
  return parse(text).ok;
}

/** The nine characters without the hyphen. */
export function compact(value: string): string {
  return value.replace(HYPHEN_BEFORE_LAST, '');
}
