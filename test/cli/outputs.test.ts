import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ended, type Run, runBulk } from '../../src/bulk/run.js';
import { fileOfLines } from '../../src/bulk/source.js';
import type { Io } from '../../src/cli/command.js';
import { type Outputs, openOutputs, placesOf } from '../../src/cli/outputs.js';
import { lines, SUPER } from '../bulk/bundles.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'neci-kyc-outputs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(at(name), 'utf8');

function world(): Io {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const { signal } = new AbortController();
  return { stdin, stdout, stderr, env: {}, now: () => new Date(0), newId: () => '', signal };
}

interface Files {
  readonly out?: string;
  readonly issues?: string;
  readonly report?: string;
}

/** Blocks end after 2,000 lines, so that a few records with blank lines between them make many blocks. */
function input(name: string, records: readonly string[]): string {
  writeFileSync(at(name), records.join('\n'.repeat(700)));
  return at(name);
}

let said: string[] = [];
beforeEach(() => {
  said = [];
});

function open(path: string, files: Files, resume = false): Promise<Outputs> {
  const identity = { program: 'test', input: fileOfLines(path, statSync(path)).identity, task: SUPER };
  const resumable = { identity, resume, say: (line: string) => void said.push(line) };
  return openOutputs(placesOf({ input: path, ...files }, world()), world(), resumable);
}

/** A run until so many records are written, which then leaves what another one can go on with. */
async function run(
  path: string,
  files: Files,
  { resume = false, stopAfter = Number.POSITIVE_INFINITY, ...more }: RunOptions = {},
): Promise<Ended> {
  const outputs = await open(path, files, resume);
  const ended = await work(outputs, path, stopAfter, more);
  await (ended.by === 'signal' ? outputs.keep() : outputs.publish());
  return ended;
}

type RunOptions = Partial<Run> & { readonly resume?: boolean; readonly stopAfter?: number };

function work(
  outputs: Outputs,
  path: string,
  stopAfter = Number.POSITIVE_INFINITY,
  more: Partial<Run> = {},
): Promise<Ended> {
  const stop = new AbortController();
  return runBulk({
    source: fileOfLines(path, statSync(path)),
    task: SUPER,
    ...outputs,
    workers: 1,
    maxFailures: Number.POSITIVE_INFINITY,
    signal: stop.signal,
    onProgress: ({ tally }) => {
      if (tally.records >= stopAfter) stop.abort('SIGINT');
    },
    ...more,
  });
}

/** What is left of a process that was killed; its claims, which would seem to live with this one, go. */
async function kill({ out, issues, report }: Outputs, ...names: readonly string[]): Promise<void> {
  for (const sink of [out, issues, report]) await sink?.close();
  for (const name of names) rmSync(at(`.${name}.neci-kyc-lock`));
}

describe('two runs at once', () => {
  it.each([
    ['the output', { out: 'out' }, { out: 'out', issues: 'i2' }],
    ['the issues file', { out: 'out', issues: 'i' }, { out: 'out2', issues: 'i' }],
    ['the report', { out: 'out', report: 'r' }, { out: 'out2', report: 'r' }],
    ['the output of one as the issues file of the other', { out: 'x' }, { out: 'out', issues: 'x' }],
  ])('never share %s: the second is a wrong call and touches nothing', async (_, one, other) => {
    const path = input('in', lines(3));
    const paths = (files: Files) =>
      Object.fromEntries(Object.entries(files).map(([name, file]) => [name, at(file)]));
    const first = await open(path, paths(one));
    const before = readdirSync(folder).sort();
    await expect(open(path, paths(other))).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(
        /^another run \(process \d+\) is writing .*; if it isn't, remove .*-lock/,
      ),
    });
    expect(readdirSync(folder).sort()).toEqual(before);
    await work(first, path);
    await first.publish();
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('put nothing in place when one has lost its files to the other', async () => {
    const path = input('in', lines(3));
    const robbed = await open(path, { out: at('out') });
    rmSync(at('.out.neci-kyc-lock'));
    const robber = await open(path, { out: at('out') });
    await expect(work(robbed, path)).rejects.toThrow(/another run has taken over/);
    await expect(robbed.publish()).rejects.toThrow(/another run has taken over/);
    await robbed.discard();
    await work(robber, path);
    await robber.publish();
    expect(read('out').split('\n').length).toBe(4);
  });
});

describe('a run whose claim was left behind by a kill', () => {
  it('goes on with its progress when the claim is removed as the message says', async () => {
    const path = input('in', lines(12));
    await run(path, { out: at('whole'), issues: at('whole.issues') });
    const files = { out: at('out'), issues: at('issues') };
    await run(path, files, { stopAfter: 4 });
    const locks = ['out', 'issues'].map((name) => at(`.${name}.neci-kyc-lock`));
    for (const lock of locks) writeFileSync(lock, '{"process":7,"host":"elsewhere"}');
    const refused = await open(path, files, true).catch(({ message }) => message);
    expect(refused).toContain('another run (process 7 on elsewhere)');
    for (const lock of locks) {
      expect(refused).toContain(lock);
      rmSync(lock);
    }
    await run(path, files, { resume: true });
    expect([read('out'), read('issues')]).toEqual([read('whole'), read('whole.issues')]);
  });
});

