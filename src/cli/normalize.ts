/** neci-kyc normalize: one raw bundle in, one dataset out. */

import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { parseBundle } from '../bundle.js';
import { RawPayloadError } from '../errors.js';
import type { Dataset, Release, Version } from '../generated/contracts/index.js';
import type { Issue } from '../issues.js';
import { normalize } from '../normalize.js';
import { dataError, type Io, newCommand } from './command.js';
import { codeOf, datasetOption, readInput, releaseOption, requireRendition, versionOption } from './input.js';

interface Options {
  readonly dataset: Dataset;
  readonly version: Version;
  readonly release: Release;
  readonly extensions: boolean;
  readonly translate: 'derive' | 'source-only';
  readonly pretty?: boolean;
  readonly issues?: string;
  readonly quiet?: boolean;
  readonly strict?: boolean;
}

const EXAMPLE = 'neci-kyc normalize examples/xiaomi.json --dataset super --version v2 --pretty';

export function command(io: Io): Command {
  return newCommand('normalize', 'turn a raw bundle into a dataset of the KYC API', EXAMPLE, io)
    .argument('[file]', 'a raw bundle as JSON; "-" is standard input', '-')
    .addOption(datasetOption())
    .addOption(versionOption())
    .addOption(releaseOption())
    .option('--no-extensions', 'leave out the fields beyond the published contract')
    .option('--no-translate', 'no translated names of ours, only those of the sources')
    .option('--pretty', 'indent the response')
    .option('--issues <file>', 'write the issues as NDJSON instead of to stderr')
    .option('--quiet', 'print no issues')
    .option('--strict', 'exit 1 when an issue has the severity error')
    .action((file: string, options) => run(file, options, io));
}

async function run(file: string, options: Options & { translate: unknown }, io: Io): Promise<void> {
  requireRendition(options);
  const input = await readInput(file, io);
  const { response, issues } = normalized(input, file, options, io);
  if (options.issues !== undefined) await writeIssues(options.issues, issues);
  else if (!options.quiet) for (const issue of issues) io.stderr.write(`${inOneLine(issue)}\n`);
  io.stdout.write(`${JSON.stringify(response, null, options.pretty ? 2 : undefined)}\n`);
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  if (options.strict && errors > 0) throw dataError(`${errors} issues of severity error (--strict)`);
}

function normalized(input: Uint8Array, file: string, options: Options & { translate: unknown }, io: Io) {
  try {
    return normalize(parseBundle(input), {
      dataset: options.dataset,
      version: options.version,
      release: options.release,
      extensions: options.extensions,
      translate: options.translate ? 'derive' : 'source-only',
      now: io.now,
      newId: io.newId,
    });
  } catch (error) {
    if (error instanceof RawPayloadError) throw dataError(`${file}: ${error.message} [${error.reason}]`);
    throw error;
  }
}

/** One readable line: severity, code, path, message, and how often. */
export function inOneLine({ severity, code, path, message, count }: Issue): string {
  return `${severity} ${code} ${path}: ${message}${(count ?? 1) > 1 ? ` (${count} times)` : ''}`;
}

async function writeIssues(file: string, issues: readonly Issue[]): Promise<void> {
  try {
    await writeFile(file, issues.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  } catch (error) {
    throw dataError(`can't write ${file} (${codeOf(error)})`);
  }
}
