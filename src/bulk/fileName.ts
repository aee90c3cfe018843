/**
 * The name of a file in a folder: text, or the bytes of a name that isn't UTF-8.
 *
 * @example
 * shownName(fileNameOf(Buffer.from('caf\xe9.json', 'latin1'))) // 'caf%E9.json'
 */

import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';

export type FileName = string | { readonly shown: string; readonly bytes: Uint8Array };

export function fileNameOf(bytes: Buffer): FileName {
  if (isUtf8(bytes)) return bytes.toString();
  const percent = (byte: string) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  return { shown: bytes.toString('latin1').replace(/[^ -~]/g, percent), bytes: new Uint8Array(bytes) };
}

export function shownName(name: FileName): string {
  return typeof name === 'string' ? name : name.shown;
}

/** The path of a file in a folder. */
export function fileAt(folder: string, name: FileName): string | Buffer {
  return typeof name === 'string'
    ? join(folder, name)
    : Buffer.concat([Buffer.from(`${folder}/`), name.bytes]);
}

/** Whether a file of that name in a folder is a record: `*.json` in either case, and not hidden. */
export function isRecordName(name: string): boolean {
  return /^[^.].*\.json$/is.test(name);
}
