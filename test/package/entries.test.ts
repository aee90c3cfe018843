/** Every entry in one bundle, as a server function has it: a package that it imports must not need a loader at run time. */

import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { MOCK_CREDENTIALS } from '../../src/mock/server.js';
import { mockUpstream, NAME } from '../client/companies.js';
import { bundledByEsbuild, tracedByNft } from './bundle.js';
import { programOf } from './run.js';

const project = inject('project');
const entry = join(project, 'entries.mjs');

const PROGRAM = `
import { normalize } from 'neci-kyc';
import { createClient } from 'neci-kyc/client';
import { explain, explainPage } from 'neci-kyc/explain';
import { createNormalizer } from 'neci-kyc/extend';
import { bodyOf } from 'neci-kyc/upstream';
import { uscc } from 'neci-kyc/values';

async function main([name, account]) {
  const bundle = await createClient(JSON.parse(account)).fetchBundle(name, { dataset: 'super' });
  const rendition = { dataset: 'super', version: 'v2' };
  const { response } = normalize(bundle, rendition);
  const own = createNormalizer({ via: 'Acme' }).normalize(bundle, rendition);
  console.log(JSON.stringify({
    name: response.content.name,
    via: own.response.content.sources[0].info,
    page: explainPage(explain(bundle)).startsWith('<!doctype html>'),
    isBody: bodyOf('qycxnew').safeParse(bundle.qycxnew).success,
    isCode: uscc.isValid('91110108551385082Q'),
  }));
}

main(process.argv.slice(2));
`;

const run = promisify(execFile);

/** Runs the program against a mock of the upstream; the mock answers in this process. */
async function ran(command: string, ...before: readonly string[]): Promise<unknown> {
  const { url } = await mockUpstream({ now: () => new Date() });
  const account = JSON.stringify({ baseUrl: url, ...MOCK_CREDENTIALS });
  const { stdout } = await run(command, [...before, NAME, account]);
  return JSON.parse(stdout);
}

const EXPECTED = { name: NAME, via: 'by way of Acme', page: true, isBody: true, isCode: true };

beforeAll(() => writeFileSync(entry, PROGRAM));

describe('all entries but the worker answer as they should', () => {
  it('as they are installed', async () => {
    expect(await ran(process.execPath, entry)).toEqual(EXPECTED);
  });

  it.each(['cjs', 'esm'] as const)('in a bundle that esbuild makes, format %s', async (format) => {
    const { file, warnings } = await bundledByEsbuild(entry, format);
    expect(warnings).toEqual([]);
    expect(await ran(process.execPath, file)).toEqual(EXPECTED);
  });

  it('from the files alone that @vercel/nft traces', async () => {
    const { file } = await tracedByNft(entry);
    expect(await ran(process.execPath, file)).toEqual(EXPECTED);
  });

  it('by bun', async () => {
    expect(await ran(programOf(project, 'bun'), entry)).toEqual(EXPECTED);
  });
});
