/**
 * No answer came: the connection could not be made, or was lost (网络错误).
 *
 * @example
 * error.code // "ECONNREFUSED"
 */

import { type CallFacts, UpstreamError } from './UpstreamError.js';

export class NetworkError extends UpstreamError {
  override readonly name = 'NetworkError' as const;
  readonly temporary = true;
  /** The system's code, if there is one. */
  readonly code: string | undefined;

  constructor(code: string | undefined, facts: CallFacts) {
    super(`no answer, the connection failed${code === undefined ? '' : ` [${code}]`}`, facts);
    this.code = code;
  }
}
