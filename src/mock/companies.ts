/**
 * The companies of the mock (样例企业): read from a folder of raw bundles (`*.json`) or of cases
 * (folders with `raw/<endpoint>.json`), found by name or code.
 *
 * @example
 * const companies = await loadCompanies('examples');
 * companies.find('91110108551385082Q')?.answers.get('qycxnew') // { payload, timestamp }
 */

import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { RawPayloadError } from '../errors.js';
import { isObject } from '../json/object.js';
import { parseJson } from '../json/parse.js';
import { open } from '../upstream/open.js';
import { BASE_RECORDS, type EndpointName, isEndpointName } from '../upstream/registry.js';

/** What a bundle has of an endpoint: a payload, or the code it failed with. */
export type Stored = StoredPayload | { readonly code: string; readonly payload?: undefined };

export interface StoredPayload {
  readonly payload: object;
  readonly timestamp: unknown;
  readonly code?: undefined;
}

export interface MockCompany {
  readonly answers: ReadonlyMap<EndpointName, Stored>;
}

export interface Companies {
  readonly size: number;
  find(nameOrCode: string): MockCompany | undefined;
}

type RawBundle = { readonly [endpoint: string]: unknown };

/** @throws RawPayloadError that names a file that can't be used, or the system's error with its path. */
export async function loadCompanies(folder: string): Promise<Companies> {
  const bundles: RawBundle[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) bundles.push(await readCase(join(path, 'raw')));
    else if (/\.json$/i.test(entry.name) && !entry.isFIFO()) bundles.push(await readBundle(path));
  }
  return indexCompanies(bundles);
}

/** Bundles with a common name or code are of one company and are joined; the first answer of an endpoint wins. */
export function indexCompanies(bundles: readonly RawBundle[]): Companies {
  const byKey = new Map<string, { answers: Map<EndpointName, Stored> }>();
  for (const bundle of bundles) {
    const answers = openAll(bundle);
    const keys = keysOf(answers);
    const company = keys.map((key) => byKey.get(key)).find((known) => known) ?? { answers: new Map() };
    for (const [endpoint, stored] of answers) {
      if (!company.answers.has(endpoint)) company.answers.set(endpoint, stored);
    }
    for (const key of keys) if (!byKey.has(key)) byKey.set(key, company);
  }
  return { size: new Set(byKey.values()).size, find: (nameOrCode) => byKey.get(fold(nameOrCode)) };
}

async function readBundle(path: string): Promise<RawBundle> {
  const value = await readJson(path);
  if (isObject(value)) return value;
  throw new RawPayloadError(
    'not_a_bundle',
    `${path} is not a bundle, an object of endpoint names and their bodies`,
  );
}

async function readCase(folder: string): Promise<RawBundle> {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    // A folder without raw/ is not a case.
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  const bodies = files
    .filter((file) => file.endsWith('.json'))
    .map(async (file) => [basename(file, '.json'), await readJson(join(folder, file))] as const);
  return Object.fromEntries(await Promise.all(bodies));
}

async function readJson(path: string): Promise<unknown> {
  const bytes = await readFile(path);
  try {
    return parseJson(bytes);
  } catch (error) {
    if (!(error instanceof RawPayloadError)) throw error;
    throw new RawPayloadError(error.reason, `${path}: ${error.message}`, error.byteOffset);
  }
}

function openAll(bundle: RawBundle): Map<EndpointName, Stored> {
  const answers = new Map<EndpointName, Stored>();
  for (const [endpoint, body] of Object.entries(bundle)) {
    if (!isEndpointName(endpoint)) continue;
    const opened = open(body, endpoint);
    if (opened.ok) answers.set(endpoint, { payload: opened.payload, timestamp: opened.timestamp });
    else if (opened.code !== undefined) answers.set(endpoint, { code: opened.code });
  }
  return answers;
}

const KEYS = ['qyName', 'entityName', 'entName', 'nsrsbh', 'creditCode', 'uniscId'] as const;

/** The names and codes in the base records; without one, those in any body. */
function keysOf(answers: ReadonlyMap<EndpointName, Stored>): string[] {
  const keys = [...BASE_RECORDS].flatMap((endpoint) => keysIn(answers.get(endpoint)));
  return keys.length > 0 ? keys : [...answers.values()].flatMap(keysIn);
}

function keysIn(stored: Stored | undefined): string[] {
  const rows: readonly { readonly [key: string]: unknown }[] = [
    { ...stored?.payload },
    ...elementsOf(stored),
  ];
  return rows
    .flatMap((row) => KEYS.map((key) => row[key]))
    .filter((value) => typeof value === 'string')
    .map(fold)
    .filter((key) => key.length > 1);
}

/** An annual report is a list of rows, each with the company's name. */
function elementsOf(stored: Stored | undefined): { readonly [key: string]: unknown }[] {
  return Array.isArray(stored?.payload) ? stored.payload.map((row: object) => ({ ...row })) : [];
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}
