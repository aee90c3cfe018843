/**
 * neci-kyc run: names or codes of companies in, one dataset file for each out. Can be stopped at any time and
 * started again: what is done stays, what was paid for is not paid again.
 */

import { join } from 'node:path';
import type { Command } from 'commander';
import PQueue from 'p-queue';
import { type PlannedCall, planCalls, type UpstreamError } from '../client/index.js';
import type { Dataset, Release, Version } from '../generated/contracts/index.js';
import { dataError, type Io, newCommand, stopped, usageError } from './command.js';
import { datasetOption, releaseOption, versionOption } from './input.js';
import { type Batch, findDone, makeOne, type Rendition } from './run/batch.js';
import { readCompanies } from './run/companies.js';
import { readAddress } from './run/credentials.js';
import {
  addCallOptions,
  type CallOptions,
  type ClientParts,
  listCalls,
  makeClient,
  printable,
} from './run/options.js';
import { startProgress } from './run/progress.js';
import { type Entry, type Report, STOPPED, startReport, type Trouble, troubleOf } from './run/report.js';
import { openStore, readStore } from './run/store.js';

interface Options extends CallOptions {
  readonly dataset: Dataset;
  readonly version: Version;
  readonly release: Release;
  readonly extensions: boolean;
  readonly translate: boolean;
  readonly from?: string;
  readonly out?: string;
  readonly pretty?: boolean;
}

const EXAMPLE = 'neci-kyc run 小米科技有限责任公司 --dataset super --version v2 --out datasets';

export function command(io: Io, parts: ClientParts = {}): Command {
  const made = newCommand('run', EXAMPLE, io)
    .argument('[companies...]', 'full names or unified social credit codes')
    .option('--from <file>', 'one name or code per line, UTF-8; "-" is standard input')
    .addOption(datasetOption().makeOptionMandatory())
    .addOption(versionOption().makeOptionMandatory())
    .addOption(releaseOption())
    .option('--out <folder>', 'where the files go; a folder that was used before is continued')
    .option('--no-extensions', 'leave out the fields beyond the published contract')
    .option('--no-translate', 'no translated names of ours, only those of the sources')
    .option('--pretty', 'indent the files');
  return addCallOptions(made).action((names: string[], options: Options) => run(names, options, io, parts));
}

async function run(names: readonly string[], options: Options, io: Io, parts: ClientParts): Promise<void> {
  const companies = await readCompanies(names, options.from, io);
  const rendition = renditionOf(options);
  if (options.dryRun) return dryRun(companies, rendition, options, io);
  const { out } = options;
  if (out === undefined) throw usageError('say where the files go: --out FOLDER');
  const client = await makeClient(options, io, parts);
  const store = await openStore(out);
  try {
    const report = startReport(join(out, 'report.ndjson'));
    const batch: Batch = { client, store, out, rendition, io };
    await runAll(companies, batch, report, options);
  } finally {
    await store.close();
  }
}

function renditionOf(options: Options): Rendition {
  const { dataset, version, release, extensions, translate, endpoints, pretty } = options;
  return {
    dataset,
    version,
    release,
    extensions,
    translate: translate ? 'derive' : 'source-only',
    endpoints,
    isPretty: pretty === true,
  };
}

async function runAll(
  companies: readonly string[],
  batch: Batch,
  report: Report,
  { concurrency, quiet }: Options,
): Promise<void> {
  const { io } = batch;
  const progress = startProgress(companies.length, io.stderr, quiet === true);
  const counts: Counts = { written: 0, kept: 0, incomplete: 0, failed: 0, not_asked: 0 };
  const left = new Set(companies);
  const queue = new PQueue({ concurrency });
  let fatal: UpstreamError | undefined;
  let crash: unknown;

  function record(entry: Entry): void {
    report.add(entry);
    left.delete(entry.company);
    counts[entry.outcome] += 1;
  }

  function note(entry: Entry): void {
    record(entry);
    for (const line of linesOf(entry)) progress.say(line);
    progress.step();
  }

  function watch(error: UpstreamError): void {
    if (error.stopsBatch) fatal ??= error;
  }

  async function makeAndNote(company: string): Promise<void> {
    if (io.signal.aborted || crash) return;
    try {
      const done = await findDone(company, batch);
      if (done) note({ ...done, outcome: 'kept' });
      else if (fatal) note({ company, outcome: 'not_asked', error: troubleOf(fatal) });
      else note(await makeOne(company, batch, watch));
    } catch (error) {
      crash ??= error;
    }
  }

  try {
    for (const company of companies) {
      await queue.onSizeLessThan(1);
      if (io.signal.aborted || crash) break;
      void queue.add(() => makeAndNote(company));
    }
    await queue.onIdle();
  } finally {
    progress.stop();
  }
  if (io.signal.aborted || crash) {
    try {
      for (const company of left) record({ company, outcome: 'not_asked', error: STOPPED });
    } catch (error) {
      crash ??= error;
    }
  }
  if (io.signal.aborted) {
    throw stopped(io.signal, `${summaryOf(counts, report)}; the same command again goes on from here`);
  }
  if (crash) throw crash;
  conclude(counts, fatal, report, quiet === true, io);
}

type Counts = { [Outcome in Entry['outcome']]: number };

function conclude(
  counts: Counts,
  fatal: UpstreamError | undefined,
  report: Report,
  isQuiet: boolean,
  io: Io,
): void {
  const summary = summaryOf(counts, report);
  if (fatal) throw dataError(`the run was ended: ${fatal.message}\n${summary}`);
  if (counts.failed + counts.incomplete > 0) throw dataError(summary);
  if (!isQuiet) io.stderr.write(`${summary}\n`);
}

function summaryOf(counts: Counts, { path }: Report): string {
  const told = Object.entries(counts)
    .filter(([outcome, count]) => count > 0 || outcome === 'written')
    .map(([outcome, count]) => `${count} ${outcome.replace('_', ' ')}`);
  return `${told.join(', ')}; see ${path}`;
}

/** What stderr says of an entry: nothing when all is well, or when the run has ended. */
function linesOf({ company, outcome, error, failures = [] }: Entry): string[] {
  const line = (trouble: Trouble) => `${printable(company)}: ${outcome}, ${trouble.name} ${trouble.message}`;
  if (outcome === 'failed' && error) return [line(error)];
  return outcome === 'incomplete' ? failures.filter(({ name }) => name !== 'NoResult').map(line) : [];
}

async function dryRun(
  companies: readonly string[],
  rendition: Rendition,
  options: Options,
  io: Io,
): Promise<void> {
  await readAddress(options.credentials, io);
  const store = options.out === undefined ? undefined : readStore(options.out);
  let total = 0;
  for (const company of companies) {
    if (
      store &&
      options.out !== undefined &&
      (await findDone(company, { store, out: options.out, rendition }))
    ) {
      continue;
    }
    const answers = await store?.answersOf(company);
    const calls: PlannedCall[] = [];
    for (const call of planCalls(company, options, options.api)) {
      if (!(await answers?.get(call.endpoint))) calls.push(call);
    }
    await listCalls(calls, options, io);
    total += calls.length;
  }
  if (!options.quiet) io.stderr.write(`${total} calls for ${companies.length} companies; none was made\n`);
}
