/**
 * The platform refused the credentials, the signature or the address (鉴权失败). The message says what to correct;
 * repeating the call doesn't help.
 *
 * @example
 * error.code // "505018": this machine's clock is off
 */

import { type CallFacts, UpstreamError } from './UpstreamError.js';

export class AuthError extends UpstreamError {
  override readonly name = 'AuthError' as const;
  readonly temporary = true;
  override readonly stopsBatch: boolean;
  /** The platform's code; undefined when it refused the login without one. */
  readonly code: string | undefined;

  constructor(code: string | undefined, what: string, facts: CallFacts) {
    super(code === undefined ? what : `${what} [${code}]`, facts);
    this.code = code;
    // One call whose token expired twice says nothing about the next one.
    this.stopsBatch = code !== '40100' && code !== '40101';
  }
}
