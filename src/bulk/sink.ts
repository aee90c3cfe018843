/**
 * Where lines go. A file is written beside its place under another name and put there when it is whole: a
 * reader sees the old file or the new one. A pipe or a device is written to as it is.
 */

import { randomBytes } from 'node:crypto';
import { realpathSync, rmSync, type Stats, statSync } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export interface Sink {
  /** The bytes written, an earlier run's too. */
  readonly size: number;
  write(bytes: Uint8Array): Promise<void>;
  /** Everything is written. */
  close(): Promise<void>;
  /** Puts the finished file in its place. */
  publish(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

/** What couldn't be written, and why. */
export class WriteError extends Error {
  override readonly name = 'WriteError' as const;
  readonly path: string;
  /** The system's code, such as ENOSPC. */
  readonly code: string;

  constructor(path: string, cause: unknown) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    super(`can't write ${path} (${code}${code === 'ENOSPC' ? ': no space left' : ''})`);
    this.path = path;
    this.code = code;
  }
}

/** A sink for a path, whatever stands there. `part` names the file to write to until it is whole. */
export function openSink(path: string, part?: Part): Promise<Sink> {
  const stats = statOf(path);
  if (stats && !stats.isFile()) return Device.open(path);
  return PartFile.open(stats ? realpathSync(path) : path, stats, part);
}

/** What stands at a path, if anything does that can be looked at. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined; // opening it says why
  }
}

/** A part that a later run can go on with; without one, a part has a name of its own and dies with the run. */
export interface Part {
  readonly path: string;
  /** The whole lines in it; what an interrupted run wrote beyond them is cut off. */
  readonly size: number;
}

/** A hidden file beside the one that a path leads to, which a stopped run leaves to the next one. */
export function beside(path: string, what: 'part' | 'journal'): string {
  const target = statOf(path)?.isFile() ? realpathSync(path) : path;
  return join(dirname(target), `.${basename(target)}.neci-kyc-${what}`);
}

class PartFile implements Sink {
  size: number;
  readonly #path: string;
  readonly #part: string;
  readonly #handle: FileHandle;
  readonly #onExit: () => void;
  #isOpen = true;

  static async open(path: string, old: Stats | undefined, part: Part | undefined): Promise<Sink> {
    const place = part?.path ?? join(dirname(path), `.neci-kyc-${randomBytes(8).toString('hex')}.tmp`);
    const size = part?.size ?? 0;
    try {
      const handle = await open(place, size > 0 ? 'r+' : 'w', old ? old.mode & 0o777 : 0o666);
      await handle.truncate(size);
      return new PartFile(path, place, handle, size, part !== undefined);
    } catch (error) {
      throw new WriteError(path, error);
    }
  }

  private constructor(path: string, part: string, handle: FileHandle, size: number, isResumable: boolean) {
    this.#path = path;
    this.#part = part;
    this.#handle = handle;
    this.size = size;
    this.#onExit = isResumable ? () => {} : () => rmSync(part, { force: true });
    process.once('exit', this.#onExit);
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let written = 0; written < bytes.length; ) {
      const { bytesWritten } = await this.#guard(
        this.#handle.write(bytes, written, bytes.length - written, this.size),
      );
      written += bytesWritten;
      this.size += bytesWritten;
    }
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    process.removeListener('exit', this.#onExit);
    await this.#guard(this.#handle.close());
  }

  async publish(): Promise<void> {
    await this.close();
    await this.#guard(rename(this.#part, this.#path));
  }

  async discard(): Promise<void> {
    try {
      await this.close();
    } finally {
      rmSync(this.#part, { force: true });
    }
  }

  async #guard<T>(act: Promise<T>): Promise<T> {
    try {
      return await act;
    } catch (error) {
      throw new WriteError(this.#path, error);
    }
  }
}

/** A pipe, a terminal, /dev/null: nothing to put in place, nothing to take back. */
class Device implements Sink {
  size = 0;
  readonly #path: string;
  readonly #handle: FileHandle;

  static async open(path: string): Promise<Sink> {
    try {
      return new Device(path, await open(path, 'w'));
    } catch (error) {
      throw new WriteError(path, error);
    }
  }

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  async write(bytes: Uint8Array): Promise<void> {
    try {
      await this.#handle.appendFile(bytes);
    } catch (error) {
      throw new WriteError(this.#path, error);
    }
    this.size += bytes.length;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }

  publish(): Promise<void> {
    return this.close();
  }

  discard(): Promise<void> {
    return this.close();
  }
}

/** The program's own stdout. It is not ours to close. */
export function streamSink(stream: NodeJS.WritableStream): Sink {
  const sink = {
    size: 0,
    write: (bytes: Uint8Array) =>
      new Promise<void>((resolve, reject) => {
        if (bytes.length === 0) return resolve();
        const fail = (error: Error) => reject(new WriteError('stdout', error));
        stream.once('error', fail);
        stream.write(bytes, (error) => {
          if (error) return fail(error);
          stream.removeListener('error', fail);
          sink.size += bytes.length;
          resolve();
        });
      }),
    close: async () => {},
    publish: async () => {},
    discard: async () => {},
  };
  return sink;
}
