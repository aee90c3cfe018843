/**
 * Loads bundles into the input stream, in the order of their source. How far it has come is kept by the stream
 * itself: every message holds where a later submit has to go on.
 */

import { createHash } from 'node:crypto';
import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import { type Position, START } from '../bulk/block.js';
import type { Source } from '../bulk/source.js';
import { type ApiOptions, openApi } from './api.js';
import { HEADER, JSON_TYPE, NDJSON_TYPE } from './headers.js';
import { type InputLayout, NameError } from './layout.js';
import { createPublisher } from './publish.js';
import { recordsOf, type SourceRecord } from './records.js';
import { replay } from './replay.js';
import { createSender, type Parcel } from './sender.js';

export interface SubmitOptions extends ApiOptions {
  readonly layout: InputLayout;
  readonly source: Source;
  /** What the source is called: a later submit of the same name goes on where this one ended. */
  readonly name: string;
  /** So many bundles go into one message. */
  readonly batch: number;
  /** Ends the submit when what is on its way is confirmed. */
  readonly signal: AbortSignal;
  log(line: string): void;
  onProgress?(submitted: Submitted): void;
}

export interface Submitted {
  /** Messages that the stream has taken. */
  readonly stored: number;
  /** Records that an earlier submit had loaded, and that were passed over. */
  readonly resumedAfter: number;
  /** Messages after those that the stream had already. */
  readonly present: number;
  /** Records that no message can carry; each is among the failed ones, without its body. */
  readonly tooLarge: number;
  /** Messages that stand later in the stream than in the source, because the server refused them at first. */
  readonly reordered: number;
  readonly bytes: number;
  /** How far the source is read: bytes of a file or stream, files of a folder. */
  readonly position: number;
  readonly isStopped: boolean;
}

/** The stream has another source under this name, or the same one in other batches. */
export class OtherSourceError extends Error {
  override readonly name = 'OtherSourceError' as const;
}

/** What the headers of a message take at most. */
const HEADER_BYTES = 2048;

/**
 * @returns what was loaded, once the server has confirmed all of it.
 * @throws OtherSourceError, ForbiddenError, or JetStreamApiError when `setup` was not run.
 */
export async function submit(options: SubmitOptions): Promise<Submitted> {
  const { connection, layout, source, name, batch, signal, log, onProgress } = options;
  const { js, manager } = await openApi(options);
  const subject = subjectOf(layout.in, name);
  const earlier = await readEarlier(js, manager, { ...options, subject });
  const sender = createSender({ connection, js, signal, log, toMessage });
  const publish = createPublisher({ jetstream: js, log, signal });
  const counts = { present: 0, tooLarge: 0, position: 0 };
  const submitted = (): Submitted => {
    const { present, ...sent } = sender.counts();
    const all = { ...counts, ...sent, present: counts.present + present };
    return { ...all, resumedAfter: earlier.record, isStopped: signal.aborted };
  };

  function toMessage({ last, body, id }: Parcel, resume: string) {
    const headers = {
      [HEADER.contentType]: batch > 1 ? NDJSON_TYPE : JSON_TYPE,
      [HEADER.source]: name,
      [HEADER.record]: String(last),
      [HEADER.batch]: String(batch),
      [HEADER.resume]: resume,
    };
    return { subject, id, body, headers };
  }

  async function refuse({ number, size }: SourceRecord): Promise<void> {
    counts.tooLarge += 1;
    await publish({
      subject: layout.failed,
      id: `${name}.${number}.${size}.too-large`,
      body: new Uint8Array(),
      headers: {
        [HEADER.stream]: layout.stream,
        [HEADER.source]: name,
        [HEADER.record]: String(number),
        [HEADER.error]: 'MessageError',
        [HEADER.reason]: 'too_large',
        [HEADER.explanation]: `The record has ${size} bytes, more than a message may have; split it`,
        [HEADER.body]: 'it is only in the source',
      },
    });
  }

  const most = (connection.info?.max_payload ?? 0) - HEADER_BYTES;
  try {
    const records = recordsOf(source, earlier.position, signal);
    for await (const parcel of parcelsOf(records, { name, batch, most, after: earlier.record, refuse })) {
      counts.position = parcel.block.at;
      if (isPresent(parcel, earlier)) counts.present += 1;
      else await sender.send(parcel);
      onProgress?.(submitted());
      if (signal.aborted) break;
    }
  } catch (error) {
    if (!signal.aborted) throw error; // a stream that waits for input fails when it is stopped
  }
  await sender.finish();
  if (!signal.aborted && counts.present < earlier.ids.size) throw otherSource(name);
  return submitted();
}

