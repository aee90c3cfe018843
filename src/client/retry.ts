/**
 * Repeats a call (重试) where its result asks to wait: exponential backoff with jitter, bounded in
 * number and in time, and never shorter than the server asked for. A server that asks for more than a minute
 * is not asked again: the result of that call has `next: 'stop'`.
 *
 * @example
 * await withRetries(() => exchange(), { retries: 3, sleep, signal })
 */

import type { CallResult } from './callResult.js';

export interface RetryRule {
  /** How many times a call is repeated at most. */
  readonly retries: number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
}

const FIRST_DELAY_MS = 1000;
const MAX_DELAY_MS = 30_000;
/** A longer wait that the server asks for is left to the caller. */
export const MAX_WAIT_MS = 60_000;

export async function withRetries(
  call: () => Promise<CallResult>,
  { retries, sleep, signal }: RetryRule,
): Promise<CallResult> {
  for (let repeats = 0; ; repeats += 1) {
    signal.throwIfAborted();
    const result = await call();
    if (result.ok || result.next !== 'wait' || repeats === retries) return result;
    await sleep(Math.max(backoffMs(repeats), result.waitMs ?? 0), signal);
  }
}

/** From half of the delay to all of it, so that callers that failed together don't come back together. */
function backoffMs(repeats: number): number {
  const delay = Math.min(FIRST_DELAY_MS * 2 ** repeats, MAX_DELAY_MS);
  return Math.round(delay / 2 + (Math.random() * delay) / 2);
}
