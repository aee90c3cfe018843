import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { command } from '../../src/cli/upgrade.js';
import { upgrade } from '../../src/datasets/upgrade/index.js';
import { readSample } from '../releases/companies.js';
import { runIn } from './callingWorld.js';
import { runCommand } from './runCommand.js';

const folder = mkdtempSync(join(tmpdir(), 'neci-kyc-upgrade-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SAMPLES = new URL('../announcement/2025-07-09/samples/', import.meta.url);
const sample = (name: string) => fileURLToPath(new URL(`${name}.json`, SAMPLES));
const upgraded = (name: string) => upgrade(readSample(name)).response;
const inLine = (name: string) => JSON.stringify(readSample(name));

const run = (args: readonly string[], stdin = '') => runCommand(command, ['upgrade', ...args], { stdin });

describe('neci-kyc upgrade', () => {
  it('prints the upgraded response on stdout and each issue in a line on stderr', async () => {
    const { exitCode, stdout, stderr } = await run([sample('super-before')]);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`${JSON.stringify(upgraded('super-before'))}\n`);
    expect(stderr).toBe(
      'warning dropped_value $.content.additionalData.otherNames.otherNames: A value that the release removes (RemoveOtherNames, 2025-07-09); left out\n',
    );
  });

  it('reads standard input, and indents with --pretty', async () => {
    const { exitCode, stdout } = await run(['--pretty'], inLine('refresh-before'));
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`${JSON.stringify(upgraded('refresh-before'), null, 2)}\n`);
    expect((await run(['-', '--pretty'], inLine('refresh-before'))).stdout).toBe(stdout);
  });

  it('prints a response of the newest shape as it is', async () => {
    const { stdout, stderr } = await run([], inLine('refresh-after'));
    expect([stdout, stderr]).toEqual([`${inLine('refresh-after')}\n`, '']);
  });

  it('writes the issues as NDJSON with --issues, and then prints none', async () => {
    const file = join(folder, 'issues.ndjson');
    const { stderr } = await run([sample('super-after'), '--issues', file]);
    expect(stderr).toBe('');
    const entries = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries).toEqual(upgrade(readSample('super-after')).issues);
  });

  it('asks for --ndjson where the input is lines', async () => {
    const { exitCode, stderr } = await run([], `${inLine('refresh-before')}\n${inLine('super-before')}\n`);
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringContaining('; add --ndjson to read one response a line'),
    ]);
  });

  it('writes to --out whole', async () => {
    const file = join(folder, 'out.json');
    expect(await run([sample('refresh-before'), '--out', file, '--quiet'])).toMatchObject({
      exitCode: 0,
      stdout: '',
    });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(upgraded('refresh-before'));
  });

  it('prints no issue with --quiet', async () => {
    expect((await run([sample('super-before'), '--quiet'])).stderr).toBe('');
  });

  it('goes no further than --to, and refuses a release it does not know', async () => {
    const { stdout } = await run(['--to', '2025-06-23'], inLine('super-before'));
    expect(stdout).toBe(`${inLine('super-before')}\n`);
    expect((await run(['--to', '2024-01-01'], inLine('super-before'))).exitCode).toBe(2);
  });

  it.each([
    ['text that is not JSON', '{"content":', 'not_json'],
    ['a key twice', '{"country":"CN","country":"GB","extradata":{}}', 'duplicate_key'],
    ['no response', '{"qycxnew":{}}', 'not_a_response'],
  ])('exits 1 with one line, and nothing on stdout, when the input is %s', async (_, stdin, reason) => {
    const { exitCode, stdout, stderr } = await run([], stdin);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(new RegExp(`^neci-kyc: stdin: [^\n]*\\[${reason}\\]\n$`));
  });

  it.each([[[]], [['--ndjson']]])(
    'exits 2 when the issues are the input or stdout, and touches nothing: %j',
    async (more) => {
      const file = join(folder, 'input.json');
      writeFileSync(file, inLine('super-before'));
      for (const issues of [file, '-'])
        expect(await run([file, ...more, '--issues', issues])).toMatchObject({ exitCode: 2, stdout: '' });
      expect(readFileSync(file, 'utf8')).toBe(inLine('super-before'));
    },
  );

  it('follows a link to the issues file, and keeps the rights of that', async () => {
    const [file, link] = [join(folder, 'linked.ndjson'), join(folder, 'link')];
    writeFileSync(file, 'old');
    chmodSync(file, 0o600);
    symlinkSync(file, link);
    expect((await run([sample('super-before'), '--issues', link])).exitCode).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('dropped_value');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is stopped while it waits for the rest of its input', async () => {
    const ran = await runIn(command, ['upgrade'], { stdin: '{', signal: AbortSignal.abort('SIGTERM') });
    expect(ran).toMatchObject({ exitCode: 143, stdout: '' });
  });

  it('exits 3 when the file is not there', async () => {
    const { exitCode, stderr } = await run([join(folder, 'nowhere.json')]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('ENOENT');
  });

  it('exits 3, with nothing on stdout and no file left, when the issues can not be written', async () => {
    const file = join(folder, 'missing', 'issues.ndjson');
    const { exitCode, stdout, stderr } = await run([sample('super-before'), '--issues', file]);
    expect([exitCode, stdout]).toEqual([3, '']);
    expect(stderr).toBe(`neci-kyc: can't write ${file} (ENOENT)\n`);
  });
});

