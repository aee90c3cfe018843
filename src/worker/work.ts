/** What a thread does with one message: its bundles become responses, issues and failures, all as bytes. */

import { createHash } from 'node:crypto';
import { START } from '../bulk/block.js';
import { issueLine, lineStart, numbersOf } from '../bulk/issueLine.js';
import { linesOf } from '../bulk/lines.js';
import { type Failure, makeRecord, type Outcome, type ReadCompany } from '../bulk/record.js';
import type { Bytes } from '../files/bytes.js';
import type { Issue, IssueCode, Severity } from '../issues.js';
import { JSON_TYPE, NDJSON_TYPE } from './headers.js';
import { responseId, type Task } from './task.js';

/** A message, as a thread needs it. */
export interface Job {
  /** The message's sequence in the input stream. */
  readonly sequence: number;
  readonly contentType: string | undefined;
  readonly body: Uint8Array;
}

export interface Worked {
  /** The id of the response, and of all else that comes of the message. */
  readonly id: string;
  /** The response, or one response a line; absent when all bundles failed. */
  readonly response: Bytes | undefined;
  /** The lines of the responses, when some of a batch failed. */
  readonly lines: readonly number[] | undefined;
  /** The issues as NDJSON; absent when there are none. */
  readonly issues: Bytes | undefined;
  readonly failures: readonly FailedRecord[];
  readonly counts: readonly IssueCount[];
  /** How long the work took, in milliseconds. */
  readonly ms: number;
}

export interface FailedRecord {
  readonly failure: Failure;
  /** Absent when the whole message failed. */
  readonly line?: number;
  /** The bytes of the line in the body, without the end. */
  readonly span?: readonly [start: number, end: number];
}

export interface IssueCount {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly count: number;
}

export function workOn({ sequence, contentType, body }: Job, task: Task, read?: ReadCompany): Worked {
  const started = performance.now();
  const id = responseId(createHash('sha256').update(body).digest('hex'), task);
  const isBatch = mediaType(contentType) === NDJSON_TYPE;
  const responses: string[] = [];
  const lines: number[] = [];
  const entries: string[] = [];
  const failures: FailedRecord[] = [];
  const counts = new Map<string, IssueCount>();
  for (const { outcome, line, span } of outcomesOf(body, contentType, task, read)) {
    if (!outcome.ok) {
      failures.push({ failure: outcome.failure, line, span });
      continue;
    }
    responses.push(JSON.stringify(outcome.response));
    if (line !== undefined) lines.push(line);
    const start = lineStart({ id, sequence, line }, numbersOf(outcome.response, task.version));
    for (const issue of outcome.issues) {
      entries.push(issueLine(start, issue));
      addTo(counts, issue);
    }
  }
  return {
    id,
    response: responses.length > 0 ? encode(responses) : undefined,
    lines: isBatch && failures.length > 0 ? lines : undefined,
    issues: entries.length > 0 ? encode(entries) : undefined,
    failures,
    counts: [...counts.values()],
    ms: performance.now() - started,
  };
}

interface RecordOutcome extends Pick<FailedRecord, 'line' | 'span'> {
  readonly outcome: Outcome;
}

function* outcomesOf(
  body: Uint8Array,
  contentType: string | undefined,
  task: Task,
  read: ReadCompany | undefined,
): Generator<RecordOutcome> {
  const type = mediaType(contentType);
  if (body.length === 0) {
    yield { outcome: refused('empty', 'The message is empty') };
  } else if (type === JSON_TYPE) {
    yield { outcome: makeRecord(body, bulkTask(task), read) };
  } else if (type === NDJSON_TYPE) {
    yield* linesOfBatch(body, task, read);
  } else {
    yield {
      outcome: refused(
        'content_type',
        `The Content-Type is not supported; send ${JSON_TYPE} or ${NDJSON_TYPE}`,
      ),
    };
  }
}

function* linesOfBatch(
  body: Uint8Array,
  task: Task,
  read: ReadCompany | undefined,
): Generator<RecordOutcome> {
  const own = new Uint8Array(body);
  let isEmpty = true;
  for (const { line, bytes } of linesOf({ kind: 'lines', pieces: [own], firstLine: 1, end: START })) {
    isEmpty = false;
    const outcome = makeRecord(bytes, bulkTask(task), read);
    yield { outcome, line, span: [bytes.byteOffset, bytes.byteOffset + bytes.length] };
  }
  if (isEmpty) yield { outcome: refused('empty', 'The message has no line with a bundle') };
}

/** No clock and no random id enters a response, so that a redelivered message gives the same bytes. */
function bulkTask(task: Task): Parameters<typeof makeRecord>[1] {
  return { ...task, check: 'leaf', request: {}, issues: true, overview: false };
}

function refused(reason: string, message: string): Outcome {
  return { ok: false, failure: { error: 'MessageError', reason, message } };
}

/** Without parameters; a message without a type is a bundle. */
function mediaType(contentType: string | undefined): string {
  const [type = ''] = (contentType ?? '').split(';');
  return type.trim().toLowerCase() || JSON_TYPE;
}

function addTo(counts: Map<string, IssueCount>, { code, severity, count = 1 }: Issue): void {
  const key = `${severity} ${code}`;
  counts.set(key, { code, severity, count: (counts.get(key)?.count ?? 0) + count });
}

function encode(lines: readonly string[]): Bytes {
  return new TextEncoder().encode(lines.join('\n'));
}
