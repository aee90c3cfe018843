/** neci-kyc diff: the differences between two JSON files, such as stored responses, field by field. */

import type { Command } from 'commander';
import { AdditionError, RawPayloadError } from '../errors.js';
import { differences } from '../golden/differences.js';
import { lineOf, painter } from '../golden/print.js';
import { roundedNumbers } from '../json/members.js';
import { parseJson } from '../json/parse.js';
import { countOf, dataError, type Io, nameOf, newCommand, usageError } from './command.js';
import { configOption, readConfig, readInput } from './input.js';

const EXAMPLE = `neci-kyc diff before.json after.json

Each line is one difference by JSONPath: + added, - removed, ~ changed, > moved. Elements of a list
are matched by identifierName and identifierValue, or by name. Exits with 0 when the files are equal, with 1
when they differ, with 2 when a file is not JSON, and with 3 when one can't be read.`;

interface Options {
  readonly meaning?: boolean;
  readonly config?: string;
}

export function command(io: Io): Command {
  return newCommand('diff', EXAMPLE, io)
    .argument('<before>', 'a JSON file; "-" is stdin')
    .argument('<after>', 'another JSON file; "-" is stdin')
    .option(
      '--meaning',
      'compare two raw bundles by what they mean: verdicts, status, holders, officers, capital',
    )
    .addOption(configOption())
    .action((before: string, after: string, options: Options) =>
      options.meaning ? compareMeaning(before, after, options, io) : run(before, after, options, io),
    );
}

async function run(before: string, after: string, { config }: Options, io: Io): Promise<void> {
  if (config !== undefined) throw usageError('--config is for raw bundles: add --meaning');
  if (before === '-' && after === '-') throw usageError('only one of the two files can be stdin');
  const [older, newer] = [await readJson(before, io), await readJson(after, io)];
  const found = differences(older.value, newer.value);
  const paint = painter(io.stdout, io.env);
  for (const difference of found) io.stdout.write(`${lineOf(difference, paint)}\n`);
  if (found.length > 0)
    throw dataError(`${nameOf(before)} and ${nameOf(after)} differ at ${countOf(found.length, 'path')}`);
  if (numbersIn(older.text) !== numbersIn(newer.text))
    throw dataError(
      `${nameOf(before)} and ${nameOf(after)} differ in the digits of numbers beyond 2^53 or of more than 15 digits, which are rounded when they are read; compare them as text`,
    );
}

/** The numbers that differ in the text and not once they are read. Keys may be in another order. */
function numbersIn(text: Uint8Array): string {
  return roundedNumbers(Buffer.from(text).toString()).sort().join();
}

/** One line for each change; the same exit codes. */
async function compareMeaning(before: string, after: string, options: Options, io: Io): Promise<void> {
  if (before === '-' && after === '-') throw usageError('only one of the two files can be stdin');
  // Loads what the comparison of JSON does without.
  const { changeLine, explainChange } = await import('../explain/index.js');
  const compare = (await readConfig(options.config))?.normalizer.explainChange ?? explainChange;
  const [{ value: older }, { value: newer }] = [await readJson(before, io), await readJson(after, io)];
  // Each with itself first, so that an error names the file that is not a bundle.
  readable(before, options, () => compare(older, older));
  readable(after, options, () => compare(newer, newer));
  const changes = readable(before, options, () => compare(older, newer));
  for (const change of changes) io.stdout.write(`${changeLine(change)}\n`);
  if (changes.length > 0)
    throw dataError(`${nameOf(before)} and ${nameOf(after)} differ in ${countOf(changes.length, 'fact')}`);
}

function readable<T>(file: string, { config }: Options, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof RawPayloadError)
      throw usageError(`${nameOf(file)}: ${error.message} [${error.reason}]`);
    if (error instanceof AdditionError) throw usageError(`${config}: ${error.message}`);
    if (error instanceof RangeError) throw usageError(error.message);
    throw error;
  }
}

/** A file that is not JSON is a usage error here, because exit 1 means that two files were compared. */
async function readJson(file: string, io: Io): Promise<{ text: Uint8Array; value: unknown }> {
  try {
    const text = await readInput(file, io);
    return { text, value: parseJson(text) };
  } catch (error) {
    if (error instanceof RawPayloadError)
      throw usageError(`${nameOf(file)}: ${error.message} [${error.reason}]`);
    throw error;
  }
}
