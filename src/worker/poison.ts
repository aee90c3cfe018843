/**
 * Poison messages: those that were delivered `max_deliver` times and never answered, because they kill whoever
 * works on them. The server says so in an advisory, which a stream keeps until a worker has put the message among
 * the failed ones.
 */

import { createHash } from 'node:crypto';
import {
  JetStreamApiError,
  type JetStreamClient,
  type JetStreamManager,
  type JsMsg,
} from '@nats-io/jetstream';
import type { Layout } from './layout.js';
import { failedEntry, publishFailed } from './messages.js';
import { isPassing, type Publish } from './publish.js';
import { responseId, type Task } from './task.js';

export interface PoisonOptions {
  readonly js: JetStreamClient;
  readonly manager: JetStreamManager;
  readonly layout: Layout;
  readonly task: Task;
  readonly publish: Publish;
  say(line: string): void;
  fail(error: unknown): void;
  onPoison(): void;
}

export interface PoisonWatch {
  /** Whether an advisory waits to be worked on. */
  isLeft(): Promise<boolean>;
  stop(): Promise<void>;
}

/** @throws JetStreamApiError when `setup` did not make the stream of advisories and its consumer. */
export async function watchPoison(options: PoisonOptions): Promise<PoisonWatch> {
  const { js, layout, fail } = options;
  const consumer = await js.consumers.get(layout.streams.poison, layout.durable);
  const advisories = await consumer.consume({ max_messages: 1 });
  const done = (async () => {
    for await (const advisory of advisories) {
      try {
        await bury(advisory, options);
      } catch (error) {
        advisory.nak();
        if (!isPassing(error)) fail(error);
      }
    }
  })().catch(fail);
  return {
    async isLeft() {
      const { num_pending, num_ack_pending } = await consumer.info();
      return num_pending + num_ack_pending > 0;
    },
    async stop() {
      await advisories.close();
      await done;
    },
  };
}

/** What is used of an advisory. */
interface Advisory {
  readonly stream_seq: number;
  readonly deliveries: number;
}

/** Puts the message of an advisory among the failed ones. */
async function bury(advisory: JsMsg, { manager, layout, task, publish, say, onPoison }: PoisonOptions) {
  const { stream_seq: seq, deliveries } = advisory.json<Advisory>();
  const stored = await manager.streams.getMessage(layout.stream, { seq }).catch((error: unknown) => {
    if (error instanceof JetStreamApiError) return null;
    throw error;
  });
  const data = stored?.data ?? new Uint8Array();
  const id = responseId(createHash('sha256').update(data).digest('hex'), task);
  const gone = stored ? '' : '; its body is no longer in the stream';
  const failure = {
    error: 'PoisonMessage',
    reason: 'max_deliver',
    message: `The message was delivered ${deliveries} times and never answered${gone}`,
  };
  const message = { seq, data, headers: stored?.header };
  await publishFailed(publish, failedEntry({ layout, task, message }, id, { failure }));
  await advisory.ackAck();
  say(`message ${seq} was delivered ${deliveries} times and never answered; it is in ${layout.failed}`);
  onPoison();
}
