/**
 * A value and where it came from. Everything in a Company is Sourced; the position of a Sourced leaf in
 * the output is what makes lineage, so no path is typed by hand.
 *
 * @example
 * { value: '2010-03-03', origins: [{ reader, key: 'startDate', index: -1, original: '2010年3月3日' }] }
 */

import { segment } from '../json/path.js';
import type { Made, RuleId } from '../rules/registry.js';

/** Who publishes a value: the market regulator, or the tax administration. */
export type Authority = 'SAMR' | 'STA';

/** The object of the bundle in which a key stands. */
export interface RawObject {
  readonly endpoint: string;
  readonly authority: Authority;
  /** JSONPath of the object. */
  path(): string;
}

/** One position in the raw bundle. */
export interface Origin {
  readonly reader: RawObject;
  readonly key: string;
  /** Position inside the list at `key`, -1 when the value is not in a list. */
  readonly index: number;
  readonly original: unknown;
}

export interface Sourced<T> {
  readonly value: T;
  /** Where the value was read; empty for the few literals. */
  readonly origins: readonly Origin[];
  /** The rule that made it; undefined where it is what the source says. */
  readonly rule?: Made | undefined;
}

/** A value as one position of the bundle gives it, after cleaning. `made` is the rule, in case it differs. */
export function sourced<T>(value: T, origin: Origin, made?: Made): Sourced<T> {
  return { value, origins: [origin], rule: value === origin.original ? undefined : made };
}

/** A value that follows from others by a named rule. */
export function derived<T>(value: T, rule: RuleId, inputs: readonly Sourced<unknown>[]): Sourced<T> {
  return { value, origins: originsOf(inputs), rule };
}

/** The same fact written in another way, such as a code by its name; `made` is the rule, where there is none yet. */
export function reworded<T, U>(source: Sourced<T>, value: U, made?: Made): Sourced<U> {
  const { origins } = source;
  const isAsGiven = origins.length === 1 && origins[0]?.original === value;
  return { value, origins, rule: isAsGiven ? undefined : (source.rule ?? made) };
}

/** The same, as what another authority publishes than the rest of their bodies. */
export function publishedBy(
  authority: Authority,
  inputs: readonly Sourced<unknown>[],
): readonly Sourced<unknown>[] {
  return inputs.map(({ value, origins, rule }) => ({
    value,
    origins: origins.map((origin) =>
      origin.reader.authority === authority ? origin : { ...origin, reader: asOf(authority, origin.reader) },
    ),
    rule,
  }));
}

function asOf(authority: Authority, reader: RawObject): RawObject {
  return { endpoint: reader.endpoint, authority, path: () => reader.path() };
}

/** Every origin of the inputs, each position once. */
export function originsOf(inputs: readonly Sourced<unknown>[]): readonly Origin[] {
  const [first, second] = inputs;
  if (first === undefined || inputs.length === 1) return first?.origins ?? [];
  if (second !== undefined && inputs.length === 2) return ofBoth(first.origins, second.origins);
  return [...new Set(inputs.flatMap((input) => input.origins))];
}

/** The most frequent case of all: one position each. */
function ofBoth(one: readonly Origin[], other: readonly Origin[]): readonly Origin[] {
  const [first, second] = [one[0], other[0]];
  if (!first || !second || one.length + other.length > 2) return [...new Set([...one, ...other])];
  return first === second ? one : [first, second];
}

/** Whether an object has a field that is not undefined. */
export function hasAnyField<T extends object>(fields: T): boolean {
  for (const field in fields) if (fields[field] !== undefined) return true;
  return false;
}

/** JSONPath of an origin in the raw bundle: "$.qycxnew.value.historyNames[0]". */
export function pathOf(origin: Origin): string {
  const path = origin.reader.path() + (origin.key === '' ? '' : segment(origin.key));
  return origin.index < 0 ? path : `${path}[${origin.index}]`;
}
