/** NDJSON in and out: lines of bytes, split on "\n" only, and whole lines written in blocks. */

import { createReadStream } from 'node:fs';
import { addAbortSignal } from 'node:stream';
import type { Sink } from '../../files/atomicFile.js';
import { codeOf } from '../../files/ioError.js';
import { MAX_BYTES } from '../../json/parse.js';
import { dataError, type Io } from '../command.js';
import { stdinOf } from '../input.js';

const NEWLINE = 0x0a;

export interface Line {
  /** From 1, over all lines, blank ones included. */
  readonly number: number;
  readonly bytes: Uint8Array;
}

/**
 * The lines of a file, or of stdin for "-", that are not blank. The last may lack its "\n". Ends after a whole line
 * when the user stops the program.
 */
export async function* readLines(file: string, io: Io): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let number = 0;
  for await (const chunk of chunksOf(file, io)) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      number++;
      const bytes = whole([...parts, chunk.subarray(start, end)]);
      if (!isBlank(bytes)) yield { number, bytes };
      if (io.signal.aborted) return;
      parts = [];
      start = end + 1;
    }
    if (sizeOf(parts) <= MAX_BYTES) parts.push(chunk.subarray(start));
  }
  const last = whole(parts);
  if (!io.signal.aborted && !isBlank(last)) yield { number: number + 1, bytes: last };
}

async function* chunksOf(file: string, io: Io): AsyncGenerator<Buffer> {
  try {
    const stream = file === '-' ? stdinOf(io) : addAbortSignal(io.signal, createReadStream(file));
    for await (const chunk of stream) yield Buffer.from(chunk);
  } catch (error) {
    if (io.signal.aborted) return;
    throw dataError(`can't read ${file} (${codeOf(error)})`);
  }
}

/** Of a line that is too long to be read, no more is kept than shows that it is. */
function whole(parts: readonly Buffer[]): Buffer {
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
}

function sizeOf(parts: readonly Buffer[]): number {
  return parts.reduce((size, part) => size + part.length, 0);
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

const BLOCK = 65_536;

/** Writes whole lines in blocks, no faster than they are taken. */
export class LineWriter {
  readonly #sink: Sink;
  #pending = '';

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  async write(line: string): Promise<void> {
    this.#pending += line;
    if (this.#pending.length >= BLOCK) await this.flush();
  }

  async flush(): Promise<void> {
    const block = this.#pending;
    this.#pending = '';
    await this.#sink.write(Buffer.from(block));
  }
}
