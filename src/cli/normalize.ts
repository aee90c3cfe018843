/** neci-kyc normalize: one raw bundle in, one dataset out; or many of them, by way of bulk.ts. */

import { type Command, InvalidArgumentError } from 'commander';
import { AdditionError, RawPayloadError } from '../errors.js';
import type { Outputs } from '../files/outputs.js';
import { normalize } from '../normalize.js';
import { parseBundle } from '../reading/bundle.js';
import * as timestamp from '../values/timestamp.js';
import type { BulkOptions } from './bulk.js';
import { dataError, formatIssue, type Io, nameOf, newCommand, usageError } from './command.js';
import {
  areLines,
  checkOption,
  configOption,
  datasetOption,
  isFolder,
  readConfig,
  readInput,
  releaseOption,
  requireRendition,
  versionOption,
} from './input.js';

interface Options extends BulkOptions {
  readonly translate: boolean;
  readonly lineage?: string;
}

const EXAMPLE = `neci-kyc normalize examples/xiaomi.json --dataset super --version v2 --pretty
  neci-kyc normalize bundles.ndjson --ndjson --dataset super --version v2 --out super.ndjson \\
    --issues issues.ndjson --report report.html

With --ndjson the input is one bundle a line, and with a folder one bundle in each of its *.json
files, in the order of their names; what comes out is one response a line, in the same order. A
bundle that nothing can be made of is named in the issues file by its line or file; the others are
delivered, and the exit code is 1. There a time that no option gives is null, and so is datasetId,
so that the same input always gives the same bytes. A run that was stopped (exit 130 or 143) or killed
goes on when the same command is given with --resume; --restart starts again.`;

export function command(io: Io): Command {
  return newCommand('normalize', EXAMPLE, io)
    .argument('[file]', 'a raw bundle as JSON, or a folder of them; "-" is stdin', '-')
    .addOption(datasetOption())
    .addOption(versionOption())
    .addOption(releaseOption())
    .option('--no-extensions', 'leave out the fields beyond the published contract')
    .option('--no-translate', 'leave out translated names that no source provides')
    .addOption(configOption())
    .addOption(checkOption())
    .option('--request-time <time>', 'when the dataset was asked for, such as 2025-06-23T07:28:19Z', readTime)
    .option('--response-time <time>', 'when it was delivered', readTime)
    .option('--pretty', 'indent the response')
    .option('--out <file>', 'write here instead of to stdout, which is "-"')
    .option('--issues <file>', 'write the issues as NDJSON instead of to stderr')
    .option('--lineage <file>', 'write where each value comes from as NDJSON')
    .option('--quiet', 'print no issues and no progress')
    .option('--strict', 'exit 1 when an issue has the severity error')
    .option('--ndjson', 'read one bundle a line')
    .option('--workers <n>', 'threads for a file or folder of bundles, or "auto": two at most', readWorkers)
    .option('--max-errors <n>', 'end a run of many bundles when so many have failed', readCount)
    .option('--resume', 'go on with a run of many bundles that was stopped or killed')
    .option('--restart', 'discard what an unfinished run left, and start again')
    .option('--report <file>', 'write a page about a run of many bundles: risk, issues, coverage')
    .action((file: string, options: Options) => run(file, options, io));
}

async function run(file: string, options: Options, io: Io): Promise<void> {
  requireRendition(options);
  if (options.ndjson || isFolder(file)) {
    if (options.lineage !== undefined) throw usageError('--lineage is for one bundle, not for many');
    // Loads what a single bundle does without.
    const { normalizeMany } = await import('./bulk.js');
    return normalizeMany(file, options, io);
  }
  requireNoBulkOption(options);
  const { out, issues: issuesFile, lineage: lineageFile, restart, pretty, quiet, strict } = options;
  const { normalize: make = normalize } = (await readConfig(options.config))?.normalizer ?? {};
  let errors = 0;
  async function work(outputs: Pick<Outputs<never>, 'out' | 'issues' | 'lineage'>): Promise<void> {
    const { response, issues, lineage = [] } = normalized(make, await readInput(file, io), file, options, io);
    errors = issues.filter(({ severity }) => severity === 'error').length;
    if (issuesFile === undefined && !quiet)
      io.stderr.write(issues.map((issue) => `${formatIssue(issue)}\n`).join(''));
    await outputs.issues?.write(ndjson(issues));
    await outputs.lineage?.write(ndjson(lineage));
    await outputs.out.write(Buffer.from(`${JSON.stringify(response, null, pretty ? 2 : undefined)}\n`));
  }
  if (out === undefined && issuesFile === undefined && lineageFile === undefined) {
    // Does without what files need.
    await work({
      out: { write: async (bytes) => void io.stdout.write(bytes) },
      issues: undefined,
      lineage: undefined,
    });
  } else {
    const { writeOutputs } = await import('./output.js');
    const paths = { input: file, alsoRead: [options.config], out, issues: issuesFile, lineage: lineageFile };
    await writeOutputs(paths, io, { restart }, work);
  }
  if (strict && errors > 0) throw dataError(`${errors} issues of severity error (--strict)`);
}

function requireNoBulkOption({ workers, maxErrors, resume, report }: Options): void {
  const given = Object.entries({ workers, 'max-errors': maxErrors, resume, report });
  const [name] = given.find(([, value]) => value !== undefined) ?? [];
  if (name !== undefined) throw usageError(`--${name} is for many bundles: add --ndjson, or name a folder`);
}

function normalized(
  make: typeof normalize,
  input: Uint8Array,
  file: string,
  { requestTime, responseTime, ...options }: Options,
  io: Io,
) {
  try {
    return make(parseBundle(input), {
      dataset: options.dataset,
      version: options.version,
      release: options.release,
      extensions: options.extensions,
      translate: options.translate ? 'derive' : 'source-only',
      check: options.check,
      request: { requestTime, responseTime },
      now: io.now,
      newId: io.newId,
      lineage: options.lineage !== undefined,
    });
  } catch (error) {
    if (error instanceof RawPayloadError) {
      const advice =
        error.reason === 'not_json' && areLines(input) ? '; add --ndjson to read one bundle a line' : '';
      throw dataError(`${nameOf(file)}: ${error.message}${advice} [${error.reason}]`);
    }
    if (error instanceof AdditionError) throw usageError(`${options.config}: ${error.message}`);
    throw error;
  }
}

function ndjson(rows: readonly object[]): Buffer {
  return Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

function readTime(text: string): string {
  // Date.parse takes 30 February for 2 March.
  if (TIME.test(text) && timestamp.isValid(text)) return text;
  throw new InvalidArgumentError(
    'It must be a time that exists, with its offset, such as 2025-06-23T07:28:19Z.',
  );
}

const MAX_WORKERS = 64;

function readWorkers(text: string): number | 'auto' {
  if (text === 'auto') return text;
  if (/^[1-9]\d?$/.test(text) && Number(text) <= MAX_WORKERS) return Number(text);
  throw new InvalidArgumentError(`It must be "auto" or a number from 1 to ${MAX_WORKERS}.`);
}

function readCount(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 1 on.');
}
