/** The records of a source, one by one, with what a later submit needs to go on. */

import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import type { Block, Position } from '../bulk/block.js';
import { fileAt } from '../bulk/fileName.js';
import { isLong, linesOf } from '../bulk/lines.js';
import type { Source } from '../bulk/source.js';
import { MAX_BYTES } from '../json/parse.js';

export interface SourceRecord {
  /** The line of a file or stream, or the place among the files of a folder, from 1. */
  readonly number: number;
  /** Where the block begins that the record is in. */
  readonly block: Position;
  /** Absent when the record is longer than a bundle may be, or can't be read. */
  readonly bytes: Uint8Array | undefined;
  /** In bytes. */
  readonly size: number;
}

export async function* recordsOf(
  source: Source,
  from: Position,
  signal: AbortSignal,
): AsyncGenerator<SourceRecord> {
  let start = from;
  for await (const block of source.blocks(from, signal)) {
    for (const record of recordsIn(block, start)) yield { ...record, block: start };
    start = block.end;
  }
}

function* recordsIn(block: Block, start: Position): Generator<Omit<SourceRecord, 'block'>> {
  if (block.kind === 'longLine') {
    yield { number: block.firstLine, bytes: undefined, size: block.size };
  } else if (block.kind === 'lines') {
    for (const { line, bytes } of linesOf(block))
      yield { number: line, bytes: isLong(bytes.length) ? undefined : bytes, size: bytes.length };
  } else {
    for (const [index, name] of block.names.entries())
      yield { number: start.records + index + 1, ...bytesOf(fileAt(block.folder, name)) };
  }
}

function bytesOf(path: string | Buffer): Pick<SourceRecord, 'bytes' | 'size'> {
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    return { bytes: size > MAX_BYTES ? undefined : readFileSync(descriptor), size };
  } finally {
    closeSync(descriptor);
  }
}
