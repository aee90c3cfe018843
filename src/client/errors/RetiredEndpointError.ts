/**
 * The endpoint was taken offline (已经下线). Thrown before any call; names the endpoint to call instead.
 *
 * @example
 * error.replacement // "fzchnew"
 */

import { UpstreamError } from './UpstreamError.js';

export class RetiredEndpointError extends UpstreamError {
  override readonly name = 'RetiredEndpointError' as const;
  readonly temporary = false;
  readonly replacement: string;

  constructor(endpoint: string, replacement: string) {
    super(`this endpoint is retired (已经下线); call ${replacement} instead`, { endpoint, attempts: 0 });
    this.replacement = replacement;
  }
}
