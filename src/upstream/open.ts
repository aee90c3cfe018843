/**
 * Opens an endpoint's body (返回报文): finds the payload, or the reason why there is none. Loads no package.
 *
 * success must be the boolean true. A code, if there is one, must be "2000" (or the number 2000); null counts as
 * none. `error_msg` with text beside success true is a failure: the platform answers so to a bad key. The content of
 * the payload is not checked.
 *
 * @example
 * open({ result: { success: true, timestamp: 1659447284309 }, value: { qyName: '…' } }, 'qycxnew')
 * // { ok: true, payload: { qyName: '…' }, path: ['value'], timestamp: 1659447284309,
 * //   timestampPath: ['result', 'timestamp'] }
 * open({ code: '100001', success: false, message: '查询无结果', data: null }, 'info')
 * // { ok: false, reason: 'error_code', path: ['code'], code: '100001' }
 */

import { isObject } from '../json/object.js';
import { BARE, isEndpointName } from './registry.js';

/** Why a body has no payload. */
export type OpenFailure =
  | 'not_an_object'
  | 'no_envelope'
  | 'error_code'
  | 'not_success'
  | 'error_message'
  | 'no_payload'
  | 'payload_type';

/** Keys from the body to a value in it. */
export type BodyPath = readonly (string | number)[];

export type Opened =
  | {
      readonly ok: true;
      /** An object or a list, depending on the endpoint. */
      readonly payload: object;
      readonly path: BodyPath;
      /** As it came: epoch milliseconds, or "YYYY-MM-DD HH:mm:ss". */
      readonly timestamp: unknown;
      readonly timestampPath: BodyPath;
    }
  | {
      readonly ok: false;
      readonly reason: OpenFailure;
      readonly path: BodyPath;
      /** The upstream's code, such as "NO_RESULT" or "100001"; never free text. */
      readonly code?: string;
    };

type Raw = { readonly [key: string]: unknown };

/** Where an envelope has the values that are read. */
interface Envelope {
  readonly success: BodyPath;
  readonly codes: readonly BodyPath[];
  readonly payload: BodyPath;
  readonly timestamp: BodyPath;
}

const V1: Envelope = {
  success: ['result', 'success'],
  codes: [['result', 'code'], ['code']],
  payload: ['value'],
  timestamp: ['result', 'timestamp'],
};

const V2: Envelope = { success: ['success'], codes: [['code']], payload: ['data'], timestamp: ['timestamp'] };

/** A code of the platform. Anything longer could be a person's number. */
const UPSTREAM_CODE = /^(?:[A-Z][A-Z_]{0,31}|[0-9]{1,6})$/;

/**
 * Opens a body in either generation's envelope, or bare where the endpoint allows it.
 *
 * @param body the endpoint's whole response body, parsed from JSON; anything else is a failure, never an exception
 * @param endpoint the endpoint's name; an unknown one is opened like any other, but not bare
 * @param isBare whether the payload may come without an envelope
 * @returns the payload with its path and time, or the reason why there is none; neither copies anything
 * @example
 * open({ code: '2000', success: true, data: [] }, 'branchInfo') // { ok: true, payload: [], path: ['data'], … }
 */
export function open(
  body: unknown,
  endpoint: string,
  isBare = isEndpointName(endpoint) && BARE.has(endpoint),
): Opened {
  if (!isObject(body)) return failed('not_an_object', []);
  const envelope = envelopeOf(body);
  if (envelope && hasTwoPayloads(body)) return failed('no_envelope', []);
  if (envelope) return openEnvelope(body, envelope);
  if (isBare) {
    return { ok: true, payload: body, path: [], timestamp: undefined, timestampPath: [] };
  }
  return failed('no_envelope', []);
}

/** The envelope of another supplier: the keys at the top of a body, and the codes that count as success. */
export interface OwnEnvelope {
  readonly payload: string;
  readonly code?: string | undefined;
  readonly success: readonly string[];
  readonly timestamp?: string | undefined;
}

/**
 * Opens a body in another supplier's envelope.
 *
 * @param body the supplier's whole response body, parsed from JSON
 * @param envelope where it has the payload and its code
 * @returns the payload with its path and time, or the reason why there is none
 * @example
 * openOwn({ Status: '200', Result: { Name: '…' } }, { payload: 'Result', code: 'Status', success: ['200'] })
 * // { ok: true, payload: { Name: '…' }, path: ['Result'], … }
 */
export function openOwn(body: unknown, envelope: OwnEnvelope): Opened {
  if (!isObject(body)) return failed('not_an_object', []);
  const { code, success, timestamp } = envelope;
  if (code !== undefined && !success.includes(String(read(body, [code])))) {
    return failed('error_code', [code], upstreamCode(read(body, [code])));
  }
  const path = [envelope.payload];
  const payload = read(body, path);
  if (payload === undefined || payload === null) return failed('no_payload', path);
  if (typeof payload !== 'object') return failed('payload_type', path);
  const timestampPath = timestamp === undefined ? [] : [timestamp];
  return {
    ok: true,
    payload,
    path,
    timestamp: timestamp === undefined ? undefined : read(body, timestampPath),
    timestampPath,
  };
}

