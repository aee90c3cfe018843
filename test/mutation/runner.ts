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
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import { bundle } from './bundle.js';
import { isFailure, type Outcome, runTests, vitest } from './tests.js';

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
  const bundled = bundle(files, vitest);
  let durations: Readonly<Record<string, number>> | undefined;

  /** The tests of the changed file come first, then the quick ones. */
  const inOrder = (wanted: readonly string[], changed: string): string[] => {
    durations ??= JSON.parse(readFileSync(DURATIONS, 'utf8')) as Record<string, number>; // as dryRun writes it
    const weight = (file: string): number =>
      basename(file).split('.')[0] === basename(changed, '.ts') ? -1 : (durations?.[file] ?? 0);
    return [...wanted].sort((a, b) => weight(a) - weight(b));
  };

  return {
    capabilities: () => ({ reloadEnvironment: true }),
    dryRun: async (): Promise<DryRunResult> => {
      const outcomes: Outcome[] = [];
      const took: Record<string, number> = {};
      namespace.mutantCoverage = { static: {}, perTest: {} };
      for (const file of files) {
        const start = performance.now();
        const onTest = (id: string | undefined): void => {
          namespace.currentTestId = id;
        };
        outcomes.push(...(await runTests(await bundled, [file], { bail: false, onTest })));
        took[file] = performance.now() - start;
      }
      writeFileSync(DURATIONS, JSON.stringify(took));
      const tests = outcomes.map(({ id, name, file, milliseconds, failure }) => {
        const test = { id, name, fileName: file, timeSpentMs: milliseconds };
        return failure === undefined
          ? { ...test, status: TestStatus.Success as const }
          : { ...test, status: TestStatus.Failed as const, failureMessage: failure };
      });
      return { status: DryRunStatus.Complete, tests, mutantCoverage: namespace.mutantCoverage };
    },
    mutantRun: async ({
      testFilter,
      activeMutant,
      sandboxFileName,
      ...options
    }): Promise<MutantRunResult> => {
      const wanted = testFilter && new Set(testFilter);
      const concerned = files.filter((file) => testFilter?.some((id) => fileOf(id) === file) ?? true);
      const run = async (isWanted?: (id: string) => boolean): Promise<MutantRunResult> => {
        const outcomes = await runChanged(activeMutant.id, options, (onCollected) =>
          bundled.then((tests) =>
            runTests(tests, inOrder(concerned, sandboxFileName), {
              bail: !options.disableBail,
              onCollected,
              ...(isWanted && { isWanted }),
            }),
          ),
        );
        const isEndless = determineHitLimitReached(namespace.hitCount, options.hitLimit) !== undefined;
        return isEndless ? { status: MutantRunStatus.Timeout } : resultOf(outcomes);
      };
      const first = await run(wanted && ((id) => wanted.has(id)));
      return wanted && first.status === MutantRunStatus.Survived ? await run() : first;
    },
  };
}

/** A change that the modules meet while they are imported is made before that, another one after it. */
async function runChanged(
  mutant: string,
  { mutantActivation, hitLimit }: Pick<MutantRunOptions, 'mutantActivation' | 'hitLimit'>,
  run: (onCollected: () => void) => Promise<Outcome[]>,
): Promise<Outcome[]> {
  Object.assign(namespace, { hitCount: 0, hitLimit, currentTestId: undefined });
  namespace.activeMutant = mutantActivation === 'static' ? mutant : undefined;
  try {
    return await run(() => {
      namespace.activeMutant = mutant;
    });
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
