/**
 * npm run bench:instructions -- [--check]: the instructions that one more bundle of 6 KB costs, counted by valgrind. V8
 * runs on one thread and with fixed seeds, so that the count is the same from run to run to a hundredth of a percent, on
 * a busy machine too. It says nothing of caches; `npm run bench` does.
 *
 * Without --check the count goes to bench/results.json. With it, the count is compared with the one there, and the exit
 * code is 1 when it is more than a tenth above. Counts of different versions of Node are not compared.
 */

import { load, save } from './results.js';
import { instructionsPerBundle } from './valgrind.js';

const ALLOWED = 1.1;

const perBundle = await instructionsPerBundle('dist');
process.stdout.write(`${perBundle} instructions per bundle\n`);
if (process.argv.includes('--check')) check(perBundle);
else save('instructions', { perBundle });

function check(perBundle: number): void {
  const committed = load('instructions');
  if (!committed || committed.node !== process.version) {
    process.stdout.write(`not compared: the committed count is of Node ${committed?.node}\n`);
    return;
  }
  const ratio = perBundle / Number(committed.perBundle);
  process.stdout.write(`${((ratio - 1) * 100).toFixed(1)} % against the committed ${committed.perBundle}\n`);
  if (ratio <= ALLOWED) return;
  process.stderr.write(
    'More than 10 % above it. Find out why, or run npm run bench:instructions and commit the new count.\n',
  );
  process.exitCode = 1;
}
