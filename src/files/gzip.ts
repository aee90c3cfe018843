/** gzip (RFC 1952, https://www.rfc-editor.org/rfc/rfc1952), recognized by its first two bytes. */

import { pipeline, Readable } from 'node:stream';

/** As large as a block of a bulk run. */
const CHUNK_BYTES = 1_048_576;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The bytes of a stream, unpacked where they are gzip. */
export async function* unpacked(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const iterator = chunks[Symbol.asyncIterator]();
  // A pipe may give a single byte first.
  let head: Uint8Array<ArrayBuffer> = new Uint8Array();
  while (head.length < 2) {
    const { done, value } = await iterator.next();
    if (done === true) break;
    head = head.length === 0 ? value : Buffer.concat([head, value]);
  }
  if (head.length === 0) return;
  async function* all() {
    yield head;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  if (!isGzip(head)) return yield* all();
  const { createGunzip } = await import('node:zlib');
  // An error of either end comes out of the iteration.
  yield* pipeline(Readable.from(all()), createGunzip({ chunkSize: CHUNK_BYTES }), () => {});
}
