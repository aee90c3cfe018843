/**
 * What was asked already in this run (已付费的调用): one answer per endpoint and request, so that none is paid
 * for twice, not even by two callers at the same time. Bounded: the oldest answer is forgotten first. A
 * failure that may pass is not remembered.
 *
 * @example
 * await memo.once('qycxnew {"qyName":"…"}', () => call())
 */

import { BodyError } from './errors/index.js';
import type { Outcome } from './outcome.js';

export interface Memo {
  once(key: string, call: () => Promise<Outcome>): Promise<Outcome>;
}

export function createMemo(limit: number): Memo {
  const answers = new Map<string, Outcome>();
  const inFlight = new Map<string, Promise<Outcome>>();

  async function ask(key: string, call: () => Promise<Outcome>): Promise<Outcome> {
    const outcome = await call();
    if (isCharged(outcome)) answers.set(key, outcome);
    const [oldest] = answers.keys();
    if (answers.size > limit && oldest !== undefined) answers.delete(oldest);
    return outcome;
  }

  return {
    async once(key, call) {
      const known = answers.get(key) ?? inFlight.get(key);
      if (known) return copy(await known);
      const asked = ask(key, call).finally(() => inFlight.delete(key));
      inFlight.set(key, asked);
      return copy(await asked);
    },
  };
}

/** An answer came that the platform may have charged; asking once more would charge it again. */
function isCharged(outcome: Outcome): boolean {
  return outcome.ok || !outcome.error.temporary || outcome.error instanceof BodyError;
}

/** A copy of one's own, for the first caller too: nobody's changes reach the next one. */
function copy(outcome: Outcome): Outcome {
  if (!outcome.ok) return { ...outcome, body: structuredClone(outcome.body) };
  // Together: the payload stays the one inside the body.
  const { body, payload } = structuredClone({ body: outcome.body, payload: outcome.payload });
  return { ...outcome, body, payload };
}
