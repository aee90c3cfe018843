import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  createReadStream,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { command } from '../../src/cli/normalize.js';
import { startProgress } from '../../src/cli/progress.js';
import { line, lines, makePipe, parsed } from '../bulk/bundles.js';
import { runCommand } from './runCommand.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'neci-kyc-bulk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(at(name), 'utf8');
const RENDITION = ['--dataset', 'super', '--version', 'v2'];

function normalize(args: readonly string[], stdin = '') {
  return runCommand(command, ['normalize', ...RENDITION, ...args], { stdin });
}

function input(records: readonly string[], name = 'in.ndjson'): string {
  writeFileSync(at(name), records.map((each) => `${each}\n`).join(''));
  return at(name);
}

describe('normalize --ndjson', () => {
  it('writes the responses to stdout in order and nothing else, and talks on stderr', async () => {
    const { exitCode, stdout, stderr } = await normalize(['--ndjson', '-'], `${lines(3).join('\n')}\n`);
    expect(exitCode).toBe(0);
    expect(parsed(stdout).map(({ content }) => (content as { name: string }).name)).toEqual([
      '甲乙丙1有限公司',
      '甲乙丙2有限公司',
      '甲乙丙3有限公司',
    ]);
    expect(stderr).toMatch(/^records +3\nfailed +0\n/);
    expect(stderr).toMatch(/warning missing_value/);
  });

  it('makes up no time and no id, so that two runs give the same bytes', async () => {
    const [response] = parsed((await normalize(['--ndjson', '-', '--quiet'], line('甲有限公司'))).stdout);
    expect(response).toMatchObject({ datasetId: null, requestTime: null, responseTime: null });
  });

  it('gives with --check full the bytes that it gives without', async () => {
    const [leaf, full] = await Promise.all([
      normalize(['--ndjson', input(lines(3))]),
      normalize(['--ndjson', input(lines(3)), '--check', 'full']),
    ]);
    expect(full.exitCode).toBe(0);
    expect(full.stdout).toBe(leaf.stdout);
  });

  it('takes the times that are given', async () => {
    const times = ['--request-time', '2025-06-23T15:28:19+08:00', '--response-time', '2025-06-23T07:28:20Z'];
    const [response] = parsed((await normalize(['--ndjson', '-', ...times], line('甲有限公司'))).stdout);
    expect(response).toMatchObject({
      requestTime: '2025-06-23T07:28:19+00:00',
      responseTime: '2025-06-23T07:28:20+00:00',
    });
  });

  it('exits 1 and names a bad line on stderr when there is no issues file', async () => {
    const { exitCode, stdout, stderr } = await normalize(
      ['--ndjson', '-'],
      `\n{"a":\n${line('甲有限公司')}\n`,
    );
    expect(exitCode).toBe(1);
    expect(parsed(stdout).length).toBe(1);
    expect(stderr).toMatch(/^line 2: .*\[not_json\]$/m);
    expect(stderr).toMatch(/neci-kyc: 1 of 2 records failed/);
  });

  it('says nothing but the error when quiet', async () => {
    const ran = await normalize(['--ndjson', '-', '--quiet'], `{\n${line('甲有限公司')}\n`);
    expect(ran.stderr).toBe('neci-kyc: 1 of 2 records failed\n');
    expect((await normalize(['--ndjson', '-', '--quiet'], line('甲有限公司'))).stderr).toBe('');
  });

  it('puts output and issues in their places and leaves nothing else', async () => {
    const file = input([line('甲有限公司'), 'x', line('乙有限公司')]);
    const ran = await normalize([file, '--ndjson', '--out', at('out'), '--issues', at('issues'), '--quiet']);
    expect(ran).toMatchObject({ exitCode: 1, stdout: '' });
    expect(ran.stderr).toContain(`see ${at('issues')}`);
    expect(parsed(read('out')).length).toBe(2);
    expect(parsed(read('issues')).every((entry) => typeof entry.line === 'number')).toBe(true);
    expect(parsed(read('issues')).filter(({ error }) => error)).toMatchObject([
      { line: 2, reason: 'not_json' },
    ]);
    expect(readdirSync(folder).sort()).toEqual(['in.ndjson', 'issues', 'out']);
  });

  it('ends early with --max-errors and says where', async () => {
    const file = input(['x', line('甲有限公司'), 'y', line('乙有限公司')]);
    const ran = await normalize([file, '--ndjson', '--out', at('out'), '--max-errors', '2', '--quiet']);
    expect(ran.exitCode).toBe(1);
    expect(ran.stderr).toMatch(/ended early at line 3, with 2 of 3 records failed/);
    expect(parsed(read('out')).length).toBe(1);
  });

  it('exits 1 with --strict when an issue is an error', async () => {
    const failed = line('甲有限公司').replace(
      '}}}',
      '}},"info":{"code":"100001","success":false,"data":null}}',
    );
    expect((await normalize(['--ndjson', '-', '--quiet', '--strict'], failed)).stderr).toMatch(/--strict/);
    expect((await normalize(['--ndjson', '-', '--quiet'], failed)).exitCode).toBe(0);
  });

  it('gives an empty file for no records', async () => {
    const ran = await normalize([input([]), '--ndjson', '--out', at('out'), '--quiet']);
    expect(ran.exitCode).toBe(0);
    expect(read('out')).toBe('');
  });

  it('writes a report of the run', async () => {
    const file = input([...lines(3), 'x']);
    await normalize([file, '--ndjson', '--out', at('out'), '--report', at('report.html'), '--quiet']);
    const html = read('report.html');
    expect(html).toContain('<dt>records</dt><dd>4</dd>');
    expect(html).toContain('<code>shareCapitals</code>');
    expect(html).not.toContain('甲乙丙');
    expect(readdirSync(folder).sort()).toEqual(['in.ndjson', 'out', 'report.html']);
  });
});

