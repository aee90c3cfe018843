/**
 * Classifies what came back (返回结果): a payload, or one of the errors, with what to do before the call is
 * repeated. A code of the platform goes before the HTTP status, because it is more exact.
 *
 * @example
 * classify({ kind: 'answer', status: 200, bytes, … }, facts, { timeoutMs, secrets }) // { ok: true, body, payload, … }
 * classify({ kind: 'network', code: 'ECONNRESET' }, facts, { timeoutMs, secrets }) // { ok: false, error, next: 'wait' }
 */

import { RawPayloadError, type RawPayloadReason } from '../errors.js';
import { parseJson } from '../json/parse.js';
import { mayHoldResidentNumber } from '../text/residentNumber.js';
import { open } from '../upstream/open.js';
import type { CallFailure, CallResult } from './callResult.js';
import { failureOf, isKnownCode } from './codes.js';
import { isCertificateCode } from './errors/CertificateError.js';
import {
  BodyError,
  type BodyReason,
  type CallFacts,
  CertificateError,
  HttpError,
  NetworkError,
  ProviderError,
  type ProviderReason,
  RateLimitError,
  TimeoutError,
  type UpstreamError,
} from './errors/index.js';
import { MAX_WAIT_MS } from './retry.js';
import type { Reply } from './send.js';

export interface ClassifyOptions {
  readonly timeoutMs: number;
  /** What an error must not show, not even where the server repeats it as the request's id. */
  readonly secrets: readonly string[];
}

export function classify(reply: Reply, facts: CallFacts, options: ClassifyOptions): CallResult {
  switch (reply.kind) {
    case 'network':
      return reply.code !== undefined && isCertificateCode(reply.code)
        ? stop(new CertificateError(reply.code, facts))
        : wait(new NetworkError(reply.code, facts));
    case 'timeout':
      return wait(new TimeoutError(options.timeoutMs, facts));
    case 'too_large':
      return stop(bodyError('limit_exceeded', facts));
    case 'undecodable':
      return stop(bodyError('content_encoding', facts));
    case 'answer': {
      const { waitMs = 0 } = reply;
      if (waitMs <= MAX_WAIT_MS) return classifyAnswer(reply, facts, options);
      const result = classifyAnswer(reply, { ...facts, retryAfterMs: waitMs }, options);
      return !result.ok && result.next === 'wait' ? { ...result, next: 'stop' } : result;
    }
  }
}

function classifyAnswer(
  { status, waitMs, redirectsTo, bytes }: Extract<Reply, { kind: 'answer' }>,
  facts: CallFacts,
  { secrets }: ClassifyOptions,
): CallResult {
  const read = readBody(bytes, facts, secrets);
  const isSuccess = status >= 200 && status <= 299;
  if (isSuccess || (!read.ok && hasKnownCode(read.error))) return read.ok ? read : { ...read, waitMs };
  if (status === 429) return { ...wait(new RateLimitError(undefined, facts)), waitMs };
  if (status >= 500) return { ...wait(new HttpError(status, undefined, facts)), waitMs };
  const isRefusal = !read.ok && read.error instanceof ProviderError && read.error.code !== undefined;
  if (isRefusal) return read;
  const isShown = status >= 300 && status <= 399 && !repeats(redirectsTo ?? '', secrets);
  return stop(new HttpError(status, isShown ? redirectsTo : undefined, facts));
}

/** Classifies a body by its content alone; also one that was kept from an earlier run. */
export function classifyBody(body: object, facts: CallFacts, secrets: readonly string[] = []): CallResult {
  const requestId = requestIdOf(body, secrets);
  const known = { ...facts, requestId };
  const opened = open(body, facts.endpoint);
  if (opened.ok) return { ok: true, body, payload: opened.payload, requestId, attempts: facts.attempts };
  if (opened.reason === 'no_envelope' || opened.reason === 'not_an_object') {
    return stop(bodyError('no_envelope', known));
  }
  const failure = opened.code === undefined ? undefined : failureOf(opened.code, known);
  return { ...(failure ?? stop(new ProviderError(REASONS[opened.reason], opened.code, known))), body };
}

const REASONS = {
  error_code: 'unknown_code',
  not_success: 'not_success',
  error_message: 'error_message',
  no_payload: 'no_payload',
  payload_type: 'no_payload',
} as const satisfies { readonly [reason: string]: ProviderReason };

function readBody(bytes: Uint8Array, facts: CallFacts, secrets: readonly string[]): CallResult {
  try {
    const value = parseJson(bytes);
    return typeof value === 'object' && value !== null
      ? classifyBody(value, facts, secrets)
      : stop(bodyError('no_envelope', facts));
  } catch (error) {
    if (!(error instanceof RawPayloadError)) throw error;
    const reason = isPage(bytes) ? 'html' : BODY_REASONS.get(error.reason);
    if (reason === undefined) throw error;
    return stop(bodyError(reason, facts));
  }
}

const BODY_REASONS: ReadonlyMap<RawPayloadReason, BodyReason> = new Map([
  ['not_json', 'not_json'],
  ['encoding', 'encoding'],
  ['duplicate_key', 'duplicate_key'],
  ['limit_exceeded', 'limit_exceeded'],
]);

const UNREADABLE: { readonly [Reason in BodyReason]: string } = {
  html: 'the answer is an HTML page, not JSON; check the base URL, and whether a proxy answers instead',
  not_json: 'the answer is not JSON, or was cut off',
  encoding: 'the answer is not valid UTF-8',
  content_encoding: 'the answer can’t be decompressed; a proxy may have damaged it',
  duplicate_key: 'the answer has a key twice in one object',
  limit_exceeded: 'the answer is too large or too deeply nested',
  no_envelope: 'the answer is JSON without the platform’s envelope; check the base URL',
};

function bodyError(reason: BodyReason, facts: CallFacts): BodyError {
  return new BodyError(reason, UNREADABLE[reason], facts);
}

function isPage(bytes: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?\s*</.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'));
}

function stop(error: UpstreamError): CallFailure {
  return { ok: false, error, next: 'stop' };
}

function wait(error: UpstreamError): CallFailure {
  return { ok: false, error, next: 'wait' };
}

function hasKnownCode(error: UpstreamError): boolean {
  return 'code' in error && typeof error.code === 'string' && isKnownCode(error.code);
}

/** Letters, digits and hyphens; not what reads like a resident identity number or a credit code. */
const REQUEST_ID = /^(?!\d{17}[\dXx]$|[0-9A-Z]{18}$)[0-9A-Za-z-]{1,64}$/;
/** A shorter secret is in other texts by chance. */
const TELLING_LENGTH = 6;

/** Whether a text of the server's repeats a secret, in either case, as the name of a host has it. */
function repeats(text: string, secrets: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return secrets.some((secret) => {
    const hidden = secret.toLowerCase();
    return lower === hidden || (hidden.length >= TELLING_LENGTH && lower.includes(hidden));
  });
}

/** v1 has it in `result`, v2 at the top. What doesn't look like an id, or has a secret in it, isn't repeated. */
function requestIdOf(body: object, secrets: readonly string[]): string | undefined {
  const result = 'result' in body && typeof body.result === 'object' ? body.result : undefined;
  const id = result && 'req_id' in result ? result.req_id : 'reqId' in body ? body.reqId : undefined;
  if (typeof id !== 'string' || !REQUEST_ID.test(id) || mayHoldResidentNumber(id)) return undefined;
  return repeats(id, secrets) ? undefined : id;
}
