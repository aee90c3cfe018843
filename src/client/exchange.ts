/**
 * One signed call (签名调用), repeated where that helps: waits for its turn, logs in when there is no token, keeps
 * to the rate, signs, sends, classifies. A token that ran out is renewed once and the call repeated once. Once the
 * quota is used up, no further call is made.
 *
 * @example
 * const exchange = createExchange(settings);
 * await exchange('qycxnew', '/v2/risk/hmd/qycxnew', { qyName: '…' }) // a CallResult
 */

import PQueue from 'p-queue';
import type { CallResult } from './callResult.js';
import { ABORTED, type CallEnd, type CallEvent, callEndOf } from './charge.js';
import { classify } from './classify.js';
import { type CallFacts, QuotaError, UpstreamError } from './errors/index.js';
import type { Settings } from './options.js';
import { withRetries } from './retry.js';
import { send } from './send.js';
import { createSession, LOGIN_PATH } from './session.js';
import { md5Hex, sign } from './signature.js';

export type Exchange = (
  endpoint: string,
  path: string,
  request: object,
  hooks?: CallHooks,
) => Promise<CallResult>;

/** Called with the calls that are made for one caller. */
export interface CallHooks {
  /** Has every result before the next call takes its turn, so that a kill loses no answer that could be kept. */
  readonly keep?: (result: CallResult) => Promise<void>;
  readonly onCall?: ((event: CallEvent) => void) | undefined;
}

const JSON_TYPE = { 'content-type': 'application/json;charset=UTF-8' };

export function createExchange(settings: Settings): Exchange {
  const { baseUrl, appKey, appSecret, timeoutMs, now, signal, costs } = settings;
  const turns = new PQueue({ concurrency: settings.concurrency });
  const inRate = createPace(settings);
  const loginUrl = baseUrl + LOGIN_PATH;
  const secrets = [appKey, appSecret, md5Hex(appSecret)];
  let usedUp: QuotaError | undefined;
  const session = createSession(logIn, now, loginUrl);

  async function sendOnce(
    facts: CallFacts & { readonly url: string },
    headers: Record<string, string>,
    body: string,
    { keep, onCall }: CallHooks,
  ): Promise<CallResult> {
    const { endpoint, url, attempts: attempt } = facts;
    const start = performance.now();
    const elapsed = () => Math.round(performance.now() - start);

    function emit({ outcome, charged, error }: CallEnd, ms: number): void {
      const isFree = endpoint === 'login';
      const event = {
        endpoint,
        attempt,
        ms,
        outcome,
        charged: isFree ? false : charged,
        cost: costs[endpoint],
        error,
      };
      settings.onCall?.(event);
      onCall?.(event);
    }

    // At once: whoever waits for the call learns of the abort after it.
    const emitAborted = () => emit(ABORTED, elapsed());
    signal.addEventListener('abort', emitAborted, { once: true });
    const reply = await send(settings, url, headers, body);
    signal.removeEventListener('abort', emitAborted);
    const ms = elapsed();
    const { access_token: token } = headers;
    const hidden = token === undefined ? secrets : [...secrets, token];
    const result = classify(reply, facts, { timeoutMs, secrets: hidden });
    await keep?.(result);
    emit(callEndOf(result), ms);
    return result;
  }

  function logIn(): Promise<CallResult> {
    const body = JSON.stringify({
      grant_type: 'client_credentials',
      client_appkey: appKey,
      client_secret: md5Hex(appSecret),
    });
    let attempts = 0;
    return withRetries(async () => {
      await inRate();
      attempts += 1;
      return sendOnce({ endpoint: 'login', url: loginUrl, attempts }, JSON_TYPE, body, {});
    }, settings);
  }

  return async (endpoint, path, request, hooks = {}) => {
    const url = baseUrl + path;
    const body = JSON.stringify(request);
    let attempts = 0;
    let isRenewed = false;

    async function callOnce(): Promise<{ result: CallResult; token: string }> {
      throwIfEnded();
      const token = await session.token();
      // Nothing but the sending comes after it, so that calls don't gather behind a login.
      await inRate();
      throwIfEnded();
      attempts += 1;
      const date = String(now().getTime());
      const headers = {
        ...JSON_TYPE,
        access_token: token,
        req_date: date,
        req_sign: sign({ appKey, appSecret }, body, date, token),
      };
      const result = await sendOnce({ endpoint, url, attempts }, headers, body, hooks);
      if (!result.ok && result.error instanceof QuotaError) usedUp = result.error;
      return { result, token };
    }

    function throwIfEnded(): void {
      signal.throwIfAborted();
      if (usedUp) throw notCalled(usedUp, { endpoint, url, attempts });
    }

    async function call(): Promise<CallResult> {
      const { result, token } = await turns.add(callOnce);
      const isLetIn = result.ok || result.next !== 'login';
      if (isLetIn && result.body) session.accepted();
      if (isLetIn) return result;
      session.drop(token);
      if (isRenewed) return result;
      isRenewed = true;
      return call();
    }

    try {
      return await withRetries(call, settings);
    } catch (error) {
      if (error instanceof UpstreamError) return { ok: false, error, next: 'stop' };
      throw error;
    }
  };
}

function notCalled({ code }: QuotaError, facts: CallFacts): QuotaError {
  return new QuotaError(code, 'not called, because the quota is used up', facts);
}

/** Lets through so many in any second and no more; 2.5 a second are 2, and 0.5 one in two seconds. */
function createPace({ ratePerSecond, signal }: Settings): () => Promise<void> {
  if (!Number.isFinite(ratePerSecond)) return async () => {};
  const pace = new PQueue({
    intervalCap: Math.max(1, Math.floor(ratePerSecond)),
    interval: Math.ceil(1000 / Math.min(1, ratePerSecond)),
    strict: true,
  });
  signal.addEventListener('abort', () => pace.clear(), { once: true });
  return () => pace.add(async () => {});
}