describe('the progress bar', () => {
  it('gives the cursor back when the program ends before it', () => {
    let text = '';
    const terminal = Object.assign(
      new Writable({
        write(chunk, _encoding, done) {
          text += chunk;
          done();
        },
      }),
      { isTTY: true },
    );
    const before = new Set(process.listeners('exit'));
    const progress = startProgress({ total: 10 }, terminal, false);
    const [onExit] = process.listeners('exit').filter((each) => !before.has(each));
    const [hide, show] = ['\u001b[?25l', '\u001b[?25h'];
    expect(text.lastIndexOf(hide)).toBeGreaterThan(text.lastIndexOf(show));
    onExit?.(0);
    expect(text.lastIndexOf(show)).toBeGreaterThan(text.lastIndexOf(hide));
    progress.stop();
    expect(process.listeners('exit').length).toBe(before.size);
  });
});

describe('normalize over a folder', () => {
  it('reads its JSON files in the order of their names, and says what it passed over', async () => {
    mkdirSync(at('in'));
    writeFileSync(at('in/b.json'), line('乙有限公司'));
    writeFileSync(at('in/a.json'), line('甲有限公司'));
    writeFileSync(at('in/notes.txt'), '');
    const { exitCode, stdout, stderr } = await normalize([at('in'), '--issues', at('issues')]);
    expect(exitCode).toBe(0);
    expect(parsed(stdout).map(({ content }) => (content as { name: string }).name)).toEqual([
      '甲有限公司',
      '乙有限公司',
    ]);
    expect(stderr).toMatch(/^1 other entries of .* were not read/m);
    expect(parsed(read('issues'))[0]).toMatchObject({ file: 'a.json' });
  });

  it('is that to which a link and its parent lead, as for the system', async () => {
    for (const name of ['t', 'other', 'other/deep']) mkdirSync(at(name));
    symlinkSync('../other/deep', at('t/sub'));
    writeFileSync(at('other/a.json'), line('甲有限公司'));
    writeFileSync(at('t/a.json'), line('乙有限公司'));
    const { stdout } = await normalize([`${folder}/t/sub/..`, '--quiet']);
    expect(parsed(stdout)).toMatchObject([{ content: { name: '甲有限公司' } }]);
  });

  it('is a wrong call when an output is among its bundles', async () => {
    mkdirSync(at('in'));
    symlinkSync('in', at('link'));
    writeFileSync(at('in/a.json'), line('甲有限公司'));
    for (const name of ['out', 'issues', 'report']) {
      const ran = await normalize([at('in'), `--${name}`, at('link/x.json')]);
      expect(ran).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('is among the bundles') });
    }
    expect((await normalize([at('in'), '--out', at('in/x.ndjson'), '--quiet'])).exitCode).toBe(0);
  });

  it('reads names in capitals, passes over hidden files, and counts what it left out', async () => {
    mkdirSync(at('in'));
    writeFileSync(at('in/a.JSON'), line('甲有限公司'));
    for (const name of ['._a.json', '.DS_Store', 'b.json.gz', 'c.txt']) writeFileSync(at(`in/${name}`), 'x');
    const { exitCode, stdout, stderr } = await normalize([at('in')]);
    expect([exitCode, parsed(stdout).length]).toEqual([0, 1]);
    expect(stderr).toMatch(/^2 other entries of .* were not read/m);
  });

  it('is a wrong call when there is no JSON in it, or with --ndjson', async () => {
    mkdirSync(at('in'));
    expect(await normalize([at('in')])).toMatchObject({ exitCode: 2 });
    writeFileSync(at('in/a.json'), line('甲有限公司'));
    expect(await normalize([at('in'), '--ndjson'])).toMatchObject({ exitCode: 2 });
  });
});

