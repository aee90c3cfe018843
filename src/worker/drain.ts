/**
 * Reads the results of a run out of the stream: the responses in the order of their inputs, what failed, and the
 * issues. Every message of the input must have a response or be among the failed ones.
 */

import { isUtf8 } from 'node:buffer';
import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import type { MsgHdrs } from '@nats-io/nats-core';
import { type ApiOptions, openApi } from './api.js';
import { HEADER } from './headers.js';
import { covers, type Layout } from './layout.js';
import { replay } from './replay.js';
import { type SequenceSet, sequenceSet } from './sequences.js';
import { describeTask, type Task } from './task.js';

export interface DrainOptions extends ApiOptions {
  readonly layout: Layout;
  readonly task: Task;
  /** Takes the responses, one a line. */
  readonly out: LineFile;
  /** Takes what failed, one JSON object a line, with the original body. */
  readonly failed?: LineFile;
  /** Takes the issues, one a line, in the order of the stream. */
  readonly issues?: LineFile;
  readonly signal: AbortSignal;
}

/** Takes whole lines, with their ends. */
export interface LineFile {
  write(lines: Uint8Array): Promise<void>;
}

export interface Drained {
  /** Messages of the input. */
  readonly messages: number;
  /** Those that have a response. */
  readonly responses: number;
  /** Those that have none, and are among the failed ones. */
  readonly failed: number;
  /** Records of batches that failed while others of the same message did not. */
  readonly failedLines: number;
  /** Records that were too large to be submitted. */
  readonly notSubmitted: number;
  /** Responses that were in the stream more than once; the newest one was taken. */
  readonly repeated: number;
  /** Messages without a response that are not among the failed ones: they are not done yet. */
  readonly missing: number;
}

/** Lines are handed over together, about so many bytes at once. */
const CHUNK_BYTES = 1_000_000;
/** Responses that came before their turn are kept up to here; of the others only where they stand. */
const KEPT_BYTES = 64_000_000;

/**
 * @returns how many there were of each.
 * @throws JetStreamApiError when `setup` was not run, and whatever a sink throws.
 */
export async function drain(options: DrainOptions): Promise<Drained> {
  const { layout, signal } = options;
  const { js, manager } = await openApi(options);
  const messages = await countInputs(manager, layout);
  const failures = await drainFailed(js, options);
  const found = await findResponses(js, options);
  await writeResponses(js, manager, found, options);
  if (options.issues) await drainIssues(js, options, options.issues);
  signal.throwIfAborted();
  const failed = failures.sequences.filter((sequence) => !found.sequences.has(sequence)).length;
  return {
    messages,
    responses: found.sequences.size,
    failed,
    failedLines: failures.lines,
    notSubmitted: failures.notSubmitted,
    repeated: found.repeated,
    missing: Math.max(0, messages - found.sequences.size - failed),
  };
}

async function countInputs(manager: JetStreamManager, { stream, in: input }: Layout): Promise<number> {
  const { config, state } = await manager.streams.info(stream);
  if (config.subjects.every((subject) => covers(input, subject))) return state.messages;
  const filtered = await manager.streams.info(stream, { subjects_filter: input });
  return Object.values(filtered.state.subjects ?? {}).reduce((sum, count) => sum + count, 0);
}

interface Found {
  /** The inputs that have a response. */
  readonly sequences: SequenceSet;
  /** Of inputs that have several responses, the sequence of the newest one. */
  readonly newest: ReadonlyMap<number, number>;
  readonly repeated: number;
  /** The last response that was seen, by its own sequence. */
  readonly last: number;
}

async function findResponses(js: JetStreamClient, options: DrainOptions): Promise<Found> {
  const sequences = sequenceSet();
  const newest = new Map<number, number>();
  let repeated = 0;
  let last = 0;
  for await (const { seq, input } of responsesOf(js, options, true)) {
    if (sequences.has(input)) {
      newest.set(input, seq);
      repeated += 1;
    }
    sequences.add(input);
    last = seq;
  }
  return { sequences, newest, repeated, last };
}

interface Response {
  readonly seq: number;
  readonly input: number;
  readonly body: Uint8Array;
}

async function* responsesOf(
  js: JetStreamClient,
  { layout, task, signal }: DrainOptions,
  headersOnly: boolean,
): AsyncGenerator<Response> {
  const wanted = describeTask(task);
  const place = { stream: layout.streams.out, subject: layout.out, headersOnly };
  for await (const { seq, headers, data } of replay(js, place)) {
    signal.throwIfAborted();
    if (headers?.get(HEADER.task) !== wanted || headers.get(HEADER.stream) !== layout.stream) continue;
    yield { seq, input: Number(headers.get(HEADER.sequence)), body: data };
  }
}

