/** Sets of stream sequences that stay small for hundreds of millions of them: one bit each. */

export interface SequenceSet {
  add(sequence: number): void;
  has(sequence: number): boolean;
  /** The smallest one that is larger; undefined when there is none. */
  after(sequence: number): number | undefined;
  readonly size: number;
}

const BITS = 8;
const FIRST_BYTES = 1024;

/** Grows with the largest sequence. */
export function sequenceSet(): SequenceSet {
  let bytes = new Uint8Array(FIRST_BYTES);
  let size = 0;

  function has(sequence: number): boolean {
    return ((bytes[Math.floor(sequence / BITS)] ?? 0) & (1 << (sequence % BITS))) !== 0;
  }

  return {
    has,
    after(sequence) {
      for (let next = sequence + 1; next < bytes.length * BITS; ) {
        if (next % BITS === 0 && bytes[next / BITS] === 0) next += BITS;
        else if (has(next)) return next;
        else next += 1;
      }
      return undefined;
    },
    add(sequence) {
      const [at, bit] = [Math.floor(sequence / BITS), 1 << (sequence % BITS)];
      if (at >= bytes.length) {
        const grown = new Uint8Array(Math.max(at + 1, bytes.length * 2));
        grown.set(bytes);
        bytes = grown;
      }
      const before = bytes[at] ?? 0;
      if ((before & bit) === 0) size += 1;
      bytes[at] = before | bit;
    },
    get size() {
      return size;
    },
  };
}