describe('wrong calls of normalize over many bundles', () => {
  it.each([
    ['--ndjson', '--resume'],
    ['--ndjson', '--resume', '--restart'],
    ['--ndjson', '--pretty'],
    ['--ndjson', '--workers', '0'],
    ['--ndjson', '--workers', 'all'],
    ['--ndjson', '--max-errors', '-1'],
    ['--ndjson', '--request-time', '2025-06-23 07:28'],
    ['--resume'],
    ['--workers', '2'],
    ['--max-errors', '2'],
    ['--report', 'report.html'],
  ])('exit 2: %s %s %s', async (...args) => {
    expect((await normalize(['-', ...args], line('甲有限公司'))).exitCode).toBe(2);
  });

  it('exit 2 when the output is the input, the issues or a folder', async () => {
    const file = input(lines(1));
    for (const args of [
      ['--out', file],
      ['--out', at('x'), '--issues', at('x')],
      ['--out', at('x'), '--report', `${folder}/./x`],
      ['--out', folder],
    ]) {
      expect((await normalize([file, '--ndjson', ...args])).exitCode).toBe(2);
    }
    expect(read('in.ndjson')).toBe(`${lines(1)[0]}\n`);
  });

  it('exit 3 when the input is missing, and touch nothing', async () => {
    const ran = await normalize([at('missing'), '--ndjson', '--out', at('out')]);
    expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
    expect(ran.stderr).toMatch(/can't read .*missing \(ENOENT\)/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('exit 3 when the output cannot be written, and leave nothing behind', async () => {
    const file = input(lines(1));
    const ran = await normalize([file, '--ndjson', '--issues', at('issues'), '--out', at('no/out')]);
    expect(ran.exitCode).toBe(3);
    expect(ran.stderr).toMatch(/can't write .*out \(ENOENT\)/);
    expect(readdirSync(folder)).toEqual(['in.ndjson']);
  });
});

describe('normalize --ndjson whose output can’t be put in its place', () => {
  it('keeps its progress, says what to do, and goes on with --resume', async () => {
    const records = lines(3);
    const stdin = new PassThrough();
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const { env, now, newId } = { env: {}, now: () => new Date(0), newId: () => '' };
    const io = { stdin, stdout, stderr, env, now, newId, signal: new AbortController().signal };
    const args = ['-', '--ndjson', '--quiet', '--out', at('out'), '--issues', at('issues')];
    const ran = command(io).parseAsync([...RENDITION, ...args], { from: 'user' });
    const failed = expect(ran).rejects.toMatchObject({
      exitCode: 3,
      message: `can't write ${at('out')} (EISDIR); the same command with --resume continues from there`,
    });
    stdin.write(`${records[0]}\n`);
    while (!existsSync(at('.out.neci-kyc-part'))) await wait(20);
    mkdirSync(at('out'));
    stdin.end(`${records.slice(1).join('\n')}\n`);
    await failed;
    expect(existsSync(at('issues'))).toBe(false);
    rmSync(at('out'), { recursive: true });
    const again = await normalize([...args, '--resume'], `${records.join('\n')}\n`);
    expect(again).toMatchObject({ exitCode: 0, stderr: '' });
    expect(parsed(read('out')).length).toBe(3);
    expect(readdirSync(folder).sort()).toEqual(['issues', 'out']);
  });
});

describe('what is handed to normalize by mistake', () => {
  it('is one bundle over many lines with --ndjson: one sentence, exit 2', async () => {
    const pretty = JSON.stringify(JSON.parse(line('甲有限公司')), null, 2);
    const file = input([pretty]);
    const ran = await normalize([file, '--ndjson', '--out', at('out')]);
    expect(ran).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `neci-kyc: ${file}: it is one JSON document over many lines, not one per line; leave out --ndjson, or make lines of it with jq -c\n`,
    });
    expect((await normalize(['--ndjson', '-'], pretty)).stderr).toMatch(
      /^neci-kyc: stdin: it is one JSON document/,
    );
    expect(readdirSync(folder)).toEqual(['in.ndjson']);
  });

  it('is an input that becomes shorter: exit 3, and nothing is put in place', async () => {
    const file = input(lines(3));
    const size = statSync(file).size - Buffer.byteLength(`${lines(3)[2]}\n`);
    // What it says of --resume is the sign that it has looked at the file, and not yet read it.
    const stderr = new Writable({
      write(_chunk, _encoding, done) {
        truncateSync(file, size);
        done();
      },
    });
    const io = { ...worldOf(new PassThrough()), stderr };
    const args = [file, '--ndjson', '--resume', '--out', at('out')];
    const ran = command(io).parseAsync([...RENDITION, ...args], { from: 'user' });
    await expect(ran).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('became shorter'),
    });
    expect(readdirSync(folder)).toEqual(['in.ndjson']);
  });

  it.runIf(existsSync('/dev/zero'))('is endless: it is refused after 20 MB', async () => {
    const { exitCode, stderr } = await normalize(['/dev/zero']);
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringMatching(/^neci-kyc: \/dev\/zero: .*\[limit_exceeded\]\n$/),
    ]);
  });

  it('is gzip: it is unpacked', async () => {
    writeFileSync(at('one.json.gz'), gzipSync(line('甲有限公司')));
    writeFileSync(at('in.ndjson.gz'), gzipSync(`${lines(3).join('\n')}\n`));
    expect((await normalize([at('one.json.gz'), '--quiet'])).exitCode).toBe(0);
    const ran = await normalize([at('in.ndjson.gz'), '--ndjson', '--quiet']);
    expect([ran.exitCode, parsed(ran.stdout).length]).toEqual([0, 3]);
    writeFileSync(at('cut.gz'), readFileSync(at('in.ndjson.gz')).subarray(0, -9));
    expect(await normalize([at('cut.gz'), '--ndjson'])).toMatchObject({
      exitCode: 3,
      stderr: `neci-kyc: can't unpack ${at('cut.gz')} (Z_BUF_ERROR)\n`,
    });
    // A whole file is another input, so that nothing is left that could be gone on with.
    expect((await normalize([at('cut.gz'), '--ndjson', '--out', at('out')])).stderr).not.toContain(
      '--resume',
    );
    expect(readdirSync(folder).filter((name) => name.includes('out'))).toEqual([]);
  });

  it('is packed by something else, or in UTF-16: that is one sentence, and exit 2', async () => {
    writeFileSync(at('in.zip'), 'PK\x03\x04 \n \n');
    expect(await normalize([at('in.zip'), '--ndjson'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `neci-kyc: ${at('in.zip')}: it is packed by zip; unpack it first\n`,
    });
  });

  it('has one bundle a line, without --ndjson: the message names the option', async () => {
    writeFileSync(at('in.ndjson'), `${lines(2).join('\n')}\n`);
    const { exitCode, stderr } = await normalize([at('in.ndjson')]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('add --ndjson to read one bundle a line [not_json]');
  });

  it.each([[[]], [['--ndjson']]])(
    'has no name, as of an unset variable: that is said, with %j',
    async (more) => {
      expect(await normalize(['', ...more])).toEqual({
        exitCode: 2,
        stdout: '',
        stderr: 'neci-kyc: the name of the input is empty; name a file, or "-" for stdin\n',
      });
    },
  );

  it('is a terminal: the command says that it waits', async () => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true });
    const stderr = new PassThrough({ encoding: 'utf8' });
    stdin.end(line('甲有限公司'));
    await command({ ...worldOf(stdin), stderr }).parseAsync([...RENDITION, '--quiet'], { from: 'user' });
    expect(stderr.read()).toBe('reading stdin; end it with Ctrl-D\n');
  });

  function worldOf(stdin: PassThrough) {
    const { signal } = new AbortController();
    return { stdin, stdout: new PassThrough(), env: {}, now: () => new Date(0), newId: () => 'A', signal };
  }
});

