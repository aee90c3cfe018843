/**
 * A suite of golden cases, and what checking or updating a case says.
 *
 * @example
 * const suite = { dir: 'test/golden', refresh: 'npm run golden --' };
 * checkCase(suite, 'seed-jyyc').failures.map(({ file, message }) => `${file}: ${message}`)
 */

import type { Comparison } from './compareText.js';

export interface Suite {
  /** The folder of the cases. */
  readonly dir: string;
  /** The command that makes or refreshes a case, up to the case's name. */
  readonly refresh: string;
}

type FailureKind = 'broken' | 'missing' | 'unclaimed' | 'difference' | 'frozen';

/** One thing wrong with a case. */
export interface Failure {
  readonly kind: FailureKind;
  /** Which file of the case. */
  readonly file: string;
  /** What is wrong with it, with both values where it differs, and how to go on. */
  readonly message: string;
}

export interface CaseResult {
  readonly name: string;
  readonly failures: readonly Failure[];
}

export interface CheckedCase extends CaseResult {
  /** The expected files that end their lines with CRLF, which is not a difference. */
  readonly crlf: readonly string[];
}

/** What became of one file. */
export interface FileChange {
  readonly file: string;
  readonly kind: 'new' | 'changed' | 'removed';
  /** How a changed file changed. */
  readonly comparison?: Comparison;
}

export interface UpdatedCase extends CaseResult {
  readonly changes: readonly FileChange[];
}
