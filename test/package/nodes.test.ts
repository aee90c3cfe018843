/** The packed package gives the same bytes on every Node that it is promised for, in any time zone and language. */

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { CASES } from './goldens.js';
import { install, NODES } from './tools.js';

const run = promisify(execFile);
const project = inject('project');
const cli = join(project, 'node_modules/neci-kyc/dist/cli/bin.js');
const folder = mkdtempSync(join(tmpdir(), 'neci-kyc-nodes-'));
const input = join(folder, 'bundles.ndjson');

const ZONES = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles'];
const LANGUAGES = ['C', 'zh_CN.UTF-8'];
const ENVIRONMENTS = ZONES.flatMap((zone) => LANGUAGES.map((language) => ({ zone, language })));

/** What the commands make of every golden case in one environment: the bytes of the responses and of the issues. */
async function bytesOn(node: string, { zone, language }: (typeof ENVIRONMENTS)[number]): Promise<string> {
  const env = { ...process.env, TZ: zone, LANG: language, LC_ALL: language };
  const neciKyc = (...args: string[]) => run(node, [cli, ...args], { env });
  await neciKyc('golden', 'check', resolve('test/golden'));
  const [out, issues] = [join(folder, 'out.ndjson'), join(folder, 'issues.ndjson')];
  const written = ['--out', out, '--issues', issues, '--quiet'];
  await neciKyc('normalize', input, '--ndjson', '--dataset', 'super', '--version', 'v2', ...written);
  return readFileSync(out, 'utf8') + readFileSync(issues, 'utf8');
}

let expected: string;

/** The binaries of this system as npm has them, without a script that fetches one. Beside the project: none is on its path. */
function installNodes(): void {
  const nodes = NODES.map((version) => [
    `node-${version}`,
    `npm:node-${process.platform}-${process.arch}@${version}`,
  ]);
  const manifest = { name: 'nodes', private: true, dependencies: Object.fromEntries(nodes) };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  install(folder);
}

beforeAll(async () => {
  installNodes();
  writeFileSync(input, CASES.map(({ bundle }) => `${bundle}\n`).join(''));
  expected = await bytesOn(process.execPath, { zone: 'UTC', language: 'C' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(NODES)('the installed package on Node %s', (version) => {
  const node = join(folder, 'node_modules', `node-${version}`, 'bin', 'node');

  it('runs on that very version', async () => {
    expect((await run(node, ['--version'])).stdout.trim()).toBe(`v${version}`);
  });

  it.each(ENVIRONMENTS)(
    'passes the golden cases, to the byte, with TZ=$zone and LANG=$language',
    async (one) => {
      const bytes = await bytesOn(node, one);
      expect(bytes.split('\n').length).toBeGreaterThan(2 * CASES.length);
      expect(bytes === expected).toBe(true);
    },
  );
});
