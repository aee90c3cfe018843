/**
 * A stored response as a tree: each of its values becomes a leaf whose origin is its path in the response.
 * So the verbs of a release serve both drafts and stored responses, and what has become of a value, or that
 * it got lost, is read off the leaves.
 */

import { RawPayloadError } from '../../errors.js';
import { segment } from '../../json/path.js';
import { MAX_DEPTH } from '../../reading/reader.js';
import type { Origin, RawObject } from '../../reading/sourced.js';
import { holdsNothing, isLeaf, isTree, type Tree } from '../releases/tree.js';

/** An object or a list of the stored response. */
class StoredObject implements RawObject {
  readonly endpoint = 'response';
  readonly authority = 'SAMR'; // no leaf of a response is attributed anew
  readonly path: () => string;
  /** How many elements the list has; 0 for an object. */
  readonly size: number;

  constructor(path: () => string, size: number) {
    this.path = path;
    this.size = size;
  }
}

/** Gives every value of a response its origin. `root` is the path of the content in the response. */
export function lift(content: Tree, root: string): Tree {
  // The content is an object, and an object lifts to an object.
  return liftAt(content, () => root, undefined, 0) as Tree;
}

function liftAt(node: unknown, path: () => string, origin: Origin | undefined, depth: number): unknown {
  if (depth > MAX_DEPTH) {
    throw new RawPayloadError('limit_exceeded', `The response is nested deeper than ${MAX_DEPTH} levels`);
  }
  if (Array.isArray(node)) {
    const reader = new StoredObject(path, node.length);
    return node.map((element, index) =>
      liftAt(element, () => `${path()}[${index}]`, { reader, key: '', index, original: element }, depth + 1),
    );
  }
  if (isTree(node)) {
    const reader = new StoredObject(path, 0);
    const fields = Object.entries(node).map(([key, value]) => {
      const fieldOrigin = { reader, key, index: -1, original: value };
      return [key, liftAt(value, () => path() + segment(key), fieldOrigin, depth + 1)];
    });
    return Object.fromEntries(fields);
  }
  return node === undefined ? undefined : { value: node, origins: origin ? [origin] : [] };
}

/** The content with plain values in place of leaves. */
export function lower(tree: Tree): Tree {
  return lowered(tree) as Tree; // a group lowers to an object
}

function lowered(node: unknown): unknown {
  if (isLeaf(node)) return node.value;
  if (Array.isArray(node)) return node.map(lowered);
  if (!isTree(node)) return node;
  const fields = Object.entries(node).filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields.map(([key, value]) => [key, lowered(value)]));
}

/** The way to a leaf: keys in objects, positions in lists. */
export type Way = readonly (string | number)[];

/** Calls for every leaf of a tree, with the way to it. */
export function eachLeaf(
  node: unknown,
  visit: (origins: readonly Origin[], way: Way) => void,
  way: Way = [],
): void {
  if (isLeaf(node)) visit(node.origins, way);
  else if (Array.isArray(node)) {
    for (const [index, element] of node.entries()) eachLeaf(element, visit, [...way, index]);
  } else if (isTree(node)) {
    for (const key of Object.keys(node)) eachLeaf(node[key], visit, [...way, key]);
  }
}

/** The places whose values are in one tree and not in the other, in the order of the stored response. */
export function lostPlaces(before: Tree, after: Tree): Lost[] {
  const kept = new Set<Origin>();
  eachLeaf(after, (origins) => {
    for (const origin of origins) kept.add(origin);
  });
  const lost: Origin[] = [];
  eachLeaf(before, (origins) => {
    for (const origin of origins) if (!kept.has(origin) && !holdsNothing(origin.original)) lost.push(origin);
  });
  return asPlaces(lost);
}

export interface Lost {
  readonly path: string;
  readonly count: number;
}

/** A list that is lost whole is one place. */
function asPlaces(lost: readonly Origin[]): Lost[] {
  const byObject = new Map<RawObject, Origin[]>();
  for (const origin of lost) {
    const siblings = byObject.get(origin.reader);
    if (siblings) siblings.push(origin);
    else byObject.set(origin.reader, [origin]);
  }
  return [...byObject].flatMap(([place, origins]) => {
    const isWhole = place instanceof StoredObject && place.size === origins.length;
    if (isWhole) return [{ path: place.path(), count: place.size }];
    return origins.map((origin) => ({ path: pathTo(origin), count: 1 }));
  });
}

/** JSONPath of an origin in the stored response. */
export function pathTo({ reader, key, index }: Origin): string {
  return index < 0 ? reader.path() + segment(key) : `${reader.path()}[${index}]`;
}
