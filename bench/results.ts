/** bench/results.json: one part for each bench, with the machine it was measured on. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

const FILE = new URL('results.json', import.meta.url);

export function save(part: 'pipelines' | 'steps' | 'bulk', results: object): void {
  const others = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
  writeFileSync(FILE, `${JSON.stringify({ ...others, [part]: { ...machine, ...results } }, null, 2)}\n`);
}
