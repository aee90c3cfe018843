/**
 * Stryker's test runner for `npm run mutation`. Stryker's runner for vitest starts a thread for each change and reads all modules
 * in it, which takes some seconds; this one evaluates one script.
 *
 * What a module remembers counts as reached by the test that comes first. Hence each file of tests is looked at alone for the
 * coverage, and a change that the tests which reach it don't notice is tried with the rest of their files.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { MutantCoverage } from '@stryker-mutator/api/core';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import { type Bundle, bundle } from './bundle.js';
import { isFailure, type Outcome, type Run, runTests, vitest } from './tests.js';

/** What the changed code reads and writes. */
interface Namespace {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: MutantCoverage;
}

const namespace: Namespace = {};
Object.assign(globalThis, { __stryker__: namespace });

/** How long each file of tests took at first, in milliseconds. */
const DURATIONS = 'durations.json';

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'bundle', createRunner)];

function createRunner(): TestRunner {
  const files = (process.env.MUTATION_TESTS ?? '').split(' ');
  let tests: Bundle | undefined;
  let durations: Readonly<Record<string, number>> | undefined;

  /** The tests of the changed file come first, then the quick ones. */
  const inOrder = (wanted: readonly string[], changed: string): string[] => {
    durations ??= JSON.parse(readFileSync(DURATIONS, 'utf8')) as Record<string, number>; // as dryRun writes it
    const weight = (file: string): number =>
      basename(file).split('.')[0] === basename(changed, '.ts') ? -1 : (durations?.[file] ?? 0);
    return [...wanted].sort((a, b) => weight(a) - weight(b));
  };

  const run = async (wanted: readonly string[], how: Run): Promise<Outcome[]> => {
    if (tests === undefined) throw new Error('Stryker calls init before it runs anything');
    return await runTests(tests, wanted, how);
  };

  return {
    capabilities: () => ({ reloadEnvironment: true }),
    // Here, because Stryker limits the time of each run.
    init: async (): Promise<void> => {
      tests = await bundle(files, vitest);
    },
    dryRun: async (): Promise<DryRunResult> => {
      const outcomes: Outcome[] = [];
      const took: Record<string, number> = {};
      namespace.mutantCoverage = { static: {}, perTest: {} };
      for (const file of files) {
        const start = performance.now();
        const onTest = (id: string | undefined): void => {
          namespace.currentTestId = id;
        };
        outcomes.push(...(await run([file], { bail: false, onTest })));
        took[file] = performance.now() - start;
      }
      writeFileSync(DURATIONS, JSON.stringify(took));
      return {
        status: DryRunStatus.Complete,
        tests: outcomes.map(testOf),
        mutantCoverage: namespace.mutantCoverage,
      };
    },
    mutantRun: async (options): Promise<MutantRunResult> => {
      const { testFilter, sandboxFileName } = options;
      const reaching = testFilter && new Set(testFilter);
      const concerned = inOrder(
        files.filter((file) => testFilter?.some((id) => fileOf(id) === file) ?? true),
        sandboxFileName,
      );
      const first = await runChanged(options, reaching, (how) => run(concerned, how));
      if (reaching === undefined || first.status !== MutantRunStatus.Survived) return first;
      return await runChanged(options, undefined, (how) => run(concerned, how));
    },
  };
}

function testOf({ id, name, file, milliseconds, failure }: Outcome): TestResult {
  const test = { id, name, fileName: file, timeSpentMs: milliseconds };
  return failure === undefined
    ? { ...test, status: TestStatus.Success }
    : { ...test, status: TestStatus.Failed, failureMessage: failure };
}

/** A change that the modules meet while they are imported is made before that, another one after it. */
async function runChanged(
  { activeMutant, mutantActivation, hitLimit, disableBail }: MutantRunOptions,
  wanted: ReadonlySet<string> | undefined,
  run: (how: Run) => Promise<Outcome[]>,
): Promise<MutantRunResult> {
  // Stryker allows a hundred times as many hits as there are without the change: a minute in a loop that doesn't end.
  const limit = hitLimit === undefined ? undefined : hitLimit / 10;
  Object.assign(namespace, { hitCount: 0, hitLimit: limit, currentTestId: undefined });
  const activate = (): void => {
    namespace.activeMutant = activeMutant.id;
  };
  if (mutantActivation === 'static') activate();
  try {
    const outcomes = await run({
      bail: !disableBail,
      isWanted: (id) => wanted?.has(id) ?? true,
      onCollected: activate,
    });
    const isEndless = determineHitLimitReached(namespace.hitCount, limit) !== undefined;
    return isEndless ? { status: MutantRunStatus.Timeout } : resultOf(outcomes);
  } finally {
    namespace.activeMutant = undefined;
  }
}

function resultOf(outcomes: readonly Outcome[]): MutantRunResult {
  const [failed] = outcomes.filter(isFailure);
  const nrOfTests = outcomes.length;
  if (failed === undefined) return { status: MutantRunStatus.Survived, nrOfTests };
  return {
    status: MutantRunStatus.Killed,
    killedBy: [failed.id],
    failureMessage: failed.failure ?? '',
    nrOfTests,
  };
}

/** Ids begin with the file, as full names do. */
function fileOf(id: string): string {
  const [file = ''] = id.split(' > ', 1);
  return file;
}
