/**
 * npm run mutation -- [room | file]...: changes the code in one place after another and prints the changes that no test
 * notices. Without arguments every room; `src/values/uscc.ts:40-60` is a part of one. Reports are in .mutation/<room>/.
 * Exit 1 when a score is below the threshold of its room, or a change that no test notices isn't in the room's list,
 * test/mutation/survivors/<room>.tsv.
 */

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { PartialStrykerOptions, schema } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { readSurvivors, rowOf } from '../test/mutation/survivors.js';

interface Room {
  /** The tests that say what the room does: folders and files. */
  readonly tests: readonly string[];
  readonly slow?: readonly string[];
  /** The least score, in percent. */
  readonly threshold: number;
}

/** Left out are the slow tests of all golden bundles: most of what they notice, the golden cases do. */
const ROOMS: Readonly<Record<string, Room>> = {
  // Processes of their own read the code as it is.
  values: { tests: ['test/values'], slow: ['test/values/timeZones.test.ts'], threshold: 90 },
  codelists: { tests: ['test/codelists'], threshold: 85 },
  cleaners: { tests: ['test/cleaners', 'test/facts', 'test/golden.test.ts'], threshold: 85 },
  company: {
    tests: ['test/company', 'test/facts', 'test/normalize', 'test/golden.test.ts'],
    // Besides, what cleaners and datasets do.
    slow: [
      'test/normalize/announcement.test.ts',
      'test/normalize/anyBundle.test.ts',
      'test/normalize/manyRows.test.ts',
      'test/normalize/metamorphic.test.ts',
      'test/normalize/plainJavaScript.test.ts',
      'test/normalize/secrets.test.ts',
    ],
    threshold: 85,
  },
  datasets: {
    tests: [
      'test/datasets',
      'test/releases',
      'test/upgrade',
      'test/announcement',
      'test/golden.test.ts',
      'test/normalize/plainJavaScript.test.ts',
    ],
    slow: [
      'test/datasets/everyCase.test.ts',
      'test/datasets/proof.test.ts',
      'test/releases/older.test.ts',
      'test/upgrade/manyParts.test.ts',
      'test/upgrade/property.test.ts',
    ],
    threshold: 90,
  },
};

const OPTIONS: PartialStrykerOptions = {
  testRunner: 'bundle',
  plugins: ['./test/mutation/runner.ts'],
  testRunnerNodeArgs: ['--import', 'tsx'],
  checkerNodeArgs: ['--import', 'tsx'],
  coverageAnalysis: 'perTest',
  disableTypeChecks: false,
  concurrency: 1,
  incremental: true,
  timeoutMS: 30_000,
  reporters: ['progress-append-only', 'html', 'json'],
  ignorePatterns: ['/dist', '/coverage', '/.mutation', '/bench', '/test/browser', '/test/worker'],
  // Static data count: they are evaluated as quickly as the rest.
  warnings: { slow: false, unknownOptions: true, preprocessorErrors: true, unserializableOptions: true },
};

const wanted = process.argv.slice(2);
for (const word of wanted.length > 0 ? wanted : Object.keys(ROOMS)) {
  const [, name = word] = /^src\/(\w+)\//.exec(word) ?? [];
  const room = ROOMS[name];
  if (room === undefined) {
    console.error(`npm run mutation -- [room | file]..., a room is one of ${Object.keys(ROOMS).join(', ')}`);
    process.exit(2);
  }
  process.env.MUTATION_TESTS = testFiles(room).join(' ');
  const folder = `.mutation/${name}`;
  forgetSurvivors(`${folder}/incremental.json`);
  const found = await new Stryker({
    ...OPTIONS,
    mutate: [name === word ? `src/${name}/**/*.ts` : word],
    tempDirName: `${folder}/sandbox`,
    incrementalFile: `${folder}/incremental.json`,
    htmlReporter: { fileName: `${folder}/report.html` },
    jsonReporter: { fileName: `${folder}/report.json` },
  }).runMutationTest();

  // An incremental run also returns what it knows of the other files of the room.
  const [path = word] = word.split(':');
  const mutants = name === word ? found : found.filter(({ fileName }) => fileName.endsWith(path));
  const alive = mutants.filter(({ status }) => status !== 'Killed' && status !== 'Timeout');
  const survivors = new Set(alive.map(rowOf));
  const listed = readSurvivors(name);
  const unlisted = [...survivors].filter((row) => !listed.has(row));
  const isTried = (row: string): boolean => name === word || row.startsWith(`${word}\t`);
  const noticed = [...listed].filter((row) => isTried(row) && !survivors.has(row));
  print('no test notices, not in the list', unlisted);
  print('in the list, but a test notices it or it is gone', noticed);
  const score = (100 * (mutants.length - alive.length)) / mutants.length;
  console.log(
    `${name}: ${mutants.length} mutants, ${alive.length} survive, ${score.toFixed(1)} % killed; ${unlisted.length} are not listed`,
  );
  if (score < room.threshold || unlisted.length + noticed.length > 0) process.exitCode = 1;
}

/** Stryker keeps a survivor of static data until its file changes, though a test may have been added that notices it. */
function forgetSurvivors(path: string): void {
  if (!existsSync(path)) return;
  const report = JSON.parse(readFileSync(path, 'utf8')) as schema.MutationTestResult; // as Stryker writes it
  for (const file of Object.values(report.files)) {
    file.mutants = file.mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout');
  }
  writeFileSync(path, JSON.stringify(report));
}

function print(title: string, rows: readonly string[]): void {
  if (rows.length > 0) console.log([`${title}:`, ...rows].join('\n'));
}

function testFiles({ tests, slow = [] }: Room): string[] {
  return tests
    .flatMap((path) =>
      path.endsWith('.ts')
        ? [path]
        : readdirSync(path).flatMap((file) => (file.endsWith('.test.ts') ? [`${path}/${file}`] : [])),
    )
    .filter((file) => !slow.includes(file));
}
