/** The messages that a worker has in hand. */

import type { JsMsg } from '@nats-io/jetstream';
import type { Outcome, WorkerEvent, WorkerTotals } from './events.js';
import type { IssueCount } from './work.js';

export interface Held {
  /** False when the message is held already: then only its newest delivery is answered. */
  add(message: JsMsg): boolean;
  current(message: JsMsg): JsMsg;
  finish(message: JsMsg, outcome: Outcome, issues: readonly IssueCount[]): void;
  /** Counts what was not held. */
  count(outcome: Outcome): void;
  size(): number;
  /** Waits until so many more messages may be held, or until the signal comes. */
  room(count: number, signal: AbortSignal): Promise<void>;
  /** Waits until nothing is held. */
  settled(): Promise<void>;
  totals(): WorkerTotals;
  close(): void;
}

export interface HeldOptions {
  readonly maxInFlight: number;
  /** How long the server waits for an answer, in milliseconds. */
  readonly ackWait: number;
  onMessage?(event: WorkerEvent): void;
}

/** The messages in hand. Each is reported to the server as being worked on, before it would be delivered again. */
export function createHeld({ maxInFlight, ackWait, onMessage }: HeldOptions): Held {
  const held = new Map<number, { message: JsMsg; since: number }>();
  const totals = { done: 0, failed: 0, returned: 0 };
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const each of [...waiting]) each();
  };

  const beat = setInterval(() => {
    const now = performance.now();
    for (const each of held.values()) if (now - each.since >= ackWait / 3) each.message.working();
  }, ackWait / 3);

  function count(outcome: Outcome, issues: readonly IssueCount[] = [], ms?: number): void {
    if (outcome === 'done' || outcome === 'partial') totals.done += 1;
    else if (outcome === 'failed' || outcome === 'poison') totals.failed += 1;
    else totals.returned += 1;
    onMessage?.({ outcome, issues, ms, inFlight: held.size });
  }

  async function until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      await new Promise<void>((resolve) => {
        const once = () => {
          waiting.delete(once);
          resolve();
        };
        waiting.add(once);
      });
    }
  }

  return {
    add(message) {
      const isNew = !held.has(message.seq);
      held.set(message.seq, { message, since: performance.now() });
      return isNew;
    },
    current: (message) => held.get(message.seq)?.message ?? message,
    finish(message, outcome, issues) {
      const since = held.get(message.seq)?.since ?? performance.now();
      held.delete(message.seq);
      count(outcome, issues, performance.now() - since);
      wake();
    },
    count,
    size: () => held.size,
    async room(needed, signal) {
      signal.addEventListener('abort', wake);
      await until(() => signal.aborted || maxInFlight - held.size >= needed);
      signal.removeEventListener('abort', wake);
    },
    settled: () => until(() => held.size === 0),
    totals: () => ({ ...totals }),
    close: () => clearInterval(beat),
  };
}
