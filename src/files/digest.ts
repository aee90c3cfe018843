/** The end of a stretch of bytes: by its size and hash the stretch is known again without being read whole. */

import { createHash } from 'node:crypto';

export interface Tail {
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** What of a stretch is hashed at most. */
export const TAIL_BYTES = 65_536;

export function tailOf(bytes: Uint8Array): Tail {
  const end = bytes.subarray(-TAIL_BYTES);
  return { size: end.length, sha256: createHash('sha256').update(end).digest('hex') };
}
