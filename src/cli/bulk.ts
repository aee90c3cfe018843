/**
 * neci-kyc normalize over many bundles: a file or stream of NDJSON, or a folder of JSON files. What comes out
 * is the same for any number of workers, and for a run that was stopped and resumed.
 */

import { availableParallelism } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { describePlace } from '../bulk/block.js';
import { total } from '../bulk/counts.js';
import { fieldsOf } from '../bulk/fields.js';
import { isRecordName } from '../bulk/fileName.js';
import { type Ended, type Progress, runBulk } from '../bulk/run.js';
import { filesOfFolder, InputError, type Source } from '../bulk/source.js';
import type { Task } from '../bulk/task.js';
import type { Check } from '../datasets/render.js';
import { codeOf, TakenOverError, WriteError } from '../files/ioError.js';
import { type OutputPaths, type Outputs, openOutputs } from '../files/outputs.js';
import { targetOf } from '../files/target.js';
import type { Dataset, Release, Version } from '../generated/contracts/index.js';
import { printable } from '../text/printable.js';
import { factsOf, failuresOf, summaryOf } from './bulk/summary.js';
import {
  dataError,
  EXIT,
  type ExitError,
  exitOf,
  type Io,
  ownVersion,
  stopped,
  systemError,
  usageError,
} from './command.js';
import { isBadlyPacked, isFolder, readConfig, readError } from './input.js';
import { linesError, openLines } from './lines.js';
import { inThousands, startProgress } from './progress.js';

export interface BulkOptions {
  readonly dataset: Dataset;
  readonly version: Version;
  readonly release: Release;
  readonly extensions: boolean;
  readonly translate: boolean;
  readonly config?: string;
  readonly check?: Check;
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
  readonly restart?: boolean;
  readonly quiet?: boolean;
  readonly strict?: boolean;
}

export async function normalizeMany(input: string, options: BulkOptions, io: Io): Promise<void> {
  const { out, issues, report, maxErrors, resume = false, restart, quiet = false } = options;
  if (options.pretty) throw usageError('--pretty is for one bundle; a line of NDJSON is one record');
  if (resume && restart) throw usageError('--resume and --restart exclude each other; leave out one');
  const paths = { out, issues, report };
  if (resume && out === undefined) throw usageError('--resume needs --out: what went to stdout is gone');
  const source = await openSource(input, options, io);
  requireNotAmongRecords(paths, source);
  const loaded = await readConfig(options.config);
  const task = { ...taskOf(options), config: loaded?.config };
  const started = performance.now();
  const outputs = await openOutputs<Progress>({ input, alsoRead: [options.config], ...paths }, io, {
    identity: {
      program: ownVersion(),
      input: source.identity,
      task: { ...task, config: loaded?.config.digest },
    },
    resume,
    restart,
  });
  const { from } = outputs;
  if (resume && !quiet) {
    if (!from) io.stderr.write('there is no unfinished run; this one starts at the beginning\n');
    if (from?.ending) io.stderr.write('the unfinished run had read its input; its files are put in place\n');
  }
  const extent = { total: source.total, from: from?.position.at };
  const progress = startProgress(extent, io.stderr, quiet);
  let ended: Ended;
  try {
    ended = await runBulk({
      source,
      task,
      read: loaded?.normalizer.readCompany,
      ...outputs,
      workers: workersFor(source, options.workers ?? 'auto'),
      maxFailures: maxErrors ?? Number.POSITIVE_INFINITY,
      signal: io.signal,
      onProgress: (state) => progress.show(state.position.at, (seconds) => factsOf(state, from, seconds)),
    });
    progress.stop();
    if (ended.by !== 'signal') {
      if (outputs.report) await outputs.report.write(Buffer.from(await reportOf(ended, task, input, io)));
      await outputs.publish();
    }
  } catch (error) {
    progress.stop();
    throw failureOf(error, input, outputs);
  }
  const seconds = Math.max(0.001, (performance.now() - started) / 1000);
  if (ended.by === 'signal') throw stop(ended, outputs, io);
  if (!quiet) {
    if (issues === undefined) io.stderr.write(failuresOf(ended.tally));
    if (source.passedOver > 0) {
      io.stderr.write(
        `${source.passedOver} other entries of ${printable(input)} were not read; only regular files named *.json are\n`,
      );
    }
    io.stderr.write(summaryOf(ended, from, seconds));
  }
  judge(ended, options);
}

