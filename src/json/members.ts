/** JSON text in pieces, each as it is written: reading and writing it again would change numbers beyond 2^53. */

import { endOfString } from './text.js';

/**
 * The members of an object by key, as they are written. `text` is a valid JSON object.
 *
 * @example
 * membersOf('{"a": 1.0, "b": [12345678901234567890]}').get('b') // '[12345678901234567890]'
 */
export function membersOf(text: string): Map<string, string> {
  const members = new Map<string, string>();
  let depth = 0;
  let key: string | undefined;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text[at];
    if (unit === '"') {
      const end = endOfString(text, at);
      if (depth === 1 && key === undefined) {
        key = JSON.parse(text.slice(at, end));
        start = text.indexOf(':', end) + 1;
      }
      at = end - 1;
    } else if (unit === '{' || unit === '[') depth++;
    else if (unit === '}' || unit === ']') depth--;
    if (key !== undefined && ((unit === ',' && depth === 1) || depth === 0)) {
      members.set(key, text.slice(start, at).trim());
      key = undefined;
    }
  }
  return members;
}

const STRINGS_AND_SPACE = /("[^"\\]*(?:\\.[^"\\]*)*")|\s+/g;

/** JSON text without the white space between its tokens. */
export function compact(text: string): string {
  return text.replace(STRINGS_AND_SPACE, '$1');
}

const STRINGS_AND_NUMBERS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/**
 * The numbers of a JSON text that a reader may round, as they are written: those of 2^53 and more, and those of more
 * digits or a smaller size than a double keeps.
 *
 * @example
 * roundedNumbers('{"a":12345678901234567890,"b":1}') // ['12345678901234567890']
 * roundedNumbers('{"c":0.10000000000000000555}') // ['0.10000000000000000555']
 */
export function roundedNumbers(text: string): string[] {
  const tokens = text.match(STRINGS_AND_NUMBERS) ?? [];
  return tokens.filter((token) => token[0] !== '"' && mayBeRounded(token));
}

function mayBeRounded(token: string): boolean {
  const value = Number(token);
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return true;
  const [digits = ''] = /^[-\d.]+/.exec(token) ?? [];
  const significant = digits.replace(/[-.]/g, '').replace(/^0+/, '').replace(TRAILING_ZEROS, '');
  return significant.length > KEPT_DIGITS || (value === 0 && significant !== '');
}

/** A run of zeros is tried once, from its first. */
const TRAILING_ZEROS = /(?<!0)0+$/;
/** Every decimal of so many digits is another double. */
const KEPT_DIGITS = 15;
