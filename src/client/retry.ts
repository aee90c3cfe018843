/**
 * Asks again (重试) where the outcome says that waiting helps: exponential backoff with jitter, bounded in
 * number and in time, and never shorter than the server asked for. A server that asks for more than a minute
 * is not asked again: its outcome says `stop`.
 *
 * @example
 * await withRetries(() => exchange(), { retries: 3, sleep, signal })
 */

import { ConstantBackoff, ExponentialBackoff, handleWhenResult, type IBackoff, retry } from 'cockatiel';
import type { Outcome } from './outcome.js';

export interface RetryRule {
  /** How many times a call is repeated at most. */
  readonly retries: number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
}

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 30_000;
/** We wait no longer than this for a server's sake. */
export const MAX_WAIT_MS = 60_000;

export async function withRetries(call: () => Promise<Outcome>, rule: RetryRule): Promise<Outcome> {
  const { retries, sleep, signal } = rule;
  // cockatiel's own delay can't be ended early nor replaced in a test, so it waits 0 ms and we sleep.
  const policy = retry(handleWhenResult(mayWait), { maxAttempts: retries, backoff: new ConstantBackoff(0) });
  let delay: IBackoff<unknown> = new ExponentialBackoff({
    initialDelay: FIRST_DELAY_MS,
    maxDelay: MAX_DELAY_MS,
  }).next();
  let last: Outcome | undefined;
  return policy.execute(async ({ attempt }) => {
    if (attempt > 0) {
      delay = delay.next(undefined);
      const asked = last && !last.ok ? (last.waitMs ?? 0) : 0;
      await sleep(Math.max(Math.round(delay.duration), asked), signal);
    }
    signal.throwIfAborted();
    last = await call();
    return last;
  }, signal);
}

function mayWait(result: unknown): boolean {
  const outcome = result as Outcome; // the policy runs nothing but `call`
  return !outcome.ok && outcome.next === 'wait';
}
