/**
 * neci-kyc run: names or codes of companies in, one dataset file for each out. Can be stopped at any time and
 * started again: what is finished stays, what was paid for is not paid again.
 */

import { join } from 'node:path';
import type { Command } from 'commander';
import PQueue from 'p-queue';
import {
  type Costs,
  DATASET_ENDPOINTS,
  type PlannedCall,
  planCalls,
  type UpstreamError,
} from '../client/index.js';
import type { Dataset, Release, Version } from '../generated/contracts/index.js';
import { normalize } from '../normalize.js';
import { printable } from '../text/printable.js';
import { sum } from '../values/decimal.js';
import { countOf, dataError, type Io, newCommand, stopped, usageError } from './command.js';
import { configOption, datasetOption, readConfig, releaseOption, versionOption } from './input.js';
import { startProgress } from './progress.js';
import { type Batch, findFinished, type Rendition, writeDataset } from './run/batch.js';
import { readCompanies } from './run/companies.js';
import { readCosts } from './run/costs.js';
import { readAddress } from './run/credentials.js';
import { addCallOptions, type CallOptions, type ClientParts, listCalls, makeClient } from './run/options.js';
import {
  type CompanyResult,
  type ReportedError,
  type RunReport,
  reportedError,
  STOPPED,
  startRunReport,
} from './run/report.js';
import { openStore, readStore } from './run/store.js';
import { createTally, type Tally, totalOf, type Usage } from './run/usage.js';

interface Options extends CallOptions {
  readonly dataset: Dataset;
  readonly version: Version;
  readonly release: Release;
  readonly extensions: boolean;
  readonly translate: boolean;
  readonly from?: string;
  readonly out?: string;
  readonly pretty?: boolean;
  readonly costs?: string;
  readonly config?: string;
}

const EXAMPLE = 'neci-kyc run 小米科技有限责任公司 --dataset super --version v2 --out datasets';

export function command(io: Io, parts: ClientParts = {}): Command {
  const made = newCommand('run', EXAMPLE, io)
    .argument('[companies...]', 'full names or unified social credit codes')
    .option('--from <file>', 'one name or code per line, UTF-8; "-" is stdin')
    .addOption(datasetOption().makeOptionMandatory())
    .addOption(versionOption().makeOptionMandatory())
    .addOption(releaseOption())
    .option('--out <folder>', 'the folder of the files; a folder that was used before is continued')
    .option('--no-extensions', 'leave out the fields beyond the published contract')
    .option('--no-translate', 'leave out translated names that no source provides')
    .addOption(configOption())
    .option('--pretty', 'indent the files')
    .option('--costs <file>', 'JSON with the price of each endpoint, { "qycxnew": "0.30" }, for the report');
  return addCallOptions(made).action((names: string[], options: Options) => run(names, options, io, parts));
}

