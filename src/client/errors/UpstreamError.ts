/**
 * The root of what a call can end with. Every error says which endpoint was asked, where, how often, and the
 * platform's request id (请求号); none carries the secret, the token, or a word of a body.
 *
 * @example
 * if (error instanceof UpstreamError && error.temporary) askAgainLater(error.endpoint);
 */

/** Which call it was. */
export interface CallFacts {
  /** The endpoint's name, or "login". */
  readonly endpoint: string;
  /** The address that was asked; undefined when no call was made. */
  readonly url?: string;
  /** How many times the endpoint was called; 0 when it was refused before any call. */
  readonly attempts: number;
  /** The platform's id of the request. */
  readonly requestId?: string;
  /** How long the server asks us to wait, where that is longer than we do. */
  readonly retryAfterMs?: number;
}

export abstract class UpstreamError extends Error {
  readonly endpoint: string;
  readonly url: string | undefined;
  readonly attempts: number;
  readonly requestId: string | undefined;
  /** How long the server asks us to wait, where that is so long that the call was not repeated. */
  readonly retryAfterMs: number | undefined;
  /** Whether the same call may well succeed later: the network, the load, the account, not the company. */
  abstract readonly temporary: boolean;
  /** Whether no other call can succeed either, until somebody has put something right. */
  readonly stopsBatch: boolean = false;

  constructor(what: string, facts: CallFacts) {
    super(`${facts.endpoint}: ${what}${told(facts)}`);
    this.endpoint = facts.endpoint;
    this.url = facts.url;
    this.attempts = facts.attempts;
    this.requestId = facts.requestId;
    this.retryAfterMs = facts.retryAfterMs;
  }
}

function told({ url, attempts, requestId, retryAfterMs }: CallFacts): string {
  const wait =
    retryAfterMs === undefined ? '' : `; the server asks to wait ${Math.ceil(retryAfterMs / 1000)} s`;
  if (attempts === 0) return wait;
  const parts = [`attempt ${attempts}`];
  if (url !== undefined) parts.unshift(`POST ${url}`);
  if (requestId !== undefined) parts.push(`request ${requestId}`);
  return `${wait} (${parts.join(', ')})`;
}
