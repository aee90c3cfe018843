/**
 * How a call ended (调用结果), before anybody throws it: a bundle keeps failures, a single call throws them.
 *
 * @example
 * if (!outcome.ok && outcome.next === 'wait') retryLater();
 */

import type { UpstreamError } from './errors/index.js';

export interface Success {
  readonly ok: true;
  /** The whole body as it came, envelope and all. */
  readonly body: object;
  /** What stands in `value` (v1) or `data` (v2). */
  readonly payload: object;
  readonly requestId: string | undefined;
  readonly attempts: number;
}

export interface Failure {
  readonly ok: false;
  readonly error: UpstreamError;
  /** What to do before asking once more; `stop` means not to ask. */
  readonly next: 'stop' | 'wait' | 'login';
  /** How long the server asked us to wait. */
  readonly waitMs?: number;
  /** The body as it came, when it was the platform's JSON. */
  readonly body?: object;
}

export type Outcome = Success | Failure;
