/**
 * The path of a field from the root of the content: keys, `[*]` for each element of a list, and
 * `[?@.identifierName=='oldNumber']` for the elements whose key has that value.
 *
 * @example
 * select(content, parse('associatedEntities.shareholders[*].shareCurrency'))
 */

import { type PathStep, parsePath, pathAlong } from '../../json/path.js';
import { isGroup, isLeaf, isNothing, without } from './tree.js';

export type Path = string;

/** A key, all elements, or those whose key has a value. */
export type Segment = Exclude<PathStep, number>;

export function parse(path: Path): Segment[] {
  const steps = parsePath(`$.${path}`)?.filter((step) => typeof step !== 'number');
  // A path of a change names no positions: written again, it is the path that was given.
  if (steps && pathAlong('$', steps) === `$.${path}`) return steps;
  throw new Error(`${path} is not a path of a change; it is made of keys, [*] and [?@.key=='value']`);
}

/** Whether a path speaks of elements of a list. */
export function isOfMany(segments: readonly Segment[]): boolean {
  return segments.some((segment) => typeof segment !== 'string');
}

/** Every node that a path selects. */
export function select(tree: unknown, segments: readonly Segment[]): unknown[] {
  return segments.reduce<unknown[]>(
    (nodes, segment) =>
      nodes.flatMap((node) => childrenOf(node, segment)).filter((node) => node !== undefined),
    [tree],
  );
}

function childrenOf(node: unknown, segment: Segment): readonly unknown[] {
  if (typeof segment === 'string')
    return isGroup(node) && Object.hasOwn(node, segment) ? [node[segment]] : [];
  return Array.isArray(node) ? node.filter((element) => isMeant(element, segment)) : [];
}

function isMeant(element: unknown, segment: Segment): boolean {
  if (typeof segment !== 'object') return true;
  const name = isGroup(element) && Object.hasOwn(element, segment.key) ? element[segment.key] : undefined;
  return isLeaf(name) && name.value === segment.is;
}

export type Make = (value: unknown) => unknown;

/** Replaces the value at a path; one that becomes empty or undefined is left out. */
export function rewrite(
  node: unknown,
  [segment, ...rest]: readonly Segment[],
  make: Make,
  isRoot = true,
): unknown {
  if (segment === undefined) return make(node);
  if (typeof segment === 'string') return rewriteKey(node, segment, rest, make, isRoot);
  return Array.isArray(node) ? rewriteElements(node, segment, rest, make) : node;
}

/** Groups of the root stay when they are empty: the contract wants them. */
function rewriteKey(
  node: unknown,
  key: string,
  rest: readonly Segment[],
  make: Make,
  isRoot: boolean,
): unknown {
  if (!isGroup(node) && !isNothing(node)) return node;
  const group = isGroup(node) ? node : {};
  const before = Object.hasOwn(group, key) ? group[key] : undefined;
  const after = rewrite(before, rest, make, false);
  if (after === before) return node;
  const isLeftOut = after === undefined || (!isRoot && rest.length > 0 && isEmptied(after));
  return isLeftOut ? without(group, key) : { ...group, [key]: after };
}

/** A list that loses all of the elements meant by a name goes itself; one whose elements are all empty stays. */
function rewriteElements(
  list: readonly unknown[],
  segment: Segment,
  rest: readonly Segment[],
  make: Make,
): unknown {
  const elements = list.flatMap((element) => {
    const after = isMeant(element, segment) ? rewrite(element, rest, make, false) : element;
    return after !== element && (after === undefined || isEmptied(after)) ? [] : [after];
  });
  if (elements.length === list.length && elements.every((element, index) => element === list[index]))
    return list;
  return elements.length === 0 && typeof segment === 'object' ? undefined : elements;
}

function isEmptied(node: unknown): boolean {
  return isGroup(node) && Object.values(node).every((value) => value === undefined);
}
