/** neci-kyc diff: what parts two stored responses, field by field. */

import type { Command } from 'commander';
import { RawPayloadError } from '../errors.js';
import { differences } from '../golden/differences.js';
import { lineOf, painter } from '../golden/print.js';
import { parseJson } from '../json/parse.js';
import { dataError, ExitError, type Io, newCommand, usageError } from './command.js';
import { readInput } from './input.js';

const EXAMPLE = `neci-kyc diff before.json after.json

Each line is one difference by JSONPath: + added, - removed, ~ changed, > moved. Elements of a list
are recognised by identifierName and identifierValue, or by name. Exit 0 when there is no difference,
1 when there is one, 2 when a file can't be read.`;

export function command(io: Io): Command {
  return newCommand('diff', EXAMPLE, io)
    .argument('<before>', 'a JSON file; "-" is standard input')
    .argument('<after>', 'another; "-" is standard input')
    .action((before: string, after: string) => run(before, after, io));
}

async function run(before: string, after: string, io: Io): Promise<void> {
  if (before === '-' && after === '-') throw usageError('only one of the two can be standard input');
  const found = differences(await readJson(before, io), await readJson(after, io));
  const paint = painter(io.stdout, io.env);
  for (const difference of found) io.stdout.write(`${lineOf(difference, paint)}\n`);
  if (found.length > 0) throw dataError(`${before} and ${after} differ, places: ${found.length}`);
}

/** To `diff` a file that can't be read is a wrong call: exit 1 says that two files were compared. */
async function readJson(file: string, io: Io): Promise<unknown> {
  try {
    return parseJson(await readInput(file, io));
  } catch (error) {
    if (error instanceof ExitError) throw usageError(error.message);
    if (error instanceof RawPayloadError) throw usageError(`${file}: ${error.message} [${error.reason}]`);
    throw error;
  }
}
