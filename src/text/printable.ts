/**
 * Text that a terminal may show: control characters, marks that turn the direction of writing, line separators and
 * lone surrogates as escapes, so that no input can steer the terminal.
 *
 * @example
 * printable('\u009b31mred') // '\\u009b31mred'
 */

import { unicodeAll } from './unicode.js';

const UNPRINTABLE = unicodeAll`[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]`;

export function printable(text: string): string {
  return text.replace(UNPRINTABLE(), (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}

/** The same for text of several lines. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
