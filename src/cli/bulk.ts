/**
 * neci-kyc normalize over many bundles: a file or stream of NDJSON, or a folder of JSON files. What comes out
 * is the same for any number of workers, and for a run that was stopped and resumed.
 */

import { createReadStream, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { describePlace } from '../bulk/block.js';
import { total } from '../bulk/counts.js';
import { fieldsOf } from '../bulk/fields.js';
import { reportPage } from '../bulk/report.js';
import { type Ended, runBulk } from '../bulk/run.js';
import { fileOfLines, filesOfFolder, OtherInputError, type Source, streamOfLines } from '../bulk/source.js';
import type { Task } from '../bulk/task.js';
import { codeOf, WriteError } from '../files/ioError.js';
import type { Dataset, Release, Version } from '../generated/contracts/index.js';
import { inThousands, startProgress } from './bulk/progress.js';
import { failuresOf, summaryOf } from './bulk/summary.js';
import { dataError, type Io, ownVersion, usageError } from './command.js';
import { isReaderGone, type Outputs, openOutputs, placesOf } from './outputs.js';
import { stopped } from './stopped.js';

export interface BulkOptions {
  readonly dataset: Dataset;
  readonly version: Version;
  readonly release: Release;
  readonly extensions: boolean;
  readonly translate: boolean;
  readonly requestTime?: string;
  readonly responseTime?: string;
  readonly ndjson?: boolean;
  readonly pretty?: boolean;
  readonly out?: string;
  readonly issues?: string;
  readonly report?: string;
  readonly workers?: number | 'auto';
  readonly maxErrors?: number;
  readonly resume?: boolean;
  readonly quiet?: boolean;
  readonly strict?: boolean;
}

export async function normalizeMany(input: string, options: BulkOptions, io: Io): Promise<void> {
  const { out, issues, report, maxErrors, resume = false, quiet = false } = options;
  if (options.pretty) throw usageError('--pretty is for one bundle; a line of NDJSON is one record');
  const places = placesOf({ input, out, issues, report }, io);
  if (resume && !places.out) throw usageError('--resume needs --out: what goes to stdout is gone');
  const source = await openSource(input, options, io);
  const task = taskOf(options);
  const started = performance.now();
  const outputs = await openOutputs(places, io, {
    identity: { program: ownVersion(), input: source.identity, task },
    resume,
    say: (line) => void (quiet || io.stderr.write(`${line}\n`)),
  });
  const { from } = outputs;
  const progress = startProgress(source, from, io.stderr, quiet);
  let ended: Ended;
  try {
    ended = await runBulk({
      source,
      task,
      ...outputs,
      workers: workersFor(source, options.workers ?? 'auto'),
      maxFailures: maxErrors ?? Number.POSITIVE_INFINITY,
      signal: io.signal,
      onProgress: progress.show,
    });
    progress.stop();
    if (ended.by !== 'signal') {
      await outputs.report?.write(Buffer.from(reportOf(ended, task, input, io)));
      await outputs.publish();
    }
  } catch (error) {
    progress.stop();
    const failure = await failureOf(error, input, outputs);
    if (!failure) return;
    throw failure;
  }
  const seconds = Math.max(0.001, (performance.now() - started) / 1000);
  if (ended.by === 'signal') throw await stop(ended, outputs, io);
  if (!quiet) {
    if (issues === undefined) io.stderr.write(failuresOf(ended.tally));
    if (source.passedOver > 0) {
      io.stderr.write(
        `${source.passedOver} other entries of ${input} were not read; only regular files named *.json are\n`,
      );
    }
    io.stderr.write(summaryOf(ended, from, seconds));
  }
  judge(ended, options);
}

/** Why a run failed, as the user is told; nothing when the reader of stdout has had enough. */
async function failureOf(error: unknown, input: string, outputs: Outputs): Promise<unknown> {
  if (error instanceof OtherInputError) {
    await outputs.keep();
    return usageError(`${error.message}; without --resume the run starts anew`);
  }
  const reason = reasonOf(error, input);
  if (reason === undefined) {
    await outputs.discard();
    return error;
  }
  if (error instanceof WriteError && error.isFull) {
    await outputs.discard();
    return dataError(reason);
  }
  const isKept = await outputs.keep();
  if (error instanceof WriteError && isReaderGone(error)) return undefined;
  return dataError(isKept ? `${reason}; ${GO_ON}` : reason);
}

/** What the user can mend before the run goes on; nothing for an error that would come back. */
function reasonOf(error: unknown, input: string): string | undefined {
  if (error instanceof WriteError) return error.message;
  if (isSystemError(error)) return `can't read ${input} (${codeOf(error)})`;
  if (codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY')
    return 'a record takes more memory than a worker may have; try --workers 1';
  return undefined;
}

const GO_ON = 'the same command with --resume goes on from there';

async function openSource(input: string, { ndjson }: BulkOptions, io: Io): Promise<Source> {
  if (input === '-') return streamOfLines(io.stdin instanceof Readable ? io.stdin : Readable.from(io.stdin));
  try {
    const stats = statSync(input);
    if (stats.isFile()) return fileOfLines(input, stats);
    if (!stats.isDirectory()) return streamOfLines(createReadStream(input));
    if (ndjson) throw usageError(`${input} is a folder: it is read file by file, without --ndjson`);
    const source = await filesOfFolder(input);
    if (source.total === 0) throw usageError(`there is no *.json in ${input}`);
    return source;
  } catch (error) {
    if (isSystemError(error)) throw dataError(`can't read ${input} (${codeOf(error)})`);
    throw error;
  }
}

function taskOf(options: BulkOptions): Task {
  const { dataset, version, release, extensions, requestTime, responseTime } = options;
  return {
    dataset,
    version,
    release,
    extensions,
    translate: options.translate ? 'derive' : 'source-only',
    request: { requestTime, responseTime },
    issues: options.issues !== undefined,
    overview: options.report !== undefined,
  };
}

/** Below so much input a second thread takes longer to start than it saves. */
const WORTH_WORKERS = { bytes: 8_000_000, files: 2000 };
/** A worker takes about 100 MB, and unless told otherwise a run stays below 300 MB on any machine. */
const MAX_AUTO_WORKERS = 2;

/** A stream stays on this thread: it can be slow, and what it gave is to go out before more is there. */
function workersFor({ total: size, unit }: Source, asked: number | 'auto'): number {
  if (size === undefined) return 1;
  if (asked !== 'auto') return asked;
  if (size < WORTH_WORKERS[unit]) return 1;
  return Math.min(availableParallelism(), MAX_AUTO_WORKERS);
}

function reportOf(ended: Ended, task: Task, input: string, io: Io): string {
  const { tally } = ended;
  return reportPage({
    task,
    input: input === '-' ? 'standard input' : basename(resolve(input)),
    fields: fieldsOf(task),
    tally,
    madeAt: io.now(),
    ...(ended.by === 'failures' && { endedAt: earlyEndOf(ended) }),
  });
}

/** Without a place, an earlier run had come so far. */
function earlyEndOf({ tally, at }: Extract<Ended, { by: 'all' | 'failures' }>): string {
  return at ? describePlace(at) : `record ${inThousands(tally.records)}`;
}

async function stop({ tally }: Ended, outputs: Outputs, io: Io) {
  const records = `after ${inThousands(tally.records)} records`;
  if (outputs.journal) {
    await outputs.keep();
    return stopped(io.signal, `${records}; ${GO_ON}`);
  }
  await outputs.discard();
  return stopped(io.signal, records);
}

/** Exit 1 when the data weren't clean. */
function judge(ended: Ended, { issues, maxErrors, strict }: BulkOptions): void {
  const { tally } = ended;
  const where = issues === undefined ? '' : `; see ${issues}`;
  const failed = `${inThousands(tally.failed)} of ${inThousands(tally.records)} records failed`;
  if (ended.by === 'failures') {
    const limit = maxErrors === undefined ? '' : ` (--max-errors ${maxErrors})`;
    throw dataError(
      `ended early at ${earlyEndOf(ended)}, with ${failed}${limit}; nothing after it was read${where}`,
    );
  }
  if (tally.failed > 0) throw dataError(`${failed}${where}`);
  const errors = total(tally.issues.error);
  if (strict && errors > 0)
    throw dataError(`${inThousands(errors)} issues of severity error (--strict)${where}`);
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
