/**
 * npm run soak -- [minutes] [seed]: the long forms of `npm run test:faults` and `npm run fuzz`. Kills runs at other points
 * each round and reads mutated bundles, until the minutes are over. Exit 1 when anything was wrong.
 */

import { Random } from '../bench/random.js';
import { killNormalize, killRun } from '../test/faults/kills.js';
import { outcomeOf } from '../test/fuzz/held.js';
import { caseOf } from '../test/fuzz/mutate.js';

const [minutes = 10, seed = 1] = process.argv.slice(2).map(Number);
if (!(minutes > 0) || !Number.isSafeInteger(seed)) {
  console.error('npm run soak -- [minutes] [seed], numbers');
  process.exit(2);
}

const KILLS = 20;
const CASES = 2_000;
const random = new Random(seed);
const end = performance.now() + minutes * 60_000;
const counts = { rounds: 0, kills: 0, runKills: 0, paid: 0, twice: 0, cases: 0, failures: 0 };

function report(what: string, wrong: readonly string[]): void {
  if (wrong.length > 0) counts.failures++;
  for (const line of wrong) console.error(`round ${counts.rounds}, ${what}: ${line}`);
}

while (performance.now() < end) {
  counts.rounds++;
  const normalized = await killNormalize(KILLS, random);
  counts.kills += normalized.kills;
  report('normalize', normalized.wrong);
  const ran = await killRun(KILLS, random);
  counts.runKills += ran.kills;
  counts.paid += ran.paid;
  counts.twice += ran.twice;
  report('run', ran.wrong);
  for (let last = counts.cases + CASES; counts.cases < last; counts.cases++) {
    const { broken } = outcomeOf(caseOf(seed, counts.cases).bundle, counts.cases);
    report(`case ${counts.cases} of seed ${seed}`, broken);
  }
}

console.log(
  `${counts.rounds} rounds of seed ${seed}: ${counts.kills} kills of normalize, ${counts.runKills} of run, ` +
    `${counts.twice} of ${counts.paid} calls paid twice; ${counts.cases} mutated bundles; ${counts.failures} failures`,
);
process.exitCode = counts.failures > 0 ? 1 : 0;