/** Where the messages of a source go: the pattern that the workers read, with the name in place of its end. */
function subjectOf(pattern: string, name: string): string {
  const subject = pattern.replace(/[*>]$/, name);
  if (!/[*>]/.test(subject)) return subject;
  throw new NameError(
    `--in ${pattern} has a wildcard before its end; give submit a subject that has none there`,
  );
}

interface Earlier {
  /** The last record up to which all was confirmed. */
  readonly record: number;
  readonly position: Position;
  /** The ids of the messages after it that the stream has all the same, by their last record. */
  readonly ids: ReadonlyMap<number, string>;
}

const NOTHING: Earlier = { record: 0, position: START, ids: new Map() };

/** What an earlier submit of this source has loaded. */
async function readEarlier(
  js: JetStreamClient,
  manager: JetStreamManager,
  { layout, subject, name, batch }: Pick<SubmitOptions, 'layout' | 'name' | 'batch'> & { subject: string },
): Promise<Earlier> {
  const { stream } = layout;
  const last = await manager.streams.getMessage(stream, { last_by_subj: subject });
  if (!last || last.header.get(HEADER.source) !== name) return NOTHING;
  const size = last.header.get(HEADER.batch);
  if (size !== String(batch)) {
    throw new OtherSourceError(
      `"${name}" was submitted with --batch ${size}; give the same again, or another --name`,
    );
  }
  const [at = 0, records = 0, record = 0, sequence = 0] = last.header
    .get(HEADER.resume)
    .split('/')
    .map(Number);
  const ids = new Map<number, string>();
  for await (const { headers } of replay(js, { stream, subject, from: sequence + 1, headersOnly: true }))
    if (headers) ids.set(Number(headers.get(HEADER.record)), headers.get(HEADER.id));
  return { record, position: { at, records }, ids };
}

/** @throws OtherSourceError when the stream has something else in this place. */
function isPresent({ last, id }: Parcel, { ids }: Earlier): boolean {
  const earlier = ids.get(last);
  if (earlier !== undefined && earlier !== id) throw otherSource(id.split('.')[1] ?? '');
  return earlier !== undefined;
}

function otherSource(name: string): OtherSourceError {
  return new OtherSourceError(
    `the stream has another source under the name "${name}"; give this one another --name`,
  );
}

interface Parcelling {
  readonly name: string;
  readonly batch: number;
  /** The longest body that a message can carry. */
  readonly most: number;
  /** Records up to this number are passed over. */
  readonly after: number;
  refuse(record: SourceRecord): Promise<void>;
}

/** Some records after each other make a message. */
async function* parcelsOf(
  records: AsyncIterable<SourceRecord>,
  { name, batch, most, after, refuse }: Parcelling,
): AsyncGenerator<Parcel> {
  let open: { record: SourceRecord; bytes: Uint8Array }[] = [];
  let size = 0;

  function* close(): Generator<Parcel> {
    const [first, last] = [open[0], open.at(-1)];
    if (!first || !last) return;
    const body = open.length === 1 ? first.bytes : joined(open.map(({ bytes }) => bytes));
    const sha256 = createHash('sha256').update(body).digest('hex');
    const { number } = last.record;
    yield { last: number, block: first.record.block, body, id: `${sha256}.${name}.${number}` };
    [open, size] = [[], 0];
  }

  for await (const record of records) {
    if (record.number <= after) continue;
    const { bytes } = record;
    if (!bytes || bytes.length > most) {
      yield* close();
      await refuse(record);
      continue;
    }
    if (size + bytes.length + open.length > most) yield* close();
    open.push({ record, bytes });
    size += bytes.length;
    if (open.length >= batch) yield* close();
  }
  yield* close();
}

const NEWLINE = Buffer.from('\n');

function joined(lines: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(lines.flatMap((line, index) => (index === 0 ? [line] : [NEWLINE, line])));
}
