/**
 * 标志, flag: 1 or 0 as a number or as text, or a JSON boolean. The upstream has all three for one field.
 *
 * Source: HMD API, fields isHmd, jyycFlag, yzwfFlag, zdsswfFlag, disabled, is_history, u_tags; published
 * v2 responses, where a flag comes as "0" as well as 0.
 *
 * @example
 * parse(1) // { ok: true, value: true }
 * parse('0') // { ok: true, value: false }
 * parse(2) // { ok: false, reason: 'unknown' }
 */

import { plain } from '../text/marks.js';
import { type Parsed, parsed, refused } from './parsed.js';

export type Reason = 'unknown';

/**
 * @param value 1 or 0, as a number or as text, or a boolean.
 * @returns Whether the flag is set, or why it is not a flag.
 */
export function parse(value: string | number | boolean): Parsed<boolean, Reason> {
  const flag = known(value) ?? (typeof value === 'string' ? known(plain(value)) : undefined);
  return flag === undefined ? refused('unknown') : parsed(flag);
}

function known(value: string | number | boolean): boolean | undefined {
  if (value === 1 || value === '1' || value === true) return true;
  return value === 0 || value === '0' || value === false ? false : undefined;
}

/** The value as a text. */
export function format(value: boolean): string {
  return value ? '1' : '0';
}

/** Whether `parse` accepts it. */
export function isValid(value: string | number | boolean): boolean {
  return parse(value).ok;
}
