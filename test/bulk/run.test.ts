import {
  mkdirSync,
  mkdtempSync,
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
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ended, type Progress, type Run, runBulk } from '../../src/bulk/run.js';
import { fileOfLines, filesOfFolder, type Source, streamOfLines } from '../../src/bulk/source.js';
import { openOutputs } from '../../src/files/outputs.js';
import { VERSION } from '../../src/generated/version.js';
import { MAX_BYTES } from '../../src/json/parse.js';
import { line, lines, makePipe, parsed, SUPER } from './bundles.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'neci-kyc-run-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Blocks end after 2,000 lines, so that a few records with blank lines between them make many blocks. */
const FEW_A_BLOCK = '\n'.repeat(700);

function fileSource(records: readonly string[], separator = FEW_A_BLOCK): Source {
  const path = join(folder, 'in.ndjson');
  writeFileSync(path, records.join(separator));
  return fileOfLines(path, statSync(path));
}

function streamSource(records: readonly string[]): Source {
  return streamOfLines(Readable.from(records.map((each) => Buffer.from(`${each}\n`))));
}

const names = (rows: readonly Record<string, unknown>[]) =>
  rows.map(({ content }) => (content as { name: string }).name);

/** Runs as the command does with --resume. */
async function run(
  source: Source,
  more: Partial<Run> = {},
  stopAfter = Number.POSITIVE_INFINITY,
): Promise<Ended> {
  const paths = { out: join(folder, 'out'), issues: join(folder, 'issues') };
  const identity = { program: 'test', input: source.identity, task: SUPER };
  const streams = { stdin: new PassThrough(), stdout: new PassThrough() };
  const outputs = await openOutputs<Progress>(paths, streams, { identity, resume: true });
  const stop = new AbortController();
  const ended = await runBulk({
    source,
    task: SUPER,
    ...outputs,
    workers: 1,
    maxFailures: Number.POSITIVE_INFINITY,
    signal: stop.signal,
    onProgress: ({ tally }) => {
      if (tally.records >= stopAfter) stop.abort('SIGINT');
    },
    ...more,
  }).catch((error) => {
    outputs.keep();
    throw error;
  });
  if (ended.by === 'signal') outputs.keep();
  else outputs.publish();
  return ended;
}

const read = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('a run over a file', () => {
  it('writes every record in the order of the input, and counts them', async () => {
    const ended = await run(fileSource(lines(25)));
    expect(ended).toMatchObject({ by: 'all', tally: { records: 25, failed: 0 } });
    expect(names(parsed(read('out')))).toEqual(lines(25).map((_, index) => `甲乙丙${index + 1}有限公司`));
  });

  it('gives bytes equal to an uninterrupted run when it is stopped twice and resumed', async () => {
    const records = [...lines(20), '{"a":', ...lines(20, '丁戊己')];
    const source = fileSource(records);
    await run(source);
    const [out, issues] = [read('out'), read('issues')];
    rmSync(join(folder, 'out'));
    const first = await run(source, {}, 8);
    expect(first.by).toBe('signal');
    expect(read('.out.neci-kyc-part').endsWith('}\n')).toBe(true);
    expect(first.tally.records).toBeLessThan(30);
    const second = await run(source, {}, 27);
    expect(second.by).toBe('signal');
    expect(second.tally.records).toBeGreaterThan(first.tally.records);
    const third = await run(source);
    expect(third).toMatchObject({ by: 'all', tally: { records: 41, failed: 1, failures: { not_json: 1 } } });
    expect(read('out')).toBe(out);
    expect(read('issues')).toBe(issues);
  });

  it('resumes from the last whole lines when a kill left a half one', async () => {
    const source = fileSource(lines(30));
    await run(source);
    const out = read('out');
    await run(source, {}, 8);
    const part = join(folder, '.out.neci-kyc-part');
    writeFileSync(part, '{"half', { flag: 'a' });
    utimesSync(part, 0, 0);
    await run(source);
    expect(read('out')).toBe(out);
  });

  it('ends early at the record that failed too often, whatever stands after it in its block', async () => {
    const records = [line('甲有限公司'), 'x', line('乙有限公司'), 'y', line('丙有限公司'), 'z'];
    const ended = await run(fileSource(records, '\n'), { maxFailures: 2 });
    expect(ended).toMatchObject({ by: 'failures', at: { line: 4 }, tally: { records: 4, failed: 2 } });
    expect(names(parsed(read('out')))).toEqual(['甲有限公司', '乙有限公司']);
  });

  it('counts failed records over all blocks when it decides to end', async () => {
    const records = ['x', ...lines(6), 'y', ...lines(6), 'z', ...lines(6)];
    const ended = await run(fileSource(records), { maxFailures: 3 });
    expect(ended).toMatchObject({
      by: 'failures',
      at: { line: 14 * 700 + 1 },
      tally: { failed: 3, records: 15 },
    });
  });
});