describe('neci-kyc upgrade --ndjson', () => {
  const lines = (...texts: readonly string[]) => texts.map((text) => `${text}\n`).join('');

  it('upgrades line by line, in order', async () => {
    const stdin = lines(inLine('super-before'), inLine('refresh-after'), inLine('refresh-before'));
    const { exitCode, stdout } = await run(['--ndjson', '--quiet'], stdin);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(
      lines(
        ...['super-before', 'refresh-after', 'refresh-before'].map((name) => JSON.stringify(upgraded(name))),
      ),
    );
  });

  it('names a bad line by its number, delivers the others and exits 1', async () => {
    const file = join(folder, 'bad.ndjson');
    const stdin = lines(inLine('super-before'), '', '{"content":', inLine('refresh-before'), '[]');
    const { exitCode, stdout, stderr } = await run(['--ndjson', '--issues', file], stdin);
    expect(exitCode).toBe(1);
    expect(stdout).toBe(
      lines(JSON.stringify(upgraded('super-before')), JSON.stringify(upgraded('refresh-before'))),
    );
    expect(stderr.split('\n').map((line) => line.replace(/: .*\[/, ' ['))).toEqual([
      'line 3 [not_json]',
      'line 5 [not_a_response]',
      'neci-kyc: 2 of 4 lines are not a stored response',
      '',
    ]);
    const entries = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries).toEqual([
      expect.objectContaining({ line: 1, code: 'dropped_value' }),
      expect.objectContaining({ line: 3, error: 'RawPayloadError', reason: 'not_json', byteOffset: 11 }),
      expect.objectContaining({ line: 5, error: 'RawPayloadError', reason: 'not_a_response' }),
    ]);
  });

  it('puts the number of the line before each issue', async () => {
    const { stderr } = await run(['--ndjson'], lines(inLine('refresh-before'), inLine('super-before')));
    expect(stderr).toMatch(/^line 2: warning dropped_value \$\.content/);
  });

  it('splits on "\\n" only, and takes CRLF, a BOM, blank lines and a last line without an end', async () => {
    const separator = JSON.stringify({ ...readSample('refresh-before'), note: 'a\u2028b' });
    const file = join(folder, 'lines.ndjson');
    writeFileSync(
      file,
      `\ufeff${inLine('refresh-before')}\r\n \r\n\n${separator}\n${inLine('refresh-after')}`,
    );
    const { exitCode, stdout } = await run([file, '--ndjson']);
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')).toHaveLength(4);
    expect(stdout).toContain('a\u2028b');
  });

  it('reads a file of many blocks', async () => {
    const file = join(folder, 'many.ndjson');
    // A block has 2,000 lines at most.
    writeFileSync(file, Array.from({ length: 6 }, () => inLine('super-before')).join('\n'.repeat(700)));
    const { stdout } = await run([file, '--ndjson', '--quiet']);
    expect(stdout).toBe(lines(...Array.from({ length: 6 }, () => JSON.stringify(upgraded('super-before')))));
  });

  it('gives nothing for nothing', async () => {
    expect(await run(['--ndjson'], '')).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('stops after a whole line on %s, also while it waits for the next', async (signal, code) => {
    const file = join(folder, 'stopped.ndjson');
    const stop = new AbortController();
    const stdin = new PassThrough();
    stdin.write(`${lines(inLine('super-before'))}{"half`);
    let text = '';
    const stderr = new Writable({
      write(_chunk, _encoding, done) {
        stop.abort(signal);
        done();
      },
    });
    const stdout = new Writable({
      write(chunk, _encoding, done) {
        text += chunk;
        done();
      },
    });
    const io = {
      stdin,
      stdout,
      stderr,
      env: {},
      now: () => new Date(0),
      newId: () => '',
      signal: stop.signal,
    };
    // What it says of the first line is the sign that it is done with it.
    const ran = command(io).parseAsync(['--ndjson'], { from: 'user' });
    await expect(ran).rejects.toMatchObject({ exitCode: code, message: 'stopped; 1 lines are done' });
    expect(text).toBe(lines(JSON.stringify(upgraded('super-before'))));
    const aborted = await runIn(command, ['upgrade', '--ndjson', '--issues', file], {
      stdin: lines(inLine('super-before')),
      signal: AbortSignal.abort(signal),
    });
    expect(aborted).toMatchObject({ exitCode: code, stdout: '' });
    expect(readdirSync(folder).filter((name) => name.includes('stopped'))).toEqual([]);
  });

  it('refuses --pretty, which would break the lines', async () => {
    expect((await run(['--ndjson', '--pretty'], '')).exitCode).toBe(2);
  });

  it('leaves the old issues file as it is, and nothing beside it, when the input can not be read', async () => {
    const file = join(folder, 'kept.ndjson');
    writeFileSync(file, 'old\n');
    const { exitCode } = await run([join(folder, 'nowhere.ndjson'), '--ndjson', '--issues', file]);
    expect(exitCode).toBe(3);
    expect(readFileSync(file, 'utf8')).toBe('old\n');
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
