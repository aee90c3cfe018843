/** The Sourced values of a Company, or of a part of one, and where each was read. */

import { pathOf, type Sourced } from '../reading/sourced.js';

/** Every Sourced value inside a Company or a part of one, with the top-level field that holds it. */
export function* sourcedIn(
  company: object,
): Generator<{ readonly field: string; readonly leaf: Sourced<unknown> }> {
  for (const [field, value] of Object.entries(company)) {
    for (const leaf of sourcedBelow(value)) yield { field, leaf };
  }
}

function* sourcedBelow(value: unknown): Generator<Sourced<unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if ('origins' in value) {
    yield value as Sourced<unknown>; // nothing else in a Company has origins
    return;
  }
  for (const inner of Object.values(value)) yield* sourcedBelow(inner);
}

/** The raw paths that a value was made of. */
export function pathsOf(leaf: Sourced<unknown>): readonly string[] {
  return leaf.origins.map(pathOf);
}
