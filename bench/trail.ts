/**
 * npm run bench:trail: what the trail of `explain` costs those who ask for none. The instructions of one more bundle are
 * counted twice: of the build as it is, and of a copy from which the lines that write the trail are cut out.
 */

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instructionsPerBundle } from './valgrind.js';

/** As the bundler writes them. */
const LINES = /this\.#start\.context\.trail\?\.[^;]+;/g;
/** A key is taken, a key is ignored, a row is left out. */
const EXPECTED = 3;

const copy = mkdtempSync(join(tmpdir(), 'neci-kyc-trail-'));
try {
  cpSync('dist', copy, { recursive: true });
  writeFileSync(join(copy, 'package.json'), '{"type":"module"}');
  const cut = cutTrail(copy);
  if (cut !== EXPECTED)
    throw new Error(`${cut} lines write the trail, not ${EXPECTED}: correct bench/trail.ts`);
  const [withTrail, without] = [await instructionsPerBundle('dist'), await instructionsPerBundle(copy)];
  const more = ((withTrail / without - 1) * 100).toFixed(2);
  process.stdout.write(
    `${withTrail} instructions per bundle, ${without} without the trail: ${more} % more\n`,
  );
} finally {
  rmSync(copy, { recursive: true });
}

function cutTrail(folder: string): number {
  let cut = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.js')) continue;
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8');
    const found = text.match(LINES)?.length ?? 0;
    if (found === 0) continue;
    cut += found;
    writeFileSync(file, text.replaceAll(LINES, ';'));
  }
  return cut;
}
