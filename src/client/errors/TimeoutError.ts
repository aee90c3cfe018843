/**
 * No complete answer came in time (超时).
 *
 * @example
 * error.timeoutMs // 15000
 */

import { type CallFacts, UpstreamError } from './UpstreamError.js';

export class TimeoutError extends UpstreamError {
  override readonly name = 'TimeoutError' as const;
  readonly temporary = true;
  readonly timeoutMs: number;

  constructor(timeoutMs: number, facts: CallFacts) {
    super(`timed out, no complete answer within ${timeoutMs} ms`, facts);
    this.timeoutMs = timeoutMs;
  }
}
