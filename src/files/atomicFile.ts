/**
 * Where bytes go. A file is written beside its place under another name and put there when it is whole: a reader
 * sees the old file or the new one. A pipe or a device is written to as it is.
 *
 * @example
 * const sink = await openSink('out.ndjson');
 * await sink.write(bytes);
 * await sink.publish();
 */

import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { chmod, type FileHandle, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TAIL_BYTES, type Tail, tailOf } from './digest.js';
import { WriteError } from './ioError.js';
import { type Target, targetOf } from './target.js';

export interface Sink {
  /** The bytes written, an earlier run's too. */
  readonly size: number;
  write(bytes: Uint8Array): Promise<void>;
  /** What is written up to a size, to be known again by; absent where nothing stays. */
  written(size: number): Written | undefined;
  /** Everything is written. */
  close(): Promise<void>;
  /** Puts the finished file in its place. */
  publish(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
  /** The same at once, for a process that ends. */
  abandon(): void;
}

/** The bytes of a file up to a size. */
export interface Written {
  readonly size: number;
  readonly tail: Tail;
}

export interface Part {
  /** The file to write to until it is whole. */
  readonly path: string;
  /** What stands in it already; what an interrupted run wrote beyond that is cut off. */
  readonly size?: number;
}

/** The rights of a file that is new, before the user's mask. */
const NEW_MODE = 0o666;
const RIGHTS = 0o777;
/** A part can be gone on with by its owner, even where the file that it replaces can't be written. */
const PART_RIGHTS = 0o600;

interface Opening {
  /** Where the path leads, when that is known already. */
  readonly target?: Target;
  /** Without one, the file to write to has a name that nobody else has. */
  readonly part?: Part;
  readonly mode?: number;
}

/** @throws WriteError */
export async function openSink(
  path: string,
  { target = targetOf(path), part, mode = NEW_MODE }: Opening = {},
): Promise<Sink> {
  switch (target.kind) {
    case 'file':
      return PartFile.open(path, target, part ?? unnamed(target.path), mode);
    case 'folder':
      throw new WriteError(path, Object.assign(new Error('a folder'), { code: 'EISDIR' }));
    default:
      return Device.open(path);
  }
}

function unnamed(path: string): Part {
  return { path: join(dirname(path), `.neci-kyc-${randomBytes(8).toString('hex')}.tmp`) };
}

/** Whether a file has the name of a part that nobody named. */
export function isUnnamedPart(name: string): boolean {
  return /^\.neci-kyc-[0-9a-f]{16}\.tmp$/.test(name);
}

class PartFile implements Sink {
  size: number;
  /** As the user calls it. */
  readonly #name: string;
  readonly #path: string;
  readonly #part: string;
  /** Of the file that it replaces, which it gets with its place. */
  readonly #rights: number | undefined;
  readonly #handle: FileHandle;
  #isOpen = true;

  static async open(name: string, { path, old }: FileTarget, part: Part, mode: number): Promise<Sink> {
    const { path: place, size } = part;
    const rights = old && old.mode & RIGHTS;
    const ownRights = rights === undefined ? undefined : rights | PART_RIGHTS;
    let handle: FileHandle | undefined;
    try {
      if (old && isMounted(path)) throw Object.assign(new Error('mounted'), { code: 'EBUSY' });
      // A new file, never an emptied one: somebody may still be writing to that.
      if (size === undefined) rmSync(place, { force: true });
      // An earlier run may have come as far as giving it its rights.
      else if (ownRights !== undefined) await chmod(place, ownRights);
      handle = await open(place, size === undefined ? 'wx+' : 'r+', ownRights ?? mode);
      if (size !== undefined) await handle.truncate(size);
      if (ownRights !== undefined) await setRights(handle, ownRights);
      return new PartFile(name, path, place, rights, handle, size ?? 0);
    } catch (error) {
      await handle?.close();
      throw new WriteError(name, error);
    }
  }

