/** The scalars of a JSON value, with their JSONPaths. */

import { segment } from './path.js';

export type Scalar = string | number | boolean | null;

export interface Leaf {
  readonly path: string;
  readonly value: Scalar;
}

/** Every scalar below a value, in document order. */
export function* leavesOf(value: unknown, path: string): Generator<Leaf> {
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) yield* leavesOf(element, `${path}[${index}]`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* leavesOf(inner, path + segment(key));
  } else if (value !== undefined) {
    yield { path, value: value as Scalar }; // JSON has no other values
  }
}

/** The same JSON with each scalar replaced by what `change` gives for it. */
export function mapLeaves(value: unknown, path: string, change: (leaf: Leaf) => Scalar): unknown {
  if (Array.isArray(value))
    return value.map((element, index) => mapLeaves(element, `${path}[${index}]`, change));
  if (typeof value !== 'object' || value === null) return change({ path, value: value as Scalar }); // JSON has no others
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, mapLeaves(inner, path + segment(key), change)]),
  );
}
