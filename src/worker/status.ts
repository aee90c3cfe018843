/** How far a run has come, as the server counts it. */

import { setTimeout as wait } from 'node:timers/promises';
import { JetStreamApiError, type JetStreamManager } from '@nats-io/jetstream';
import { type ApiOptions, openApi } from './api.js';
import type { Layout } from './layout.js';

export interface RunStatus {
  /** Messages that no worker has been given. */
  readonly waiting: number;
  /** Messages that a worker holds. */
  readonly inFlight: number;
  /** Messages in flight that were delivered before. */
  readonly redelivered: number;
  /** Entries in the stream of failures, of all runs over this input. */
  readonly failed: number;
  /** Advisories of poison messages that no worker has dealt with. */
  readonly poison: number;
  /** Workers that wait for messages. */
  readonly pulling: number;
  /** Answered messages per second while the rate was measured. */
  readonly rate: number;
  /** Until nothing is left, in seconds; absent when nothing moves. */
  readonly secondsLeft: number | undefined;
}

export interface StatusOptions extends ApiOptions {
  readonly layout: Layout;
}

/**
 * @param interval - how long the rate is measured, in milliseconds.
 * @throws JetStreamApiError when `setup` did not make the streams and consumers.
 */
export async function readStatus({
  interval,
  layout,
  ...options
}: StatusOptions & { readonly interval: number }): Promise<RunStatus> {
  const { manager } = await openApi(options);
  const first = await countsOf(manager, layout);
  const started = performance.now();
  await wait(interval);
  const { left, ...counts } = await countsOf(manager, layout);
  const rate = Math.max(0, ((first.left - left) * 1000) / (performance.now() - started));
  return { ...counts, rate, secondsLeft: left === 0 ? 0 : rate > 0 ? left / rate : undefined };
}

/** How many messages are not answered yet, poison ones included that are not among the failed ones. */
export async function countLeft({ layout, ...options }: StatusOptions): Promise<number> {
  const { manager } = await openApi(options);
  const { left, poison } = await countsOf(manager, layout);
  return left + poison;
}

async function countsOf(manager: JetStreamManager, { streams, durable }: Layout) {
  const consumer = await manager.consumers.info(streams.in, durable);
  const advisories = await manager.consumers.info(streams.poison, durable);
  const failures = await manager.streams.info(streams.failed);
  return {
    waiting: consumer.num_pending,
    inFlight: consumer.num_ack_pending,
    redelivered: consumer.num_redelivered,
    failed: failures.state.messages,
    poison: advisories.num_pending + advisories.num_ack_pending,
    pulling: consumer.num_waiting,
    left: consumer.num_pending + consumer.num_ack_pending,
  };
}

/** Whether an error means that `setup` was not run. */
export function isNotSetUp(error: unknown): error is JetStreamApiError {
  return error instanceof JetStreamApiError && error.status === 404;
}
