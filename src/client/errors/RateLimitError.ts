/**
 * Too many calls (限流), even after waiting, or the server asks for a longer wait than the client makes: until then
 * no other call succeeds either. Lower `ratePerSecond` or `concurrency`.
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
