/**
 * The worker: pulls messages, has them mapped by threads, publishes what comes of them, and acknowledges a message
 * once all of that is confirmed. Whatever ends the process, what was not acknowledged is delivered again, and what
 * was published already is recognized by its id.
 */

import { setTimeout as wait } from 'node:timers/promises';
import {
  type Consumer,
  type ConsumerMessages,
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamClient,
  type JsMsg,
} from '@nats-io/jetstream';
import { errors, millis, type NatsConnection } from '@nats-io/nats-core';
import { createAnswer } from './answer.js';
import { type ApiOptions, openApi } from './api.js';
import type { WorkerEvent, WorkerTotals } from './events.js';
import { createHeld, type Held } from './held.js';
import type { Layout } from './layout.js';
import { watchPoison } from './poison.js';
import { startPool, ThreadCrash } from './pool.js';
import { createPublisher, isPassing, whyNotPublishable } from './publish.js';
import { describeTask, type Task } from './task.js';

export interface WorkerOptions extends ApiOptions {
  readonly layout: Layout;
  readonly task: Task;
  readonly threads: number;
  /** The heap that a thread may have, in megabytes. */
  readonly threadMemory: number;
  /** So many messages at most are held at once. */
  readonly maxInFlight: number;
  /** Stops the worker: it pulls no more and finishes what it holds. */
  readonly signal: AbortSignal;
  /** How long it may take to finish what it holds, in milliseconds. */
  readonly deadline: number;
  /** Ends the worker when no message is left, here or at another worker. */
  readonly untilEmpty: boolean;
  /** Is told what an operator should know, one line each. */
  say(line: string): void;
  onMessage?(event: WorkerEvent): void;
}

/** What the user can put right before a worker can start or go on. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError' as const;
}

/** A pull request ends after so long and is made anew, in milliseconds. */
const PULL_MS = 30_000;
/** The shortest that the library allows. */
const SHORT_PULL_MS = 1000;

/**
 * Runs until it is stopped, or until nothing is left.
 *
 * @returns how many messages it answered.
 * @throws WorkerError when the streams and consumers are not there or not those of this task, or when the user may
 * not publish.
 */
export async function runWorker(options: WorkerOptions): Promise<WorkerTotals> {
  const { connection, layout, task, signal, say } = options;
  const { js, manager } = await openApi(options);
  const { consumer, ackWait } = await openConsumer(js, layout, task);
  await requireRights(js, layout);
  const pool = await startPool({ task, threads: options.threads, memory: options.threadMemory });

  /** Ends the waiting for confirmations when the deadline has passed. */
  const abandon = new AbortController();
  /** Ends the pulling. */
  const stop = new AbortController();
  signal.addEventListener('abort', () => stop.abort(), { once: true });
  if (signal.aborted) stop.abort();

  const publish = createPublisher({ jetstream: js, say, signal: abandon.signal });
  const held = createHeld({ ...options, ackWait });
  let fatal: WorkerError | undefined;
  const fail = (error: unknown) => {
    fatal ??= new WorkerError(error instanceof Error ? error.message : String(error));
    stop.abort();
    abandon.abort();
  };
  void watchRights(connection, fail);
  const answer = createAnswer({
    manager,
    layout,
    task,
    publish,
    pool,
    isStopping: () => stop.signal.aborted,
  });
  const onPoison = () => held.count('poison');
  const poison = await watchPoison({ js, manager, layout, task, publish, say, fail, onPoison });

  function take(message: JsMsg): void {
    const isNew = held.add(message);
    if (!isNew) return;
    answer(message, () => held.current(message)).then(
      ({ outcome, issues }) => held.finish(message, outcome, issues),
      (error: unknown) => {
        held.current(message).nak(RETURN_MS);
        const isCrash = error instanceof ThreadCrash;
        held.finish(message, isCrash ? 'crashed' : 'returned', []);
        if (isCrash) say(`message ${message.seq}: ${error.message}; it is delivered again`);
        else if (!isPassing(error)) fail(error);
      },
    );
  }

  try {
    await pullAll({ consumer, options, stop: stop.signal, held, take, isPoisonLeft: poison.isLeft, fail });
  } finally {
    const deadline = setTimeout(() => abandon.abort(), options.deadline);
    await held.settled();
    await poison.stop();
    clearTimeout(deadline);
    held.close();
    await pool.close();
    if (!connection.isClosed()) await connection.flush().catch(() => {}); // acknowledgements are on their way
  }
  if (fatal) throw fatal;
  return held.totals();
}

