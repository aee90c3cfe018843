/**
 * The floor of a bulk run: reads blocks, parses each line, stringifies it, writes. Nothing is checked.
 *
 * @example
 * node bench/floor.mjs bundles.ndjson out.ndjson
 */

import { openSync, readSync, writeSync } from 'node:fs';

const [input, output] = process.argv.slice(2);
const [from, to] = [openSync(input, 'r'), openSync(output, 'w')];
const block = Buffer.allocUnsafe(1_048_576);
let open = Buffer.alloc(0);
for (;;) {
  const size = readSync(from, block, 0, block.length, null);
  if (size === 0) break;
  const bytes = Buffer.concat([open, block.subarray(0, size)]);
  const lines = [];
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    lines.push(JSON.stringify(JSON.parse(bytes.toString('utf8', start, end))), '\n');
    start = end + 1;
  }
  open = bytes.subarray(start);
  writeSync(to, lines.join(''));
}
