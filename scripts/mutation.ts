/**
 * npm run mutation -- [room | file]...: changes the code in one place after another and lists the changes that no test
 * notices. Without arguments every room; `src/values/uscc.ts:40-60` is a part of one. Reports are in .mutation/<room>/.
 * Exit 1 when a score is below the threshold of its room.
 *
 * The first pass tries a change with the tests that reach it. What survives is tried again with every test of the room that
 * imports the file: a value that is read once and remembered counts as reached by one test alone.
 */

import { Stryker } from '@stryker-mutator/core';

type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

interface Room {
  /** The tests that say what the room does, and are quick. */
  readonly tests: readonly string[];
  /** The least score, in percent. */
  readonly threshold: number;
}

const ROOMS: Readonly<Record<string, Room>> = {
  values: { tests: ['test/values'], threshold: 90 },
  codelists: { tests: ['test/codelists'], threshold: 85 },
  cleaners: { tests: ['test/cleaners', 'test/facts', 'test/golden.test.ts'], threshold: 85 },
  company: { tests: ['test/company', 'test/facts', 'test/normalize', 'test/golden.test.ts'], threshold: 85 },
  datasets: { tests: ['test/datasets', 'test/releases', 'test/golden.test.ts'], threshold: 85 },
};

/** Stryker takes the `true` of its mapped type for a value, and stops. */
const LEFT_OUT = '!src/datasets/options.ts';

const wanted = process.argv.slice(2);
for (const word of wanted.length > 0 ? wanted : Object.keys(ROOMS)) {
  const [, name = word] = /^src\/(\w+)\//.exec(word) ?? [];
  const room = ROOMS[name];
  if (room === undefined) {
    console.error(`npm run mutation -- [room | file]..., a room is one of ${Object.keys(ROOMS).join(', ')}`);
    process.exit(2);
  }
  process.env.MUTATION_TESTS = room.tests.join(' ');
  const first = await mutated(name, 'first', name === word ? [`src/${name}/**/*.ts`, LEFT_OUT] : [word]);
  const open = first.filter((mutant) => !isKilled(mutant) && mutant.static !== true);
  const again = open.length > 0 ? await mutated(name, 'every test', open.map(placeOf)) : [];
  const killed = new Set(again.filter(isKilled).map(keyOf));
  const survivors = first.filter((mutant) => !isKilled(mutant) && !killed.has(keyOf(mutant)));

  for (const { fileName, location, mutatorName, replacement } of survivors) {
    const { line, column } = location.start;
    console.log(`${fileName}:${line}:${column} ${mutatorName}: ${(replacement ?? '').replace(/\s+/g, ' ')}`);
  }
  const score = (100 * (first.length - survivors.length)) / first.length;
  console.log(`${name}: ${first.length} mutants, ${survivors.length} survive, ${score.toFixed(1)} % killed`);
  if (score < room.threshold) process.exitCode = 1;
}

async function mutated(room: string, pass: 'first' | 'every test', mutate: string[]): Promise<Mutant[]> {
  process.env.MUTATION_PASS = pass;
  const folder = `.mutation/${room}/${pass.replace(' ', '-')}`;
  return await new Stryker({
    mutate,
    tempDirName: `.mutation/${room}/sandbox`,
    htmlReporter: { fileName: `${folder}.html` },
    jsonReporter: { fileName: `${folder}.json` },
  }).runMutationTest();
}

/** A change after which the tests don't end is noticed too. */
function isKilled({ status }: Mutant): boolean {
  return status === 'Killed' || status === 'Timeout';
}

/** As Stryker selects it: lines from 1, columns from 0. */
function placeOf({ fileName, location: { start, end } }: Mutant): string {
  const file = fileName.slice(process.cwd().length + 1);
  return `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
}

function keyOf(mutant: Mutant): string {
  return `${placeOf(mutant)} ${mutant.replacement}`;
}
