/**
 * The login (登录, oauth2 client credentials) and its token. One login in flight at a time; the token is kept
 * until it expires or is refused. A refused login is not repeated, because logins are restricted and wrong
 * credentials stay wrong; nor is there another one after several refused tokens in a row.
 *
 * Official source: 企享云开放平台, POST /v2/public/oauth2/login.
 *
 * @example
 * const { value } = await session.token(); // a login, or the token of the last one
 * session.drop(value); // the platform said 40101
 */

import type { CallResult } from './callResult.js';
import { AuthError, ProviderError, RateLimitError, UpstreamError } from './errors/index.js';

export const LOGIN_PATH = '/v2/public/oauth2/login';

export interface Session {
  /** @throws UpstreamError when the login failed. */
  token(): Promise<string>;
  /** Forgets a token that was refused, unless a newer one is there already. */
  drop(token: string): void;
  /** Notes that a token was accepted. */
  accepted(): void;
}

interface Token {
  readonly value: string;
  readonly endsAt: number;
}

/** After so many refused tokens in a row, there is no further login. */
const MAX_REFUSED_TOKENS = 5;
/** The shorter of the two lifetimes in the documentation. */
const DEFAULT_LIFE_SECONDS = 7200;
/** A token is renewed this long before its end, so that none runs out on its way. */
const MARGIN_SECONDS = 60;

export function createSession(login: () => Promise<CallResult>, now: () => Date, url: string): Session {
  let current: Token | undefined;
  let inFlight: Promise<Token> | undefined;
  let refusal: UpstreamError | undefined;
  let refusedTokens = 0;

  async function logIn(): Promise<Token> {
    const token = readToken(await login(), now, url);
    if (!(token instanceof UpstreamError)) return token;
    // A limit of the rate passes by itself.
    if (token.stopsBatch && !(token instanceof RateLimitError)) refusal = token;
    throw token;
  }

  return {
    async token() {
      if (refusal) throw refusal;
      if (current && now().getTime() < current.endsAt) return current.value;
      inFlight ??= logIn().finally(() => {
        inFlight = undefined;
      });
      current = await inFlight;
      return current.value;
    },
    drop(token) {
      if (current?.value !== token) return;
      current = undefined;
      refusedTokens += 1;
      if (refusedTokens < MAX_REFUSED_TOKENS) return;
      const what = `${refusedTokens} tokens in a row were refused; check whether another program logs in with this key`;
      refusal = new AuthError(undefined, what, { endpoint: 'login', url, attempts: 1 });
    },
    accepted() {
      refusedTokens = 0;
    },
  };
}

function readToken(result: CallResult, now: () => Date, url: string): Token | UpstreamError {
  if (!result.ok) {
    return result.error instanceof ProviderError ? refusedLogin(result.error, url) : result.error;
  }
  const { requestId, attempts } = result;
  const payload: { readonly access_token?: unknown; readonly expires_in?: unknown } = result.payload;
  const value = payload.access_token;
  if (typeof value !== 'string' || !/^[\x21-\x7e]{1,8192}$/.test(value)) {
    return new AuthError(undefined, 'the platform gave no token', {
      endpoint: 'login',
      url,
      attempts,
      requestId,
    });
  }
  const seconds = Number(payload.expires_in);
  const life = seconds > 0 && Number.isFinite(seconds) ? seconds : DEFAULT_LIFE_SECONDS;
  const margin = Math.min(MARGIN_SECONDS, life / 10);
  return { value, endsAt: now().getTime() + (life - margin) * 1000 };
}

/** To a bad key the platform answers success, and an error message where the token belongs. */
function refusedLogin(error: ProviderError, url: string): UpstreamError {
  if (error.temporary) return error;
  const { code, attempts, requestId } = error;
  const what = 'the platform refused the login; check the app key and the app secret';
  return new AuthError(code, what, { endpoint: 'login', url, attempts, requestId });
}
