/**
 * No whole answer came within the time given (超时).
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
    super(`no whole answer within ${timeoutMs} ms`, facts);
    this.timeoutMs = timeoutMs;
  }
}
