/**
 * What bench:instructions and bench:trail count: a process that normalizes the first bundles of a file of NDJSON by the
 * program in a folder.
 *
 * @example
 * node bench/.loop.mjs bundles.ndjson 50 dist
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [file = '', count = '', build = ''] = process.argv.slice(2);
const built = pathToFileURL(join(build, 'index.js')).href;
const { normalize, parseBundle }: typeof import('../src/index.js') = await import(built);

const lines = readFileSync(file, 'utf8').split('\n').slice(0, Number(count));
let length = 0;
for (const line of lines) {
  const { response } = normalize(parseBundle(Buffer.from(line)), { dataset: 'super', version: 'v2' });
  length += JSON.stringify(response).length;
}
process.stdout.write(`${length}\n`);
