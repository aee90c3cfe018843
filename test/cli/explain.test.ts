import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { command as diff } from '../../src/cli/diff.js';
import { command } from '../../src/cli/explain.js';
import { command as normalize } from '../../src/cli/normalize.js';
import { makePipe } from '../bulk/bundles.js';
import { runCommand } from './runCommand.js';

const dir = mkdtempSync(join(tmpdir(), 'explain-'));
afterAll(() => rmSync(dir, { recursive: true }));
const EXAMPLE = 'examples/blacklisted.json';

describe('neci-kyc explain', () => {
  it('prints the verdicts, the fields with their sources and the issues as text', async () => {
    const { exitCode, stdout } = await runCommand(command, ['explain', EXAMPLE]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('YES     Blacklisted');
    expect(stdout).toContain(
      '    status = LIVE (rewritten by code-list/1, row 存续 of the list status)\n        from $.isHmdxx.value.status "存续" (asked 2021-09-26)',
    );
  });

  it('writes a page whose head names the company', async () => {
    const out = join(dir, 'page.html');
    const { exitCode, stdout } = await runCommand(command, ['explain', EXAMPLE, '--out', out]);
    expect([exitCode, stdout]).toEqual([0, '']);
    expect(readFileSync(out, 'utf8')).toContain('<h1><span lang="zh">湖南长沙云帆商贸有限公司</span></h1>');
  });

  it('reads a folder with a file for each endpoint, and passes over what a run notes beside them', async () => {
    const folder = join(dir, 'company');
    mkdirSync(folder);
    const bundle = JSON.parse(readFileSync(EXAMPLE, 'utf8'));
    for (const [name, body] of Object.entries(bundle))
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(body));
    writeFileSync(join(folder, 'done-super-v2-2025-07-09.json'), '{}');
    writeFileSync(join(folder, 'same.json'), '{}');
    const [one, other] = await Promise.all(
      [folder, EXAMPLE].map((input) => runCommand(command, ['explain', input, '--json'])),
    );
    expect(JSON.parse(one?.stdout ?? '')).toMatchObject({
      verdicts: JSON.parse(other?.stdout ?? '').verdicts,
      issues: JSON.parse(other?.stdout ?? '').issues,
    });
  });

  it('reports a file of a folder that is named after no endpoint, as it does in a bundle', async () => {
    const folder = join(dir, 'retired');
    mkdirSync(folder);
    for (const [name, body] of Object.entries(JSON.parse(readFileSync(EXAMPLE, 'utf8'))))
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(body));
    writeFileSync(join(folder, 'fzch.json'), '{}');
    const { stdout } = await runCommand(command, ['explain', folder]);
    expect(stdout).toMatch(/unknown_endpoint \$\.fzch: .*fzchnew/);
  });

  it('reads a file of a folder whose name ends in .JSON, and refuses a pipe instead of waiting for it', async () => {
    const folder = join(dir, 'exported');
    mkdirSync(folder);
    const [[name = '', body] = []] = Object.entries(
      JSON.parse(readFileSync('examples/minimal.json', 'utf8')),
    );
    writeFileSync(join(folder, `${name}.JSON`), JSON.stringify(body));
    expect((await runCommand(command, ['explain', folder])).exitCode).toBe(0);
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(body));
    expect((await runCommand(command, ['explain', folder])).stderr).toContain(
      'is there twice, as .json and as .JSON',
    );
    rmSync(join(folder, `${name}.json`));
    makePipe(join(folder, 'jyyc.json'));
    const refused = await runCommand(command, ['explain', folder]);
    expect([refused.exitCode, refused.stderr]).toEqual([
      1,
      `neci-kyc: ${join(folder, 'jyyc.json')} is not a regular file; remove it\n`,
    ]);
  });

  it('refuses a folder without endpoint files, and a bundle that isn’t one, with exit 1', async () => {
    mkdirSync(join(dir, 'empty'));
    writeFileSync(join(dir, 'list.json'), '[]');
    const empty = await runCommand(command, ['explain', join(dir, 'empty')]);
    const list = await runCommand(command, ['explain', join(dir, 'list.json')]);
    expect([empty.exitCode, list.exitCode]).toEqual([1, 1]);
    expect(empty.stderr).toContain('no file named after an endpoint');
    expect(list.stderr).toContain('[not_a_bundle]');
  });

  it('leaves persons out with --redact', async () => {
    const { stdout } = await runCommand(command, ['explain', EXAMPLE, '--json', '--redact']);
    expect(stdout).not.toContain('许闻笛');
  });

  it('says first what changed since --against', async () => {
    const older = join(dir, 'older.json');
    const { qyName, nsrsbh } = JSON.parse(readFileSync(EXAMPLE, 'utf8')).isHmdxx.value;
    writeFileSync(older, JSON.stringify({ neci: { entName: qyName, uniscId: nsrsbh } }));
    const { stdout } = await runCommand(command, ['explain', EXAMPLE, '--against', older]);
    expect(stdout).toMatch(/^What changed\n {2}Blacklisted: unknown -> yes\n/);
  });

  it('refuses --open without a file, and --json beside --out, as usage errors', async () => {
    const open = await runCommand(command, ['explain', EXAMPLE, '--open']);
    const both = await runCommand(command, ['explain', EXAMPLE, '--json', '--out', join(dir, 'x.html')]);
    expect([open.exitCode, both.exitCode]).toEqual([2, 2]);
  });
});

describe('neci-kyc diff --meaning', () => {
  it('refuses two companies as a usage error', async () => {
    const { exitCode, stderr } = await runCommand(diff, [
      'diff',
      'examples/minimal.json',
      EXAMPLE,
      '--meaning',
    ]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('different companies');
  });

  it('exits with 0 and prints nothing for a bundle and itself', async () => {
    const { exitCode, stdout } = await runCommand(diff, ['diff', EXAMPLE, EXAMPLE, '--meaning']);
    expect([exitCode, stdout]).toEqual([0, '']);
  });
});

describe('neci-kyc normalize --lineage', () => {
  it('writes one line for each value of the response', async () => {
    const out = join(dir, 'lineage.ndjson');
    const args = [
      'normalize',
      EXAMPLE,
      '--dataset',
      'refresh',
      '--version',
      'v1',
      '--quiet',
      '--lineage',
      out,
    ];
    const { exitCode, stdout } = await runCommand(normalize, args);
    expect(exitCode).toBe(0);
    const rows = readFileSync(out, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.find(({ output }) => output === '$.status')).toEqual({
      output: '$.status',
      inputs: [{ path: '$.isHmdxx.value.status', original: '存续' }],
      rule: 'code-list/1',
      list: 'status',
      row: '存续',
    });
    expect(JSON.parse(stdout).status).toBe('LIVE');
  });
});