describe('normalize of one bundle', () => {
  it('writes to --out whole, and takes the times that are given', async () => {
    const args = ['--out', at('one.json'), '--request-time', '2025-06-23T07:28:19Z', '--quiet'];
    const ran = await normalize(args, line('甲有限公司'));
    expect(ran).toMatchObject({ exitCode: 0, stdout: '' });
    expect(JSON.parse(read('one.json'))).toMatchObject({
      datasetId: 'C6409929AFF958E6518ACC23A9739AA5',
      requestTime: '2025-06-23T07:28:19+00:00',
      responseTime: '2025-07-10T08:00:00+00:00',
    });
    expect(readdirSync(folder)).toEqual(['one.json']);
  });

  it('keeps the rights of the files that it replaces, and follows links to them', async () => {
    for (const name of ['out', 'issues']) {
      writeFileSync(at(name), 'old');
      chmodSync(at(name), 0o600);
      symlinkSync(name, at(`${name}.link`));
    }
    const args = ['--out', at('out.link'), '--issues', at('issues.link')];
    expect((await normalize(args, line('甲有限公司'))).exitCode).toBe(0);
    for (const name of ['out', 'issues']) {
      expect(read(name)).toMatch(/^{.*}\n/);
      expect(statSync(at(name)).mode & 0o777).toBe(0o600);
      expect(lstatSync(at(`${name}.link`)).isSymbolicLink()).toBe(true);
    }
  });

  it.skipIf(process.platform === 'win32')('writes to a pipe as it is', async () => {
    for (const name of ['out', 'issues']) makePipe(at(name));
    const [out, issues] = [textOf(at('out')), textOf(at('issues'))];
    const ran = await normalize(['--out', at('out'), '--issues', at('issues')], line('甲有限公司'));
    expect(ran).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(JSON.parse(await out)).toMatchObject({ content: { name: '甲有限公司' } });
    expect(parsed(await issues)[0]).toHaveProperty('code');
    expect(lstatSync(at('out')).isFIFO()).toBe(true);
  });

  async function textOf(path: string): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of createReadStream(path)) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  }

  it('exit 2 when an output is the input or another output, and touch neither', async () => {
    const file = input(lines(1), 'one.json');
    for (const args of [
      ['--out', file],
      ['--issues', file],
      ['--out', at('x'), '--issues', at('x')],
    ]) {
      expect((await normalize([file, ...args])).exitCode).toBe(2);
    }
    expect(read('one.json')).toBe(`${lines(1)[0]}\n`);
    expect(readdirSync(folder)).toEqual(['one.json']);
  });

  it('leaves the old issues file when the output can not be written', async () => {
    writeFileSync(at('issues'), 'old');
    const ran = await normalize(['--issues', at('issues'), '--out', at('no/out')], line('甲有限公司'));
    expect(ran.exitCode).toBe(3);
    expect(ran.stderr).toMatch(/can't write .*out \(ENOENT\)/);
    expect(read('issues')).toBe('old');
    expect(readdirSync(folder)).toEqual(['issues']);
  });

  it.each([[['--out', '-']], [['--out', '-', '--ndjson']]])('takes "-" for stdout: %j', async (args) => {
    const before = existsSync('-');
    const ran = await normalize(args, line('甲有限公司'));
    expect(ran.exitCode).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({ content: { name: '甲有限公司' } });
    expect(existsSync('-')).toBe(before);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('is stopped by %s while it waits for the rest of its input', async (signal, code) => {
    const stop = new AbortController();
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    stdin.write('{"qycxnew":');
    const { env, now, newId } = { env: {}, now: () => new Date(0), newId: () => '' };
    const made = command({ stdin, stdout, stderr, env, now, newId, signal: stop.signal });
    const ran = made.parseAsync([...RENDITION, '--out', at('out')], { from: 'user' });
    stop.abort(signal);
    await expect(ran).rejects.toMatchObject({ exitCode: code });
    expect(readdirSync(folder)).toEqual([]);
  });
});

/** Threads and signals need the built program. */
describe('the built program', () => {
  const BIN = 'dist/cli/bin.js';

  function start(args: readonly string[]) {
    if (!existsSync(BIN)) throw new Error(`${BIN} is missing: run npm run build first`);
    return spawn(process.execPath, [BIN, 'normalize', ...RENDITION, '--ndjson', '--quiet', ...args]);
  }

  function ended(child: ReturnType<typeof start>): Promise<{ code: number | null; stderr: string }> {
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, stderr })));
  }

  it('gives the same bytes with several workers as with one', async () => {
    // Blank lines make six blocks, more than there are workers.
    const records = [...lines(300), 'x', ...lines(300, '丁戊己'), 'y'];
    writeFileSync(at('in.ndjson'), records.join('\n'.repeat(20)));
    const args = (name: string) => [at('in.ndjson'), '--out', at(name), '--issues', at(`${name}.issues`)];
    expect((await normalize(['--ndjson', '--quiet', ...args('out1'), '--workers', '1'])).exitCode).toBe(1);
    expect((await ended(start([...args('out3'), '--workers', '3']))).code).toBe(1);
    expect(read('out3') === read('out1')).toBe(true);
    expect(read('out3.issues') === read('out1.issues')).toBe(true);
    expect(parsed(read('out3.issues')).filter(({ error }) => error)).toMatchObject([
      { line: 300 * 20 + 1 },
      { line: 601 * 20 + 1 },
    ]);
  });

  it('ends early at the same record with several workers', async () => {
    const records = lines(300).map((each, index) => (index % 3 === 2 ? 'x' : each));
    writeFileSync(at('in.ndjson'), records.join('\n'.repeat(40)));
    const { code, stderr } = await ended(
      start([at('in.ndjson'), '--out', at('out'), '--workers', '2', '--max-errors', '50']),
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/ended early at line 5961, with 50 of 150 records failed/);
    expect(parsed(read('out')).length).toBe(100);
  });

  it('leaves whole lines and exits 143 on SIGTERM, and --resume makes the output whole', async () => {
    const records = lines(40);
    const args = ['-', '--out', at('out'), '--issues', at('issues')];
    const stdin = `${records.join('\n')}\n`;
    await normalize(['--ndjson', '-', '--out', at('whole'), '--issues', at('whole.issues')], stdin);
    writeFileSync(at('out'), 'old');
    const child = start(args);
    const end = ended(child);
    child.stdin.write(`${records.slice(0, 25).join('\n')}\n{"half`);
    while (!partSize('.out.neci-kyc-part')) await wait(50);
    child.kill('SIGTERM');
    const { code, stderr } = await end;
    expect(code).toBe(143);
    expect(stderr).toMatch(/stopped; after 25 records; the same command with --resume continues from there/);
    expect(read('out')).toBe('old');
    expect(read('.out.neci-kyc-part')).toMatch(/}\n$/);
    expect((await normalize(['--ndjson', ...args, '--resume'], stdin)).exitCode).toBe(0);
    expect(read('out')).toBe(read('whole'));
    expect(read('issues')).toBe(read('whole.issues'));
    expect(readdirSync(folder).sort()).toEqual(['issues', 'out', 'whole', 'whole.issues']);
  });

  function partSize(name: string): number {
    return statSync(at(name), { throwIfNoEntry: false })?.size ?? 0;
  }

  it('exits 141 quietly when the reader of its output goes away, and leaves no part', async () => {
    input(lines(400));
    const child = start([at('in.ndjson'), '--issues', at('issues')]);
    const end = ended(child);
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await end).toEqual({ code: 141, stderr: '' });
    expect(readdirSync(folder)).toEqual(['in.ndjson']);
  });

  it.skipIf(process.platform === 'win32')('leaves the old file when the new one does not fit', () => {
    if (!existsSync(BIN)) throw new Error(`${BIN} is missing: run npm run build first`);
    const file = input(lines(20));
    writeFileSync(at('out'), 'old');
    const call = [BIN, 'normalize', ...RENDITION, '--ndjson', '--quiet', file, '--out', at('out')];
    const script = `ulimit -f 16 && exec "$0" "$@"`;
    const { status, stderr } = spawnSync('sh', ['-c', script, process.execPath, ...call], {
      encoding: 'utf8',
    });
    expect(status).toBe(3);
    expect(stderr).toMatch(/can't write .*out \(EFBIG\)/);
    expect(read('out')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['in.ndjson', 'out']);
  });

  const onUnix = it.skipIf(process.platform === 'win32');

  /** Starts a run, and acts when the first issues come out of a pipe, in which the run is held up from then on. */
  async function interrupt(args: readonly string[], act: (child: ReturnType<typeof start>) => void) {
    const pipe = at('pipe');
    makePipe(pipe);
    const child = start([...args, '--issues', pipe]);
    const end = ended(child);
    const reader = createReadStream(pipe);
    await new Promise<void>((resolve) => reader.once('readable', () => resolve()));
    act(child);
    return { reader, end };
  }

  /** 250 records a block, whose issues are more than a pipe holds. */
  function manyBlocks(records: readonly string[]): void {
    writeFileSync(at('in.ndjson'), records.join('\n'.repeat(8)));
  }

  onUnix(
    'ends early at once when it goes on with a lower limit, and says so, with several workers',
    async () => {
      manyBlocks([...Array.from({ length: 5 }, () => '{bad'), ...lines(750)]);
      const args = [at('in.ndjson'), '--out', at('out'), '--workers', '2'];
      const { reader, end } = await interrupt(args, (child) => child.kill('SIGINT'));
      reader.resume();
      expect((await end).code).toBe(130);
      const more = ['--issues', '/dev/null', '--resume', '--max-errors', '5'];
      const { code, stderr } = await ended(start([...args, ...more]));
      const [, at5, of] =
        /ended early at record ([\d,]+), with 5 of ([\d,]+) records failed/.exec(stderr) ?? [];
      expect([code, at5]).toEqual([1, of]);
      expect(stderr).toContain('(--max-errors 5); nothing after it was read');
      expect(parsed(read('out')).length).toBe(Number(of?.replace(',', '')) - 5);
    },
  );

  onUnix('says that the reader of its issues is gone, and can be resumed', async () => {
    manyBlocks(lines(750));
    const args = [at('in.ndjson'), '--out', at('out')];
    const { reader, end } = await interrupt(args, () => {});
    reader.destroy();
    const { code, stderr } = await end;
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /can't write .*pipe \(EPIPE: its reader is gone\); the same command with --resume/,
    );
    const quiet = ['--ndjson', '--quiet'];
    expect((await normalize([...quiet, ...args, '--issues', '/dev/null', '--resume'])).exitCode).toBe(0);
    expect((await normalize([...quiet, at('in.ndjson'), '--out', at('whole')])).exitCode).toBe(0);
    expect(read('out') === read('whole')).toBe(true);
  });

  it.runIf(existsSync('/dev/full')).each([
    ['one bundle', []],
    ['one bundle, to a sink', ['--issues', 'issues']],
    ['many', ['--ndjson']],
  ])('says that stdout is full: %s', (_, args) => {
    const full = openSync('/dev/full', 'w');
    const named = args.map((each) => (each === 'issues' ? at(each) : each));
    const { status, stderr } = spawnSync(
      process.execPath,
      [BIN, 'normalize', ...RENDITION, '--quiet', input(lines(1)), ...named],
      { stdio: ['ignore', full, 'pipe'], encoding: 'utf8' },
    );
    closeSync(full);
    expect([status, stderr]).toEqual([3, "neci-kyc: can't write stdout (ENOSPC: no space left)\n"]);
    expect(readdirSync(folder)).toEqual(['in.ndjson']);
  });

  it('does its work to the end when its stderr is closed', async () => {
    const file = input(lines(20));
    // Of which it says something before it begins.
    const args = ['normalize', ...RENDITION, '--ndjson', file, '--out', at('out'), '--resume'];
    const child = spawn(process.execPath, [BIN, ...args]);
    child.stderr.destroy();
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    expect(parsed(read('out')).length).toBe(20);
  });

  onUnix('appends to what the own stdout was opened to append to', () => {
    writeFileSync(at('app.o'), 'old\n');
    const call = [BIN, 'normalize', ...RENDITION, '--quiet', '--ndjson', input(lines(1)), '--out'];
    for (const out of ['/dev/stdout', '/dev/fd/3']) {
      const script = `exec "$@" >> ${at('app.o')} 3>&1`;
      const { status } = spawnSync('sh', ['-c', script, 'sh', process.execPath, ...call, out]);
      expect(status).toBe(0);
    }
    const [old, ...responses] = read('app.o').trimEnd().split('\n');
    expect(old).toBe('old');
    expect(responses.map((each) => JSON.parse(each).content.name)).toEqual([
      '甲乙丙1有限公司',
      '甲乙丙1有限公司',
    ]);
  });

  onUnix('is a wrong call when stdout and another output are one file', () => {
    const call = [BIN, 'normalize', ...RENDITION, '--quiet', input(lines(1)), '--issues', at('x')];
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `exec "$@" > ${at('x')}`, 'sh', process.execPath, ...call],
      {
        encoding: 'utf8',
      },
    );
    expect(status).toBe(2);
    expect(stderr).toContain('stdout and --issues are the same file');
  });

  it('is resumed after a kill once its part is old enough', async () => {
    const records = lines(40);
    const args = ['-', '--out', at('out')];
    const child = start(args);
    const end = ended(child);
    child.stdin.write(`${records.slice(0, 25).join('\n')}\n`);
    const part = '.out.neci-kyc-part';
    while (!partSize(part)) await wait(50);
    child.kill('SIGKILL');
    await end;
    const early = start([...args, '--resume']);
    expect(await ended(early)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('another run is writing'),
    });
    utimesSync(at(part), 0, 0);
    const again = start([...args, '--resume']);
    again.stdin.end(`${records.join('\n')}\n`);
    expect(await ended(again)).toEqual({ code: 0, stderr: '' });
    expect(parsed(read('out')).length).toBe(40);
    expect(readdirSync(folder)).toEqual(['out']);
  });
});