  private constructor(
    name: string,
    path: string,
    part: string,
    rights: number | undefined,
    handle: FileHandle,
    size: number,
  ) {
    this.#name = name;
    this.#path = path;
    this.#part = part;
    this.#rights = rights;
    this.#handle = handle;
    this.size = size;
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

  written(size: number): Written {
    try {
      const written = writtenIn(this.#handle.fd, size);
      if (written) return written;
    } catch (error) {
      throw new WriteError(this.#name, error);
    }
    throw new WriteError(this.#name, Object.assign(new Error('what was written is gone'), { code: 'EIO' }));
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.#guard(this.#handle.close());
  }

  async publish(): Promise<void> {
    await this.close();
    const rights = this.#rights;
    if (rights !== undefined && rights !== (rights | PART_RIGHTS))
      await this.#guard(chmod(this.#part, rights));
    await this.#guard(rename(this.#part, this.#path));
  }

  async discard(): Promise<void> {
    try {
      await this.close();
    } finally {
      this.abandon();
    }
  }

  abandon(): void {
    rmSync(this.#part, { force: true });
  }

  async #guard<T>(act: Promise<T>): Promise<T> {
    try {
      return await act;
    } catch (error) {
      throw new WriteError(this.#name, error);
    }
  }
}

type FileTarget = Extract<Target, { kind: 'file' }>;

/**
 * Whether a file is mounted by itself, as it can be in a container. Such a one can't be replaced, which is to be
 * known before there is something to put in its place.
 */
function isMounted(path: string): boolean {
  let mounts: string;
  try {
    mounts = readFileSync('/proc/self/mountinfo', 'utf8');
  } catch {
    return false; // putting it in place says so
  }
  const escaped = path.replace(
    /[ \t\n\\]/g,
    (sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  return mounts.split('\n').some((line) => line.split(' ')[4] === escaped);
}

/** The user's mask is for files that are new. */
async function setRights(handle: FileHandle, rights: number): Promise<void> {
  if (((await handle.stat()).mode & RIGHTS) !== rights) await handle.chmod(rights);
}

/** What stands in an open file up to a size; absent when it is shorter. */
function writtenIn(descriptor: number, size: number): Written | undefined {
  const end = Buffer.alloc(Math.min(size, TAIL_BYTES));
  for (let read = 0; read < end.length; ) {
    const count = readSync(descriptor, end, read, end.length - read, size - end.length + read);
    if (count === 0) return undefined;
    read += count;
  }
  return { size, tail: tailOf(end) };
}

/** Whether a file begins with what was written. */
export function holds(path: string, { size, tail }: Written): boolean {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    return writtenIn(descriptor, size)?.tail.sha256 === tail.sha256;
  } catch {
    return false;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** The file of an earlier run that came as far as putting it in its place. */
export function placedSink({ size, tail }: Written): Sink {
  return {
    size,
    write: async () => {},
    written: () => ({ size, tail }),
    close: async () => {},
    publish: async () => {},
    discard: async () => {},
    abandon() {},
  };
}

/** A pipe, a terminal, /dev/null: nothing to put in place, nothing to take back. */
class Device implements Sink {
  size = 0;
  readonly #path: string;
  readonly #handle: FileHandle;
  #isOpen = true;

  static async open(path: string): Promise<Sink> {
    try {
      // Appending, for a descriptor may lead to a file that holds something.
      return new Device(path, await open(path, 'a'));
    } catch (error) {
      throw new WriteError(path, error, 'device');
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
      throw new WriteError(this.#path, error, 'device');
    }
    this.size += bytes.length;
  }

  written(): undefined {}

  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.#handle.close();
  }

  publish(): Promise<void> {
    return this.close();
  }

  discard(): Promise<void> {
    return this.close();
  }

  abandon(): void {}
}

/** The program's own stdout. It is not ours to close. */
export function streamSink(stream: NodeJS.WritableStream): Sink {
  const sink = {
    size: 0,
    write: (bytes: Uint8Array) =>
      new Promise<void>((resolve, reject) => {
        if (bytes.length === 0) return resolve();
        const fail = (error: Error) => reject(new WriteError('stdout', error, 'stdout'));
        stream.once('error', fail);
        stream.write(bytes, (error) => {
          if (error) return fail(error);
          stream.removeListener('error', fail);
          sink.size += bytes.length;
          resolve();
        });
      }),
    written: () => undefined,
    close: async () => {},
    publish: async () => {},
    discard: async () => {},
    abandon() {},
  };
  return sink;
}
