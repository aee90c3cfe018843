/**
 * 代码的书写, the spelling of an identifier: cleaned like any text (outer white space, a search's highlighting,
 * characters without width), full-width characters folded (NFKC), letters in capitals. Hyphens and inner
 * spaces stay as the source wrote them. Shared by the identifiers.
 *
 * @example
 * clean(' ９１110108551385082q') // '91110108551385082Q'
 * fromNumber(110108012660422) // { ok: true, value: '110108012660422' }
 * fromNumber(913307825777076000) // { ok: false, reason: 'unsafe_number' }
 */

import { plain } from '../text/marks.js';
import { type Parsed, parsed, refused } from './parsed.js';

const CLEAN = /^[0-9A-Z-]*$/;

export function clean(text: string): string {
  return CLEAN.test(text) ? text : plain(text).toUpperCase();
}

/** The digits of a JSON number, unless JSON's own reading may have rounded them. */
export function fromNumber(number: number): Parsed<string, 'unsafe_number'> {
  return Number.isSafeInteger(number) && number >= 0 ? parsed(String(number)) : refused('unsafe_number');
}
