/**
 * Every company that the golden cases and the announcement's raw bundles describe, and what the tests of
 * releases ask of their responses.
 *
 * @example
 * COMPANIES.find(({ name }) => name === 'law-firm')?.company
 */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { JSONPathEnvironment, type JSONValue } from 'json-p3';
import type { Company } from '../../src/company/company.js';
import { listCases, readCase } from '../../src/golden/case.js';
import { readCompany } from '../../src/normalize.js';
import { parseBundle } from '../../src/reading/bundle.js';

const GOLDEN = fileURLToPath(new URL('../golden', import.meta.url));
const ANNOUNCEMENT = new URL('../announcement/2025-07-09/', import.meta.url);

const bundles = [
  ...listCases(GOLDEN).map((name) => ({ name, bundle: readCase(GOLDEN, name).bundle })),
  ...['before', 'after'].map((name) => ({
    name: `announcement-${name}`,
    bundle: parseBundle(readFileSync(new URL(`raw/${name}.json`, ANNOUNCEMENT))),
  })),
];

export interface NamedCompany {
  readonly name: string;
  readonly company: Company;
}

/** Each company twice: with derived names and without. */
export const COMPANIES: readonly NamedCompany[] = bundles.flatMap(({ name, bundle }) => [
  { name, company: readCompany(bundle).company },
  { name: `${name}, source-only`, company: readCompany(bundle, { translate: 'source-only' }).company },
]);

export const VERSIONS = ['v1', 'v2'] as const;
export const DATASETS = ['refresh', 'super'] as const;

export const SHAPES = VERSIONS.flatMap((version) =>
  DATASETS.flatMap((dataset) => [true, false].map((extensions) => ({ version, dataset, extensions }))),
);

/** What a test of one shape is called. */
export function titleOf({ version, dataset, extensions }: (typeof SHAPES)[number]): string {
  return `${version} ${dataset} ${extensions ? 'with' : 'without'} extensions`;
}

const environment = new JSONPathEnvironment();

/** What a JSONPath (RFC 9535) selects. */
export function selected(path: string, value: unknown): unknown[] {
  // Responses are JSON.
  return environment.query(path, value as JSONValue).values();
}

/** The one value at a path, or undefined. */
export function one(path: string, value: unknown): unknown {
  return selected(path, value)[0];
}

export function readSample(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`samples/${name}.json`, ANNOUNCEMENT), 'utf8'));
}

/** Every value of a JSON by its JSONPath; empty lists and objects hold none. */
export function leavesOf(node: unknown, path = '$'): ReadonlyMap<string, unknown> {
  const leaves = new Map<string, unknown>();
  const walk = (inner: unknown, at: string): void => {
    if (typeof inner !== 'object' || inner === null) leaves.set(at, inner);
    else if (Array.isArray(inner)) for (const [index, each] of inner.entries()) walk(each, `${at}[${index}]`);
    else for (const [key, each] of Object.entries(inner)) walk(each, `${at}.${key}`);
  };
  walk(node, path);
  return leaves;
}

/** JSONPath of every value of a JSON, those of empty lists and objects not included. */
export function pathsOf(node: unknown, path = '$'): Iterable<string> {
  return leavesOf(node, path).keys();
}

/** Whether a path is another or leads further into it. */
export function isUnder(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}.`) || path.startsWith(`${other}[`);
}
