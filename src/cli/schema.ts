/** neci-kyc schema: prints a JSON Schema, or the TypeScript types, for somebody's build. */

import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Release, Version } from '../generated/contracts/index.js';
import { ENDPOINTS } from '../upstream/registry.js';
import { type Io, newCommand, usageError } from './command.js';
import { releaseOption, versionOption } from './input.js';

interface Options {
  readonly version?: Version;
  readonly release: Release;
  readonly types?: boolean;
}

const EXAMPLE = 'neci-kyc schema super --version v2 --types > kyc-super.d.ts';
const DATASETS: readonly string[] = ['refresh', 'super'];
const NAMES: readonly string[] = [...DATASETS, ...ENDPOINTS];

export function command(io: Io): Command {
  return newCommand('schema', EXAMPLE, io)
    .argument('<name>', `one of ${NAMES.join(', ')}`)
    .addOption(versionOption())
    .addOption(releaseOption())
    .option('--types', 'print TypeScript types instead')
    .action((name: string, options: Options) => run(name, options, io));
}

async function run(name: string, { version, release, types }: Options, io: Io): Promise<void> {
  if (!NAMES.includes(name)) throw usageError(`no schema is called ${name}; there are ${NAMES.join(', ')}`);
  const isDataset = DATASETS.includes(name);
  if (isDataset && !version)
    throw usageError(`${name} has a schema for each version; add --version v1 or v2`);
  const place = isDataset ? `${release}/${version}` : 'upstream';
  io.stdout.write(
    types ? await readTypes(isDataset ? place : `upstream/${name}`) : await readSchema(place, name),
  );
}

/**
 * The schema in one document, which any tool can read: the parts that the version's datasets share stand in
 * its own $defs, and every $ref is local. No part has the name of a definition; test/contracts sees to it.
 */
async function readSchema(place: string, name: string): Promise<string> {
  const text = await readShipped(`${place}/${name}.schema.json`);
  if (place === 'upstream') return text;
  const parts = await readShipped(`${place}/parts.schema.json`);
  const { $id }: { readonly $id: string } = JSON.parse(parts);
  const local = (json: string) =>
    JSON.parse(json, (key, value) => (key === '$ref' ? value.replace(`${$id}#`, '#') : value));
  const { $defs, ...schema } = local(text);
  return `${JSON.stringify({ ...schema, $defs: { ...$defs, ...local(parts).$defs } }, null, 2)}\n`;
}

function readTypes(place: string): Promise<string> {
  return readShipped(`types/${place}.d.ts`);
}

/** Schemas are shipped beside the code, two folders up from this file. */
function readShipped(path: string): Promise<string> {
  return readFile(new URL(`../../schemas/${path}`, import.meta.url), 'utf8');
}
