/**
 * 全角/半角, one spelling for the widths a text can be typed in: full-width digits, letters, brackets and
 * the radicals of PDF extracts become their ordinary forms. A number sign that is not a digit (², ①, ½) is
 * left alone with all the text around it: folded, "10²万元" would read as 102.
 * Source: Unicode Standard Annex #15, form NFKC.
 *
 * @example
 * fold('１００（万元）') // '100(万元)'
 * fold('10²万元') // '10²万元'
 */

import { unicode } from './unicode.js';

/** ASCII and common Chinese characters, which NFKC leaves as they are. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the class is ASCII as a whole
const FOLDED = /^[\u0000-\u007f\u4e00-\u9fff]*$/;
const OTHER_NUMBER = unicode`\p{No}`;

/** Whether a text is nothing but ASCII and common Chinese characters. */
export function isAsciiOrHan(text: string): boolean {
  return FOLDED.test(text);
}

export function fold(text: string): string {
  return isAsciiOrHan(text) || OTHER_NUMBER().test(text) ? text : text.normalize('NFKC');
}
