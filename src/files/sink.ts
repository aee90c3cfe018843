/** Where bytes go: a part, a device, or the program's stdout. */

import { createWriteStream } from 'node:fs';
import { WriteError } from './ioError.js';

export interface Sink {
  /** @throws WriteError */
  write(bytes: Uint8Array): Promise<void>;
}

/** A stream: each write waits until the reader has taken the bytes. */
export function streamSink(
  stream: NodeJS.WritableStream,
  name = 'stdout',
  kind: 'stdout' | 'device' = 'stdout',
): Sink {
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (bytes.length === 0) return resolve();
        const fail = (error: Error) => reject(new WriteError(name, error, kind));
        stream.once('error', fail);
        stream.write(bytes, (error) => {
          if (error) return fail(error);
          stream.removeListener('error', fail);
          resolve();
        });
      }),
  };
}

/** A pipe, a terminal, /dev/null. Bytes are appended, for a descriptor may lead to a file that holds something. */
export async function openDevice(path: string): Promise<Sink & { close(): void }> {
  const stream = createWriteStream(path, { flags: 'a' });
  await new Promise((resolve, reject) => {
    stream.once('open', resolve);
    stream.once('error', (error) => reject(new WriteError(path, error, 'device')));
  });
  return { ...streamSink(stream, path, 'device'), close: () => void stream.end() };
}
