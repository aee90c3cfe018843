/**
 * No answer came: the connection failed or broke off (网络错误).
 *
 * @example
 * error.code // "ECONNREFUSED"
 */

import { type CallFacts, UpstreamError } from './UpstreamError.js';

export class NetworkError extends UpstreamError {
  override readonly name = 'NetworkError' as const;
  readonly temporary = true;
  /** The system's code, where there is one. */
  readonly code: string | undefined;

  constructor(code: string | undefined, facts: CallFacts) {
    super(code === undefined ? 'no answer, the connection failed' : `no answer, ${code}`, facts);
    this.code = code;
  }
}
