import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ended, type Progress, type Run, runBulk } from '../../src/bulk/run.js';
import { fileOfLines } from '../../src/bulk/source.js';
import { type OpenOptions, type OutputPaths, type Outputs, openOutputs } from '../../src/files/outputs.js';
import { lines, makePipe, SUPER } from '../bulk/bundles.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'neci-kyc-outputs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(at(name), 'utf8');

const streams = (stdin: object = new PassThrough()) => ({ stdin, stdout: new PassThrough() });

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

type Opened = Outputs<Progress>;
type Choice = Pick<OpenOptions, 'resume' | 'restart'>;

function open(path: string, files: Files, choice: Choice = {}): Promise<Opened> {
  const identity = { program: 'test', input: fileOfLines(path, statSync(path)).identity, task: SUPER };
  return openOutputs<Progress>({ input: path, ...files }, streams(), { identity, ...choice });
}

/** A run until so many records are written, which then leaves what another one can resume. */
async function run(
  path: string,
  files: Files,
  { resume = false, stopAfter = Number.POSITIVE_INFINITY, ...more }: RunOptions = {},
): Promise<Ended> {
  const outputs = await open(path, files, { resume });
  const ended = await work(outputs, path, stopAfter, more);
  if (ended.by === 'signal') outputs.keep();
  else outputs.publish();
  return ended;
}

type RunOptions = Partial<Run> & { readonly resume?: boolean; readonly stopAfter?: number };

