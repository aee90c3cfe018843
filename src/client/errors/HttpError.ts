/**
 * The server answered with an HTTP status (状态码) other than 2xx, and without a code of the platform. A redirect is
 * not followed, because the token would go along; the message names the origin that it points to.
 *
 * @example
 * error.status // 503
 */

import { type CallFacts, UpstreamError } from './UpstreamError.js';

export class HttpError extends UpstreamError {
  override readonly name = 'HttpError' as const;
  readonly temporary = true;
  readonly status: number;
  /** The origin that a redirect points to, such as "https://api.example.com". */
  readonly redirectsTo: string | undefined;

  constructor(status: number, redirectsTo: string | undefined, facts: CallFacts) {
    super(redirectsTo === undefined ? `HTTP ${status}` : redirected(status, redirectsTo, facts), facts);
    this.status = status;
    this.redirectsTo = redirectsTo;
  }
}

function redirected(status: number, redirectsTo: string, { url }: CallFacts): string {
  const isMoved = url === undefined || new URL(url).origin !== redirectsTo;
  const advice = isMoved ? 'if the platform has moved there, set the base URL to it' : 'check the base URL';
  return `HTTP ${status}, a redirect to ${redirectsTo}, which is not followed; ${advice}`;
}
