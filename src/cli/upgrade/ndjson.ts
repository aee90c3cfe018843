/** NDJSON in and out: lines of bytes, split on "\n" only, and whole lines written in blocks. */

import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { MAX_BYTES } from '../../json/parse.js';
import { dataError, type Io } from '../command.js';
import { codeOf } from '../input.js';

const NEWLINE = 0x0a;

export interface Line {
  /** From 1, over all lines, blank ones included. */
  readonly number: number;
  readonly bytes: Uint8Array;
}

/** The lines of a file, or of stdin for "-", that are not blank. The last may lack its "\n". */
export async function* readLines(file: string, io: Io): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let number = 0;
  for await (const chunk of chunksOf(file, io)) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      number++;
      const bytes = whole([...parts, chunk.subarray(start, end)]);
      if (!isBlank(bytes)) yield { number, bytes };
      parts = [];
      start = end + 1;
    }
    if (sizeOf(parts) <= MAX_BYTES) parts.push(chunk.subarray(start));
  }
  const last = whole(parts);
  if (!isBlank(last)) yield { number: number + 1, bytes: last };
}

async function* chunksOf(file: string, io: Io): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of file === '-' ? io.stdin : createReadStream(file)) yield Buffer.from(chunk);
  } catch (error) {
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

/** Writes whole lines to a stream, in blocks, no faster than it takes them. */
export class LineWriter {
  readonly #stream: NodeJS.WritableStream;
  #pending = '';

  constructor(stream: NodeJS.WritableStream) {
    this.#stream = stream;
  }

  async write(line: string): Promise<void> {
    this.#pending += line;
    if (this.#pending.length >= BLOCK) await this.flush();
  }

  async flush(): Promise<void> {
    const block = this.#pending;
    this.#pending = '';
    if (block !== '' && !this.#stream.write(block)) await once(this.#stream, 'drain');
  }
}
