/** neci-kyc upgrade: stored responses of an older release in, the same in a newer one out. */

import { type Command, Option } from 'commander';
import { RELEASES } from '../datasets/releases/index.js';
import { type Upgraded, upgrade } from '../datasets/upgrade/index.js';
import { RawPayloadError } from '../errors.js';
import type { Release } from '../generated/contracts/index.js';
import { parseJson } from '../json/parse.js';
import { dataError, type Io, nameOf, newCommand, usageError } from './command.js';
import { inOneLine } from './inOneLine.js';
import { readInput } from './input.js';
import { placesOf, withOutputs } from './outputs.js';
import { stopped } from './stopped.js';
import { LineWriter, readLines } from './upgrade/ndjson.js';

interface Options {
  readonly to: Release;
  readonly ndjson?: boolean;
  readonly pretty?: boolean;
  readonly issues?: string;
  readonly quiet?: boolean;
}

const EXAMPLE = `neci-kyc upgrade stored.json --pretty
  neci-kyc upgrade stored.ndjson --ndjson --issues issues.ndjson > upgraded.ndjson

A response is a v2 envelope, a v2 content or a v1 response, refresh or super. One of the newest shape passes
through as it is. With --ndjson a line that is no response is named by its number, the others are delivered,
and the exit code is 1.`;

export function command(io: Io): Command {
  return newCommand('upgrade', EXAMPLE, io)
    .argument('[file]', 'a response as JSON, or with --ndjson one a line; "-" is standard input', '-')
    .addOption(
      new Option('--to <release>', 'which release to bring them to').choices(RELEASES).default(RELEASES[0]),
    )
    .option('--ndjson', 'one response a line')
    .option('--pretty', 'indent the response')
    .option('--issues <file>', 'write the issues as NDJSON instead of to stderr')
    .option('--quiet', 'print no issues')
    .action((file: string, options: Options) =>
      options.ndjson ? runLines(file, options, io) : runOne(file, options, io),
    );
}

async function runOne(file: string, options: Options, io: Io): Promise<void> {
  const places = placesOf({ input: file, issues: options.issues }, io);
  const input = await readInput(file, io);
  const result = upgraded(input, options);
  if (result instanceof RawPayloadError) throw dataError(`${nameOf(file)}: ${inBrief(result)}`);
  await withOutputs(places, io, async ({ out, issues }) => {
    await issues?.write(Buffer.from(result.issues.map(ndjson).join('')));
    if (isTold(options)) for (const issue of result.issues) io.stderr.write(`${inOneLine(issue)}\n`);
    await out.write(
      Buffer.from(`${JSON.stringify(result.response, null, options.pretty ? 2 : undefined)}\n`),
    );
  });
}

async function runLines(file: string, options: Options, io: Io): Promise<void> {
  if (options.pretty) throw usageError('--pretty breaks the lines that --ndjson promises; leave out one');
  const places = placesOf({ input: file, issues: options.issues }, io);
  let count = 0;
  let failed = 0;
  await withOutputs(places, io, async (outputs) => {
    const out = new LineWriter(outputs.out);
    const issues = outputs.issues && new LineWriter(outputs.issues);
    for await (const { number: line, bytes } of readLines(file, io)) {
      const result = upgraded(bytes, options);
      count++;
      if (result instanceof RawPayloadError) {
        failed++;
        io.stderr.write(`line ${line}: ${inBrief(result)}\n`);
        await issues?.write(ndjson({ line, ...asEntry(result) }));
      } else {
        await out.write(ndjson(result.response));
        await issues?.write(result.issues.map((issue) => ndjson({ line, ...issue })).join(''));
        if (isTold(options)) {
          for (const issue of result.issues) io.stderr.write(`line ${line}: ${inOneLine(issue)}\n`);
        }
      }
    }
    await out.flush();
    await issues?.flush();
    if (io.signal.aborted) throw stopped(io.signal, `${count} lines are done`);
  });
  if (failed > 0) throw dataError(`${failed} of ${count} lines are no stored response`);
}

/** The upgraded response, or why the input is none. */
function upgraded(input: Uint8Array, { to }: Options): Upgraded | RawPayloadError {
  try {
    return upgrade(parseJson(input), { to });
  } catch (error) {
    if (error instanceof RawPayloadError) return error;
    throw error;
  }
}

/** Issues go to stderr, unless they go to a file or nowhere. */
function isTold({ issues, quiet }: Options): boolean {
  return issues === undefined && quiet !== true;
}

function inBrief({ message, reason }: RawPayloadError): string {
  return `${message} [${reason}]`;
}

function asEntry({ name, reason, message, byteOffset }: RawPayloadError): object {
  return { error: name, reason, message, byteOffset };
}

function ndjson(entry: object): string {
  return `${JSON.stringify(entry)}\n`;
}
