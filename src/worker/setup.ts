/** Makes the streams and consumers of a run, or changes them to what the run needs. What is right stays untouched. */

import {
  type ConsumerConfig,
  JetStreamApiCodes,
  JetStreamApiError,
  type StreamConfig,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import { type Api, type ApiOptions, openApi } from './api.js';
import { ADVISORY, covers, type Layout, triedSubject } from './layout.js';
import { describeTask, type Task } from './task.js';

export interface SetupOptions extends ApiOptions {
  readonly layout: Layout;
  readonly task: Task;
  /** How long the server waits for an answer before it delivers a message again, in milliseconds. */
  readonly ackWait: number;
  /** How often a message is delivered before it counts as poison; the last time alone. */
  readonly maxDeliver: number;
  /** How long the server remembers an id, in milliseconds. */
  readonly window: number;
  /** So many messages at most are with all workers together. */
  readonly maxAckPending: number;
  /** Copies of each stream in a cluster. */
  readonly replicas: number;
  /** Changes nothing, and only returns what would be changed. */
  readonly dryRun: boolean;
}

/**
 * @returns what was done, or what would be done, one line each; nothing when all is as it should be.
 * @throws JetStreamApiError when the server refuses, for example a change that it does not allow.
 */
export async function setUp(given: SetupOptions): Promise<readonly string[]> {
  const { manager } = await openApi(given);
  const options = { ...given, manager };
  const { layout, maxDeliver } = options;
  const changes: string[] = [];
  for (const stream of streamsOf(options)) changes.push(...(await makeStream(options, stream)));
  const consumer = {
    ack_wait: nanos(options.ackWait),
    max_ack_pending: options.maxAckPending,
    description: describeTask(options.task),
  };
  const { in: input, poison } = layout.streams;
  changes.push(
    ...(await makeConsumer(options, input, {
      ...consumer,
      filter_subject: layout.in,
      max_deliver: maxDeliver - 1,
    })),
    ...(await makeConsumer(options, poison, { ...consumer, filter_subject: layout.advisories })),
  );
  return changes;
}

type Making = SetupOptions & Pick<Api, 'manager'>;

type Stream = Pick<StreamConfig, 'name' | 'subjects' | 'duplicate_window'> & {
  readonly num_replicas: number;
};

function streamsOf({ layout, window, replicas }: Making): Stream[] {
  const { in: input, out, failed, issues, poison } = layout.streams;
  const subjects: [name: string, ...subjects: string[]][] = [
    [input, layout.in],
    [out, layout.out],
    [failed, layout.failed],
    [issues, layout.issues],
    [poison, `${ADVISORY}.${layout.stream}.*`, `${triedSubject(layout.stream)}.*.*`],
  ];
  return subjects.map(([name, ...own]) => ({
    name,
    subjects: own,
    duplicate_window: nanos(window),
    num_replicas: replicas,
  }));
}

/** Nothing is dropped to make room: a stream that is full refuses, and whoever publishes waits. */
const NEVER_DROP = { discard: 'new', retention: 'limits', storage: 'file', allow_direct: true } as const;

async function makeStream({ manager, dryRun }: Making, { subjects, ...wanted }: Stream): Promise<string[]> {
  const { name } = wanted;
  const present = await orMissing(manager.streams.info(name));
  if (!present) {
    if (!dryRun) await manager.streams.add({ ...NEVER_DROP, ...wanted, subjects });
    return [`create stream ${name} (${subjects.join(', ')})`];
  }
  const { config } = present;
  const more = subjects.filter((subject) => !config.subjects.some((each) => covers(each, subject)));
  const changes = changesOf(config, { ...wanted, discard: NEVER_DROP.discard, allow_direct: true });
  if (more.length > 0) changes.push(`subjects + ${more.join(', ')}`);
  if (changes.length === 0) return [];
  if (!dryRun) {
    const changed = { ...wanted, discard: NEVER_DROP.discard, allow_direct: true };
    await manager.streams.update(name, { ...config, ...changed, subjects: [...config.subjects, ...more] });
  }
  return [`change stream ${name}: ${changes.join('; ')}`];
}

type Consumer = Partial<ConsumerConfig> & { readonly filter_subject: string };

async function makeConsumer(
  { manager, layout: { durable }, dryRun }: Making,
  stream: string,
  wanted: Consumer,
): Promise<string[]> {
  const present = await orMissing(manager.consumers.info(stream, durable));
  if (!present) {
    if (!dryRun) {
      await manager.consumers.add(stream, { ...wanted, durable_name: durable, ack_policy: 'explicit' });
    }
    return [`create consumer ${durable} of ${stream} (${wanted.filter_subject})`];
  }
  const changes = changesOf(present.config, wanted);
  if (changes.length === 0) return [];
  if (!dryRun) await manager.consumers.update(stream, durable, wanted);
  return [`change consumer ${durable} of ${stream}: ${changes.join('; ')}`];
}

async function orMissing<T>(info: Promise<T>): Promise<T | undefined> {
  try {
    return await info;
  } catch (error) {
    if (error instanceof JetStreamApiError && MISSING.has(error.code)) return undefined;
    throw error;
  }
}

const MISSING: ReadonlySet<number> = new Set([
  JetStreamApiCodes.StreamNotFound,
  JetStreamApiCodes.ConsumerNotFound,
]);

function changesOf(present: object, wanted: object): string[] {
  const before: ReadonlyMap<string, unknown> = new Map(Object.entries(present));
  return Object.entries(wanted)
    .filter(([key, value]) => before.get(key) !== value)
    .map(([key, value]) => `${key} ${shown(key, before.get(key))} -> ${shown(key, value)}`);
}

const DURATIONS: ReadonlySet<string> = new Set(['ack_wait', 'duplicate_window']);

/** JetStream counts in nanoseconds. */
function shown(key: string, value: unknown): string {
  return DURATIONS.has(key) ? `${Number(value) / 1e9}s` : String(value);
}
