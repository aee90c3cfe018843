/** Where records come from: a file of lines, a stream of lines, or the JSON files of a folder. */

import { createHash, type Hash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync, realpathSync, type Stats } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { addAbortSignal, pipeline, type Readable, Transform } from 'node:stream';
import type { Bytes } from '../files/bytes.js';
import { type Tail, tailAt } from '../files/digest.js';
import { isGzip, unpacked } from '../files/gzip.js';
import { statOf } from '../files/target.js';
import { notUtf8 } from '../json/encoding.js';
import { type Block, type Files, type Position, START } from './block.js';
import { type FileName, fileAt, fileNameOf, isRecordName, shownName } from './fileName.js';
import { blocksOfLines } from './lines.js';

/** Blocks of this size cost next to nothing to hand around, and keep memory flat. */
const BLOCK_BYTES = 1_048_576;
const MAX_FILES = 256;

export interface Source {
  /** Distinguishes this input from others, as far as possible before it is read. */
  readonly identity: string;
  /** The size in the unit of `Position.at`, where it is known. */
  readonly total: number | undefined;
  readonly unit: 'bytes' | 'files';
  /** The folder that is read, without links. */
  readonly folder?: string;
  /** Entries of a folder that are not records, hidden ones aside. */
  readonly passedOver: number;
  /** Where a later run can go on after a block. */
  mark(block: Block): Position;
  /**
   * The blocks from a position on.
   *
   * @throws InputError; AbortError when the signal comes while it waits for input.
   */
  blocks(from: Position, signal: AbortSignal): AsyncIterable<Block>;
}

/** The input can't be read as it should. */
export class InputError extends Error {
  override readonly name = 'InputError' as const;
  /**
   * `other`: it is not the input that the run to be resumed read. `shrunk`: it became shorter while it was read.
   * `not_lines`: it is one JSON document over many lines. `not_text`: it is packed, or in another encoding.
   */
  readonly reason: 'other' | 'shrunk' | 'not_lines' | 'not_text';

