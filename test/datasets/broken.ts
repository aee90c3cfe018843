/** Drafts of the golden companies, and what may go wrong with them by a mistake in a mapper, a draft or an undo. */

import type { Company } from '../../src/company/company.js';
import { undoTo } from '../../src/datasets/releases/index.js';
import { draftOf } from '../../src/datasets/render.js';
import type { Release } from '../../src/generated/contracts/index.js';
import type { Place } from '../contracts/changes.js';
import { CONTRACTS, isRecord } from '../contracts/schemas.js';

// The releases are the folders of schemas.
export const EACH = CONTRACTS.map((contract) => ({ ...contract, release: contract.release as Release }));
type Contract = (typeof EACH)[number];

export function draft(company: Company, { dataset, version, release }: Contract): object {
  const newest = draftOf(company, dataset, version, { kompanyId: undefined, extensions: true });
  return undoTo(release, newest, { company, dataset, version });
}

/** Of each kind of value that a contract has, one that is valid somewhere and some that are valid nowhere. */
export const VALUES: readonly unknown[] = [
  ...[null, true, 1, -1, 0.5, Number.NaN, [], {}, ['甲']],
  ...['', ' ', '\u3000', '\ufeff', '\u0000', '甲', '~', '1', 'LIVE', 'true', '$.name'],
  ...['2016-02-29', '2016-02-30', '2025-07-10T08:00:00+00:00', '2025-07-10T08:00:60+00:00', '1.00', '1.0'],
];

/** A literal. */
export function leaf(value: unknown) {
  return { value, origins: [], rule: undefined };
}

function isLeaf(node: unknown): node is { readonly value: unknown } {
  return isRecord(node) && 'origins' in node;
}

/** Where every node of a draft is: groups, lists and leaves. */
export function* placesIn(node: unknown, place: Place = []): Generator<Place> {
  if (node === undefined) return;
  yield place;
  if (Array.isArray(node))
    for (const [index, each] of node.entries()) yield* placesIn(each, [...place, index]);
  else if (isRecord(node) && !isLeaf(node))
    for (const [key, each] of Object.entries(node)) yield* placesIn(each, [...place, key]);
}

export function nodeAt(node: unknown, [key, ...rest]: Place): unknown {
  return key === undefined ? node : nodeAt((node as Record<string | number, unknown>)[key], rest);
}

export const BREAKS: Readonly<Record<string, (node: unknown, junk: unknown) => unknown>> = {
  'another value': (node, junk) => (isLeaf(node) ? { ...node, value: junk } : leaf(junk)),
  'left out': () => undefined,
  'nothing in it': (node) => (Array.isArray(node) ? [] : {}),
  'a list of it': (node) => [node],
  'each row twice': (node) => (Array.isArray(node) ? [...node, ...node] : [node, node]),
  'a row without anything': (node) => (Array.isArray(node) ? [...node, undefined] : [undefined]),
  'a key that the contract lacks': (node, junk) =>
    isRecord(node) && !isLeaf(node) ? { ...node, misspelt: leaf(junk) } : { misspelt: leaf(junk) },
  'its keys in another order': (node) =>
    isRecord(node) && !isLeaf(node) ? Object.fromEntries(Object.entries(node).reverse()) : node,
};
