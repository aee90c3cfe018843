/**
 * The worker: pulls messages, has them mapped by threads, publishes what comes of them, and acknowledges a message
 * once all of that is confirmed. Whatever ends the process, what was not acknowledged is delivered again, and what
 * was published already is recognized by its id.
 */

import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type Consumer,
  type ConsumerMessages,
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamClient,
  type JetStreamManager,
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
import { createReader } from './stored.js';
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
  /** Receives what an operator should know, a line each. */
  log(line: string): void;
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
 * One pull asks for about so many bytes at most: what the server pushes faster than this process reads counts
 * against the server's `max_pending` (64 MB), and past that it cuts the connection.
 */
const PULL_BYTES = 4_000_000;

/**
 * Runs until it is stopped, or until nothing is left.
 *
 * @returns how many messages it answered.
 * @throws WorkerError when the streams and consumers are not there or not those of this task, or when the user may
 * not publish.
 */
export async function runWorker(options: WorkerOptions): Promise<WorkerTotals> {
  const { connection, layout, task, signal, log } = options;
  const { js, manager } = await openApi(options);
  const { consumer, ackWait } = await openConsumer(js, layout, task);
  await requireRights(js, layout);
  const pool = await startPool({ task, threads: options.threads, memory: options.threadMemory });

  /** Ends the waiting for confirmations when the deadline has passed. */
  const abandon = new AbortController();
  setMaxListeners(0, abandon.signal); // every message that is held may wait for it
  /** Ends the pulling. */
  const stop = new AbortController();
  signal.addEventListener('abort', () => stop.abort(), { once: true });
  if (signal.aborted) stop.abort();

  const publish = createPublisher({ jetstream: js, log, signal: abandon.signal });
  const held = createHeld({ ...options, ackWait });
  let fatal: WorkerError | undefined;
  const fail = (error: unknown) => {
    fatal ??= new WorkerError(error instanceof Error ? error.message : String(error));
    stop.abort();
    abandon.abort();
  };
  const pulls = createPulls(manager, layout.stream);
  void watchConnection(connection, { fail, onLost: pulls.close });
  const readStored = createReader(manager, abandon.signal);
  const answer = createAnswer({ readStored, layout, task, publish, pool });
  const poison = await watchPoison({
    js,
    manager,
    readStored,
    layout,
    task,
    ackWait,
    answer,
    publish,
    log,
    fail,
    onOutcome: held.count,
  });

  function take(message: JsMsg): void {
    const isNew = held.add(message);
    if (!isNew) return;
    answer(message)
      .then(async ({ outcome, issues }) => {
        await settle(held.current(message), outcome === 'failed', stop.signal.aborted);
        held.finish(message, outcome, issues);
      })
      .catch((error: unknown) => {
        held.current(message).nak(RETURN_MS);
        const isCrash = error instanceof ThreadCrash;
        held.finish(message, isCrash ? 'crashed' : 'returned', []);
        if (isCrash) log(`message ${message.seq}: ${error.message}; it is delivered again`);
        else if (!isPassing(error)) fail(error);
      });
  }

  try {
    await pullAll({
      consumer,
      options,
      stop: stop.signal,
      held,
      pulls,
      take,
      isPoisonLeft: poison.isLeft,
      fail,
    });
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

/**
 * An acknowledgement is confirmed itself where the next delivery may be the last one, and where this process ends. One
 * that is lost all the same costs a delivery, whose response is recognized.
 */
async function settle(message: JsMsg, isFailed: boolean, isStopping: boolean): Promise<void> {
  if (isFailed) message.term();
  else if (message.redelivered || isStopping) await message.ackAck().catch(() => {});
  else message.ack();
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

async function requireRights(js: JetStreamClient, { out, failed, issues, tried }: Layout): Promise<void> {
  for (const subject of [out, failed, issues, `${tried}.0`]) {
    const reason = await whyNotPublishable(js, subject);
    if (reason !== undefined) throw new WorkerError(reason);
  }
}

interface Pulling {
  readonly consumer: Consumer;
  readonly options: WorkerOptions;
  readonly stop: AbortSignal;
  readonly held: Held;
  readonly pulls: Pulls;
  readonly take: (message: JsMsg) => void;
  readonly isPoisonLeft: () => Promise<boolean>;
  readonly fail: (error: unknown) => void;
}

/** Asks for as many messages as there is room for, so that none waits here without being kept alive. */
async function pullAll({ consumer, options, stop, held, pulls, take, ...rest }: Pulling): Promise<void> {
  const { maxInFlight, untilEmpty, connection } = options;
  const { isPoisonLeft, fail } = rest;
  stop.addEventListener('abort', pulls.close);
  while (!stop.aborted) {
    await held.room(Math.ceil(maxInFlight / 2), stop);
    if (stop.aborted) return;
    let received = 0;
    try {
      const max_messages = Math.min(maxInFlight - held.size(), await pulls.most());
      const messages = await consumer.fetch({
        max_messages,
        expires: untilEmpty ? SHORT_PULL_MS : PULL_MS,
      });
      pulls.open(messages);
      if (stop.aborted) pulls.close();
      for await (const message of messages) {
        received += 1;
        pulls.received(message);
        take(message);
      }
      if (untilEmpty && received === 0 && (await isEmpty(consumer)) && !(await isPoisonLeft())) return;
    } catch (error) {
      if (connection.isClosed()) return fail(new Error('the connection is closed'));
      if (await isGone(consumer)) return fail(error);
      // The server is away, or was: the library reconnects, and the pull is made anew.
      await wait(SHORT_PULL_MS, undefined, { signal: stop }).catch(() => {});
    }
  }
}

interface Pulls {
  /** How many messages to ask for. */
  most(): Promise<number>;
  received(message: JsMsg): void;
  open(messages: ConsumerMessages): void;
  /** Ends the open pull. One that the connection was lost for would be repeated as it was. */
  close(): void;
}

/** How large the messages are decides how many are asked for. */
function createPulls(manager: JetStreamManager, stream: string): Pulls {
  let size: number | undefined;
  let current: ConsumerMessages | undefined;
  return {
    async most() {
      if (size === undefined) {
        const { bytes, messages } = (await manager.streams.info(stream)).state;
        if (messages > 0) size = bytes / messages;
      }
      return size === undefined ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(PULL_BYTES / size));
    },
    received({ data }) {
      size = size === undefined ? data.length : 0.9 * size + 0.1 * data.length;
    },
    open(messages) {
      current = messages;
    },
    close: () => void current?.close(),
  };
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

/** A missing right is an error that only the server's configuration can correct. Not every call reports it. */
async function watchConnection(
  connection: NatsConnection,
  { fail, onLost }: { fail(error: unknown): void; onLost(): void },
): Promise<void> {
  for await (const status of connection.status()) {
    if (status.type === 'disconnect') onLost();
    if (status.type !== 'error' || !(status.error instanceof errors.PermissionViolationError)) continue;
    const { operation, subject } = status.error;
    fail(new Error(`this user has no right of ${operation} to ${subject}`));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error';
}
