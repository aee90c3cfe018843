import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/command.js';
import { command as diff } from '../../src/cli/diff.js';
import { command as explain } from '../../src/cli/explain.js';
import { command as normalize } from '../../src/cli/normalize.js';
import { command as run } from '../../src/cli/run.js';
import { line, lines, parsed } from '../bulk/bundles.js';
import { manyCompanies, mockUpstream } from '../client/companies.js';
import { envOf, newFolder, reportIn, runIn } from './callingWorld.js';
import { runCommand } from './runCommand.js';

const folder = mkdtempSync(join(tmpdir(), 'neci-kyc-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const RENDITION = ['--dataset', 'super', '--version', 'v2'];
const BUNDLE = file('bundle.json', line('甲有限公司', { status: '某种状态' }));
const LATER = file('later.json', line('甲有限公司', { status: '存续' }));
const CONFIG = file('config.json', '{"codes":{"status":{"某种状态":"CLOSED"}},"via":"企享云"}');

describe('--config', () => {
  it('adds to what normalize makes of one bundle', async () => {
    const args = ['normalize', BUNDLE, ...RENDITION, '--quiet'];
    const [without, made] = [
      await runCommand(normalize, args),
      await runCommand(normalize, [...args, '--config', CONFIG]),
    ];
    const [before, after] = [without, made].map(({ stdout }) => JSON.parse(stdout).content);
    expect([before.status, before.sources[0].info]).toEqual(['NOT REPORTED', null]);
    expect([after.status, after.sources[0].info]).toEqual(['CLOSED', 'by way of 企享云']);
  });

  it('that is wrong ends every command with exit 2 and the option’s path', async () => {
    const wrong = file('wrong.json', '{"codes":{"status":{"吊销":"LIVE"}}}');
    const message = `neci-kyc: ${wrong}: codes.status.吊销 hides a revocation`;
    const single = await runCommand(normalize, ['normalize', BUNDLE, ...RENDITION, '--config', wrong]);
    const many = await runCommand(normalize, [
      'normalize',
      BUNDLE,
      ...RENDITION,
      '--ndjson',
      '--config',
      wrong,
    ]);
    const told = await runCommand(explain, ['explain', BUNDLE, '--config', wrong]);
    for (const { exitCode, stderr } of [single, many, told]) {
      expect(exitCode).toBe(2);
      expect(stderr).toContain(message);
    }
  });

  it('without a name, as of an unset variable, is refused with what to write', async () => {
    const { exitCode, stderr } = await runCommand(normalize, [
      ...['normalize', 'examples/minimal.json', ...RENDITION, '--config', ''],
    ]);
    expect([exitCode, stderr]).toEqual([2, 'neci-kyc: --config is empty; name a file\n']);
  });

  it('adds to what explain says, and reads a folder with its endpoints', async () => {
    const config = file(
      'endpoint.mjs',
      `export default { endpoints: [{ name: 'acme', carries: 'rows', map: () => ({}) }] };`,
    );
    const company = join(folder, 'company');
    mkdirSync(company);
    writeFileSync(join(company, 'qycxnew.json'), JSON.stringify(JSON.parse(line('甲有限公司')).qycxnew));
    writeFileSync(join(company, 'acme.json'), '{"fax":"0"}');
    const { stdout } = await runCommand(explain, ['explain', company, '--json', '--config', config]);
    const explanation = JSON.parse(stdout);
    expect(explanation.endpoints.at(-1)).toMatchObject({ name: 'acme', state: 'used' });
    expect(explanation.unused).toContainEqual(
      expect.objectContaining({ path: '$.acme.fax', reason: 'unmapped' }),
    );
  });

  it('adds to what diff --meaning compares, and is for raw bundles alone', async () => {
    const args = ['diff', BUNDLE, LATER, '--config', CONFIG];
    const meaning = await runCommand(diff, [...args, '--meaning']);
    expect([meaning.exitCode, meaning.stdout]).toEqual([1, expect.stringContaining('CLOSED')]);
    const plain = await runCommand(diff, args);
    expect([plain.exitCode, plain.stderr]).toEqual([2, expect.stringContaining('add --meaning')]);
  });

  it('names the function of a config that fails', async () => {
    const config = file(
      'fails.mjs',
      `export default { translate: { rule: 'acme/names/1', company() { throw new Error('x'); } } };`,
    );
    const ran = [
      await runCommand(normalize, ['normalize', BUNDLE, ...RENDITION, '--config', config]),
      await runCommand(explain, ['explain', BUNDLE, '--config', config]),
      await runCommand(diff, ['diff', BUNDLE, LATER, '--meaning', '--config', config]),
    ];
    for (const { exitCode, stderr } of ran) {
      expect(exitCode).toBe(2);
      expect(stderr).toContain(
        `neci-kyc: ${config}: translate.company threw Error for the name at $.qycxnew.value.qyName`,
      );
    }
  });
});

const BIN = 'dist/cli/bin.js';

/** The built program loads modules as Node does; here in the tests another loader would. */
function built(...args: string[]): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  if (!existsSync(BIN)) throw new Error(`${BIN} is missing: run npm run build first`);
  return spawnSync(process.execPath, [BIN, ...args], { encoding: 'utf8' });
}

describe('--config as a module', () => {
  const typescript = file('typed.ts', 'const via: string = "Acme"; export default { via };');

  it.each([
    [
      'compiled to CommonJS',
      file(
        'compiled.cjs',
        'Object.defineProperty(exports, "__esModule", { value: true }); exports.default = { via: "Acme" };',
      ),
    ],
    ['CommonJS', file('common.cjs', 'module.exports = { via: "Acme" };')],
    ['a promise', file('promised.mjs', 'export default Promise.resolve({ via: "Acme" });')],
    ['ECMAScript', file('module.mjs', 'export default { via: "Acme" };')],
  ])('is read: %s', (_, config) => {
    const { stdout } = built('normalize', BUNDLE, ...RENDITION, '--quiet', '--config', config);
    expect(JSON.parse(stdout).content.sources[0].info).toBe('by way of Acme');
  });

  it.each([
    [
      'a rejected promise for its export',
      'promise.mjs',
      'export default Promise.reject(new Error("no table"));',
      "can't be loaded (no table)",
    ],
    ['a syntax error', 'syntax.mjs', 'export default {', "can't be loaded (Unexpected end of input); node "],
    [
      'another language',
      'config.yaml',
      'via: Acme',
      'is neither a module nor JSON; name it *.js, *.mjs or *.json',
    ],
    [
      'an import that is missing',
      'imports.mjs',
      'import "./none.mjs"; export default {};',
      "can't be loaded (Cannot find module",
    ],
    ['no export', 'forgotten.cjs', 'const via = "Acme";', 'exports no options; write export default'],
  ])('ends the command where it has %s, with what to do', (_, name, text, message) => {
    const config = file(name, text);
    const { status, stderr } = built('normalize', BUNDLE, ...RENDITION, '--config', config);
    expect(stderr).toContain(`neci-kyc: ${config}: ${message}`);
    expect(status).toBe(2);
  });

  it.each([
    ['ends the process', 'exits.mjs', 'process.exit(0);'],
    ['waits for what never comes', 'waits.mjs', 'await new Promise(() => {}); export default {};'],
  ])('that %s is not a success', (_, name, text) => {
    const config = file(name, text);
    const { status, stdout, stderr } = built('normalize', BUNDLE, ...RENDITION, '--config', config);
    expect([status, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/^neci-kyc: ended before the work was done; .*--config/);
  });

  it('in TypeScript is read where Node can, and else says what to do', () => {
    const { status, stderr } = built('normalize', BUNDLE, ...RENDITION, '--quiet', '--config', typescript);
    const advice = `${typescript}: is TypeScript, which this version of Node can't load; compile it to *.js`;
    if (status !== 0) expect(stderr).toContain(advice);
    expect([0, 2]).toContain(status);
  });
});

describe('--config of a run of many bundles', () => {
  const records = Array.from({ length: 40 }, () => line('甲有限公司', { status: '某种状态' }));
  const many = file('many.ndjson', records.join('\n'.repeat(200_000)));

  it('is loaded by every worker, and gives the same bytes for any number of them', () => {
    const [one, three] = ['1', '3'].map((workers) => {
      const out = join(folder, `out${workers}`);
      const args = [many, '--ndjson', '--quiet', '--config', CONFIG, '--workers', workers, '--out', out];
      expect(built('normalize', ...RENDITION, ...args).status).toBe(0);
      return readFileSync(out, 'utf8');
    });
    expect(three === one).toBe(true);
    const statuses = parsed(one ?? '').map(({ content }) => (content as { status: string }).status);
    expect(statuses).toEqual(records.map(() => 'CLOSED'));
  });

  it('is part of the run: --resume goes on with the same one alone', async () => {
    const [out, text] = [join(folder, 'resumed'), `${lines(2).join('\n')}\n`];
    const args = ['normalize', '-', ...RENDITION, '--ndjson', '--quiet', '--out', out];
    const stdin = new PassThrough();
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const { env, now, newId } = { env: {}, now: () => new Date(0), newId: () => '' };
    const io = { stdin, stdout, stderr, env, now, newId, signal: new AbortController().signal };
    const ran = normalize(io).parseAsync([...args.slice(1), '--config', CONFIG], { from: 'user' });
    // A folder in the place of the output stops the run at its end.
    const failed = expect(ran).rejects.toMatchObject({ exitCode: 3 });
    stdin.write(text);
    while (!existsSync(join(folder, '.resumed.neci-kyc-part'))) await wait(20);
    mkdirSync(out);
    stdin.end();
    await failed;
    rmSync(out, { recursive: true });
    const resume = (config: string) =>
      runCommand(normalize, [...args, '--config', config, '--resume'], { stdin: text });
    const other = await resume(file('other.json', '{"via":"Acme"}'));
    expect([other.exitCode, existsSync(out)]).toEqual([2, false]);
    expect(other.stderr).toContain('it had other options');
    expect((await resume(CONFIG)).exitCode).toBe(0);
    expect(parsed(readFileSync(out, 'utf8')).length).toBe(2);
  });
});

describe('--config of run', () => {
  it('is part of what a company’s file is made of: another one makes it again', async () => {
    const companies = manyCompanies(1);
    const mock = await mockUpstream({}, companies);
    const out = await newFolder();
    const args = ['run', ...companies.map(({ name }) => name), ...RENDITION, '--out', out];
    const outcomes: string[] = [];
    for (const config of [[], ['--config', CONFIG], ['--config', CONFIG]]) {
      await runIn((io: Io) => run(io, { sleep: async () => {} }), [...args, ...config], { env: envOf(mock) });
      outcomes.push(...(await reportIn(out)).map(({ outcome }) => String(outcome)));
    }
    expect(outcomes).toEqual(['written', 'written', 'kept']);
  });
});
