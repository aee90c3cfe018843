/** Who supplied the answers (供应商), for `sources[].info`: one name for all endpoints, or one for each. */

import type { Additions } from '../reading/additions.js';
import { at, entriesOf, isClean } from './check.js';

/** A name for all; or names by endpoint, of which "*" is for those that are not named. */
export type Via = string | { readonly [endpoint: string]: string };

const EVERY = '*';
/** Names are joined with commas. */
const NAME = /^[^\p{Cc}\p{Cf},]{1,100}$/u;

/** @throws TypeError, RangeError that name the option and say what to write. */
export function readVia(via: unknown, endpoints: readonly string[]): NonNullable<Additions['supplierOf']> {
  if (typeof via === 'string') {
    const name = nameOf('via', via);
    return () => name;
  }
  const names = new Map<string, string>();
  for (const [endpoint, value] of entriesOf('via', via, 'a name, or { endpoint: name }')) {
    const path = at('via', endpoint);
    if (endpoint !== EVERY && !endpoints.includes(endpoint)) {
      throw new RangeError(`${path} is not an endpoint; write one of ${[EVERY, ...endpoints].join(', ')}`);
    }
    names.set(endpoint, nameOf(path, value));
  }
  const other = names.get(EVERY);
  return (endpoint) => names.get(endpoint) ?? other;
}

function nameOf(path: string, value: unknown): string {
  const name = typeof value === 'string' ? value.trim() : '';
  if (NAME.test(name) && isClean(name)) return name;
  throw new TypeError(
    `${path} must be a supplier's name: one line without a comma, a tag or a number of a person, up to 100 characters`,
  );
}