  constructor(reason: InputError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Whether what was read before a position is still there. */
function requireSame({ tail }: Position, now: () => Tail | undefined): void {
  if (tail && now()?.sha256 !== tail.sha256) throw otherInput();
}

function otherInput(): InputError {
  return new InputError('other', 'it is not the input that the unfinished run read');
}

export function fileOfLines(path: string, { size, mtimeMs }: Stats): Source {
  const identity = `file ${realpathSync.native(path)} of ${size} bytes, modified ${mtimeMs}`;
  if (isGzip(headOf(path))) return streamOfLines(wholeStream(path, size), identity);
  return {
    identity,
    total: size,
    unit: 'bytes',
    passedOver: 0,
    mark: ({ end }) => end,
    async *blocks(from, signal) {
      const stream = createReadStream(path, { highWaterMark: BLOCK_BYTES });
      let { at } = from;
      for await (const block of blocksFrom(from, linesIn(addAbortSignal(signal, stream)))) {
        at = block.end.at;
        yield block;
      }
      if (at < size) throw shrunk(at, size);
    },
  };
}

function shrunk(at: number, size: number): InputError {
  return new InputError('shrunk', `it became shorter while it was read: ${at} of ${size} bytes were there`);
}

/** The bytes of a file, which fails where there are fewer than its size says. */
function wholeStream(path: string, size: number): Readable {
  let at = 0;
  const count = new Transform({
    transform(chunk: Uint8Array, _, done) {
      at += chunk.length;
      done(null, chunk);
    },
    flush: (done) => done(at < size ? shrunk(at, size) : null),
  });
  return pipeline(createReadStream(path), count, () => {});
}

export function streamOfLines(stream: Readable, identity = 'stream'): Source {
  return {
    identity,
    total: undefined,
    unit: 'bytes',
    passedOver: 0,
    mark: ({ end }) => end,
    blocks: (from, signal) => blocksFrom(from, linesIn(unpacked(bytesOf(addAbortSignal(signal, stream))))),
  };
}

/** The first two bytes. What can't be read is reported when it is read. */
function headOf(path: string): Uint8Array {
  const head = new Uint8Array(2);
  const fd = openSync(path, 'r');
  try {
    readSync(fd, head);
  } finally {
    closeSync(fd);
  }
  return head;
}

async function* bytesOf(stream: AsyncIterable<Buffer<ArrayBuffer> | string>) {
  for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

/** An object or list that goes on in the next line, indented or by a key. */
const ONE_DOCUMENT = /^\uFEFF?\s*(?:\{[ \t\r]*\n\s*"|\[[ \t\r]*\n)/;

/** The chunks of an input, unless it begins as one JSON document over many lines, or as what is not text. */
async function* linesIn(chunks: AsyncIterable<Bytes>) {
  let isFirst = true;
  for await (const chunk of chunks) {
    const problem = isFirst ? notUtf8(chunk) : undefined;
    if (problem !== undefined) throw new InputError('not_text', `it ${problem}`);
    if (isFirst && ONE_DOCUMENT.test(Buffer.from(chunk.subarray(0, 200)).toString()))
      throw new InputError('not_lines', 'it is one JSON document over many lines, not one per line');
    isFirst = false;
    yield chunk;
  }
}

/** What the run before this one did is read again, held against its hash, and passed over. */
function blocksFrom(from: Position, chunks: AsyncIterable<Bytes>): AsyncIterable<Block> {
  const hash = createHash('sha256');
  return blocksOfLines(skip(from, chunks, hash), from, hash);
}

async function* skip(from: Position, chunks: AsyncIterable<Bytes>, hash: Hash): AsyncGenerator<Bytes> {
  let at = 0;
  let isChecked = from.at === 0;
  for await (const bytes of chunks) {
    const [start, end] = [at, at + bytes.length];
    at = end;
    if (start < from.at) hash.update(bytes.subarray(0, from.at - start));
    if (end < from.at) continue;
    // Without a tail, the caller recognizes the input by its records.
    if (!isChecked && from.tail && hash.copy().digest('hex') !== from.tail.sha256) break;
    isChecked = true;
    yield start >= from.at ? bytes : bytes.subarray(from.at - start);
  }
  if (!isChecked) throw otherInput();
}

/**
 * The `*.json` files of a folder, in the order of their names. Hidden files belong to editors and systems, and are no
 * records; nor is what isn't a regular file, such as a pipe. A link is a record when it leads to a file, or nowhere,
 * which is reported.
 */
export async function filesOfFolder(path: string): Promise<Source> {
  // What names are joined to: `..` after a link would be taken for the folder that the link is in.
  const folder = realpathSync.native(path);
  const entries = (await readdir(folder, { encoding: 'buffer' })).map(fileNameOf);
  const shown = entries.filter((name) => !shownName(name).startsWith('.'));
  const files: File[] = [];
  const hash = createHash('sha256');
  for (const name of shown.filter((each) => isRecordName(shownName(each))).sort(byShownName)) {
    const stats = statOf(fileAt(folder, name));
    if (stats && !stats.isFile()) continue;
    files.push({ name, size: stats?.size ?? 0 });
    hash.update(`${shownName(name)}\0${stats?.size} ${stats?.mtimeMs}\0`);
  }
  /** Of the last file before a position. */
  const tailBefore = ({ at }: Position) => {
    const file = files[at - 1];
    return file && tailAt(fileAt(folder, file.name), file.size);
  };
  return {
    identity: `folder ${folder} of ${files.length} files, ${hash.digest('hex')}`,
    total: files.length,
    unit: 'files',
    folder,
    passedOver: shown.length - files.length,
    mark: ({ end }) => ({ ...end, tail: tailBefore(end) }),
    async *blocks(from) {
      requireSame(from, () => tailBefore(from));
      yield* blocksOfFiles(folder, files, from);
    },
  };
}

function byShownName(one: FileName, other: FileName): number {
  const [a, b] = [shownName(one), shownName(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

interface File {
  readonly name: FileName;
  readonly size: number;
}

/** As many files together as make up a block of lines. */
async function* blocksOfFiles(
  folder: string,
  files: readonly File[],
  from: Position = START,
): AsyncGenerator<Files> {
  let batch: FileName[] = [];
  let size = 0;
  for (const [index, file] of files.slice(from.at).entries()) {
    const at = from.at + index + 1;
    batch.push(file.name);
    size += file.size;
    if (size < BLOCK_BYTES && batch.length < MAX_FILES && at < files.length) continue;
    yield { kind: 'files', folder, names: batch, end: { at, records: at } };
    batch = [];
    size = 0;
  }
}
