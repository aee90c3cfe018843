/** What a worker reports of its messages. */

import type { IssueCount } from './work.js';

/** What became of a message. `returned` and `crashed` ones are delivered again. */
export type Outcome = 'done' | 'partial' | 'failed' | 'poison' | 'returned' | 'crashed';

/** Counts and codes only: nothing of a bundle. */
export interface WorkerEvent {
  readonly outcome: Outcome;
  readonly issues: readonly IssueCount[];
  /** From the delivery to the answer, in milliseconds; absent for a poison message. */
  readonly ms?: number;
  /** The messages still held. */
  readonly inFlight: number;
}

export interface WorkerTotals {
  readonly done: number;
  readonly failed: number;
  readonly returned: number;
}
