/**
 * Published samples against our output (公告样例与输出的差异): `deviations.csv` says, value by value, where a
 * sample contradicts the prose or itself; applied to the sample, its rows give what we emit.
 *
 * @example
 * const rows = readDeviations(text, 'deviations.csv').filter((row) => row.sample === 'super-after');
 * applyDeviations(sample, rows)
 */

import { isDeepStrictEqual } from 'node:util';
import { cell, readCsv } from '../../scripts/codegen/csv.js';

/**
 * `replace`, `remove` and `add` as in JSON Patch; `reorder` gives a list another order of the same values;
 * `keep` changes nothing: the sample is odd and we do the same.
 */
const OPERATIONS = ['replace', 'remove', 'add', 'reorder', 'keep'] as const;

export type Operation = (typeof OPERATIONS)[number];

export interface Deviation {
  readonly sample: string;
  readonly operation: Operation;
  /** JSON Pointer into the sample as the rows above have left it; "-" is the end of a list. */
  readonly path: string;
  /** Undefined where the sample has nothing. */
  readonly published: unknown;
  /** Undefined where we have nothing. */
  readonly ours: unknown;
  readonly reason: string;
}

export function readDeviations(text: string, file: string): Deviation[] {
  const rows = readCsv(text, file, {
    columns: ['sample', 'operation', 'path', 'published', 'ours', 'reason'],
    optional: ['published', 'ours'],
    unique: ['sample', 'operation', 'path', 'ours'],
  });
  return rows.map((row) => ({
    sample: cell(row, 'sample'),
    operation: operation(cell(row, 'operation')),
    path: cell(row, 'path'),
    published: readCell(cell(row, 'published')),
    ours: readCell(cell(row, 'ours')),
    reason: cell(row, 'reason'),
  }));
}

/** The sample as we would emit it. Throws when a row's published value is not what is there. */
export function applyDeviations(sample: unknown, rows: readonly Deviation[]): unknown {
  const response = structuredClone(sample);
  for (const row of rows) apply(response, row);
  return response;
}

function apply(response: unknown, row: Deviation): void {
  const keys = row.path.slice(1).split('/');
  const key = keys.pop() ?? '';
  const holder = keys.reduce(child, response);
  if (!Array.isArray(holder) && !isRecord(holder))
    throw new Error(`${row.sample} has nothing at ${row.path} to change`);
  if (!isDeepStrictEqual(child(holder, key), row.published)) {
    throw new Error(`${row.sample} has another value at ${row.path} than its row says`);
  }
  if (row.operation === 'keep') {
    if (!isDeepStrictEqual(row.published, row.ours)) throw new Error(`${row.path} is kept, and yet differs`);
  } else if (row.operation === 'remove') {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  } else {
    if (row.operation === 'reorder' && !isDeepStrictEqual(sorted(row.published), sorted(row.ours))) {
      throw new Error(`${row.sample} ${row.path} is reordered, and yet holds other values`);
    }
    if (Array.isArray(holder)) holder[key === '-' ? holder.length : Number(key)] = row.ours;
    else holder[key] = row.ours;
  }
}

function child(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.map(String).sort() : value;
}

function operation(word: string): Operation {
  const found = OPERATIONS.find((each) => each === word);
  if (found === undefined) throw new Error(`deviations.csv knows no operation "${word}"`);
  return found;
}

function readCell(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text);
}
