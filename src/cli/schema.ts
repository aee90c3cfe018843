/** neci-kyc schema: prints a JSON Schema, or the TypeScript types made from it. */

import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Release, Version } from '../generated/contracts/index.js';
import { ENDPOINTS } from '../upstream/registry.js';
import { type Io, newCommand, usageError } from './command.js';
import { releaseOption, versionOption } from './input.js';
import { writeOutputs } from './output.js';

interface Options {
  readonly version?: Version;
  readonly release: Release;
  readonly types?: boolean;
  readonly out?: string;
  readonly restart?: boolean;
}

const EXAMPLE = 'neci-kyc schema super --version v2 --types > kyc-super.d.ts';
const DATASETS: readonly string[] = ['refresh', 'super'];
const NAMES: readonly string[] = [...DATASETS, ...ENDPOINTS];

export function command(io: Io): Command {
  return newCommand('schema', EXAMPLE, io)
    .argument('<name>', `one of ${NAMES.join(', ')}`)
    .addOption(versionOption())
    .addOption(releaseOption())
    .option('--types', 'print TypeScript types instead of the schema')
    .option('--out <file>', 'write here instead of to stdout, which is "-"')
    .option('--restart', 'discard what an unfinished run left for --out')
    .action((name: string, options: Options) => run(name, options, io));
}

async function run(name: string, { version, release, types, out, restart }: Options, io: Io): Promise<void> {
  if (!NAMES.includes(name)) throw usageError(`unknown schema ${name}; use one of ${NAMES.join(', ')}`);
  const isDataset = DATASETS.includes(name);
  if (isDataset && !version)
    throw usageError(`${name} has a schema for each version; add --version v1 or --version v2`);
  const schema = isDataset ? `bundled/${release}-${version}-${name}` : `upstream/${name}`;
  const typesOf = isDataset ? `types/${release}/${version}` : `types/upstream/${name}`;
  const text = await readShipped(types ? `${typesOf}.d.ts` : `${schema}.schema.json`);
  await writeOutputs({ out }, io, { restart }, (outputs) => outputs.out.write(Buffer.from(text)));
}

/** The schemas are two folders up from this file, both in src and in dist; types and bundled/ are made at build. */
function readShipped(path: string): Promise<string> {
  return readFile(new URL(`../../schemas/${path}`, import.meta.url), 'utf8');
}