describe('two runs one after the other', () => {
  it('with one issues file each resume with their own entries', async () => {
    const [one, other] = [input('one', lines(12)), input('other', [...lines(6, '丁戊己'), ...lines(6)])];
    await run(one, { out: at('whole'), issues: at('whole.issues') });
    await run(one, { out: at('a'), issues: at('issues') }, { stopAfter: 4 });
    await run(other, { out: at('b'), issues: at('issues') }, { stopAfter: 8 });
    await run(one, { out: at('a'), issues: at('issues') }, { resume: true });
    expect(read('a')).toBe(read('whole'));
    expect(read('issues')).toBe(read('whole.issues'));
  });

  it.each(['out', 'issues'])(
    'refuse to go on when what stands in %s is not what was written',
    async (name) => {
      const path = input('in', lines(12));
      const files = { out: at('out'), issues: at('issues') };
      await run(path, files, { stopAfter: 4 });
      const part = readdirSync(folder).find((file) => file.startsWith(`.${name}.neci-kyc-part`)) ?? '';
      const text = read(part);
      writeFileSync(at(part), `${text.slice(0, -3)}x${text.slice(-2)}`);
      await expect(open(path, files, true)).rejects.toMatchObject({
        exitCode: 2,
        message: expect.stringContaining(`${part} is not what its journal says`),
      });
    },
  );

  it('refuse to go on with a file where the entries so far went to a device, and the other way round', async () => {
    const path = input('in', lines(12));
    await run(path, { out: at('out'), issues: '/dev/null' }, { stopAfter: 4 });
    await expect(open(path, { out: at('out'), issues: at('issues') }, true)).rejects.toThrow(/other options/);
  });

  it('go on where the issues go to a device', async () => {
    const path = input('in', lines(12));
    await run(path, { out: at('whole') });
    await run(path, { out: at('out'), issues: '/dev/null' }, { stopAfter: 4 });
    const ended = await run(path, { out: at('out'), issues: '/dev/null' }, { resume: true });
    expect(ended.by).toBe('all');
    expect(read('out')).toBe(read('whole'));
  });
});

