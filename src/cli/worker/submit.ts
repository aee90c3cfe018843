/** neci-kyc worker submit: loads bundles into the stream. */

import { basename, extname, resolve } from 'node:path';
import type { Command } from 'commander';
import { filesOfFolder, type Source } from '../../bulk/source.js';
import type { Submitted } from '../../worker/index.js';
import { dataError, type Io, stopped, usageError } from '../command.js';
import { isFolder, readError } from '../input.js';
import { linesError, openLines } from '../lines.js';
import { inThousands, startProgress } from '../progress.js';
import { type Workers, withConnection } from './connected.js';
import { addInputOptions, type InputOptions, inputOptionsOf, newSubcommand, readCount } from './options.js';

interface Options extends InputOptions {
  readonly name?: string;
  readonly batch: number;
  readonly quiet: boolean;
}

const EXAMPLE = `neci-kyc worker submit bundles.ndjson
  zcat bundles.ndjson.gz | neci-kyc worker submit - --name bundles

A submit that was stopped goes on when it is given again; one that is repeated changes nothing.`;

export function command(io: Io): Command {
  const made = newSubcommand('submit', EXAMPLE, io)
    .description('load bundles into the stream')
    .argument('[file]', 'NDJSON, or a folder of *.json; "-" is stdin', '-');
  return addInputOptions(made)
    .option('--name <name>', 'what the source is called in the stream (default: the name of the file)')
    .option('--batch <n>', 'bundles in a message', readCount(1, 10_000), 1)
    .option('--quiet', 'print no progress and no summary', false)
    .action((file: string, options: Options) => run(file, options, io));
}

async function run(file: string, options: Options, io: Io): Promise<void> {
  const name = nameOf(file, options);
  const plan = async ({ inputLayoutOf }: Workers) => ({
    layout: inputLayoutOf(inputOptionsOf(options)),
    source: await openSource(file, options, io),
  });
  await withConnection('worker submit', options, io, plan, async (connected, { layout, source }) => {
    const { worker, log } = connected;
    const progress = startProgress(source, io.stderr, options.quiet);
    const submitted = await worker
      .submit({
        ...connected,
        log: progress.say,
        layout,
        source,
        name,
        batch: options.batch,
        signal: io.signal,
        onProgress: (state) => progress.show(state.position, (seconds) => factsOf(state, seconds)),
      })
      .catch((error: unknown) => {
        throw linesError(file, error, 'make lines of it with jq -c, or put it into a folder and name that');
      })
      .finally(progress.stop);
    if (submitted.isStopped)
      throw stopped(io.signal, `after ${inThousands(submitted.stored)} messages; the same command goes on`);
    if (!options.quiet) log(summaryOf(submitted));
    if (submitted.tooLarge > 0)
      throw dataError(`${inThousands(submitted.tooLarge)} records are too large for a message`);
  });
}

/** One part of a subject. */
function nameOf(file: string, { name }: Options): string {
  if (name !== undefined && !/^[\w-]{1,128}$/.test(name))
    throw usageError('--name must consist of letters, digits, "_" and "-"');
  if (name !== undefined) return name;
  if (file === '-') return 'stdin';
  const path = basename(resolve(file));
  return path.slice(0, path.length - extname(path).length).replace(/[^\w-]+/g, '_') || 'input';
}

async function openSource(file: string, { batch }: Options, io: Io): Promise<Source> {
  if (!isFolder(file)) return openLines(file, io);
  if (batch > 1) throw usageError('--batch is for NDJSON; a folder has one bundle in each file');
  const source = await filesOfFolder(file).catch((error) => {
    throw readError(file, error);
  });
  if (source.total === 0) throw usageError(`there is no *.json in ${file}`);
  return source;
}

/** "12,000 messages, 9,800 messages/s, 61.2 MB/s" */
function factsOf({ stored, present, bytes }: Submitted, seconds: number): string[] {
  return [
    `${inThousands(stored)} messages`,
    `${inThousands(stored / seconds)} messages/s`,
    `${(bytes / seconds / 1e6).toFixed(1)} MB/s`,
    ...(present > 0 ? [`${inThousands(present)} were there already`] : []),
  ];
}

function summaryOf({ stored, present, reordered, resumedAfter }: Submitted): string {
  const start = resumedAfter > 0 ? `went on after record ${inThousands(resumedAfter)}; ` : '';
  const order = reordered > 0 ? `; ${inThousands(reordered)} stand later than in the source` : '';
  return `${start}${inThousands(stored)} messages stored, ${inThousands(present)} were there already${order}`;
}
