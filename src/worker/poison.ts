/**
 * Messages that were delivered as often as the consumer allows and never answered. Most of them were in the hands of
 * a process that died of another one, or of a connection that broke; a poison message is one that kills whoever works
 * on it. The server reports each in an advisory, which a stream keeps. A worker tries the message once more, alone,
 * and leaves a mark in the stream before it does; a worker that finds the mark puts the message among the failed ones.
 * The mark is needed because the server counts a delivery to a connection that is gone.
 */

import { createHash } from 'node:crypto';
import type { JetStreamClient, JetStreamManager, JsMsg } from '@nats-io/jetstream';
import type { Answer } from './answer.js';
import type { Outcome } from './events.js';
import type { Layout } from './layout.js';
import { failedEntry, type Origin, publishFailed } from './messages.js';
import { ThreadCrash } from './pool.js';
import { isPassing, type Publish } from './publish.js';
import type { ReadStored } from './stored.js';
import { responseId, type Task } from './task.js';
import type { IssueCount } from './work.js';

export interface PoisonOptions {
  readonly js: JetStreamClient;
  readonly manager: JetStreamManager;
  readonly readStored: ReadStored;
  readonly layout: Layout;
  readonly task: Task;
  readonly answer: Answer;
  readonly publish: Publish;
  /** How long the server waits for an answer, in milliseconds. */
  readonly ackWait: number;
  log(line: string): void;
  fail(error: unknown): void;
  onOutcome(outcome: Outcome, issues?: readonly IssueCount[]): void;
}

export interface PoisonWatch {
  /** Whether an advisory waits to be worked on. */
  isLeft(): Promise<boolean>;
  stop(): Promise<void>;
}

/** @throws JetStreamApiError when `setup` did not make the stream of advisories and its consumer. */
export async function watchPoison(options: PoisonOptions): Promise<PoisonWatch> {
  const { js, layout, ackWait, fail } = options;
  const consumer = await js.consumers.get(layout.streams.poison, layout.durable);
  const advisories = await consumer.consume({ max_messages: 1 });
  const done = (async () => {
    for await (const advisory of advisories) {
      const beat = setInterval(() => advisory.working(), ackWait / 3);
      try {
        await handle(advisory, options);
        await advisory.ackAck();
      } catch (error) {
        advisory.nak();
        if (!isPassing(error)) fail(error);
      } finally {
        clearInterval(beat);
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

async function handle(advisory: JsMsg, options: PoisonOptions): Promise<void> {
  const { readStored, layout, answer, log, publish, onOutcome } = options;
  const { stream_seq: seq, deliveries } = advisory.json<Advisory>();
  const stored = await readStored(layout.stream, { seq });
  const message = { seq, data: stored?.data ?? new Uint8Array(), headers: stored?.header };
  if (!stored) return bury(message, 'gone', deliveries, options);
  const mark = `${layout.tried}.${seq}`;
  const isMarked = (await readStored(layout.streams.poison, { last_by_subj: mark })) !== null;
  if (isMarked) return bury(message, 'fatal', deliveries + 1, options);
  const { seq: marked } = await publish({
    subject: mark,
    id: `${mark}.${advisory.seq}`,
    body: new Uint8Array(),
    headers: {},
  });
  try {
    const { outcome, issues } = await answer(message);
    log(`message ${seq} was delivered ${deliveries} times without an answer; tried alone, it has one`);
    onOutcome(outcome, issues);
  } catch (error) {
    if (error instanceof ThreadCrash) return bury(message, 'fatal', deliveries + 1, options);
    // It did not end this process: the next worker tries it as well.
    await options.manager.streams.deleteMessage(layout.streams.poison, marked).catch(() => {});
    throw error;
  }
}

const EXPLANATIONS = {
  gone: 'and is no longer in the stream',
  fatal: 'the last time alone, and never answered: it may end whoever works on it',
} as const;

/** Puts a message among the failed ones. */
async function bury(
  message: Origin['message'],
  why: keyof typeof EXPLANATIONS,
  deliveries: number,
  { layout, task, publish, log, onOutcome }: PoisonOptions,
): Promise<void> {
  const id = responseId(createHash('sha256').update(message.data).digest('hex'), task);
  const failure = {
    error: 'PoisonMessage',
    reason: 'max_deliver',
    message: `The message was delivered ${deliveries} times, ${EXPLANATIONS[why]}`,
  };
  await publishFailed(publish, failedEntry({ layout, task, message }, id, { failure }));
  log(
    `message ${message.seq} was delivered ${deliveries} times and never answered; it is in ${layout.failed}`,
  );
  onOutcome('poison');
}