/** Ends the outputs of a run that failed, and returns the error for the user. */
function failureOf(error: unknown, input: string, outputs: Outputs<Progress>): unknown {
  const exit = exitOf(error) ?? exitOf(linesError(input, error)) ?? memoryErrorOf(error);
  const isInVain =
    (error instanceof WriteError && error.isFull) ||
    (error instanceof InputError && error.reason !== 'other') ||
    (input !== '-' && isBadlyPacked(error));
  if (!exit || isInVain) {
    outputs.discard();
    return exit ?? error;
  }
  const canGoOn = outputs.keep() && exit.exitCode === EXIT.system && !(error instanceof TakenOverError);
  return canGoOn ? systemError(`${exit.message}; ${GO_ON}`) : exit;
}

function memoryErrorOf(error: unknown): ExitError | undefined {
  if (codeOf(error) !== 'ERR_WORKER_OUT_OF_MEMORY') return undefined;
  return systemError('a record takes more memory than a worker may have; try --workers 1');
}

const GO_ON = 'the same command with --resume continues from there';

/** The next run over the same folder would read such an output as a bundle. */
function requireNotAmongRecords(paths: OutputPaths, { folder }: Source): void {
  if (folder === undefined) return;
  for (const [role, path] of Object.entries(paths)) {
    const target = path && path !== '-' ? targetOf(path) : undefined;
    if (target?.kind === 'file' && dirname(target.path) === folder && isRecordName(basename(target.path)))
      throw usageError(`--${role} ${path} is among the bundles that are read; put it elsewhere`);
  }
}

async function openSource(input: string, { ndjson }: BulkOptions, io: Io): Promise<Source> {
  if (!isFolder(input)) return openLines(input, io);
  if (ndjson) throw usageError(`${input} is a folder, which is read file by file; leave out --ndjson`);
  const source = await filesOfFolder(input).catch((error) => {
    throw readError(input, error);
  });
  if (source.total === 0) throw usageError(`there is no *.json in ${input}`);
  return source;
}

function taskOf(options: BulkOptions): Task {
  const { dataset, version, release, extensions, requestTime, responseTime } = options;
  return {
    dataset,
    version,
    release,
    extensions,
    translate: options.translate ? 'derive' : 'source-only',
    check: options.check ?? 'leaf',
    request: { requestTime, responseTime },
    issues: options.issues !== undefined,
    overview: options.report !== undefined,
  };
}

/** Below so much input a second thread takes longer to start than it saves. */
const WORTH_WORKERS = { bytes: 8_000_000, files: 2000 };
/** A worker takes about 100 MB, and by default a run stays below 300 MB on any machine. */
const MAX_AUTO_WORKERS = 2;

/** A stream stays on this thread: it can be slow, and what it gave is to be written before more arrives. */
function workersFor({ total: size, unit }: Source, asked: number | 'auto'): number {
  if (size === undefined) return 1;
  if (asked !== 'auto') return asked;
  if (size < WORTH_WORKERS[unit]) return 1;
  return Math.min(availableParallelism(), MAX_AUTO_WORKERS);
}

async function reportOf(ended: Ended, task: Task, input: string, io: Io): Promise<string> {
  // Loads what a run without a report does without.
  const { reportPage } = await import('../bulk/report/page.js');
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

function stop({ tally }: Ended, outputs: Outputs<Progress>, io: Io): ExitError {
  const records = `after ${inThousands(tally.records)} records`;
  return stopped(io.signal, outputs.keep() ? `${records}; ${GO_ON}` : records);
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
