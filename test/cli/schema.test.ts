import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import upperFirst from 'lodash/upperFirst.js';
import { describe, expect, it } from 'vitest';
import { command } from '../../src/cli/schema.js';
import { ENDPOINTS } from '../../src/upstream/registry.js';
import { CONTRACTS, listFields, readSchema, type Schema } from '../contracts/schemas.js';
import { runCommand } from './runCommand.js';

const CONTRACT_TESTS = new URL('../contracts/', import.meta.url);

async function printed(...args: string[]): Promise<Schema> {
  const { exitCode, stdout, stderr } = await runCommand(command, ['schema', ...args]);
  expect([exitCode, stderr]).toEqual([0, '']);
  // Its users hold it to what JSON Schema says; so do the tests.
  return JSON.parse(stdout) as Schema;
}

/** The names of the types that `--types` prints. */
async function typesOf(...args: string[]): Promise<string[]> {
  const { exitCode, stdout } = await runCommand(command, ['schema', ...args, '--types']);
  expect(exitCode).toBe(0);
  return [...stdout.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name = '']) => name);
}

function ajvForDatasets(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true }).addVocabulary(['x-origin', 'x-personal']);
  addFormats.default(ajv);
  return ajv;
}

/** Every response that the tests of the contracts have, those that break theirs too. */
const RESPONSES = ['valid', 'invalid'].flatMap((folder) =>
  readdirSync(new URL(folder, CONTRACT_TESTS), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => `${folder}/${file}`),
);

/** "valid", or the first rule that the response in a file breaks, and where. */
function judge(validate: ValidateFunction, file: string): string {
  validate(JSON.parse(readFileSync(new URL(file, CONTRACT_TESTS), 'utf8')));
  const [error] = validate.errors ?? [];
  return error ? `${error.instancePath} ${error.keyword}` : 'valid';
}

describe.each(
  CONTRACTS.map(
    (each) => [`${each.dataset} --version ${each.version} --release ${each.release}`, each] as const,
  ),
)('neci-kyc schema %s', (_, { release, version, dataset }) => {
  const document = printed(dataset, '--version', version, '--release', release);

  it('is one document: every $ref leads to a definition of its own', async () => {
    const { $defs, ...schema } = await document;
    const text = JSON.stringify({ schema, $defs });
    const refs = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref = '']) => ref);
    const defined = Object.keys($defs ?? {}).map((name) => `#/$defs/${name}`);
    expect(refs.filter((ref) => !defined.includes(ref))).toEqual([]);
    expect(refs).not.toEqual([]);
    expect(Object.values($defs ?? {}).filter(({ $id }) => $id !== undefined)).toEqual([]);
  });

  it('has the fields of the shipped pair of files, each with its shape', async () => {
    expect(listFields(await document)).toEqual(listFields(readSchema(release, version, dataset)));
  });

  it('accepts and refuses what the shipped pair does, for the same reason', async () => {
    const alone = ajvForDatasets().compile(await document);
    const pair = ajvForDatasets()
      .addSchema(readSchema(release, version, 'parts'))
      .compile(readSchema(release, version, dataset));
    for (const file of RESPONSES) expect([file, judge(alone, file)]).toEqual([file, judge(pair, file)]);
    expect(judge(alone, `valid/${release}-${version}-${dataset}.json`)).toBe('valid');
  });

  it('has types, which --types prints', async () => {
    const types = await typesOf(dataset, '--version', version, '--release', release);
    expect(types).toContain(`${upperFirst(dataset)}Response`);
  });
});

describe.each(ENDPOINTS)('neci-kyc schema %s', (name) => {
  it('is taken by ajv in strict mode without a further option', async () => {
    const document = await printed(name);
    expect(() => new Ajv2020({ strict: true }).compile(document)).not.toThrow();
  });

  it('has types named after the endpoint, which --types prints', async () => {
    expect(await typesOf(name)).toContain(`${upperFirst(name)}Body`);
  });
});

describe('neci-kyc schema --out', () => {
  it('writes what it would print', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'neci-kyc-schema-'));
    const file = join(folder, 'super.json');
    const ran = await runCommand(command, ['schema', 'super', '--version', 'v2', '--out', file]);
    expect(ran).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(await printed('super', '--version', 'v2'));
    rmSync(folder, { recursive: true });
  });
});