/** Responses come about in the order of their inputs: those that are early wait for their turn. */
async function writeResponses(
  js: JetStreamClient,
  manager: JetStreamManager,
  { sequences, newest, last }: Found,
  options: DrainOptions,
): Promise<void> {
  const lines = lineWriter(options.out);
  const early = new Map<number, Response>();
  let kept = 0;
  let next = sequences.after(0);

  async function write({ seq, body }: Response): Promise<void> {
    kept -= body.length;
    const whole = body.length > 0 ? body : await fetchBody(manager, options.layout.streams.out, seq);
    await lines.add(whole);
  }

  for await (const response of responsesOf(js, options, false)) {
    const { seq, input, body } = response;
    if (seq > last) break;
    if ((newest.get(input) ?? seq) !== seq) continue;
    const isKept = input === next || kept + body.length <= KEPT_BYTES;
    // A copy: the body is a part of what was received with it.
    early.set(input, { seq, input, body: isKept ? new Uint8Array(body) : new Uint8Array() });
    if (isKept) kept += body.length;
    for (let ready = takeOut(early, next); ready; ready = takeOut(early, next)) {
      await write(ready);
      next = sequences.after(ready.input);
    }
  }
  await lines.end();
}

function takeOut(early: Map<number, Response>, input: number | undefined): Response | undefined {
  const response = input === undefined ? undefined : early.get(input);
  if (response) early.delete(response.input);
  return response;
}

async function fetchBody(manager: JetStreamManager, stream: string, seq: number): Promise<Uint8Array> {
  const stored = await manager.streams.getMessage(stream, { seq });
  if (stored) return stored.data;
  throw new Error(`message ${seq} of ${stream} was removed while it was drained`);
}

interface Failures {
  /** The messages that have an entry. */
  readonly sequences: readonly number[];
  readonly lines: number;
  readonly notSubmitted: number;
}

async function drainFailed(js: JetStreamClient, options: DrainOptions): Promise<Failures> {
  const { layout, task, signal, failed } = options;
  const wanted = describeTask(task);
  const seen = new Set<string>();
  const sequences = new Set<number>();
  const counts = { lines: 0, notSubmitted: 0 };
  const lines = lineWriter(failed);
  const place = { stream: layout.streams.failed, subject: layout.failed, headersOnly: failed === undefined };
  for await (const { headers, data } of replay(js, place)) {
    signal.throwIfAborted();
    if (!headers || headers.get(HEADER.stream) !== layout.stream) continue;
    const own = headers.get(HEADER.task);
    // What could not be submitted is not there for any task.
    if (own !== wanted && own !== '') continue;
    const [sequence, line] = [headers.get(HEADER.sequence), headers.get(HEADER.line)];
    const key = sequence === '' ? headers.get(HEADER.id) : `${sequence}.${line}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (sequence === '') counts.notSubmitted += 1;
    else sequences.add(Number(sequence));
    if (line !== '') counts.lines += 1;
    await lines.add(Buffer.from(JSON.stringify(failedLine(headers, data))));
  }
  await lines.end();
  return { sequences: [...sequences], ...counts };
}

/** An entry as a line: a body that is not text is in Base64. */
function failedLine(headers: MsgHdrs, body: Uint8Array): object {
  const text = (name: string) => headers.get(name) || undefined;
  const number = (name: string) => (text(name) === undefined ? undefined : Number(text(name)));
  return {
    sequence: number(HEADER.sequence),
    line: number(HEADER.line),
    source: text(HEADER.source),
    record: number(HEADER.record),
    error: text(HEADER.error),
    reason: text(HEADER.reason),
    byteOffset: number(HEADER.byteOffset),
    message: text(HEADER.explanation),
    contentType: text(HEADER.contentType),
    bodyIs: text(HEADER.body),
    ...(isUtf8(body)
      ? { body: Buffer.from(body).toString() }
      : { bodyBase64: Buffer.from(body).toString('base64') }),
  };
}

async function drainIssues(
  js: JetStreamClient,
  { layout, task, signal }: DrainOptions,
  file: LineFile,
): Promise<void> {
  const wanted = describeTask(task);
  const seen = sequenceSet();
  const lines = lineWriter(file);
  for await (const { headers, data } of replay(js, {
    stream: layout.streams.issues,
    subject: layout.issues,
  })) {
    signal.throwIfAborted();
    if (headers?.get(HEADER.task) !== wanted || headers.get(HEADER.stream) !== layout.stream) continue;
    const input = Number(headers.get(HEADER.sequence));
    if (!seen.has(input)) await lines.add(data);
    seen.add(input);
  }
  await lines.end();
}

const NEWLINE = Buffer.from('\n');

/** Gathers lines, and hands them over together. */
function lineWriter(file: LineFile | undefined) {
  let open: Uint8Array[] = [];
  let size = 0;
  async function end(): Promise<void> {
    if (size > 0) await file?.write(Buffer.concat(open));
    [open, size] = [[], 0];
  }
  return {
    end,
    async add(line: Uint8Array): Promise<void> {
      open.push(line, NEWLINE);
      size += line.length + 1;
      if (size >= CHUNK_BYTES) await end();
    },
  };
}
