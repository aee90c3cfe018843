/**
 * How a call ended (调用结果), as a value: a bundle keeps failures, a single call throws them.
 *
 * @example
 * if (!result.ok && result.next === 'wait') retryLater();
 */

import type { UpstreamError } from './errors/index.js';

export interface CallSuccess {
  readonly ok: true;
  /** The whole body as it came, envelope and all. */
  readonly body: object;
  /** The content of `value` (v1) or `data` (v2). */
  readonly payload: object;
  readonly requestId: string | undefined;
  readonly attempts: number;
}

export interface CallFailure {
  readonly ok: false;
  readonly error: UpstreamError;
  /** What to do before the call is repeated; `stop` means not to repeat it. */
  readonly next: 'stop' | 'wait' | 'login';
  /** How long the server asked to wait. */
  readonly waitMs?: number | undefined;
  /** The body as it came, when it was the platform's JSON. */
  readonly body?: object | undefined;
}

export type CallResult = CallSuccess | CallFailure;
