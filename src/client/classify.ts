/**
 * Judges what came back (返回结果): a payload, or one of the errors, and whether to ask again. A code of the
 * platform goes before the HTTP status, because it says more.
 *
 * @example
 * judge({ kind: 'answer', status: 200, bytes }, facts, 15_000) // { ok: true, body, payload, … }
 * judge({ kind: 'network', code: 'ECONNRESET' }, facts, 15_000) // { ok: false, error: NetworkError, next: 'wait' }
 */

import { RawPayloadError, type RawPayloadReason } from '../errors.js';
import { parseJson } from '../json/parse.js';
import { open } from '../upstream/open.js';
import { isKnownCode, outcomeOf } from './codes.js';
import {
  BodyError,
  type BodyReason,
  type CallFacts,
  HttpError,
  NetworkError,
  ProviderError,
  type ProviderReason,
  RateLimitError,
  TimeoutError,
  type UpstreamError,
} from './errors/index.js';
import type { Failure, Outcome } from './outcome.js';
import { MAX_WAIT_MS } from './retry.js';
import type { Reply } from './send.js';

export function judge(reply: Reply, facts: CallFacts, timeoutMs: number): Outcome {
  if (reply.kind === 'network') {
    return { ok: false, error: new NetworkError(reply.code, facts), next: 'wait' };
  }
  if (reply.kind === 'timeout') {
    return { ok: false, error: new TimeoutError(timeoutMs, facts), next: 'wait' };
  }
  if (reply.kind === 'too_large') {
    return stop(new BodyError('limit_exceeded', UNREADABLE.limit_exceeded, facts));
  }
  const { waitMs = 0 } = reply;
  if (waitMs <= MAX_WAIT_MS) return judgeAnswer(reply, facts);
  const outcome = judgeAnswer(reply, { ...facts, retryAfterMs: waitMs });
  return !outcome.ok && outcome.next === 'wait' ? { ...outcome, next: 'stop' } : outcome;
}

function judgeAnswer(
  { status, waitMs, bytes }: Extract<Reply, { kind: 'answer' }>,
  facts: CallFacts,
): Outcome {
  const read = readBody(bytes, facts);
  const isSuccess = status >= 200 && status <= 299;
  if (isSuccess || (!read.ok && hasKnownCode(read.error))) return read.ok ? read : { ...read, waitMs };
  if (status === 429) return { ok: false, error: new RateLimitError(undefined, facts), next: 'wait', waitMs };
  if (status >= 500) return { ok: false, error: new HttpError(status, facts), next: 'wait', waitMs };
  const isRefusal = !read.ok && read.error instanceof ProviderError && read.error.code !== undefined;
  return isRefusal ? read : stop(new HttpError(status, facts));
}

/** Judges a body by what it says; also one that was kept from an earlier run. */
export function judgeBody(body: object, facts: CallFacts): Outcome {
  const requestId = requestIdOf(body);
  const known = { ...facts, requestId };
  const opened = open(body, facts.endpoint);
  if (opened.ok) return { ok: true, body, payload: opened.payload, requestId, attempts: facts.attempts };
  if (opened.reason === 'no_envelope' || opened.reason === 'not_an_object') return stop(noEnvelope(known));
  const failure = opened.code === undefined ? undefined : outcomeOf(opened.code, known);
  return { ...(failure ?? stop(new ProviderError(REASONS[opened.reason], opened.code, known))), body };
}

const REASONS = {
  error_code: 'unknown_code',
  not_success: 'not_success',
  error_message: 'error_message',
  no_payload: 'no_payload',
  payload_type: 'no_payload',
} as const satisfies { readonly [reason: string]: ProviderReason };

function readBody(bytes: Uint8Array, facts: CallFacts): Outcome {
  try {
    const value = parseJson(bytes);
    return typeof value === 'object' && value !== null ? judgeBody(value, facts) : stop(noEnvelope(facts));
  } catch (error) {
    if (!(error instanceof RawPayloadError)) throw error;
    const reason = isPage(bytes) ? 'html' : BODY_REASONS.get(error.reason);
    if (reason === undefined) throw error;
    return stop(new BodyError(reason, UNREADABLE[reason], facts));
  }
}

const BODY_REASONS: ReadonlyMap<RawPayloadReason, BodyReason> = new Map([
  ['not_json', 'not_json'],
  ['encoding', 'encoding'],
  ['duplicate_key', 'duplicate_key'],
  ['limit_exceeded', 'limit_exceeded'],
]);

const UNREADABLE: { readonly [Reason in BodyReason]: string } = {
  html: 'the answer is an HTML page, not JSON; is the base URL right, and does no proxy answer instead?',
  not_json: 'the answer is no whole JSON',
  encoding: 'the answer is no valid UTF-8',
  duplicate_key: 'the answer holds a key twice in one object',
  limit_exceeded: 'the answer is too large or too deep to be read',
  no_envelope: 'the answer is JSON without the platform’s envelope',
};

function isPage(bytes: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?\s*</.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'));
}

function noEnvelope(facts: CallFacts): BodyError {
  return new BodyError('no_envelope', UNREADABLE.no_envelope, facts);
}

function stop(error: UpstreamError): Failure {
  return { ok: false, error, next: 'stop' };
}

function hasKnownCode(error: UpstreamError): boolean {
  return 'code' in error && typeof error.code === 'string' && isKnownCode(error.code);
}

/** v1 keeps it in `result`, v2 at the top. What doesn't look like an id isn't repeated. */
function requestIdOf(body: object): string | undefined {
  const result = 'result' in body && typeof body.result === 'object' ? body.result : undefined;
  const id = result && 'req_id' in result ? result.req_id : 'reqId' in body ? body.reqId : undefined;
  return typeof id === 'string' && /^[0-9A-Za-z-]{1,64}$/.test(id) ? id : undefined;
}
