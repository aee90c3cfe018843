/**
 * What a reading took from a bundle and what it left out, recorded for `explain` alone: without a trail the
 * readers keep none of it. Paths are JSONPaths into the bundle.
 */

export interface Trail {
  /** Every key that a mapper asked for. */
  readonly taken: Set<string>;
  /** Every key that a mapper ignores, with its reason. */
  readonly ignored: Map<string, string>;
  /** Every row or object that is left out whole, with the reason. */
  readonly leftOut: Map<string, string>;
}

export function newTrail(): Trail {
  return { taken: new Set(), ignored: new Map(), leftOut: new Map() };
}
