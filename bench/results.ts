/** bench/results.json: one part for each bench, with the machine it was measured on. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

const FILE = new URL('results.json', import.meta.url);

type Part = 'pipelines' | 'steps' | 'bulk' | 'instructions' | 'worker';

/** What was measured last, with the version of Node it was measured on. */
export function load(part: Part): { readonly node: string; readonly [key: string]: unknown } | undefined {
  return all()[part];
}

export function save(part: Part, results: object): void {
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
  writeFileSync(FILE, `${JSON.stringify({ ...all(), [part]: { ...machine, ...results } }, null, 2)}\n`);
}

function all(): ReturnType<typeof JSON.parse> {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};
}
