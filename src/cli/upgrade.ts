/** neci-kyc upgrade: stored responses of an older release in, the same in a newer one out. */

import { type Command, Option } from 'commander';
import { type Block, START } from '../bulk/block.js';
import { ByteLines } from '../bulk/byteLines.js';
import { linesOf } from '../bulk/lines.js';
import { tooLong } from '../bulk/work.js';
import { RELEASES } from '../datasets/releases/index.js';
import { type Upgraded, upgrade } from '../datasets/upgrade/index.js';
import { RawPayloadError } from '../errors.js';
import type { Release } from '../generated/contracts/index.js';
import { parseJson } from '../json/parse.js';
import { dataError, formatIssue, type Io, nameOf, newCommand, stopped, usageError } from './command.js';
import { areLines, readInput } from './input.js';
import { linesError, openLines } from './lines.js';
import { writeOutputs } from './output.js';

interface Options {
  readonly to: Release;
  readonly ndjson?: boolean;
  readonly pretty?: boolean;
  readonly out?: string;
  readonly issues?: string;
  readonly restart?: boolean;
  readonly quiet?: boolean;
}

const EXAMPLE = `neci-kyc upgrade stored.json --pretty
  neci-kyc upgrade stored.ndjson --ndjson --issues issues.ndjson > upgraded.ndjson

A response is a v2 envelope, a v2 content or a v1 response, refresh or super. One of the newest shape passes
through as it is. With --ndjson a line that is not a response is named by its number, the others are
delivered, and the exit code is 1.`;

export function command(io: Io): Command {
  return newCommand('upgrade', EXAMPLE, io)
    .argument('[file]', 'a response as JSON, or with --ndjson one a line; "-" is stdin', '-')
    .addOption(
      new Option('--to <release>', 'which release to bring them to').choices(RELEASES).default(RELEASES[0]),
    )
    .option('--ndjson', 'one response a line')
    .option('--pretty', 'indent the response')
    .option('--out <file>', 'write here instead of to stdout, which is "-"')
    .option('--issues <file>', 'write the issues as NDJSON instead of to stderr')
    .option('--restart', 'discard what an unfinished run left, and start again')
    .option('--quiet', 'print no issues')
    .action((file: string, options: Options) =>
      options.ndjson ? runLines(file, options, io) : runOne(file, options, io),
    );
}

async function runOne(file: string, options: Options, io: Io): Promise<void> {
  const { out, issues, restart, pretty } = options;
  await writeOutputs({ input: file, out, issues }, io, { restart }, async (outputs) => {
    const input = await readInput(file, io);
    const result = upgraded(input, options);
    if (result instanceof RawPayloadError) {
      const { message, reason } = result;
      const advice =
        reason === 'not_json' && areLines(input) ? '; add --ndjson to read one response a line' : '';
      throw dataError(`${nameOf(file)}: ${message}${advice} [${reason}]`);
    }
    await outputs.issues?.write(
      Buffer.from(result.issues.map((issue) => `${JSON.stringify(issue)}\n`).join('')),
    );
    if (isPrinted(options)) for (const issue of result.issues) io.stderr.write(`${formatIssue(issue)}\n`);
    await outputs.out.write(
      Buffer.from(`${JSON.stringify(result.response, null, pretty ? 2 : undefined)}\n`),
    );
  });
}

async function runLines(file: string, options: Options, io: Io): Promise<void> {
  const { out, issues, restart, pretty } = options;
  if (pretty) throw usageError('--pretty breaks the lines that --ndjson promises; leave out one');
  const counts = { lines: 0, failed: 0 };
  await writeOutputs({ input: file, out, issues }, io, { restart }, async (outputs) => {
    for await (const block of blocksOf(file, io)) {
      const [responses, entries] = [new ByteLines(), new ByteLines()];
      for (const { line, result } of resultsOf(block, options)) {
        counts.lines++;
        if (result instanceof RawPayloadError) {
          counts.failed++;
          io.stderr.write(`line ${line}: ${describe(result)}\n`);
          entries.add(JSON.stringify({ line, ...entryOf(result) }));
        } else {
          responses.add(JSON.stringify(result.response));
          for (const issue of result.issues) {
            entries.add(JSON.stringify({ line, ...issue }));
            if (isPrinted(options)) io.stderr.write(`line ${line}: ${formatIssue(issue)}\n`);
          }
        }
      }
      await outputs.out.write(responses.bytes);
      await outputs.issues?.write(entries.bytes);
    }
    if (io.signal.aborted) throw stopped(io.signal, `${counts.lines} lines are done`);
  });
  if (counts.failed > 0)
    throw dataError(`${counts.failed} of ${counts.lines} lines are not a stored response`);
}

/** The lines of a file, or of stdin, in blocks. Ends when the user stops the program. */
async function* blocksOf(file: string, io: Io): AsyncGenerator<Block> {
  try {
    yield* openLines(file, io).blocks(START, io.signal);
  } catch (error) {
    if (!io.signal.aborted) throw linesError(file, error);
  }
}

function* resultsOf(block: Block, options: Options) {
  if (block.kind === 'longLine') yield { line: block.firstLine, result: tooLong('line') };
  if (block.kind !== 'lines') return;
  for (const { line, bytes } of linesOf(block)) yield { line, result: upgraded(bytes, options) };
}

function upgraded(input: Uint8Array, { to }: Options): Upgraded | RawPayloadError {
  try {
    return upgrade(parseJson(input), { to });
  } catch (error) {
    if (error instanceof RawPayloadError) return error;
    throw error;
  }
}

/** Whether issues are printed on stderr. */
function isPrinted({ issues, quiet }: Options): boolean {
  return issues === undefined && quiet !== true;
}

function describe({ message, reason }: RawPayloadError): string {
  return `${message} [${reason}]`;
}

function entryOf({ name, reason, message, byteOffset }: RawPayloadError): object {
  return { error: name, reason, message, byteOffset };
}