async function run(names: readonly string[], options: Options, io: Io, parts: ClientParts): Promise<void> {
  const companies = await readCompanies(names, options.from, io);
  const loaded = await readConfig(options.config);
  const rendition = { ...renditionOf(options), config: loaded?.config.digest };
  const { out, dataset, endpoints = DATASET_ENDPOINTS[dataset] } = options;
  const costs = options.costs === undefined ? undefined : await readCosts(options.costs, endpoints);
  if (options.dryRun) return dryRun(companies, rendition, costs, options, io);
  if (!out) throw usageError('name the folder of the files: --out FOLDER');
  const client = await makeClient({ ...options, costs }, io, parts);
  const store = await openStore(out);
  try {
    const report = startRunReport(join(out, 'report.ndjson'));
    const { normalize: make = normalize } = loaded?.normalizer ?? {};
    const batch: Batch = { client, store, out, rendition, normalize: make, io };
    await runAll(companies, batch, report, { ...options, hasPrices: costs !== undefined });
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
  report: RunReport,
  { concurrency, quiet, hasPrices }: Options & { readonly hasPrices: boolean },
): Promise<void> {
  const { io } = batch;
  const total = companies.length;
  const progress = startProgress({ total }, io.stderr, quiet === true);
  let finished = 0;
  const totals = createTotals();
  const tallies = new Map<string, Tally>(companies.map((company) => [company, createTally(hasPrices)]));
  const queue = new PQueue({ concurrency });
  let fatal: UpstreamError | undefined;
  let crash: unknown;

  function record(result: CompanyResult): void {
    const usage = tallies.get(result.company)?.usage() ?? createTally(hasPrices).usage();
    tallies.delete(result.company);
    report.add({ ...result, ...usage });
    totals.add(result, usage);
  }

  async function writeAndRecord(company: string): Promise<void> {
    if (io.signal.aborted || crash) return;
    try {
      const result = await resultOf(company);
      record(result);
      for (const line of linesOf(result)) progress.say(line);
      finished += 1;
      progress.show(finished, () => [`${finished}/${total} companies`]);
    } catch (error) {
      crash ??= error;
    }
  }

  async function resultOf(company: string): Promise<CompanyResult> {
    const finished = await findFinished(company, batch);
    if (finished) return finished;
    if (fatal) return { company, outcome: 'not_asked', error: reportedError(fatal) };
    return writeDataset(company, batch, {
      onError: (error) => {
        if (error.stopsBatch) fatal ??= error;
      },
      onCall: (event) => tallies.get(company)?.add(event),
    });
  }

  try {
    for (const company of companies) {
      await queue.onSizeLessThan(1);
      if (io.signal.aborted || crash) break;
      void queue.add(() => writeAndRecord(company));
    }
    await queue.onIdle();
  } finally {
    progress.stop();
  }
  if (io.signal.aborted || crash) {
    try {
      for (const company of tallies.keys()) record({ company, outcome: 'not_asked', error: STOPPED });
    } catch (error) {
      crash ??= error;
    }
  }
  const summary = `${totals.summary()}; see ${report.path}`;
  if (io.signal.aborted) {
    throw stopped(io.signal, `${summary}; run the same command again to continue`);
  }
  if (crash) throw crash;
  if (fatal) throw dataError(`the run was ended: ${fatal.message}; ${summary}`);
  if (totals.hasTrouble()) throw dataError(summary);
  if (!quiet) io.stderr.write(`${summary}\n`);
}

/** The counts of a run. */
function createTotals() {
  const counts: { [Outcome in CompanyResult['outcome']]: number } = {
    written: 0,
    kept: 0,
    incomplete: 0,
    failed: 0,
    not_asked: 0,
  };
  const usages: Usage[] = [];
  return {
    add({ outcome }: CompanyResult, usage: Usage): void {
      counts[outcome] += 1;
      usages.push(usage);
    },
    hasTrouble: () => counts.failed + counts.incomplete > 0,
    summary(): string {
      const outcomes = Object.entries(counts)
        .filter(([outcome, count]) => count > 0 || outcome === 'written')
        .map(([outcome, count]) => `${count} ${outcome.replace('_', ' ')}`);
      return `${outcomes.join(', ')}; ${usageInWords(totalOf(usages))}`;
    },
  };
}

function usageInWords({ calls, perhapsCharged, cost }: Usage): string {
  const unsure = perhapsCharged > 0 ? `, ${perhapsCharged} of them perhaps charged` : '';
  return `${countOf(calls, 'call')}${unsure}${cost === undefined ? '' : `, cost ${cost} at most`}`;
}

/** The lines on stderr about a company: none when all is well, or when the run has ended. */
function linesOf({ company, outcome, error, failures = [] }: CompanyResult): string[] {
  const line = ({ name, message }: ReportedError) => printable(`${company}: ${outcome}, ${name} ${message}`);
  if (outcome === 'failed' && error) return [line(error)];
  return outcome === 'incomplete' ? failures.filter(({ name }) => name !== 'NoResult').map(line) : [];
}

async function dryRun(
  companies: readonly string[],
  rendition: Rendition,
  costs: Costs | undefined,
  options: Options,
  io: Io,
): Promise<void> {
  await readAddress(options.credentials, io);
  const { out, api, quiet } = options;
  const store = out === undefined ? undefined : readStore(out);
  const all: PlannedCall[] = [];
  for (const company of companies) {
    if (store && out !== undefined && (await findFinished(company, { store, out, rendition }))) continue;
    const answers = await store?.answersOf(company);
    const calls: PlannedCall[] = [];
    for (const call of planCalls(company, options, api)) {
      if (!(await answers?.get(call.endpoint))) calls.push(call);
    }
    await listCalls(calls, options, io);
    all.push(...calls);
  }
  if (quiet) return;
  const cost = costs && `, cost ${sum(all.map(({ endpoint }) => costs[endpoint] ?? '0'))} without repeats`;
  const planned = `${countOf(all.length, 'call')} for ${companies.length} companies${cost ?? ''}`;
  io.stderr.write(`${planned}; none was made\n`);
}
