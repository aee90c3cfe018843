/** The work on one block: its records become bytes of output, entries of the issues file, and counts. */

import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { RawPayloadError } from '../errors.js';
import type { Bytes } from '../files/bytes.js';
import { MAX_BYTES } from '../json/parse.js';
import { type Block, describePlace, type Place } from './block.js';
import { ByteLines } from './byteLines.js';
import { count } from './counts.js';
import { type FileName, fileAt, shownName } from './fileName.js';
import { failureLine, issueLine, lineStart, numbersOf } from './issueLine.js';
import { isLong, linesOf } from './lines.js';
import { Survey } from './overview.js';
import { failed, makeRecords, type Outcome, type ReadCompany, type Step } from './record.js';
import { emptyTally, nameFailure, type Tally } from './tally.js';
import type { Task } from './task.js';

export interface Result {
  /** Whole lines. */
  readonly out: Bytes;
  /** Whole lines, when the task wants them. */
  readonly issues: Bytes;
  readonly tally: Tally;
  /** The block, when it comes from another thread, and has failures for which it may be wanted again. */
  readonly block?: Block;
  /** The record at which the work stopped, because so many had failed. */
  readonly stoppedAt?: Place;
}

/**
 * `spares` is memory for the lines, used again and again so that a long run doesn't wait for it to be
 * collected. Stops after so many failed records as `maxFailures` says.
 */
export function workOn(
  block: Block,
  task: Task,
  spares: ArrayBuffer[] = [],
  maxFailures = Number.POSITIVE_INFINITY,
  read?: ReadCompany,
): Result {
  const out = new ByteLines(spares.pop());
  const entries = new ByteLines(spares.pop());
  const tally = emptyTally();
  const survey = task.overview ? new Survey(task.version) : undefined;
  let stoppedAt: Place | undefined;
  for (const { place, outcome, size } of outcomesOf(block, task, read)) {
    tally.records += 1;
    tally.bytes += size;
    if (outcome.ok) {
      out.add(JSON.stringify(outcome.response));
      const start = task.issues ? lineStart(place, numbersOf(outcome.response, task.version)) : '';
      for (const issue of outcome.issues) {
        count(tally.issues[issue.severity], issue.code);
        if (task.issues) entries.add(issueLine(start, issue));
      }
      survey?.add(place, outcome);
    } else {
      const { failure } = outcome;
      tally.failed += 1;
      count(tally.failures, failure.reason ?? failure.error);
      nameFailure(tally, `${describePlace(place)}: ${failure.message} [${failure.reason ?? failure.error}]`);
      if (task.issues) entries.add(failureLine(place, failure));
      if (tally.failed >= maxFailures) {
        stoppedAt = place;
        break;
      }
    }
  }
  return {
    out: out.bytes,
    issues: entries.bytes,
    tally: survey ? { ...tally, overview: survey.finish() } : tally,
    ...(stoppedAt && { stoppedAt }),
  };
}

interface Worked {
  readonly place: Place;
  readonly outcome: Outcome;
  readonly size: number;
}

function* outcomesOf(block: Block, task: Task, read: ReadCompany | undefined): Generator<Worked> {
  for (const batch of batchesOf(recordsOf(block))) {
    const outcomes = makeRecords(
      batch.map(({ bytes }) => bytes),
      task,
      read,
    );
    for (const [index, outcome] of outcomes.entries()) {
      const { place, size } = batch[index] as Given; // one for each
      yield { place, outcome, size };
    }
  }
}

/** A record as it is in the input. */
interface Given {
  readonly place: Place;
  readonly size: number;
  readonly bytes: Step<{ readonly bytes: Uint8Array }>;
}

/** So many bytes of records at most are worked on together, or one record. More would be pushed out of the cache. */
const BATCH_BYTES = 64 * 1024;

function* batchesOf(records: Iterable<Given>): Generator<readonly Given[]> {
  let batch: Given[] = [];
  let bytes = 0;
  for (const record of records) {
    if (bytes + record.size > BATCH_BYTES && batch.length > 0) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(record);
    bytes += record.size;
  }
  if (batch.length > 0) yield batch;
}

function* recordsOf(block: Block): Generator<Given> {
  if (block.kind === 'longLine') {
    yield { place: { line: block.firstLine }, size: block.size, bytes: failed(tooLong('line')) };
  } else if (block.kind === 'lines') {
    for (const { line, bytes } of linesOf(block)) {
      const size = bytes.length;
      yield { place: { line }, size, bytes: isLong(size) ? failed(tooLong('line')) : { ok: true, bytes } };
    }
  } else {
    for (const name of block.names) yield recordOf(block.folder, name);
  }
}

function recordOf(folder: string, name: FileName): Given {
  const place = { file: shownName(name) };
  let bytes: Uint8Array | number;
  try {
    bytes = bytesOf(fileAt(folder, name));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const failure = { error: 'FileError', reason, message: `The file can't be read (${reason})` };
    return { place, size: 0, bytes: { ok: false, failure } };
  }
  if (typeof bytes === 'number') return { place, size: bytes, bytes: failed(tooLong('file')) };
  return { place, size: bytes.length, bytes: { ok: true, bytes } };
}

/** The bytes of a file; of one that is longer than a bundle may be, only their number. */
function bytesOf(path: string | Buffer): Uint8Array | number {
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    return size > MAX_BYTES ? size : readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A record that is longer than a bundle may be. It is not read. */
export function tooLong(what: 'line' | 'file'): RawPayloadError {
  return new RawPayloadError('limit_exceeded', `The ${what} is longer than ${MAX_BYTES} bytes; split it`);
}
