/**
 * A draft is the target's shape with a Sourced value at every leaf. Because its type is made from the
 * contract's, a misspelt or missing field does not compile; because a leaf is Sourced, its position in the
 * draft is its lineage.
 */

import { hasAnyField, originsOf, reworded, type Sourced } from '../reading/sourced.js';
import type { RuleId } from '../rules/registry.js';

type Scalar = string | number | boolean | null;

/** The draft of a contract type. Optional fields stay optional; what is left out settles to nothing. */
export type Draft<T> = [T] extends [Scalar]
  ? Sourced<T>
  : [T] extends [readonly (infer Element)[]]
    ? readonly Draft<Element>[] | EmptyList
    : null extends T
      ? DraftObject<NonNullable<T>> | Sourced<null>
      : DraftObject<T>;

/** A list of which a source says that it is empty, so that this can be traced too. */
export type EmptyList = Sourced<readonly never[]>;

type DraftObject<T> = { readonly [Key in keyof T]: Draft<Exclude<T[Key], undefined>> };

/** What a draft is made with, beside the company. */
export interface DraftOptions {
  /** The caller's own id of the company; else it is made from the registration number. */
  readonly kompanyId?: string | undefined;
  /** Whether to output fields beyond the published contract. */
  readonly extensions: boolean;
}

/** An object that is left out when nothing is in it. */
export function group<T extends object>(fields: T): T | undefined {
  return hasAnyField(fields) ? fields : undefined;
}

/** A list that is left out when it is empty. */
export function some<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list !== undefined && list.length > 0 ? list : undefined;
}

/** Each of a list in the target's shape, but for those that have nothing to show there. */
export function each<T, U extends object>(
  list: readonly T[] | undefined,
  draft: (one: T) => U,
): readonly U[] {
  return (list ?? []).map(draft).filter(hasAnyField);
}

/** A list of one, or none. */
export function one<T>(leaf: Sourced<T> | undefined): readonly Sourced<T>[] | undefined {
  return leaf && [leaf];
}

/** The same value, written in the target's way. */
export function as<T, U>(
  leaf: Sourced<T> | undefined,
  write: (value: T) => U,
  rule: RuleId,
): Sourced<U> | undefined {
  return leaf && reworded(leaf, write(leaf.value), rule);
}

/** Several values in one text. */
export function joined(leaves: readonly Sourced<string>[], separator: string): Sourced<string> | undefined {
  const [first, ...others] = leaves;
  if (first === undefined || others.length === 0) return first;
  return {
    value: leaves.map((leaf) => leaf.value).join(separator),
    origins: originsOf(leaves),
    rule: 'joined/1',
  };
}
