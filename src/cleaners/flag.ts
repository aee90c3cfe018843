/** Yes or no (标志). */

import type { Taken } from '../reading/reader.js';
import { type Sourced, sourced } from '../reading/sourced.js';
import { isBlank } from '../text/blank.js';
import * as upstreamFlag from '../values/flag.js';
import type { Parsed } from '../values/parsed.js';
import * as yesOrNo from '../values/yesNo.js';
import { unknownCode } from './code.js';
import { wrongType } from './text.js';

/** 0 or 1, in any spelling of the upstream. */
export function flag(taken: Taken | undefined): Sourced<boolean> | undefined {
  return read(taken, upstreamFlag.parse);
}

/** The same; undefined where something stands that can't be read, so that it isn't taken for nothing. */
export function flagOrDoubt(taken: Taken | undefined): Sourced<boolean | undefined> | undefined {
  const { original } = taken ?? {};
  const isNothing = taken === undefined || (typeof original === 'string' && isBlank(original));
  return isNothing ? undefined : (flag(taken) ?? sourced(undefined, taken));
}

/** A flag as a list of one, where several bodies may have one. */
export function flags(taken: Taken | undefined): readonly Sourced<boolean | undefined>[] {
  const one = flagOrDoubt(taken);
  return one ? [one] : [];
}

/** "Y", "N", true, false, 是, 否. */
export function yesNo(taken: Taken | undefined): Sourced<boolean> | undefined {
  return read(taken, (value) => yesOrNo.parse(String(value)));
}

function read(
  taken: Taken | undefined,
  parse: (value: string | number | boolean) => Parsed<boolean, string>,
): Sourced<boolean> | undefined {
  if (taken === undefined) return undefined;
  const { original } = taken;
  if (typeof original !== 'string' && typeof original !== 'number' && typeof original !== 'boolean') {
    return wrongType(taken, 'is not a flag');
  }
  if (typeof original === 'string' && isBlank(original)) return undefined;
  const result = parse(original);
  return result.ok
    ? sourced(result.value, taken, 'yes-no/1')
    : unknownCode(taken, 'yes-no', 'is not yes or no; left out');
}