/** The platform's codes for "there is nothing", and its words where it gives none. */
const NO_RESULT_CODES: ReadonlySet<string> = new Set(['NO_RESULT', 'QY_NORESULT', '100001']);
const NO_RESULT_WORDS =
  /(?:查询|查)?(?:无|没有)(?:查询)?(?:结果|相关(?:数据|记录|信息))|查询企业不存在|企业信息不存在|未(?:查询?|找)到|暂无(?:数据|信息|记录|结果)|no (?:result|data|record)/i;
const MESSAGES: readonly BodyPath[] = [
  ['message'],
  ['result', 'message'],
  ['data', 'error_msg'],
  ['value', 'error_msg'],
  ['data'],
  ['value'],
];

/**
 * Whether a body without a payload answers that there is nothing (查询无结果), which is not a failure.
 *
 * @param body one endpoint's body, as it came
 * @returns true when its code says so, or its message where it has no code
 * @example
 * saysNoResult({ code: '100001', success: false, message: '查询无结果', data: null }) // true
 */
export function saysNoResult(body: unknown): boolean {
  if (!isObject(body)) return false;
  const codes = [...V1.codes, ...V2.codes].map((at) => read(body, at)).filter((code) => !isSuccessCode(code));
  // A code of another meaning counts, whatever the message beside it says.
  if (codes.length > 0) return codes.some((code) => NO_RESULT_CODES.has(upstreamCode(code) ?? ''));
  const messages = MESSAGES.map((at) => read(body, at));
  return messages.some(
    (message) => typeof message === 'string' && NO_RESULT_WORDS.test(message.slice(0, 64)),
  );
}

/**
 * Whether a value looks like the body of one endpoint where a bundle of bodies is expected.
 *
 * @param value anything
 * @returns true for an object with an envelope, or with a company's name as in neci; false for one with an endpoint's
 *   name among its keys
 * @example
 * looksLikeBody({ success: true, data: {} }) // true
 * looksLikeBody({ qycxnew: { success: true, data: {} } }) // false
 */
export function looksLikeBody(value: unknown): boolean {
  if (!isObject(value) || Object.keys(value).some(isEndpointName)) return false;
  return envelopeOf(value) !== undefined || typeof value.entName === 'string';
}

function openEnvelope(body: Raw, envelope: Envelope): Opened {
  const errorCode = envelope.codes.find((at) => !isSuccessCode(read(body, at)));
  if (errorCode) return failed('error_code', errorCode, upstreamCode(read(body, errorCode)));
  if (body.success === false) return failed('not_success', V2.success);
  if (read(body, envelope.success) !== true) return failed('not_success', envelope.success);
  const path = envelope.payload;
  const payload = read(body, path);
  if (payload === undefined || payload === null) return failed('no_payload', path);
  if (typeof payload !== 'object') return failed('payload_type', path);
  if (isObject(payload) && hasText(payload.error_msg)) return failed('error_message', [...path, 'error_msg']);
  const { timestamp: timestampPath } = envelope;
  return { ok: true, payload, path, timestamp: read(body, timestampPath), timestampPath };
}

function failed(reason: OpenFailure, path: BodyPath, code?: string): Opened {
  return code === undefined ? { ok: false, reason, path } : { ok: false, reason, path, code };
}

/** v1 is recognized by its `result`; no payload of a bare endpoint has any of v2's keys. */
function envelopeOf(body: Raw): Envelope | undefined {
  if (isObject(body.result)) return V1;
  return ['success', 'data', 'code'].some((key) => Object.hasOwn(body, key)) ? V2 : undefined;
}

/** Whether a body has the payloads of both generations, of which one would be lost. */
function hasTwoPayloads(body: Raw): boolean {
  return [V1, V2].every(({ payload }) => typeof (read(body, payload) ?? undefined) === 'object');
}

function isSuccessCode(code: unknown): boolean {
  return code === undefined || code === null || code === '2000' || code === 2000;
}

function upstreamCode(code: unknown): string | undefined {
  const written = typeof code === 'number' ? String(code) : code;
  return typeof written === 'string' && UPSTREAM_CODE.test(written) ? written : undefined;
}

/** A message, or something that isn't nothing where a message belongs. */
function hasText(message: unknown): boolean {
  return typeof message === 'string' ? message.trim() !== '' : Boolean(message);
}

function read(body: Raw, path: BodyPath): unknown {
  let value: unknown = body;
  for (const key of path) value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}
