/** What is counted in a run. Plain data: it travels between threads and is kept in the journal. */

import type { Severity } from '../issues.js';
import { addCounts, type Counts, total } from './counts.js';
import { addOverview, type Overview } from './overview.js';

export interface Tally {
  /** Lines or files that held something. */
  records: number;
  /** Those of them that nothing could be made of. */
  failed: number;
  /** Input bytes of the records. */
  bytes: number;
  /** Entries by severity and issue code. */
  readonly issues: { readonly [severity in Severity]: Counts };
  /** Failed records by reason. */
  readonly failures: Counts;
  /** The first failed records, one readable line each. */
  readonly firstFailures: string[];
  readonly overview?: Overview;
}

/** The worst first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

/** So many failed records are named on the screen; all of them are in the issues file. */
const MAX_NAMED = 20;

export function emptyTally(overview?: Overview): Tally {
  return {
    records: 0,
    failed: 0,
    bytes: 0,
    issues: { error: {}, warning: {}, info: {} },
    failures: {},
    firstFailures: [],
    ...(overview && { overview }),
  };
}

export function nameFailure(tally: Tally, line: string): void {
  if (tally.firstFailures.length < MAX_NAMED) tally.firstFailures.push(line);
}

/** Adds what was counted in a later stretch of the input. */
export function addTally(sum: Tally, later: Tally): void {
  sum.records += later.records;
  sum.failed += later.failed;
  sum.bytes += later.bytes;
  for (const severity of SEVERITIES) addCounts(sum.issues[severity], later.issues[severity]);
  addCounts(sum.failures, later.failures);
  for (const line of later.firstFailures) nameFailure(sum, line);
  if (sum.overview && later.overview) addOverview(sum.overview, later.overview);
}

export function totalIssues({ issues }: Tally): number {
  return SEVERITIES.reduce((sum, severity) => sum + total(issues[severity]), 0);
}
