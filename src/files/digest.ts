/** The hash of the end of some bytes, by which they are recognized later without reading all of them. */

import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

export interface Tail {
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** How much is hashed at most. */
export const TAIL_BYTES = 65_536;

export function tailOf(bytes: Uint8Array): Tail {
  const end = bytes.subarray(-TAIL_BYTES);
  return { size: end.length, sha256: createHash('sha256').update(end).digest('hex') };
}

/** The last `length` bytes of a file before `end`; undefined where the file is shorter or can't be read. */
export function tailAt(path: string | Buffer, end: number, length = TAIL_BYTES): Tail | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    const bytes = Buffer.alloc(Math.min(end, length));
    for (let at = 0; at < bytes.length; ) {
      const count = readSync(fd, bytes, at, bytes.length - at, end - bytes.length + at);
      if (count === 0) return undefined;
      at += count;
    }
    return tailOf(bytes);
  } catch {
    return undefined;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}
