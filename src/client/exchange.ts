/**
 * One signed call (签名调用), as often as it takes: waits for its turn, logs in when there is no token, keeps to
 * the rate, signs, sends, judges. A token that ran out is renewed once and the call repeated once. Once the quota is used up,
 * no further call is made.
 *
 * @example
 * const exchange = createExchange(settings);
 * await exchange('qycxnew', '/v2/risk/hmd/qycxnew', { qyName: '…' }) // an Outcome
 */

import PQueue from 'p-queue';
import { judge } from './classify.js';
import { type CallFacts, QuotaError, UpstreamError } from './errors/index.js';
import type { Settings } from './options.js';
import type { Outcome } from './outcome.js';
import { withRetries } from './retry.js';
import { send } from './send.js';
import { createSession, LOGIN_PATH } from './session.js';
import { md5Hex, sign } from './signature.js';

/** `keep` is told of every outcome before the next call takes its turn, so that a kill loses none it could keep. */
export type Exchange = (endpoint: string, path: string, request: object, keep?: Keep) => Promise<Outcome>;

export type Keep = (outcome: Outcome) => Promise<void>;

const JSON_TYPE = { 'content-type': 'application/json;charset=UTF-8' };

export function createExchange(settings: Settings): Exchange {
  const { baseUrl, appKey, appSecret, timeoutMs, now, signal } = settings;
  const turns = new PQueue({ concurrency: settings.concurrency });
  const inRate = createPace(settings);
  const loginUrl = baseUrl + LOGIN_PATH;
  let usedUp: QuotaError | undefined;
  const session = createSession(logIn, now, loginUrl);

  function logIn(): Promise<Outcome> {
    const body = bytesOf({
      grant_type: 'client_credentials',
      client_appkey: appKey,
      client_secret: md5Hex(appSecret),
    });
    let attempts = 0;
    return withRetries(async () => {
      await inRate();
      attempts += 1;
      const reply = await send(settings, loginUrl, JSON_TYPE, body);
      return judge(reply, { endpoint: 'login', url: loginUrl, attempts }, timeoutMs);
    }, settings);
  }

  return async (endpoint, path, request, keep) => {
    const url = baseUrl + path;
    const body = bytesOf(request);
    let attempts = 0;
    let isRenewed = false;

    async function callOnce(): Promise<{ outcome: Outcome; token: string }> {
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
      const reply = await send(settings, url, headers, body);
      const outcome = judge(reply, { endpoint, url, attempts }, timeoutMs);
      if (!outcome.ok && outcome.error instanceof QuotaError) usedUp = outcome.error;
      await keep?.(outcome);
      return { outcome, token };
    }

    function throwIfEnded(): void {
      signal.throwIfAborted();
      if (usedUp) throw notCalled(usedUp, { endpoint, url, attempts });
    }

    async function call(): Promise<Outcome> {
      const { outcome, token } = await turns.add(callOnce);
      const isLetIn = outcome.ok || outcome.next !== 'login';
      if (isLetIn && outcome.body) session.accepted();
      if (isLetIn) return outcome;
      session.drop(token);
      if (isRenewed) return outcome;
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

function bytesOf(request: object): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(request));
}
