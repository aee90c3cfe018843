/**
 * What a case gives: the text of each file that is expected of it. The Company, the issues and the super v2
 * response of the newest release, or every response there is when the case asks for all renditions; error.json,
 * when reading ends in a RawPayloadError.
 *
 * @example
 * makeExpected(readCase('test/golden', 'seed-jyyc')).get('issues.json')
 */

import type { Company } from '../company/company.js';
import { NEWEST, RELEASES } from '../datasets/releases/index.js';
import { render } from '../datasets/render.js';
import { RawPayloadError } from '../errors.js';
import type { Dataset, Release, Version } from '../generated/contracts/index.js';
import { isObject } from '../json/object.js';
import { type Reading, readCompany } from '../normalize.js';
import { pathOf, type Sourced } from '../reading/sourced.js';
import { CaseError, type GoldenCase } from './case.js';

const VERSIONS: readonly Version[] = ['v1', 'v2'];
const DATASETS: readonly Dataset[] = ['refresh', 'super'];

/** One response of a case. */
interface Rendition {
  readonly release: Release;
  readonly version: Version;
  readonly dataset: Dataset;
}

/** The one response of a case that doesn't ask for all. Its name has no release, so that a new one doesn't move it. */
const SUPER: ReadonlyMap<string, Rendition> = new Map([
  ['super.json', { release: NEWEST, version: 'v2', dataset: 'super' }],
]);

const ALL: ReadonlyMap<string, Rendition> = new Map(
  RELEASES.flatMap((release) =>
    VERSIONS.flatMap((version) =>
      DATASETS.map(
        (dataset) => [`${release}/${version}/${dataset}.json`, { release, version, dataset }] as const,
      ),
    ),
  ),
);

export const ERROR = 'error.json';
const COMPANY = 'company.json';
const ISSUES = 'issues.json';

/** Every file that may be expected of a case. */
export const EXPECTED: ReadonlySet<string> = new Set([
  ERROR,
  COMPANY,
  ISSUES,
  ...SUPER.keys(),
  ...ALL.keys(),
]);

/** The release that a file belongs to when it is frozen: any but the newest. */
export function frozenRelease(file: string): Release | undefined {
  const release = ALL.get(file)?.release;
  return release === NEWEST ? undefined : release;
}

/** @throws CaseError when reading or rendering throws what no case can expect. */
export function makeExpected(golden: GoldenCase): ReadonlyMap<string, string> {
  const { bundle, request, options, renditions } = golden;
  const reading = attempt('raw', () => readOrRefuse(bundle, options));
  if (reading instanceof RawPayloadError) {
    return new Map([[ERROR, written({ name: reading.name, reason: reading.reason })]]);
  }
  const files = new Map([
    [COMPANY, written(plainCompany(reading.company))],
    [ISSUES, written(reading.issues)],
  ]);
  for (const [file, rendition] of renditions === 'all' ? ALL : SUPER) {
    const { extensions } = options ?? {};
    const { response } = attempt(file, () => render(reading.company, { ...rendition, request, extensions }));
    files.set(file, written(response));
  }
  return files;
}

function readOrRefuse(bundle: unknown, options: GoldenCase['options']): Reading | RawPayloadError {
  try {
    return readCompany(bundle, options);
  } catch (error) {
    if (error instanceof RawPayloadError) return error;
    throw error;
  }
}

/** One broken case must not end the run of all. */
function attempt<T>(file: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw new CaseError(file, error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
}

/** Canonical: two spaces, a final newline, keys in the order in which the code makes them. */
function written(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The Company with the raw paths of each value in place of its readers. */
function plainCompany(company: Company): unknown {
  return plainOf(company);
}

function plainOf(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(plainOf);
  if (!isObject(node)) return node;
  if (isSourced(node)) return { value: node.value, from: node.origins.map(pathOf), rule: node.rule };
  return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, plainOf(inner)]));
}

function isSourced(node: object): node is Sourced<unknown> {
  return 'value' in node && 'origins' in node;
}
