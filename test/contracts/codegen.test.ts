import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from 'esbuild';
import { afterEach, describe, expect, it } from 'vitest';
import { generate } from '../../scripts/codegen/contracts.js';
import { NEWEST } from '../../src/datasets/releases/index.js';

const LATER = '9999-01-01';
const folder = mkdtempSync(join(tmpdir(), 'neci-kyc-contracts-'));
const copy = join(folder, 'schemas', LATER);

afterEach(() => rmSync(join(folder, 'schemas'), { recursive: true }));

/** The schemas of the newest release, and a later one copied from them, its texts changed. */
function copyNewest(change: (text: string) => string): void {
  cpSync(`schemas/${NEWEST}`, join(folder, 'schemas', NEWEST), { recursive: true });
  cpSync(`schemas/${NEWEST}`, copy, { recursive: true });
  for (const file of readdirSync(copy, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.json')) continue;
    const path = join(copy, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }
}

describe('a release begun as a copy of the one before', () => {
  it('has types and validators though its schemas are the same', async () => {
    copyNewest((text) => text.replaceAll(`:${NEWEST}:`, `:${LATER}:`));
    const files = await generate(pathToFileURL(`${folder}/`));
    expect(files.map(({ path }) => path)).toContain(`src/generated/contracts/${LATER}/v2.ts`);
    const code = files.find(({ path }) => path.endsWith('/validators.ts'))?.text ?? '';
    const script = join(folder, 'validators.mjs');
    writeFileSync(script, transformSync(code, { loader: 'ts' }).code);
    const { validators } = await import(pathToFileURL(script).href);
    for (const name of ['v1-refresh', 'v1-super', 'v2-refresh', 'v2-super']) {
      const [version = '', dataset = ''] = name.split('-');
      const valid = JSON.parse(readFileSync(`test/contracts/valid/${NEWEST}-${name}.json`, 'utf8'));
      for (const release of [NEWEST, LATER]) {
        expect(validators[release][version][dataset](valid), `${release} ${name}`).toBe(true);
        expect(validators[release][version][dataset]({}), `${release} ${name}`).toBe(false);
      }
    }
  });

  it('is refused with the file as long as its $id has the old date', async () => {
    copyNewest((text) => text);
    await expect(generate(pathToFileURL(`${folder}/`))).rejects.toThrow(
      new RegExp(`^schemas/${LATER}/v1/\\w+\\.schema\\.json: its \\$id must be urn:neci-kyc:${LATER}:v1:`),
    );
  });

  it('is refused with the file and the property when a $ref leads to no schema', async () => {
    copyNewest((text) =>
      text.replaceAll(`:${NEWEST}:`, `:${LATER}:`).replace('parts#/$defs/text"', 'parts#/$defs/count"'),
    );
    await expect(generate(pathToFileURL(`${folder}/`))).rejects.toThrow(
      new RegExp(
        `^schemas/${LATER}/v1/refresh.schema.json: No schema at urn:neci-kyc:${LATER}:v1:parts#/\\$defs/count, the \\$ref of #/`,
      ),
    );
  });
});
