/**
 * The subscription has expired or its quota is used up (套餐到期, 次数用完). No further call can succeed: stop the
 * batch.
 *
 * @example
 * error.code // "505070"
 */

import { type CallFacts, UpstreamError } from './UpstreamError.js';

export class QuotaError extends UpstreamError {
  override readonly name = 'QuotaError' as const;
  readonly temporary = true;
  override readonly stopsBatch = true;
  readonly code: string;

  constructor(code: string, what: string, facts: CallFacts) {
    super(`${what} [${code}]`, facts);
    this.code = code;
  }
}