/** A message that this worker gives back may be tried again after so long, in milliseconds. */
const RETURN_MS = 1000;

async function openConsumer(
  js: JetStreamClient,
  { streams, durable, in: input }: Layout,
  task: Task,
): Promise<{ consumer: Consumer; ackWait: number }> {
  const consumer = await js.consumers.get(streams.in, durable).catch((error: unknown) => {
    if (error instanceof JetStreamApiError)
      throw new WorkerError(`${error.message} (${streams.in}, ${durable}); run neci-kyc worker setup first`);
    throw new WorkerError(`can't ask for the consumer ${durable}: ${messageOf(error)}`);
  });
  const { config } = await consumer.info(true);
  const wanted = describeTask(task);
  if (config.description !== wanted) {
    throw new WorkerError(
      `the consumer ${durable} is for "${config.description ?? 'another task'}", not for "${wanted}"; give the same options as to setup, or another --durable`,
    );
  }
  if (config.filter_subject !== input)
    throw new WorkerError(`the consumer ${durable} reads ${config.filter_subject}, not ${input}; see --in`);
  return { consumer, ackWait: millis(config.ack_wait ?? DEFAULT_ACK_WAIT_NS) };
}

const DEFAULT_ACK_WAIT_NS = 30_000_000_000;

async function requireRights(js: JetStreamClient, { out, failed, issues }: Layout): Promise<void> {
  for (const subject of [out, failed, issues]) {
    const reason = await whyNotPublishable(js, subject);
    if (reason !== undefined) throw new WorkerError(reason);
  }
}

interface Pulling {
  readonly consumer: Consumer;
  readonly options: WorkerOptions;
  readonly stop: AbortSignal;
  readonly held: Held;
  readonly take: (message: JsMsg) => void;
  readonly isPoisonLeft: () => Promise<boolean>;
  readonly fail: (error: unknown) => void;
}

/** Asks for as many messages as there is room for, so that none waits here without being kept alive. */
async function pullAll({ consumer, options, stop, held, take, isPoisonLeft, fail }: Pulling): Promise<void> {
  const { maxInFlight, untilEmpty, connection } = options;
  while (!stop.aborted) {
    await held.room(Math.ceil(maxInFlight / 2), stop);
    if (stop.aborted) return;
    let received = 0;
    try {
      const messages = await consumer.fetch({
        max_messages: maxInFlight - held.size(),
        expires: untilEmpty ? SHORT_PULL_MS : PULL_MS,
      });
      const close = closeOn(stop, messages);
      for await (const message of messages) {
        received += 1;
        take(message);
      }
      close();
      if (untilEmpty && received === 0 && (await isEmpty(consumer)) && !(await isPoisonLeft())) return;
    } catch (error) {
      if (connection.isClosed()) return fail(new Error('the connection is closed'));
      if (await isGone(consumer)) return fail(error);
      // The server is away, or was: the library reconnects, and the pull is made anew.
      await wait(SHORT_PULL_MS, undefined, { signal: stop }).catch(() => {});
    }
  }
}

function closeOn(stop: AbortSignal, messages: ConsumerMessages): () => void {
  const close = () => void messages.close();
  stop.addEventListener('abort', close, { once: true });
  if (stop.aborted) close();
  return () => stop.removeEventListener('abort', close);
}

async function isEmpty(consumer: Consumer): Promise<boolean> {
  const { num_pending, num_ack_pending } = await consumer.info();
  return num_pending === 0 && num_ack_pending === 0;
}

/** Whether the stream or the consumer was deleted. */
async function isGone(consumer: Consumer): Promise<boolean> {
  try {
    await consumer.info();
    return false;
  } catch (error) {
    return error instanceof JetStreamApiError && GONE.has(error.code);
  }
}

const GONE: ReadonlySet<number> = new Set([
  JetStreamApiCodes.ConsumerNotFound,
  JetStreamApiCodes.StreamNotFound,
]);

/** What the server forbids is an error that only its configuration can mend; not every call is told of it. */
async function watchRights(connection: NatsConnection, fail: (error: unknown) => void): Promise<void> {
  for await (const status of connection.status()) {
    if (status.type !== 'error' || !(status.error instanceof errors.PermissionViolationError)) continue;
    const { operation, subject } = status.error;
    fail(new Error(`this user has no right of ${operation} to ${subject}`));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error';
}
