/**
 * What bytes are that can't be text in UTF-8, by their first ones.
 *
 * @example
 * notUtf8(Uint8Array.of(0x1f, 0x8b, 8)) // 'is packed by gzip; unpack it first'
 * notUtf8(Uint8Array.of(0x7b, 0x7d)) // undefined
 */

/** By the bytes that a file of the kind begins with. */
const PACKED: readonly (readonly [kind: string, magic: readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
];

/** What is wrong and what to do, to follow "The text"; undefined for what may be UTF-8. */
export function notUtf8(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  // A quick look, since every bundle is asked: an object or a space.
  if ((first === 0x7b || first === 0x0a || first === 0x20) && second !== 0) return undefined;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return 'is UTF-16 or UTF-32; pass UTF-8';
  // In JSON a NUL byte can only come from a wider encoding.
  if (first === 0 || second === 0) return 'looks like UTF-16 or UTF-32; pass UTF-8';
  const packed = PACKED.find(([, magic]) => magic.every((byte, at) => bytes[at] === byte));
  return packed && `is packed by ${packed[0]}; unpack it first`;
}