describe('a run that goes on with a lower limit of failures than it has come to', () => {
  it.each([1, 2])('reads nothing more and says that it ends early, with %i workers', async (workers) => {
    const source = fileSource(['x', 'y', ...lines(30)]);
    const first = await run(source, {}, 8);
    expect(first.tally).toMatchObject({ failed: 2 });
    const unread: Source = {
      ...source,
      blocks() {
        throw new Error('read on');
      },
    };
    const ended = await run(unread, { maxFailures: 2, workers });
    expect(ended).toMatchObject({ by: 'failures', position: first.position, tally: first.tally });
    expect(parsed(read('out')).length).toBe(first.tally.records - 2);
  });

  it('counts what failed before when the limit is not reached yet', async () => {
    const source = fileSource(['x', 'y', ...lines(6), 'z', ...lines(6)]);
    await run(source, {}, 4);
    expect(await run(source, { maxFailures: 3 })).toMatchObject({
      by: 'failures',
      at: { line: 8 * 700 + 1 },
    });
  });
});

describe('a run over a stream', () => {
  it('gives bytes equal to an uninterrupted run when it is stopped and resumed', async () => {
    const records = lines(12);
    await run(streamSource(records));
    const out = read('out');
    expect((await run(streamSource(records), {}, 5)).by).toBe('signal');
    expect((await run(streamSource(records))).by).toBe('all');
    expect(read('out')).toBe(out);
  });

  it('refuses to go on with a stream that begins differently', async () => {
    await run(streamSource(lines(12)), {}, 5);
    await expect(run(streamSource(lines(12, '丁戊己')))).rejects.toThrow(
      /not the input that the unfinished run read/,
    );
  });

  it('knows a stream by the end of a line that was too long to be kept', async () => {
    const stream = (end: string) =>
      streamOfLines(
        Readable.from([
          Buffer.alloc(MAX_BYTES + 1, 0x78),
          Buffer.from(`${end}\n`),
          Buffer.from(`${lines(1)[0]}\n`),
        ]),
      );
    expect((await run(stream('a'), {}, 1)).tally.records).toBe(1);
    await expect(run(stream('b'))).rejects.toThrow(/not the input that the unfinished run read/);
    expect((await run(stream('a'))).tally.records).toBe(2);
  });

  it('refuses to go on with a stream that ends before the place is reached', async () => {
    await run(streamSource(lines(12)), {}, 5);
    await expect(run(streamSource(lines(2)))).rejects.toThrow(/not the input that the unfinished run read/);
  });

  it('gives what it has while the stream is still open, and ends when it is stopped waiting', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const open = new PassThrough();
    open.write(`${line('甲有限公司')}\n`);
    const source = streamOfLines(open);
    const ended = await run(source, {
      signal: stop.signal,
      onProgress: ({ tally }) => {
        seen.push(tally.records);
        setTimeout(() => stop.abort('SIGTERM'), 10);
      },
    });
    expect(seen).toEqual([1]);
    expect(ended.by).toBe('signal');
  });
});

