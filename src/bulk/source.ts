/** Where records come from: a file of lines, a stream of lines, or the JSON files of a folder. */

import { createHash } from 'node:crypto';
import { createReadStream, realpathSync, type Stats } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { addAbortSignal, type Readable } from 'node:stream';
import { type Tail, tailOf } from '../files/digest.js';
import { statOf } from '../files/target.js';
import { type Block, type Files, type Position, START } from './block.js';
import { blocksOfLines } from './lines.js';

/** Blocks of this size cost next to nothing to hand around, and keep memory flat. */
const BLOCK_BYTES = 1_048_576;
const MAX_FILES = 256;

export interface Source {
  /** What tells this input from another one, as far as it can be told before it is read. */
  readonly identity: string;
  /** The size in the unit of `Position.at`, where it is known. */
  readonly total: number | undefined;
  readonly unit: 'bytes' | 'files';
  /** The folder that is read, without links. */
  readonly folder?: string;
  /** Entries of a folder that are not records. */
  readonly passedOver: number;
  /** Where a later run can go on after a block. */
  mark(block: Block): Position;
  /** The blocks from a position on. Fails with AbortError when the signal comes while it waits for input. */
  blocks(from: Position, signal: AbortSignal): AsyncIterable<Block>;
}

/** A file that can be read from anywhere. */
export function fileOfLines(path: string, { size, mtimeMs }: Stats): Source {
  return {
    identity: `file of ${size} bytes, modified ${mtimeMs}`,
    total: size,
    unit: 'bytes',
    passedOver: 0,
    mark: ({ end }) => end,
    blocks: (from, signal) =>
      blocksOfLines(
        addAbortSignal(signal, createReadStream(path, { start: from.at, highWaterMark: BLOCK_BYTES })),
        from,
      ),
  };
}

/** A stream can only be read from its start: what a run before this one did is read again and passed over. */
export function streamOfLines(stream: Readable): Source {
  return {
    identity: 'stream',
    total: undefined,
    unit: 'bytes',
    passedOver: 0,
    mark: (block) => ({ ...block.end, tail: endOf(block) }),
    blocks: (from, signal) => blocksOfLines(skip(from, addAbortSignal(signal, stream)), from),
  };
}

/** The last piece is what a stream gave last: enough to know it by. */
function endOf(block: Block): Tail | undefined {
  if (block.kind === 'files') return undefined;
  return tailOf(block.kind === 'longLine' ? block.last : (block.pieces.at(-1) ?? new Uint8Array()));
}

/** The stream does not begin with what the run before this one read. */
export class OtherInputError extends Error {
  override readonly name = 'OtherInputError' as const;
}

async function* skip(
  from: Position,
  stream: AsyncIterable<Buffer<ArrayBuffer> | string>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const hash = createHash('sha256');
  const tailStart = from.at - (from.tail?.size ?? 0);
  let at = 0;
  let isChecked = from.at === 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    const [start, end] = [at, at + bytes.length];
    at = end;
    if (start < from.at) hash.update(bytes.subarray(Math.max(0, tailStart - start), from.at - start));
    if (end < from.at) continue;
    if (!isChecked && from.tail && hash.copy().digest('hex') !== from.tail.sha256) break;
    isChecked = true;
    yield start >= from.at ? bytes : bytes.subarray(from.at - start);
  }
  if (!isChecked) throw new OtherInputError('the input is not the one that the unfinished run read');
}

/**
 * The `*.json` files of a folder, in the order of their names. What is no regular file, such as a pipe, is none of
 * them; a link is when it leads to one, or nowhere, which is an error to be told.
 */
export async function filesOfFolder(path: string): Promise<Source> {
  // What names are joined to: `..` after a link would be taken for the folder that the link is in.
  const folder = realpathSync.native(path);
  const entries = await readdir(folder);
  const files: File[] = [];
  const hash = createHash('sha256');
  for (const name of entries.filter(isRecordFile).sort()) {
    const stats = statOf(join(folder, name));
    if (stats && !stats.isFile()) continue;
    files.push({ name, size: stats?.size ?? 0 });
    hash.update(`${name}\0${stats?.size} ${stats?.mtimeMs}\0`);
  }
  return {
    identity: `folder of ${files.length} files, ${hash.digest('hex')}`,
    total: files.length,
    unit: 'files',
    folder,
    passedOver: entries.length - files.length,
    mark: ({ end }) => end,
    blocks: (from) => blocksOfFiles(folder, files, from),
  };
}

/** Whether a file of that name in a folder is read. */
export function isRecordFile(name: string): boolean {
  return name.endsWith('.json');
}

interface File {
  readonly name: string;
  readonly size: number;
}

/** As many files together as make up a block of lines. */
async function* blocksOfFiles(
  folder: string,
  files: readonly File[],
  from: Position = START,
): AsyncGenerator<Files> {
  let batch: string[] = [];
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
