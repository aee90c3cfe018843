/**
 * npm run mutation -- [room | file]...: changes the code in one place after another and counts the changes that make a test
 * fail. Without arguments every room; `src/values/uscc.ts:40-60` is a part of one. Reports are in .mutation/<room>/; what
 * did not change since the last run is taken from there. Exit 1 when a score is below its threshold.
 *
 * A change is tried with the tests of its room that import the file. Stryker's analysis of coverage is off: a value that
 * is read once and remembered would count as covered by one test alone.
 */

import { Stryker } from '@stryker-mutator/core';

type Result = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

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

const wanted = process.argv.slice(2);
const runs =
  wanted.length === 0 || wanted.every((word) => word in ROOMS)
    ? (wanted.length === 0 ? Object.keys(ROOMS) : wanted).map(
        (room) => [room, `src/${room}/**/*.ts`] as const,
      )
    : wanted.map((file) => [file.split('/')[1] ?? '', file] as const);

for (const [name, mutate] of runs) {
  const room = ROOMS[name];
  if (room === undefined) {
    console.error(`npm run mutation -- [room | file]..., a room is one of ${Object.keys(ROOMS).join(', ')}`);
    process.exit(2);
  }
  process.env.MUTATION_TESTS = room.tests.join(' ');
  const results = await new Stryker({
    mutate: [mutate],
    incremental: mutate.endsWith('*.ts'),
    incrementalFile: `.mutation/${name}/incremental.json`,
    tempDirName: `.mutation/${name}/sandbox`,
    htmlReporter: { fileName: `.mutation/${name}/index.html` },
    jsonReporter: { fileName: `.mutation/${name}/report.json` },
  }).runMutationTest();
  const score = print(name, results);
  if (score < room.threshold) process.exitCode = 1;
}

/** Prints what no test kills, and the score: the share of mutants that a test kills or that end in no time. */
function print(name: string, results: readonly Result[]): number {
  const valid = results.filter(({ status }) => !['Ignored', 'CompileError', 'RuntimeError'].includes(status));
  const survivors = valid.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  for (const { fileName, location, mutatorName, replacement } of survivors) {
    const { line, column } = location.start;
    console.log(`${fileName}:${line}:${column} ${mutatorName}: ${(replacement ?? '').replace(/\s+/g, ' ')}`);
  }
  const score = (100 * (valid.length - survivors.length)) / valid.length;
  console.log(`${name}: ${valid.length} mutants, ${survivors.length} survive, ${score.toFixed(1)} % killed`);
  return score;
}