describe('a run over a folder', () => {
  it('reads the JSON files in the order of their names, and names them in the issues', async () => {
    const input = join(folder, 'in');
    mkdirSync(join(input, 'sub.json'), { recursive: true });
    for (const [name, text] of [
      ['b.json', JSON.stringify(JSON.parse(line('乙有限公司')), null, 2)],
      ['a.json', line('甲有限公司')],
      ['c.json', '{'],
      ['notes.txt', 'x'],
    ] as const) {
      writeFileSync(join(input, name), text);
    }
    const source = await filesOfFolder(input);
    expect(source).toMatchObject({ total: 3, passedOver: 2 });
    const ended = await run(source);
    expect(ended).toMatchObject({ by: 'all', tally: { records: 3, failed: 1 } });
    expect(names(parsed(read('out')))).toEqual(['甲有限公司', '乙有限公司']);
    const entries = parsed(read('issues'));
    expect(entries.at(-1)).toMatchObject({ file: 'c.json', error: 'RawPayloadError', reason: 'not_json' });
    expect(entries[0]).toMatchObject({ file: 'a.json' });
  });

  it('names a file that cannot be read, and goes on', async () => {
    const input = join(folder, 'in');
    mkdirSync(input);
    writeFileSync(join(input, 'a.json'), line('甲有限公司'));
    writeFileSync(join(input, 'b.json'), line('乙有限公司'));
    const source = await filesOfFolder(input);
    rmSync(join(input, 'a.json'));
    const ended = await run(source);
    expect(ended.tally).toMatchObject({ records: 2, failed: 1 });
    expect(parsed(read('issues'))[0]).toMatchObject({ file: 'a.json', error: 'FileError', reason: 'ENOENT' });
  });

  it('is another input when a file of it has changed, in its size or in its time', async () => {
    const input = join(folder, 'in');
    mkdirSync(input);
    const write = (text: string, seconds: number) => {
      writeFileSync(join(input, 'a.json'), text);
      utimesSync(join(input, 'a.json'), seconds, seconds);
    };
    const identities: string[] = [];
    for (const [text, seconds] of [
      [line('甲有限公司'), 1_700_000_000],
      [line('甲乙有限公司'), 1_700_000_000],
      [line('丙丁有限公司'), 1_700_000_001],
      [line('丙丁有限公司'), 1_700_000_001],
    ] as const) {
      write(text, seconds);
      identities.push((await filesOfFolder(input)).identity);
    }
    expect(new Set(identities).size).toBe(3);
    expect(identities[3]).toBe(identities[2]);
  });

  it.skipIf(process.platform === 'win32')(
    'passes over what is not a regular file, and waits for no pipe',
    async () => {
      const input = join(folder, 'in');
      mkdirSync(input);
      makePipe(join(input, 'b.json'));
      writeFileSync(join(input, 'a.json'), line('甲有限公司'));
      symlinkSync('a.json', join(input, 'c.json'));
      symlinkSync('nowhere', join(input, 'd.json'));
      const source = await filesOfFolder(input);
      expect(source).toMatchObject({ total: 3, passedOver: 1 });
      const ended = await run(source);
      expect(ended.tally).toMatchObject({ records: 3, failed: 1, failures: { ENOENT: 1 } });
    },
  );

  it('names a file that is too long, and does not read it', async () => {
    const input = join(folder, 'in');
    mkdirSync(input);
    writeFileSync(join(input, 'a.json'), line('甲有限公司'));
    writeFileSync(join(input, 'b.json'), '');
    // No memory holds it, and no block of a disk: it is all hole.
    truncateSync(join(input, 'b.json'), 3_000_000_000);
    const ended = await run(await filesOfFolder(input));
    expect(ended.tally).toMatchObject({ records: 2, failed: 1, failures: { limit_exceeded: 1 } });
    expect(parsed(read('issues')).at(-1)).toEqual({
      file: 'b.json',
      error: 'RawPayloadError',
      reason: 'limit_exceeded',
      message: 'The file is longer than 20000000 bytes; split it',
      neciKyc: VERSION,
    });
  });

  it('is resumed in the middle', async () => {
    const input = join(folder, 'in');
    mkdirSync(input);
    for (let index = 0; index < 600; index++) {
      const name = `${String(index).padStart(3, '0')}.json`;
      writeFileSync(join(input, name), line(`甲${index}有限公司`));
    }
    const source = await filesOfFolder(input);
    await run(source);
    const out = read('out');
    expect((await run(source, {}, 100)).position).toEqual({ at: 256, records: 256 });
    expect((await run(source)).by).toBe('all');
    expect(read('out')).toBe(out);
  });
});
