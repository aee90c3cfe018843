/**
 * Whether the platform charges for a call (计费), as far as its result shows, and the event that `onCall` has of it.
 *
 * Official source: the platform charges answers, those without a result too. It publishes nothing of answers that
 * never arrived or that can't be read, so these are unknown.
 *
 * @example
 * callEndOf({ ok: false, error: new NoResult('100001', 'no_result', facts), next: 'stop' })
 * // { outcome: 'no_result', charged: true, error }
 */

import type { CallResult } from './callResult.js';
import {
  BodyError,
  HttpError,
  NetworkError,
  NoResult,
  ProviderError,
  TimeoutError,
  type UpstreamError,
} from './errors/index.js';

/** `unknown`: the call may have been charged. */
export type Charged = boolean | 'unknown';

/** One call over the network: every login and every repeat is one. Holds nothing of a company or a person. */
export interface CallEvent {
  /** The endpoint's name, or "login". */
  readonly endpoint: string;
  /** 1 for the first call of a request, 2 for its first repeat. */
  readonly attempt: number;
  /** From the sending until the answer was there, or the call was given up. */
  readonly ms: number;
  /** `aborted`: the client's signal ended the call before its answer was there. */
  readonly outcome: 'success' | 'no_result' | 'failure' | 'aborted';
  readonly charged: Charged;
  /** What a call of the endpoint costs, by the table in `costs`; undefined without an entry there. */
  readonly cost: string | undefined;
  /** Why the call gave no payload. */
  readonly error: UpstreamError | undefined;
}

/** Whether the call was charged. */
function chargeOf(result: CallResult): Charged {
  if (result.ok) return true;
  const { error } = result;
  if (error instanceof NoResult) return true;
  if (error instanceof NetworkError) return NEVER_SENT.has(error.code ?? '') ? false : 'unknown';
  if (error instanceof HttpError) return error.status >= 500 ? 'unknown' : false;
  const isUnclear = [TimeoutError, BodyError, ProviderError].some((kind) => error instanceof kind);
  return isUnclear ? 'unknown' : false;
}

/** The connection was never made. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The part of an event that follows from the call's result. */
export type CallEnd = Pick<CallEvent, 'outcome' | 'charged' | 'error'>;

export const ABORTED: CallEnd = { outcome: 'aborted', charged: 'unknown', error: undefined };

export function callEndOf(result: CallResult): CallEnd {
  const charged = chargeOf(result);
  if (result.ok) return { outcome: 'success', charged, error: undefined };
  const { error } = result;
  return { outcome: error instanceof NoResult ? 'no_result' : 'failure', charged, error };
}
