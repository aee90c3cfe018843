/**
 * What bench:instructions counts: a process that normalizes the first bundles of a file of NDJSON.
 *
 * @example
 * node bench/.loop.mjs bundles.ndjson 50
 */

import { readFileSync } from 'node:fs';

const [file = '', count = ''] = process.argv.slice(2);
const built = new URL('../dist/index.js', import.meta.url).href;
const { normalize, parseBundle }: typeof import('../src/index.js') = await import(built);

const lines = readFileSync(file, 'utf8').split('\n').slice(0, Number(count));
let length = 0;
for (const line of lines) {
  const { response } = normalize(parseBundle(Buffer.from(line)), { dataset: 'super', version: 'v2' });
  length += JSON.stringify(response).length;
}
process.stdout.write(`${length}\n`);
