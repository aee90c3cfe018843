/** Runs test files of a bundle by vitest's own runner, in this process. */

import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';
import * as runner from '@vitest/runner';
import { getFullName } from '@vitest/runner/utils';
import fc from 'fast-check';
import type { Bundle } from './bundle.js';

// That a property fails is enough; for which least input is not asked.
fc.configureGlobal({ endOnFailure: true });

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

/** What the tests of a room import from vitest. */
export const vitest: object = { ...runner, expect: chai.expect };

export interface Outcome {
  readonly id: string;
  readonly file: string;
  readonly name: string;
  readonly milliseconds: number;
  /** The message of the first error, if the test failed. */
  readonly failure: string | undefined;
}

export interface Run {
  /** Whether a test is to be run; all are without it. */
  readonly isWanted?: (id: string) => boolean;
  /** The first failure ends the run. */
  readonly bail: boolean;
  /** Called once the files are imported, before the first test. */
  readonly onCollected?: () => void;
  /** Called with the id of each test before it, and with undefined after it. */
  readonly onTest?: (id: string | undefined) => void;
}

/**
 * Runs the files one after another. They share what they import.
 *
 * @returns The tests that were run. A file that can't be imported and a hook that fails are tests that failed.
 */
export async function runTests(bundle: Bundle, files: readonly string[], run: Run): Promise<Outcome[]> {
  const loaders = bundle.load();
  const outcomes: Outcome[] = [];
  for (const file of files) {
    outcomes.push(...(await runFile(file, () => loaders[file]?.(), run)));
    if (run.bail && outcomes.some(isFailure)) break;
  }
  return outcomes;
}

export function isFailure({ failure }: Outcome): boolean {
  return failure !== undefined;
}

async function runFile(path: string, load: () => unknown, run: Run): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const idOf = identify();
  const files = await runner.startTests([path], {
    config: { ...CONFIG, root: process.cwd() },
    importFile: load,
    onCollected: (collected) => {
      for (const test of collected.flatMap(testsOf)) {
        if (test.mode === 'run' && run.isWanted?.(idOf(test)) === false) test.mode = 'skip';
      }
      run.onCollected?.();
    },
    onBeforeRunTask: (test) => {
      if (run.bail && outcomes.some(isFailure)) test.mode = 'skip';
    },
    onBeforeTryTask: (test) => run.onTest?.(idOf(test)),
    onTaskFinished: () => run.onTest?.(undefined),
    onAfterRunTask: (test) => {
      const { state, duration = 0, errors } = test.result ?? {};
      if (state !== 'pass' && state !== 'fail') return;
      const failure = state === 'fail' ? (errors?.[0]?.message ?? 'failed') : undefined;
      outcomes.push({ id: idOf(test), file: path, name: getFullName(test), milliseconds: duration, failure });
    },
  });
  for (const suite of files.flatMap(suitesOf)) {
    const [error] = suite.result?.errors ?? [];
    const name = getFullName(suite);
    if (error) outcomes.push({ id: name, file: path, name, milliseconds: 0, failure: error.message });
  }
  return outcomes;
}

const CONFIG = {
  setupFiles: [],
  name: undefined,
  passWithNoTests: true,
  testNamePattern: undefined,
  allowOnly: false,
  sequence: { seed: 1, hooks: 'stack', setupFiles: 'list' },
  chaiConfig: undefined,
  maxConcurrency: 1,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  retry: 0,
  includeTaskLocation: false,
  tags: [],
  tagsFilter: undefined,
  strictTags: false,
} satisfies Omit<runner.VitestRunnerConfig, 'root'>;

function testsOf(suite: runner.Suite): runner.Test[] {
  return suite.tasks.flatMap((task) => (task.type === 'suite' ? testsOf(task) : [task]));
}

function suitesOf(suite: runner.Suite): runner.Suite[] {
  return [suite, ...suite.tasks.flatMap((task) => (task.type === 'suite' ? suitesOf(task) : []))];
}

/** Names are not unique in a file: the second of one name gets a number. */
function identify(): (test: runner.Test) => string {
  const ids = new Map<runner.Test, string>();
  const counts = new Map<string, number>();
  return (test) => {
    const known = ids.get(test);
    if (known !== undefined) return known;
    const name = getFullName(test);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const id = count === 1 ? name : `${name} (${count})`;
    ids.set(test, id);
    return id;
  };
}
