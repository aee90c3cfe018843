import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Block, type Position, START } from '../../src/bulk/block.js';
import { shownName } from '../../src/bulk/fileName.js';
import { linesOf } from '../../src/bulk/lines.js';
import { fileOfLines, filesOfFolder, type Source, streamOfLines } from '../../src/bulk/source.js';
import { workOn } from '../../src/bulk/work.js';
import { MAX_BYTES } from '../../src/json/parse.js';
import { parsed, SUPER } from './bundles.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'neci-kyc-source-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);

function fileOf(content: string | Uint8Array, name = 'in'): Source {
  writeFileSync(at(name), content);
  utimesSync(at(name), 1_700_000_000, 1_700_000_000);
  return fileOfLines(at(name), statSync(at(name)));
}

async function blocksOf(source: Source, from: Position = START): Promise<Block[]> {
  const blocks: Block[] = [];
  for await (const block of source.blocks(from, new AbortController().signal)) blocks.push(block);
  return blocks;
}

async function linesIn(source: Source, from?: Position): Promise<string[]> {
  const blocks = await blocksOf(source, from);
  return blocks.flatMap((block) =>
    block.kind === 'lines' ? [...linesOf(block)].map(({ bytes }) => Buffer.from(bytes).toString()) : [],
  );
}

/** Lines that make three blocks of the 2,000 lines that a block has at most. */
const MANY = Array.from({ length: 5000 }, (_, index) => `${index}\n`).join('');

describe('a file of lines', () => {
  it('fails when it became shorter while it was read', async () => {
    const source = fileOf(MANY);
    truncateSync(at('in'), MANY.length / 2);
    await expect(linesIn(source)).rejects.toMatchObject({ name: 'InputError', reason: 'shrunk' });
  });

  it('is read to its new end when it became longer', async () => {
    const source = fileOf('1\n2\n');
    appendFileSync(at('in'), '3\n');
    expect(await linesIn(source)).toEqual(['1', '2', '3']);
  });

  it('goes on after a block, and refuses a file of the same size and time that held something else', async () => {
    const source = fileOf(MANY);
    const [first] = await blocksOf(source);
    const mark = first && source.mark(first);
    expect((await linesIn(source, mark))[0]).toBe('2000');
    const other = fileOf(MANY.replace('1999\n', '199x\n'));
    expect(other.identity).toBe(source.identity);
    await expect(linesIn(other, mark)).rejects.toMatchObject({ reason: 'other' });
  });

  it.each([
    ['a file', (text: string) => fileOf(text)],
    ['a packed file', (text: string) => fileOf(gzipSync(text, { level: 0 }))],
    ['a stream', (text: string) => streamOfLines(Readable.from([Buffer.from(text)]))],
  ])('refuses %s that differs in its very first byte from what was read long before', async (_, sourceOf) => {
    const text = `${'x'.repeat(99)}\n`.repeat(8000);
    const last = (await blocksOf(sourceOf(text))).at(-2);
    const mark = last && sourceOf(text).mark(last);
    expect(mark?.at).toBeGreaterThan(500_000);
    expect((await linesIn(sourceOf(text), mark)).length).toBe(8000 - (mark?.records ?? 0));
    await expect(linesIn(sourceOf(`y${text.slice(1)}`), mark)).rejects.toMatchObject({ reason: 'other' });
  });

  it('refuses a file whose line that was too long to be kept has changed', async () => {
    const text = `1\n${'x'.repeat(MAX_BYTES + 3_000_000)}\n2\n`;
    const blocks = await blocksOf(fileOf(text));
    const mark = blocks[1] && fileOf(text).mark(blocks[1]);
    expect(blocks[1]?.kind).toBe('longLine');
    expect(await linesIn(fileOf(text), mark)).toEqual(['2']);
    const other = fileOf(text.replace('1\nx', '1\ny'));
    await expect(linesIn(other, mark)).rejects.toMatchObject({ reason: 'other' });
  });

  it('goes on from a position without a tail, which its owner recognizes by the records', async () => {
    const [first] = await blocksOf(fileOf(MANY));
    const { at: bytes, records } = first?.end ?? START;
    expect(await linesIn(fileOf(MANY), { at: bytes, records })).toEqual(
      MANY.trim().split('\n').slice(records),
    );
  });

  it('is another input under another path', () => {
    expect(fileOf('1\n', 'one').identity).not.toBe(fileOf('1\n', 'other').identity);
  });

  it.each([
    ['an object', '{\n  "qycxnew": {\n'],
    ['an object without indentation', '{\r\n"qycxnew": {\r\n'],
    ['a list', '[\n{"qycxnew":{}},\n'],
    ['an object after a byte order mark', '\ufeff{\n\t"qycxnew": {\n'],
  ])('is refused at once when it is one document over many lines: %s', async (_, text) => {
    await expect(linesIn(fileOf(text))).rejects.toMatchObject({ reason: 'not_lines' });
    await expect(linesIn(streamOfLines(Readable.from([Buffer.from(text)])))).rejects.toThrow(
      'one JSON document over many lines',
    );
  });

  it.each(['{\n{"qycxnew":{}}\n', '{"a":\n{}\n', '\n\n{}\n', '[]\n{}\n'])(
    'is read record by record when only its first line is bad: %j',
    async (text) => {
      expect((await linesIn(fileOf(text))).length).toBeGreaterThan(0);
    },
  );
});

