/** neci-kyc validate: validates a stored response against its contract. */

import type { Command } from 'commander';
import { validateResponse } from '../datasets/check.js';
import { RawPayloadError } from '../errors.js';
import type { Dataset, Release, Version } from '../generated/contracts/index.js';
import { parseJson } from '../json/parse.js';
import { printable } from '../text/printable.js';
import { dataError, type Io, nameOf, newCommand } from './command.js';
import { datasetOption, readInput, releaseOption, requireRendition, versionOption } from './input.js';

interface Options {
  readonly dataset: Dataset;
  readonly version: Version;
  readonly release: Release;
}

const EXAMPLE = 'neci-kyc validate response.json --dataset super --version v2';

export function command(io: Io): Command {
  return newCommand('validate', EXAMPLE, io)
    .argument('<file>', 'a response as JSON; "-" is stdin')
    .addOption(datasetOption())
    .addOption(versionOption())
    .addOption(releaseOption())
    .action((file: string, options: Options) => run(file, options, io));
}

async function run(file: string, options: Options, io: Io): Promise<void> {
  requireRendition(options);
  const { dataset, version, release } = options;
  const response = parsed(await readInput(file, io), file);
  const contract = `${release}/${version}/${dataset}`;
  const [violation] = validateResponse(response, { dataset, version, release });
  if (violation)
    throw dataError(
      `${nameOf(file)} is not valid against ${contract}: ${violation.path} ${violation.message}`,
    );
  io.stdout.write(`${printable(nameOf(file))} is valid against ${contract}\n`);
}

function parsed(input: Uint8Array, file: string): unknown {
  try {
    return parseJson(input);
  } catch (error) {
    if (error instanceof RawPayloadError)
      throw dataError(`${nameOf(file)}: ${error.message} [${error.reason}]`);
    throw error;
  }
}
