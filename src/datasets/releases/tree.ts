/**
 * A tree: a draft, or a stored response whose values have been given origins. Groups are plain objects,
 * lists are arrays, and a leaf is a value with its origins.
 */

import { originsOf, type Sourced } from '../../reading/sourced.js';
import { isBlank } from '../../text/blank.js';

export type Tree = { readonly [key: string]: unknown };

export function isTree(node: unknown): node is Tree {
  if (typeof node !== 'object' || node === null) return false;
  const prototype: unknown = Object.getPrototypeOf(node);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** A value with its origins, not a group that happens to have keys of these names: those hold no bare value. */
export function isLeaf(node: unknown): node is Sourced<unknown> {
  if (!isTree(node) || !Object.hasOwn(node, 'origins') || !Object.hasOwn(node, 'value')) return false;
  return !isTree(node.value) && !Array.isArray(node.value);
}

export function isGroup(node: unknown): node is Tree {
  return isTree(node) && !isLeaf(node);
}

/** Absent, null or a blank text: there is no value. */
export function isNothing(node: unknown): boolean {
  return node === undefined || (isLeaf(node) && holdsNothing(node.value));
}

/** Whether what a leaf holds says nothing: null, "", "-" and the like. */
export function holdsNothing(value: unknown): boolean {
  return value === null || (typeof value === 'string' && isBlank(value));
}

/** Whether two nodes are leaves with the same value. */
export function isSame(one: unknown, other: unknown): boolean {
  return isLeaf(one) && isLeaf(other) && one.value === other.value;
}

/** The one that is there, or else the first of the others, with the origins of all that are the same. */
export function unite(there: unknown, others: readonly unknown[]): unknown {
  const kept = isNothing(there) ? (others.find((other) => !isNothing(other)) ?? there) : there;
  const same = others.filter((other) => isSame(kept, other)).filter(isLeaf);
  return isLeaf(kept) && same.length > 0 ? { ...kept, origins: originsOf([kept, ...same]) } : kept;
}

/** The group that is there, each of its fields united with its likes in the others. */
export function uniteGroups(there: Tree, others: readonly Tree[]): Tree {
  const fields = Object.entries(there).map(([key, node]) => {
    const likes = others.map((other) => (Object.hasOwn(other, key) ? other[key] : undefined));
    return [key, unite(node, likes)];
  });
  return Object.fromEntries(fields);
}

export function without(group: Tree, key: string): Tree {
  const { [key]: _, ...others } = group;
  return others;
}