describe('gzip', () => {
  it('is unpacked, in a file and in a stream, whatever its name', async () => {
    const packed = gzipSync(MANY);
    const expected = MANY.trimEnd().split('\n');
    expect(await linesIn(fileOf(packed))).toEqual(expected);
    expect(await linesIn(streamOfLines(Readable.from([packed])))).toEqual(expected);
    expect(await linesIn(fileOf(Buffer.concat([gzipSync('1\n'), gzipSync('2\n')])))).toEqual(['1', '2']);
  });

  it('is unpacked in a stream that gives a byte at a time', async () => {
    const bytes = [...gzipSync('1\n2\n')].map((byte) => Buffer.of(byte));
    expect(await linesIn(streamOfLines(Readable.from(bytes)))).toEqual(['1', '2']);
  });

  it('goes on after a block, and refuses another input', async () => {
    const source = () => fileOf(gzipSync(MANY));
    const [first] = await blocksOf(source());
    const mark = first && source().mark(first);
    expect((await linesIn(source(), mark)).length).toBe(3000);
    const other = fileOf(gzipSync(MANY.replace('1999\n', '199x\n')));
    await expect(linesIn(other, mark)).rejects.toMatchObject({ reason: 'other' });
  });

  it('fails when it ends early', async () => {
    await expect(linesIn(fileOf(gzipSync(MANY).subarray(0, -20)))).rejects.toMatchObject({
      code: 'Z_BUF_ERROR',
    });
  });

  it.each([
    ['a packed stretch after padding', gzipSync('2\n')],
    ['a text after padding', Buffer.from('2\n')],
  ])('fails when %s would be passed over', async (_, more) => {
    const padded = Buffer.concat([gzipSync('1\n'), Buffer.alloc(9)]);
    expect(await linesIn(fileOf(padded))).toEqual(['1']);
    const whole = Buffer.concat([padded, more]);
    await expect(linesIn(fileOf(whole))).rejects.toMatchObject({ code: 'Z_DATA_ERROR' });
    for (const cut of [whole.length - more.length, padded.length - 3, padded.length - 9]) {
      const chunks = [whole.subarray(0, cut), whole.subarray(cut)];
      await expect(linesIn(streamOfLines(Readable.from(chunks)))).rejects.toMatchObject({
        code: 'Z_DATA_ERROR',
      });
    }
    const bytes = [...whole].map((byte) => Buffer.of(byte));
    await expect(linesIn(streamOfLines(Readable.from(bytes)))).rejects.toMatchObject({
      code: 'Z_DATA_ERROR',
    });
  });

  it('fails when its file became shorter, even by whole stretches', async () => {
    const [one, two] = [gzipSync('1\n'), gzipSync('2\n')];
    writeFileSync(at('in'), Buffer.concat([one, two]));
    const source = fileOfLines(at('in'), statSync(at('in')));
    truncateSync(at('in'), one.length);
    await expect(linesIn(source)).rejects.toMatchObject({ reason: 'shrunk' });
  });
});

describe('what is not text in UTF-8', () => {
  it.each([
    ['UTF-16 with its mark', Buffer.from('\ufeff{"a":1}\n', 'utf16le'), 'it is UTF-16 or UTF-32; pass UTF-8'],
    ['UTF-16 without it', Buffer.from('{"a":1}\n', 'utf16le'), 'it looks like UTF-16 or UTF-32; pass UTF-8'],
    ['a zip', Buffer.from('PK\x03\x04\n\n'), 'it is packed by zip; unpack it first'],
    ['a gzip in a gzip', gzipSync(gzipSync('1\n')), 'it is packed by gzip; unpack it first'],
  ])('such as %s is refused once, not line by line', async (_, bytes, message) => {
    const refused = { name: 'InputError', reason: 'not_text', message };
    await expect(linesIn(fileOf(bytes))).rejects.toMatchObject(refused);
    await expect(linesIn(streamOfLines(Readable.from([bytes])))).rejects.toMatchObject(refused);
  });
});

describe('a folder', () => {
  const namesOf = async (source: Source) =>
    (await blocksOf(source)).flatMap((block) => (block.kind === 'files' ? block.names.map(shownName) : []));

  it('holds the files named *.json in either case, passes over hidden ones and counts the others', async () => {
    for (const name of [
      'a.JSON',
      'b.json',
      '._b.json',
      '.hidden.json',
      '.DS_Store',
      'c.json.gz',
      'notes.txt',
    ])
      writeFileSync(at(name), '{}');
    mkdirSync(at('d.json'));
    const source = await filesOfFolder(folder);
    expect(await namesOf(source)).toEqual(['a.JSON', 'b.json']);
    expect(source.passedOver).toBe(3);
  });

  it.runIf(process.platform === 'linux')('holds files whose names are not UTF-8', async () => {
    writeFileSync(
      Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from('.json')]),
      '{}',
    );
    const source = await filesOfFolder(folder);
    expect(await namesOf(source)).toEqual(['caf%E9.json']);
    const [block] = await blocksOf(source);
    const { reason } = parsed(block ? workOn(block, SUPER).issues : '')[0] ?? {};
    expect(reason).toBe('no_company'); // it was read
  });

  it('goes on after a block, and refuses a folder whose last file of before held something else', async () => {
    const write = (name: string, text: string) => {
      writeFileSync(at(name), text);
      utimesSync(at(name), 1_700_000_000, 1_700_000_000);
    };
    for (let index = 100; index < 400; index++) write(`${index}.json`, '{"a":1}');
    const source = await filesOfFolder(folder);
    const [first] = await blocksOf(source);
    const mark = first && source.mark(first);
    expect((await blocksOf(source, mark)).length).toBe(1);
    write('355.json', '{"a":2}');
    const other = await filesOfFolder(folder);
    expect(other.identity).toBe(source.identity);
    await expect(blocksOf(other, mark)).rejects.toMatchObject({ reason: 'other' });
  });
});