function work(
  outputs: Opened,
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

/** What is left a minute after a process was killed. */
function killed(): void {
  const then = Date.now() / 1000 - 60;
  for (const name of hidden()) utimesSync(at(name), then, then);
}

const hidden = () => readdirSync(folder).filter((name) => name.startsWith('.'));
const messageOf = (act: Promise<unknown>) =>
  act.then(
    () => 'nothing',
    ({ message }) => message,
  );

describe('two runs at once', () => {
  it.each([
    ['the output', { out: 'out' }, { out: 'out', issues: 'i2' }],
    ['the issues file', { out: 'out', issues: 'i' }, { out: 'out2', issues: 'i' }],
    ['the report', { out: 'out', report: 'r' }, { out: 'out2', report: 'r' }],
    ['the output of one as the issues file of the other', { out: 'x' }, { out: 'out', issues: 'x' }],
  ])('never share %s: the second is refused and touches nothing', async (_, one, other) => {
    const path = input('in', lines(3));
    const paths = (files: Files) =>
      Object.fromEntries(Object.entries(files).map(([name, file]) => [name, at(file)]));
    const first = await open(path, paths(one));
    const before = readdirSync(folder).sort();
    for (const choice of [{}, { resume: true }, { restart: true }])
      await expect(open(path, paths(other), choice)).rejects.toMatchObject({
        name: 'OutputError',
        message: expect.stringMatching(/^another run is writing .*: .*-part changed 0 seconds ago/),
      });
    expect(readdirSync(folder).sort()).toEqual(before);
    await work(first, path);
    first.publish();
    expect(hidden()).toEqual([]);
  });

  it('put nothing in place when one took the files of the other by starting anew', async () => {
    const path = input('in', lines(3));
    const slow = await open(path, { out: at('out') });
    killed();
    const next = await open(path, { out: at('out') }, { restart: true });
    await expect(work(slow, path)).rejects.toThrow(/another run has taken the files of this one/);
    expect(() => slow.publish()).toThrow(/another run has taken the files of this one/);
    slow.discard();
    await work(next, path);
    next.publish();
    expect(read('out').split('\n').length).toBe(4);
  });

  it('put nothing in place when one took the files of the other by resuming it', async () => {
    const path = input('in', lines(12));
    await run(path, { out: at('whole') });
    const slow = await open(path, { out: at('out') });
    await work(slow, path, 4);
    killed();
    const next = await open(path, { out: at('out') }, { resume: true });
    await expect(work(slow, path)).rejects.toThrow(/another run has taken the files of this one/);
    await work(next, path);
    next.publish();
    slow.discard();
    expect(read('out')).toBe(read('whole'));
    expect(hidden()).toEqual([]);
  });
});

describe('what an unfinished run left', () => {
  it('is taken by --resume or --restart alone, and the message says so', async () => {
    const path = input('in', lines(12));
    await run(path, { out: at('whole') });
    await run(path, { out: at('out') }, { stopAfter: 4 });
    const before = read('.out.neci-kyc-part');
    expect(await messageOf(open(path, { out: at('out') }))).toBe(
      `an unfinished run left ${at('.out.neci-kyc-part')} for ${at('out')}; --resume continues it, --restart starts again`,
    );
    expect(read('.out.neci-kyc-part')).toBe(before);
    const anew = await open(path, { out: at('out') }, { restart: true });
    expect(anew.from).toBeUndefined();
    await work(anew, path);
    anew.publish();
    expect(read('out')).toBe(read('whole'));
    expect(hidden()).toEqual([]);
  });

  it('is taken by --restart where it can’t be resumed', async () => {
    writeFileSync(at('.out.neci-kyc-part'), 'half');
    killed();
    const paths = { out: at('out') };
    expect(await messageOf(openOutputs(paths, streams()))).toMatch(/for .*out; --restart starts again$/);
    (await openOutputs(paths, streams(), { restart: true })).publish();
    expect(read('out')).toBe('');
  });

  it('can’t be resumed by a run with other options, nor without its journal', async () => {
    const path = input('in', lines(12));
    await run(path, { out: at('out'), issues: '/dev/null' }, { stopAfter: 4 });
    const resume = (files: Files) => messageOf(open(path, files, { resume: true }));
    expect(await resume({ out: at('out'), issues: at('issues') })).toMatch(
      /other options.*--restart starts again/,
    );
    rmSync(at('.out.neci-kyc-journal'));
    expect(await resume({ out: at('out'), issues: '/dev/null' })).toMatch(/can't be resumed/);
  });

  it.each(['torn', 'null', '{}', '[]', ''])('can’t be resumed with a journal that holds %j', async (text) => {
    const path = input('in', lines(12));
    await run(path, { out: at('out') }, { stopAfter: 4 });
    writeFileSync(at('.out.neci-kyc-journal'), text);
    expect(await messageOf(open(path, { out: at('out') }, { resume: true }))).toMatch(/can't be resumed/);
  });

  it.each(['parts', 'state'])('can’t be resumed with a journal that lost its %s', async (key) => {
    const path = input('in', lines(12));
    await run(path, { out: at('out') }, { stopAfter: 4 });
    const entry = JSON.parse(read('.out.neci-kyc-journal'));
    writeFileSync(at('.out.neci-kyc-journal'), JSON.stringify({ ...entry, [key]: null }));
    expect(await messageOf(open(path, { out: at('out') }, { resume: true }))).toMatch(/can't be resumed/);
  });

  it('can’t be resumed with another file for the issues, and says so', async () => {
    const path = input('in', lines(12));
    await run(path, { out: at('out'), issues: at('issues') }, { stopAfter: 4 });
    const other = { out: at('out'), issues: at('other') };
    expect(await messageOf(open(path, other, { resume: true }))).toContain(
      '.other.neci-kyc-part is not there; was --out or --issues another file?',
    );
  });

  it.each(['out', 'issues'])('can’t be resumed when the part of %s was changed', async (name) => {
    const path = input('in', lines(12));
    const files = { out: at('out'), issues: at('issues') };
    await run(path, files, { stopAfter: 4 });
    const part = `.${name}.neci-kyc-part`;
    const text = read(part);
    writeFileSync(at(part), `${text.slice(0, -3)}x${text.slice(-2)}`);
    killed();
    expect(await messageOf(open(path, files, { resume: true }))).toContain(`${at(part)} was changed`);
  });

  it('is resumed where the issues go to a device', async () => {
    const path = input('in', lines(12));
    await run(path, { out: at('whole') });
    await run(path, { out: at('out'), issues: '/dev/null' }, { stopAfter: 4 });
    const ended = await run(path, { out: at('out'), issues: '/dev/null' }, { resume: true });
    expect(ended.by).toBe('all');
    expect(read('out')).toBe(read('whole'));
  });

  it('is for its owner’s eyes', async () => {
    const path = input('in', lines(12));
    await run(path, { out: at('out') }, { stopAfter: 4 });
    expect(statSync(at('.out.neci-kyc-journal')).mode & 0o777).toBe(0o600);
  });
});

describe('what others put in the way of a run', () => {
  it('a link in place of its journal under way: is not followed', async () => {
    writeFileSync(at('victim'), 'mine');
    symlinkSync(at('victim'), at('.out.neci-kyc-journal.tmp'));
    const path = input('in', lines(12));
    await run(path, { out: at('out') });
    expect(read('victim')).toBe('mine');
    expect(hidden()).toEqual([]);
  });

  it('a pipe or a folder in place of its journal: is neither waited for nor removed', async () => {
    const path = input('in', lines(12));
    makePipe(at('.pipe.neci-kyc-journal'));
    expect((await run(path, { out: at('pipe') })).by).toBe('all');
    mkdirSync(at('.folder.neci-kyc-journal'));
    expect(await messageOf(run(path, { out: at('folder') }))).toMatch(/can't write .*journal \(EISDIR/);
    expect(statSync(at('.folder.neci-kyc-journal')).isDirectory()).toBe(true);
  });

  it('a link that leads nowhere in place of its part: is taken for what a run left', async () => {
    symlinkSync(at('nowhere'), at('.out.neci-kyc-part'));
    const paths = { out: at('out') };
    expect(await messageOf(openOutputs(paths, streams()))).toMatch(/an unfinished run left .*--restart/);
    (await openOutputs(paths, streams(), { restart: true })).publish();
    expect(readdirSync(folder)).toEqual(['out']);
  });

  it('a link to the same bytes in place of its part: is not gone on with', async () => {
    const path = input('in', lines(12));
    await run(path, { out: at('out') }, { stopAfter: 4 });
    renameSync(at('.out.neci-kyc-part'), at('elsewhere'));
    symlinkSync(at('elsewhere'), at('.out.neci-kyc-part'));
    const before = read('elsewhere');
    expect(await messageOf(open(path, { out: at('out') }, { resume: true }))).toContain('ELOOP');
    expect(read('elsewhere')).toBe(before);
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
    await work(await open(path, files), path);
    for (const name of published) renameSync(at(`.${name}.neci-kyc-part`), at(name));
    killed();
    const ended = await run(path, files, { resume: true });
    expect(ended).toMatchObject({ by: 'all', tally: { records: 7, failed: 1 } });
    expect([read('out'), read('issues')]).toEqual([read('whole'), read('whole.issues')]);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('reads nothing on when it had ended early, whatever the limit is now', async () => {
    const path = input('in', ['x', ...lines(3), 'y', ...lines(6)]);
    await work(await open(path, { out: at('out') }), path, undefined, { maxFailures: 2 });
    killed();
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
    expect(() => outputs.publish()).toThrow(`can't write ${at(name)} (EISDIR`);
    if (name === 'out') expect(read('issues')).toBe('old');
    expect(outputs.keep()).toBe(true);
    rmdirSync(at(name));
    await run(path, files, { resume: true });
    expect([read('out'), read('issues')]).toEqual([read('whole'), read('whole.issues')]);
    expect(readdirSync(folder).filter((each) => each.startsWith('.'))).toEqual([]);
  });

  it('leaves nothing behind when there is nothing to go on with', async () => {
    const outputs = await open(input('in', lines(1)), { out: at('out'), issues: at('issues') });
    expect(outputs.keep()).toBe(false);
    expect(readdirSync(folder)).toEqual(['in']);
  });
});

describe('a program that ends early', () => {
  async function exitOf(outputs: () => Promise<unknown>): Promise<void> {
    const before = new Set(process.listeners('exit'));
    await outputs();
    for (const onExit of process.listeners('exit')) if (!before.has(onExit)) onExit(0);
    expect(process.listeners('exit').length).toBe(before.size);
  }

  it('leaves nothing behind when there is nothing to resume', async () => {
    await exitOf(() => openOutputs({ out: at('out'), report: at('report') }, streams()));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves what can be resumed, at once', async () => {
    const path = input('in', lines(3));
    await exitOf(async () => work(await open(path, { out: at('out'), report: at('report') }), path));
    const outputs = await open(path, { out: at('out'), report: at('report') }, { resume: true });
    outputs.publish();
    expect(readdirSync(folder).sort()).toEqual(['in', 'out', 'report']);
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

  it('are refused by their own name when they are too long', async () => {
    const path = input('in', lines(1));
    const name = at('x'.repeat(300));
    await expect(open(path, { out: name })).rejects.toThrow(`can't write ${name} (ENAMETOOLONG`);
    expect(readdirSync(folder)).toEqual(['in']);
  });
});

describe('outputs that are not apart', () => {
  const refused = (paths: OutputPaths, io = streams()) =>
    messageOf(openOutputs(paths, io).then((outputs) => outputs.discard()));

  it('are refused when two lead to one file that is not there yet, by way of a linked folder', async () => {
    mkdirSync(at('sd'));
    symlinkSync('sd', at('sl'));
    expect(await refused({ input: '-', out: at('sd/x'), issues: at('sl/x') })).toBe(
      '--out and --issues are the same file',
    );
  });

  it('are refused when one is the input, under whatever name', async () => {
    const path = input('in', lines(1));
    symlinkSync('in', at('link'));
    for (const name of ['out', 'issues', 'report'])
      expect(await refused({ input: path, [name]: at('link') })).toBe(
        `input and --${name} are the same file`,
      );
  });

  it('are refused when one is another file that is read, which two inputs may share', async () => {
    writeFileSync(at('config'), '{}');
    symlinkSync(at('config'), at('link'));
    const alsoRead = [undefined, at('config'), at('config')];
    for (const out of [at('config'), at('link')])
      expect(await refused({ alsoRead, out })).toBe(`${at('config')} and --out are the same file`);
    expect(await refused({ alsoRead, out: at('out') })).toBe('nothing');
    expect(read('config')).toBe('{}');
  });

  it('are refused when one is the input by way of a linked folder and its parent', async () => {
    mkdirSync(at('other/deep'), { recursive: true });
    mkdirSync(at('t'));
    symlinkSync('../other/deep', at('t/sub'));
    const path = input('other/in', lines(1));
    expect(await refused({ input: path, out: `${folder}/t/sub/../in` })).toBe(
      'input and --out are the same file',
    );
  });

  it('are refused when one is what the shell gave as stdin', async () => {
    const stdin = createReadStream(input('in', lines(1)), { fd: openSync(at('in'), 'r') });
    const io = streams(stdin);
    writeFileSync(at('out'), '');
    symlinkSync('in', at('link'));
    try {
      for (const name of ['out', 'issues', 'report'])
        expect(await refused({ input: '-', [name]: at('link') }, io)).toBe(
          `input and --${name} are the same file`,
        );
      for (const out of ['out', 'new'])
        expect(await refused({ input: '-', out: at(out) }, io)).toBe('nothing');
    } finally {
      stdin.destroy();
    }
  });

  it('are refused when two are stdout, or one but --out is named "-"', async () => {
    expect(await refused({ input: '-', out: '-', issues: '-' })).toMatch(/only --out can be stdout/);
    expect(await refused({ out: '' })).toBe('--out is empty; name a file');
    expect(await refused({ out: folder })).toBe(`--out ${folder} is a folder; name a file`);
    if (existsSync('/dev/stdout'))
      expect(await refused({ input: '-', issues: '/dev/stdout' })).toMatch(
        /stdout and --issues are the same file/,
      );
  });
});
