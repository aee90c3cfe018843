/**
 * 空值, blank: the ways the register and its resellers write that there is nothing. "null" is meant both as
 * JSON's null and as the word. A text of white space, of dashes or of characters that can't be seen is blank
 * however long, and so is one that tags or entities stand around.
 * Source: HMD API documentation (endDate "-") and published pages of NECIPS (企业选择不公示, （非公示项）).
 *
 * @example
 * isBlank('-') // true
 * isBlank('<em>　</em>') // true
 * isBlank('无锡') // false
 */

import { withoutMarks } from './marks.js';
import { unicode } from './unicode.js';

const WORDS: ReadonlySet<string> = new Set([
  '/',
  '／',
  'NULL',
  'N/A',
  'NONE',
  '无',
  '暂无',
  '企业选择不公示',
  '非公示项',
  '(非公示项)',
  '（非公示项）',
]);

/** What the words that begin with a letter or a Chinese character begin with. */
const INITIALS = 'Nn无暂企非';
const LONGEST = 7;
/** White space, control characters, and characters that Unicode says to ignore or that are drawn as nothing. */
const NOTHING = unicode`^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\uffff]*$`;
const DASHES =
  /^[-\u2010-\u2015\u2212\u2500\ufe58\ufe63\uff0d][-\s\u2010-\u2015\u2212\u2500\ufe58\ufe63\uff0d]*$/;

/**
 * Whether there is nothing in a value.
 *
 * @param value A text as it came; absent is blank.
 * @returns True for nothing, for white space and dashes, and for the register's words for nothing.
 * @example
 * isBlank('企业选择不公示') // true
 * isBlank(undefined) // true
 */
export function isBlank(value: string | null | undefined): boolean {
  if (value === null || value === undefined || value === '' || value === '-') return true;
  const first = value.charCodeAt(0);
  if (isOrdinary(first)) {
    if (value.length > LONGEST && isOrdinary(value.charCodeAt(value.length - 1))) return false;
    if (!INITIALS.includes(value.charAt(0))) return false;
  }
  const bare = withoutMarks(value);
  return bare === '' || (!isPrintable(bare.charCodeAt(0)) && NOTHING().test(bare)) || isWordForNothing(bare);
}

function isWordForNothing(bare: string): boolean {
  return DASHES.test(bare) || (bare.length <= LONGEST && WORDS.has(bare.toUpperCase()));
}

/** ASCII that can be seen. */
function isPrintable(unit: number): boolean {
  return unit > 0x20 && unit < 0x7f;
}

/** A digit, a Latin letter or a common Chinese character: no white space, no dash, nothing invisible. */
function isOrdinary(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x61 && unit <= 0x7a)
  );
}
