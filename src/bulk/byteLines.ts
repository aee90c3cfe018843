/** Lines of text gathered as bytes, in one piece of memory that grows. */

import type { Bytes } from '../files/bytes.js';

const FIRST_SIZE = 262_144;
const NEWLINE = 0x0a;
/** A UTF-16 unit makes three bytes of UTF-8 at most. */
const MAX_BYTES_PER_UNIT = 3;

export class ByteLines {
  #bytes: Buffer<ArrayBuffer>;
  #size = 0;

  /** `spare`: memory to begin with. Its content is overwritten. */
  constructor(spare?: ArrayBuffer) {
    this.#bytes = spare ? Buffer.from(spare) : Buffer.allocUnsafeSlow(0);
  }

  add(line: string): void {
    this.#makeRoom(line.length * MAX_BYTES_PER_UNIT + 1);
    this.#size += this.#bytes.write(line, this.#size);
    this.#bytes[this.#size] = NEWLINE;
    this.#size += 1;
  }

  /** The lines so far. They own their memory, so that it can be handed to another thread. */
  get bytes(): Bytes {
    return this.#bytes.subarray(0, this.#size);
  }

  #makeRoom(size: number): void {
    const needed = this.#size + size;
    if (needed <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2, FIRST_SIZE));
    this.#bytes.copy(grown, 0, 0, this.#size);
    this.#bytes = grown;
  }
}
