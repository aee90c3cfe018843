/** Yes or no (标志). */

import type { Taken } from '../company/reader.js';
import { type Sourced, sourced } from '../company/sourced.js';
import { isBlank } from '../values/blank.js';
import * as upstreamFlag from '../values/flag.js';
import type { Parsed } from '../values/parsed.js';
import * as yesOrNo from '../values/yesNo.js';
import { unknownCode } from './code.js';
import { wrongType } from './text.js';

/** 0 or 1, in any spelling of the upstream. */
export function flag(taken: Taken | undefined): Sourced<boolean> | undefined {
  return read(taken, upstreamFlag.parse);
}

/** A flag as a list of one, where several bodies may have one. */
export function flags(taken: Taken | undefined): readonly Sourced<boolean>[] {
  const one = flag(taken);
  return one ? [one] : [];
}

/** "Y", "N", true, false, 是, 否. */
export function yesNo(taken: Taken | undefined): Sourced<boolean> | undefined {
  return read(taken, (value) => yesOrNo.parse(typeof value === 'number' ? String(value) : value));
}

function read(
  taken: Taken | undefined,
  parse: (value: string | number | boolean) => Parsed<boolean, string>,
): Sourced<boolean> | undefined {
  if (taken === undefined) return undefined;
  const { original } = taken;
  if (typeof original !== 'string' && typeof original !== 'number' && typeof original !== 'boolean') {
    return wrongType(taken, 'is no flag');
  }
  if (typeof original === 'string' && isBlank(original)) return undefined;
  const result = parse(original);
  return result.ok ? sourced(result.value, taken) : unknownCode(taken, 'is neither yes nor no; left out');
}
