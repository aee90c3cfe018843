/** Where records come from: a file of lines, a stream of lines, or the JSON files of a folder. */

import { createHash } from 'node:crypto';
import { createReadStream, type Stats, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { addAbortSignal, type Readable } from 'node:stream';
import { type Block, type Files, type Position, START, type Tail } from './block.js';
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
  /** Entries of a folder that are no records. */
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
    mark: (block) => ({ ...block.end, tail: tailOf(block) }),
    blocks: (from, signal) => blocksOfLines(skip(from, addAbortSignal(signal, stream)), from),
  };
}

const TAIL_BYTES = 65_536;

/** The last piece is what a stream gave last: enough to know it by. */
function tailOf(block: Block): Tail | undefined {
  if (block.kind !== 'lines') return undefined;
  const bytes = block.pieces.at(-1)?.subarray(-TAIL_BYTES) ?? new Uint8Array();
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
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

/** The `*.json` files of a folder, in the order of their names. */
export async function filesOfFolder(folder: string): Promise<Source> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.name.endsWith('.json') && !entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const hash = createHash('sha256');
  for (const name of names) hash.update(`${name}\0`);
  return {
    identity: `folder of ${names.length} files, ${hash.digest('hex')}`,
    total: names.length,
    unit: 'files',
    passedOver: entries.length - names.length,
    mark: ({ end }) => end,
    blocks: (from) => blocksOfFiles(folder, names, from),
  };
}

/** As many files together as make up a block of lines. */
async function* blocksOfFiles(
  folder: string,
  names: readonly string[],
  from: Position = START,
): AsyncGenerator<Files> {
  let batch: string[] = [];
  let size = 0;
  for (let at = from.at; at < names.length; at++) {
    const name = names[at] as string; // below the length
    batch.push(name);
    size += sizeOf(join(folder, name));
    if (size < BLOCK_BYTES && batch.length < MAX_FILES && at + 1 < names.length) continue;
    yield { kind: 'files', folder, names: batch, end: { at: at + 1, records: at + 1 } };
    batch = [];
    size = 0;
  }
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0; // whoever reads the file will say what is wrong with it
  }
}