describe('a run that was killed when all was read', () => {
  it.each([
    ['before any file was in its place', []],
    ['when its output was in its place', ['out']],
    ['when its issues were in their place', ['issues']],
    ['when all but the journal was done', ['issues', 'out']],
  ] as const)('is made whole by --resume: %s', async (_, published) => {
    const path = input('in', ['x', ...lines(6)]);
    await run(path, { out: at('whole'), issues: at('whole.issues') });
    const files = { out: at('out'), issues: at('issues') };
    const killed = await open(path, files);
    await work(killed, path);
    for (const name of published) await killed[name]?.publish();
    await kill(killed, 'out', 'issues');
    const ended = await run(path, files, { resume: true });
    expect(ended).toMatchObject({ by: 'all', tally: { records: 7, failed: 1 } });
    expect(said).toEqual([expect.stringContaining('its files are put in their places')]);
    expect([read('out'), read('issues')]).toEqual([read('whole'), read('whole.issues')]);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('reads nothing on when it had ended early, whatever the limit is now', async () => {
    const path = input('in', ['x', ...lines(3), 'y', ...lines(6)]);
    const killed = await open(path, { out: at('out') });
    await work(killed, path, undefined, { maxFailures: 2 });
    await kill(killed, 'out');
    const ended = await run(path, { out: at('out') }, { resume: true, maxFailures: 100 });
    expect(ended).toMatchObject({ by: 'failures', at: { line: 4 * 700 + 1 }, tally: { records: 5 } });
    expect(read('out').split('\n').length).toBe(4);
  });
});

describe('a run whose files can’t be put in their places', () => {
  it.each(['out', 'issues'] as const)('leaves them to be put there by --resume: %s', async (name) => {
    const path = input('in', ['x', ...lines(6)]);
    await run(path, { out: at('whole'), issues: at('whole.issues') });
    const files = { out: at('out'), issues: at('issues'), report: at('report') };
    writeFileSync(at('issues'), 'old');
    const outputs = await open(path, files);
    await work(outputs, path);
    rmSync(at(name), { force: true });
    mkdirSync(at(name));
    await expect(outputs.publish()).rejects.toThrow(`can't write ${at(name)} (EISDIR`);
    if (name === 'out') expect(read('issues')).toBe('old');
    expect(await outputs.keep()).toBe(true);
    expect(readdirSync(folder).filter((each) => /-(?:lock|tmp)$/.test(each))).toEqual([]);
    rmdirSync(at(name));
    await run(path, files, { resume: true });
    expect([read('out'), read('issues')]).toEqual([read('whole'), read('whole.issues')]);
    expect(readdirSync(folder).filter((each) => each.startsWith('.'))).toEqual([]);
  });

  it('leaves nothing behind when there is nothing to go on with', async () => {
    const outputs = await open(input('in', lines(1)), { out: at('out'), issues: at('issues') });
    expect(await outputs.keep()).toBe(false);
    expect(readdirSync(folder)).toEqual(['in']);
  });
});

describe('the temporary file of an output', () => {
  it('is taken away by the next run when a kill left it', async () => {
    const path = input('in', lines(3));
    writeFileSync(at('.report.html.neci-kyc-tmp'), 'half');
    const outputs = await open(path, { out: at('out'), report: at('report.html') });
    expect(read('.report.html.neci-kyc-tmp')).toBe('');
    await outputs.discard();
    expect(readdirSync(folder)).toEqual(['in']);
  });

  it('goes with the claims when the process ends early, and what can be resumed stays', async () => {
    const before = new Set(process.listeners('exit'));
    const killed = await open(input('in', lines(3)), { out: at('out'), report: at('report.html') });
    const [onExit] = process.listeners('exit').filter((each) => !before.has(each));
    onExit?.(0);
    expect(readdirSync(folder).sort()).toEqual(['.out.neci-kyc-part', 'in']);
    await kill(killed);
  });
});

describe('outputs with long names', () => {
  it('are written and resumed', async () => {
    const path = input('in', lines(12));
    const name = 'x'.repeat(250);
    await run(path, { out: at('whole') });
    await run(path, { out: at(name) }, { stopAfter: 4 });
    await run(path, { out: at(name) }, { resume: true });
    expect(read(name)).toBe(read('whole'));
    expect(readdirSync(folder).sort()).toEqual(['in', 'whole', name]);
  });

  it('are refused by their own name when they are too long', () => {
    const path = input('in', lines(1));
    const name = at('x'.repeat(300));
    expect(() => placesOf({ input: path, out: name }, world())).toThrow(`can't write ${name} (ENAMETOOLONG`);
    expect(readdirSync(folder)).toEqual(['in']);
  });
});

describe('outputs that are not apart', () => {
  const refused = (paths: Files & { readonly input: string }) => {
    try {
      placesOf(paths, world());
      return 'nothing';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  };

  it('are refused when two lead to one file that is not there yet, by way of a linked folder', () => {
    mkdirSync(at('sd'));
    symlinkSync('sd', at('sl'));
    expect(refused({ input: '-', out: at('sd/x'), issues: at('sl/x') })).toBe(
      '--out and --issues are the same file',
    );
  });

  it('are refused when one is the input, under whatever name', () => {
    const path = input('in', lines(1));
    symlinkSync('in', at('link'));
    for (const name of ['out', 'issues', 'report'])
      expect(refused({ input: path, [name]: at('link') })).toBe(`input and --${name} are the same file`);
  });

  it('are refused when one is the input by way of a linked folder and its parent', () => {
    mkdirSync(at('other/deep'), { recursive: true });
    mkdirSync(at('t'));
    symlinkSync('../other/deep', at('t/sub'));
    const path = input('other/in', lines(1));
    expect(refused({ input: path, out: `${folder}/t/sub/../in` })).toBe('input and --out are the same file');
  });

  it('are refused when one is what the shell gave as stdin', () => {
    const stdin = createReadStream(input('in', lines(1)), { fd: openSync(at('in'), 'r') });
    const io = { ...world(), stdin };
    writeFileSync(at('out'), '');
    symlinkSync('in', at('link'));
    try {
      for (const name of ['out', 'issues', 'report'])
        expect(() => placesOf({ input: '-', [name]: at('link') }, io)).toThrow(
          expect.objectContaining({ exitCode: 2, message: `input and --${name} are the same file` }),
        );
      for (const out of ['out', 'new'])
        expect(() => placesOf({ input: '-', out: at(out) }, io)).not.toThrow();
    } finally {
      stdin.destroy();
    }
  });

  it('are refused when the next run over the folder would read them as bundles', () => {
    mkdirSync(at('in'));
    symlinkSync('in', at('link'));
    for (const name of ['out', 'issues', 'report'])
      expect(refused({ input: at('in'), [name]: at('link/x.json') })).toMatch(/is among the bundles of/);
    expect(refused({ input: at('in'), out: at('in/x.ndjson') })).toBe('nothing');
    expect(refused({ input: at('in'), out: at('x.json') })).toBe('nothing');
  });

  it('are refused when two are stdout, or one but --out is named "-"', () => {
    expect(refused({ input: '-', out: '-', issues: '-' })).toMatch(/only --out can be stdout/);
    if (existsSync('/dev/stdout'))
      expect(refused({ input: '-', issues: '/dev/stdout' })).toMatch(/--out and --issues are the same file/);
  });
});
