/** The work on one block: its records become bytes of output, entries of the issues file, and counts. */

import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { RawPayloadError } from '../errors.js';
import { MAX_BYTES } from '../json/parse.js';
import { type Block, describePlace, type Place } from './block.js';
import { ByteLines } from './byteLines.js';
import { count } from './counts.js';
import { type FileName, fileAt, shownName } from './fileName.js';
import { failureLine, issueLine, lineStart, numbersOf } from './issueLine.js';
import { isLong, linesOf } from './lines.js';
import { Survey } from './overview.js';
import { failed, makeRecord, type Outcome, type ReadCompany } from './record.js';
import { emptyTally, nameFailure, type Tally } from './tally.js';
import type { Task } from './task.js';

export interface Result {
  /** Whole lines. */
  readonly out: Uint8Array<ArrayBuffer>;
  /** Whole lines, when the task wants them. */
  readonly issues: Uint8Array<ArrayBuffer>;
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
  if (block.kind === 'longLine') {
    yield { place: { line: block.firstLine }, outcome: failed(tooLong('line')), size: block.size };
  } else if (block.kind === 'lines') {
    for (const { line, bytes } of linesOf(block)) {
      const outcome = isLong(bytes.length) ? failed(tooLong('line')) : makeRecord(bytes, task, read);
      yield { place: { line }, outcome, size: bytes.length };
    }
  } else {
    for (const name of block.names) yield workOnFile(block.folder, name, task, read);
  }
}

function workOnFile(folder: string, name: FileName, task: Task, read: ReadCompany | undefined): Worked {
  const place = { file: shownName(name) };
  let bytes: Uint8Array | number;
  try {
    bytes = bytesOf(fileAt(folder, name));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const failure = { error: 'FileError', reason, message: `The file can't be read (${reason})` };
    return { place, outcome: { ok: false, failure }, size: 0 };
  }
  if (typeof bytes === 'number') return { place, outcome: failed(tooLong('file')), size: bytes };
  return { place, outcome: makeRecord(bytes, task, read), size: bytes.length };
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
