/**
 * NDJSON bytes, cut into blocks of whole lines. A line ends with the byte "\n" and with nothing else:
 * U+2028 is text, a "\r" before it is white space, and the last line needs no end.
 *
 * @example
 * for await (const block of blocksOfLines(createReadStream('bundles.ndjson'))) …
 */

import type { Hash } from 'node:crypto';
import type { Bytes } from '../files/bytes.js';
import { MAX_BYTES } from '../json/parse.js';
import { type Block, type Lines, type Position, START } from './block.js';

const NEWLINE = 0x0a;
/** So many lines at most are worked on at once: a megabyte of tiny lines makes many megabytes of issues. */
const MAX_LINES = 2000;

/**
 * `from` is the position of the first chunk. With a `hash`, which has taken all bytes before it, positions have a tail. A
 * chunk is the reader's to give away: the block that is made of it may go to another thread, memory and all.
 */
export async function* blocksOfLines(
  chunks: AsyncIterable<Bytes>,
  from: Position = START,
  hash?: Hash,
): AsyncGenerator<Block, void, undefined> {
  let { at, records: line } = from;
  let open: Bytes[] = [];
  let openSize = 0;
  let isTooLong = false;

  function lines(pieces: readonly Bytes[], count: number): Block {
    const firstLine = line + 1;
    line += count;
    at += sizeOf(pieces);
    for (const piece of pieces) hash?.update(piece);
    return { kind: 'lines', pieces, firstLine, end: here() };
  }

  /** Its bytes are hashed as they come. */
  function longLine(end: 0 | 1): Block {
    const size = openSize;
    at += size + end;
    line += 1;
    return { kind: 'longLine', firstLine: line, size, end: here() };
  }

  function here(): Position {
    return { at, records: line, ...(hash && { tail: { size: at, sha256: hash.copy().digest('hex') } }) };
  }

  /** `first` is the line that began earlier, if there is one; `rest` the whole lines after it. */
  function* wholeLines(first: readonly Bytes[], rest: Bytes): Generator<Block> {
    let head = first;
    for (let start = 0; start < rest.length || head.length > 0; ) {
      const { end, count } = firstLines(rest, start);
      const part = rest.subarray(start, end);
      // Memory can be given away once.
      const own = part.length === rest.length ? part : new Uint8Array(part);
      yield lines(count > 0 ? [...head, own] : head, count + head.length);
      head = [];
      start = end;
    }
  }

  for await (let chunk of chunks) {
    if (isTooLong) {
      const newline = chunk.indexOf(NEWLINE);
      openSize += newline < 0 ? chunk.length : newline;
      hash?.update(newline < 0 ? chunk : chunk.subarray(0, newline + 1));
      if (newline < 0) continue;
      yield longLine(1);
      isTooLong = false;
      openSize = 0;
      chunk = chunk.subarray(newline + 1);
    }
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    const start = open.length > 0 ? chunk.indexOf(NEWLINE) + 1 : 0;
    const first = start > 0 ? [joined([...open, chunk.subarray(0, start)])] : [];
    if (end > 0) {
      open = [];
      openSize = 0;
    }
    if (end < chunk.length) open.push(new Uint8Array(chunk.subarray(end)));
    openSize += chunk.length - end;
    yield* wholeLines(first, chunk.subarray(start, end));
    if (isLong(openSize)) {
      for (const piece of open) hash?.update(piece);
      open = [];
      isTooLong = true;
    }
  }
  if (isTooLong) yield longLine(0);
  else if (openSize > 0) yield lines([joined(open)], 1);
}

/** A line is no longer than a bundle, wherever the chunks end. */
export function isLong(size: number): boolean {
  return size > MAX_BYTES;
}

function sizeOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}

function joined(pieces: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(sizeOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The end of the first lines of some, `MAX_LINES` at most. */
function firstLines(bytes: Uint8Array, start: number): { readonly end: number; readonly count: number } {
  let end = start;
  let count = 0;
  while (count < MAX_LINES && end < bytes.length) {
    end = bytes.indexOf(NEWLINE, end) + 1;
    count += 1;
  }
  return { end, count };
}

/** The lines that hold something, or too much, with their numbers; without their ends. */
export function* linesOf({ pieces, firstLine }: Lines): Generator<NumberedLine> {
  let line = firstLine;
  for (const bytes of pieces) {
    for (let start = 0; start < bytes.length; line++) {
      const newline = bytes.indexOf(NEWLINE, start);
      const end = newline < 0 ? bytes.length : newline;
      if (isLong(end - start) || !isBlank(bytes, start, end))
        yield { line, bytes: bytes.subarray(start, end) };
      start = end + 1;
    }
  }
}

export interface NumberedLine {
  readonly line: number;
  readonly bytes: Uint8Array;
}

/** Nothing but spaces, tabs, carriage returns and a BOM. */
function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte === 0x20 || byte === 0x09 || byte === 0x0d) continue;
    const isBom = byte === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf && at + 2 < end;
    if (!isBom) return false;
    at += 2;
  }
  return true;
}
