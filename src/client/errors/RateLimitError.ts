/**
 * Too many calls (限流), still after waiting, or the server asks for a wait that is longer than ours: then no
 * other call is let in before that either. Lower `ratePerSecond` or `concurrency`.
 *
 * @example
 * error.code // "400429", or undefined for a bare HTTP 429
 */

import { type CallFacts, UpstreamError } from './UpstreamError.js';

export class RateLimitError extends UpstreamError {
  override readonly name = 'RateLimitError' as const;
  readonly temporary = true;
  override readonly stopsBatch: boolean;
  readonly code: string | undefined;

  constructor(code: string | undefined, facts: CallFacts) {
    super(`too many calls; lower the rate [${code ?? 'HTTP 429'}]`, facts);
    this.code = code;
    this.stopsBatch = facts.retryAfterMs !== undefined;
  }
}
