/**
 * The server answered with an HTTP status (状态码) that is no success and with no code of the platform.
 *
 * @example
 * error.status // 503
 */

import { type CallFacts, UpstreamError } from './UpstreamError.js';

export class HttpError extends UpstreamError {
  override readonly name = 'HttpError' as const;
  readonly temporary = true;
  readonly status: number;

  constructor(status: number, facts: CallFacts) {
    super(`HTTP ${status}`, facts);
    this.status = status;
  }
}
