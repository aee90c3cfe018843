/**
 * Makes or refreshes the expected files of a golden case, and says what changed. What a release gave once it
 * is no longer the newest is frozen: where such a file would change, nothing of the case is written.
 */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type GoldenCase, readCase } from './case.js';
import { broken, partingOf, unclaimed } from './check.js';
import { compareText } from './compareText.js';
import { EXPECTED, frozenRelease, makeExpected } from './expected.js';
import type { Failure, FileChange, Suite, UpdatedCase } from './suite.js';

/**
 * @example
 * updateCase({ dir: 'test/golden', refresh: 'npm run golden --' }, 'seed-jyyc').changes
 * // [{ file: 'super.json', kind: 'changed', comparison: { differences: [ … ] } }]
 */
export function updateCase(suite: Suite, name: string): UpdatedCase {
  try {
    const golden = readCase(suite.dir, name);
    const made = makeExpected(golden);
    const leftOver = golden.files.filter((file) => !made.has(file));
    const changes = [
      ...[...made].flatMap(([file, text]) => changeOf(golden, file, text)),
      ...leftOver.filter((file) => EXPECTED.has(file)).map(removal),
    ];
    const failures = leftOver.filter((file) => !EXPECTED.has(file)).map(unclaimed);
    const frozen = changes.flatMap(frozenFailure);
    if (frozen.length > 0) return { name, changes: [], failures: [...frozen, ...failures] };
    for (const change of changes) write(golden, change, made);
    return { name, changes, failures };
  } catch (error) {
    return { name, changes: [], failures: [broken(error)] };
  }
}

function changeOf({ folder, files }: GoldenCase, file: string, text: string): FileChange[] {
  if (!files.includes(file)) return [{ file, kind: 'new' }];
  const comparison = compareText(readFileSync(join(folder, file), 'utf8'), text);
  return comparison ? [{ file, kind: 'changed', comparison }] : [];
}

function removal(file: string): FileChange {
  return { file, kind: 'removed' };
}

function frozenFailure({ file, kind, comparison }: FileChange): Failure[] {
  const release = frozenRelease(file);
  if (release === undefined || kind === 'new') return [];
  const what = comparison ? partingOf(comparison) : 'it would be removed';
  const message =
    `the release ${release} is frozen, and nothing of this case was written: ${what}; ` +
    "make the code give what it gave or, where the case's own raw bodies changed, delete this file and run again";
  return [{ kind: 'frozen', file, message }];
}

function write({ folder }: GoldenCase, { file, kind }: FileChange, made: ReadonlyMap<string, string>): void {
  const path = join(folder, file);
  if (kind === 'removed') {
    rmSync(path);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, made.get(file) ?? '');
}
