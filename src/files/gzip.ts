/** gzip (RFC 1952, https://www.rfc-editor.org/rfc/rfc1952), recognized by its first two bytes. */

import { pipeline, Readable } from 'node:stream';
import type { Bytes } from './bytes.js';

/** As large as a block of a bulk run. */
const CHUNK_BYTES = 1_048_576;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The bytes of a stream, unpacked where they are gzip. @throws what zlib does, for what follows the packed bytes too. */
export async function* unpacked(chunks: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  const iterator = chunks[Symbol.asyncIterator]();
  // A pipe may give a single byte first.
  let head: Bytes = new Uint8Array();
  while (head.length < 2) {
    const { done, value } = await iterator.next();
    if (done === true) break;
    head = head.length === 0 ? value : Buffer.concat([head, value]);
  }
  if (head.length === 0) return;
  if (isGzip(head)) return yield* gunzipped(head, iterator);
  yield head;
  yield* { [Symbol.asyncIterator]: () => iterator };
}

async function* gunzipped(head: Bytes, rest: AsyncIterator<Bytes>): AsyncGenerator<Bytes> {
  const { createGunzip } = await import('node:zlib');
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  /** What was taken and may not be unpacked yet, and where it starts. */
  const held: Bytes[] = [head];
  let start = 0;

  /** Gives each chunk to one caller, also where one asks while another one waits. */
  async function take(): Promise<IteratorResult<Bytes>> {
    const taken = await rest.next();
    for (let [first] = held; first && start + first.length <= gunzip.bytesWritten; [first] = held) {
      start += first.length;
      held.shift();
    }
    if (taken.done !== true) held.push(taken.value);
    return taken;
  }
  async function* packed() {
    yield head;
    for (let taken = await take(); taken.done !== true; taken = await take()) yield taken.value;
  }

  try {
    // An error of either end comes out of the iteration.
    yield* pipeline(Readable.from(packed()), gunzip, () => {});
    // zlib ends at a zero behind the packed bytes, for some programs pad them, and passes over what follows.
    for (let isEnd = false; ; isEnd = (await take()).done === true) {
      for (const chunk of held.splice(0)) {
        if (chunk.subarray(Math.max(0, gunzip.bytesWritten - start)).some((byte) => byte !== 0))
          throw Object.assign(new Error('more follows the packed bytes'), { code: 'Z_DATA_ERROR' });
        start += chunk.length;
      }
      if (isEnd) return;
    }
  } finally {
    // Not awaited: it may wait for a chunk that never comes.
    Promise.resolve(rest.return?.()).catch(() => {});
  }
}
