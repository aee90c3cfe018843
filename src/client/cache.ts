/**
 * The answers of this client (已付费的调用): one per endpoint and request, so that none is paid for twice, not even
 * by two callers at the same time. Bounded: the oldest answer is forgotten first. A failure that may pass is not
 * remembered.
 *
 * @example
 * await cache.getOrCall('qycxnew {"qyName":"…"}', () => call())
 */

import type { CallResult } from './callResult.js';
import { BodyError } from './errors/index.js';

export interface AnswerCache {
  getOrCall(key: string, call: () => Promise<CallResult>): Promise<CallResult>;
}

export function createAnswerCache(limit: number): AnswerCache {
  const answers = new Map<string, CallResult>();
  const inFlight = new Map<string, Promise<CallResult>>();

  async function callAndRemember(key: string, call: () => Promise<CallResult>): Promise<CallResult> {
    const result = await call();
    if (isAnswer(result)) answers.set(key, result);
    const [oldest] = answers.keys();
    if (answers.size > limit && oldest !== undefined) answers.delete(oldest);
    return result;
  }

  return {
    async getOrCall(key, call) {
      const known = answers.get(key) ?? inFlight.get(key);
      if (known) return copy(await known);
      const started = callAndRemember(key, call).finally(() => inFlight.delete(key));
      inFlight.set(key, started);
      return copy(await started);
    },
  };
}

/** An answer came that the platform may have charged; asking once more would be charged again. */
function isAnswer(result: CallResult): boolean {
  return result.ok || !result.error.temporary || result.error instanceof BodyError;
}

/** Every caller has a copy, the first one too, so that one's changes don't reach the others. */
function copy(result: CallResult): CallResult {
  if (!result.ok) return { ...result, body: structuredClone(result.body) };
  // Together: the payload stays the one inside the body.
  const { body, payload } = structuredClone({ body: result.body, payload: result.payload });
  return { ...result, body, payload };
}
