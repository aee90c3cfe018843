/**
 * The base class of what a call can end with. Every error has the endpoint, the address, the number of attempts
 * and the platform's request id (请求号); none has the secret, the token, or a word of a body.
 *
 * @example
 * if (error instanceof UpstreamError && error.temporary) askAgainLater(error.endpoint);
 */

/** Which call it was. */
export interface CallFacts {
  /** The endpoint's name, or "login". */
  readonly endpoint: string;
  /** The address that was called; undefined when no call was made. */
  readonly url?: string;
  /** How many times the endpoint was called; 0 when it was refused before any call. */
  readonly attempts: number;
  /** The platform's id of the request. */
  readonly requestId?: string;
  /** How long the server asks to wait, where that is longer than the client waits. */
  readonly retryAfterMs?: number;
}

export abstract class UpstreamError extends Error {
  readonly endpoint: string;
  readonly url: string | undefined;
  readonly attempts: number;
  readonly requestId: string | undefined;
  /** How long the server asks to wait, where that is too long for the call to be repeated. */
  readonly retryAfterMs: number | undefined;
  /** Whether the same call may succeed later: the cause is the network, the load or the account, not the company. */
  abstract readonly temporary: boolean;
  /** Whether no other call can succeed either, until something is corrected. */
  readonly stopsBatch: boolean = false;

  constructor(what: string, facts: CallFacts) {
    super(`${facts.endpoint}: ${what}${contextOf(facts)}`);
    this.endpoint = facts.endpoint;
    this.url = facts.url;
    this.attempts = facts.attempts;
    this.requestId = facts.requestId;
    this.retryAfterMs = facts.retryAfterMs;
  }
}

function contextOf({ url, attempts, requestId, retryAfterMs }: CallFacts): string {
  const wait =
    retryAfterMs === undefined ? '' : `; the server asks to wait ${Math.ceil(retryAfterMs / 1000)} s`;
  if (attempts === 0) return wait;
  const parts = [`attempt ${attempts}`];
  if (url !== undefined) parts.unshift(`POST ${url}`);
  if (requestId !== undefined) parts.push(`request ${requestId}`);
  return `${wait} (${parts.join(', ')})`;
}
