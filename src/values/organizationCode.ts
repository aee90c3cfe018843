/**
 * 组织机构代码, organisation code: eight digits or letters and a check character, printed with a hyphen
 * before the latter, in databases often without and in small letters. It goes out as the source wrote it,
 * in capitals; `compact` is for comparing. Source: GB 11714-1997.
 *
 * @example
 * parse('55138508-2') // { ok: true, value: '55138508-2' }
 * compact('55138508-2') // '551385082'
 */

import { gb11714 } from './checkCharacter.js';
import { clean } from './identifierText.js';
import { type Parsed, parsed, refused } from './parsed.js';
import { occursIn } from './residentId.js';

/** `structure`: a resident identity number stands where the code belongs; it must not go out. */
export type Reason = 'length' | 'alphabet' | 'check_digit' | 'structure';

/** 00000000-0 passes the check and is nobody's code. */
const SHAPE = /^(?!0{8})[0-9A-Z]{8}[0-9X]$/;
const HYPHEN_BEFORE_LAST = /-(?=.$)/;

export function parse(text: string): Parsed<string, Reason> {
  const code = clean(text);
  const bare = compact(code);
  if (bare.length !== 9) return refused(occursIn(code) ? 'structure' : 'length');
  if (!SHAPE.test(bare)) return refused('alphabet');
  return gb11714(bare) ? parsed(code) : refused('check_digit');
}

export function isValid(text: string): boolean {
  return parse(text).ok;
}

/** The nine characters without the hyphen. */
export function compact(value: string): string {
  return value.replace(HYPHEN_BEFORE_LAST, '');
}
