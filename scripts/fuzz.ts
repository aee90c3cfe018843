/**
 * npm run fuzz -- [cases] [seed] [first]: mutates the raw bodies of the golden cases and checks what must hold of any
 * input. Exit 1 when something doesn't. One case again: npm run fuzz -- 1 <seed> <number of the case>.
 */

import { outcomeOf } from '../test/fuzz/held.js';
import { caseOf } from '../test/fuzz/mutate.js';

/** Failures beyond this are counted only: one cause breaks many cases. */
const MOST_SHOWN = 20;

const [cases = 20_000, seed = 1, first = 0] = process.argv.slice(2).map(Number);
if (![cases, seed, first].every((number) => Number.isSafeInteger(number) && number >= 0)) {
  console.error('npm run fuzz -- [cases] [seed] [first], whole numbers');
  process.exit(2);
}

const started = performance.now();
const refused = new Map<string, number>();
let [responses, issues, failures] = [0, 0, 0];
for (let number = first; number < first + cases; number++) {
  const { base, mutations, bundle } = caseOf(seed, number);
  const outcome = outcomeOf(bundle, number);
  if (outcome.refused === undefined) responses++;
  else refused.set(outcome.refused, (refused.get(outcome.refused) ?? 0) + 1);
  issues += outcome.issues;
  if (outcome.broken.length === 0) continue;
  if (++failures > MOST_SHOWN) continue;
  console.error(`case ${number} of seed ${seed}: ${base}, ${mutations.join('; ')}`);
  for (const line of outcome.broken.slice(0, 5)) console.error(`  ${line}`);
}

const refusals = [...refused].map(([reason, count]) => `${count} ${reason}`).join(', ');
console.log(
  `${cases} cases of seed ${seed}: ${responses} responses, refused: ${refusals || 'none'}; ${issues} issues; ` +
    `${failures} broke a property; ${Math.round((performance.now() - started) / 1000)} s`,
);
process.exitCode = failures > 0 ? 1 : 0;
