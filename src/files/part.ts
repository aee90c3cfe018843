/**
 * A part: a file that grows beside its place until it is whole. It is made with O_EXCL, so that it is also the lock on
 * that place, and its owner touches it every few seconds: one that was not touched for half a minute has no owner.
 *
 * @example
 * isLeft('out.ndjson', target); // throws when another run is writing the file
 * const part = openPart('out.ndjson', target, 0o666);
 * part.append(bytes);
 * part.publish();
 */

import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { codeOf, OutputError, TakenOverError, WriteError } from './ioError.js';
import { beside, type FileTarget, isSameFile, statOf, targetOf } from './target.js';

const STALE_MS = 30_000;
const TOUCH_EVERY_MS = 5_000;
const PERMISSIONS = 0o777;
/** The owner of a part can resume it, even where the file that it replaces is read-only. */
const OWN_PERMISSIONS = 0o600;

export interface Part {
  readonly path: string;
  /** The bytes written, those of the run that is resumed included. */
  readonly size: number;
  append(bytes: Uint8Array): void;
  /** Whether the file at the path is still the one that this process made or took. */
  isHeld(): boolean;
  /** Puts the file in its place. Where that fails, the part stays. */
  publish(): void;
  /** Keeps the file, which the next run may take at once. */
  leave(): void;
  discard(): void;
}

/**
 * Whether an earlier run left a part of the file. `given` is what the user calls the file.
 *
 * @throws OutputError when another run is writing it.
 */
export function isLeft(given: string, { path }: FileTarget): boolean {
  const part = beside(path, 'part');
  const stats = fs.lstatSync(part, { throwIfNoEntry: false });
  if (!stats) return false;
  // A part is a file: whatever else is there was put there by hand.
  if (!stats.isFile()) return true;
  const age = Date.now() - stats.mtimeMs;
  if (age >= STALE_MS) return true;
  const seconds = Math.max(0, Math.floor(age / 1000));
  throw new OutputError(
    `another run is writing ${given}: ${part} changed ${seconds} seconds ago; a run that was killed frees it after ${STALE_MS / 1000} seconds`,
  );
}

/**
 * Makes the part of a file, in place of one that is left; with `size`, goes on with that one after so many bytes.
 * `mode` is that of a new file, before the user's mask.
 *
 * @throws OutputError when another run has just begun to write the file; WriteError, as the functions of the part do.
 */
export function openPart(given: string, target: FileTarget, mode: number, size = 0): Part {
  const path = beside(target.path, 'part');
  function attempt<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      if (error instanceof TakenOverError || error instanceof OutputError) throw error;
      throw new WriteError(given, error);
    }
  }
  const fd = attempt(() => (size === 0 ? makeFile(given, target, mode) : openFile(path, target, mode, 'r+')));
  try {
    fs.ftruncateSync(fd, size);
    touch(fd);
  } catch (error) {
    fs.closeSync(fd);
    if (size === 0) fs.rmSync(path, { force: true });
    throw new WriteError(given, error);
  }
  const own = fs.fstatSync(fd);
  const timer = setInterval(touch, TOUCH_EVERY_MS, fd).unref();
  let end = size;
  let isOpen = true;

  const isHeld = () => isSameFile(statOf(path), own);
  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    clearInterval(timer);
    fs.closeSync(fd);
  }

  return {
    path,
    get size() {
      return end;
    },
    append(bytes) {
      for (let at = 0; at < bytes.length; ) {
        const written = attempt(() => fs.writeSync(fd, bytes, at, bytes.length - at, end));
        at += written;
        end += written;
      }
    },
    isHeld,
    publish: () =>
      attempt(() => {
        if (target.old) giveRights(fd, target.old);
        fs.fsyncSync(fd);
        if (!isHeld()) throw new TakenOverError();
        close();
        fs.renameSync(path, target.path);
        syncFolder(dirname(path));
      }),
    leave() {
      close();
      const now = Date.now();
      if (isHeld()) fs.utimesSync(path, now / 1000, (now - STALE_MS) / 1000);
    },
    discard() {
      const isOurs = isHeld();
      close();
      if (isOurs) fs.rmSync(path, { force: true });
    },
  };
}

/** A new file in place of one that is left. One that another run made since it was looked for is that run's. */
function makeFile(given: string, target: FileTarget, mode: number): number {
  const path = beside(target.path, 'part');
  if (isLeft(given, target)) fs.rmSync(path, { force: true });
  try {
    return openFile(path, target, mode, 'wx');
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new OutputError(`another run is writing ${given}`);
    throw error;
  }
}

/** Follows no link: a part is nowhere else. */
const GO_ON = fs.constants.O_RDWR | (fs.constants.O_NOFOLLOW ?? 0);

function openFile(path: string, { path: place, old }: FileTarget, mode: number, flags: 'wx' | 'r+'): number {
  if (old && old.dev !== fs.statSync(dirname(place)).dev) throw failure('EBUSY');
  const permissions = (old ? old.mode & PERMISSIONS : mode) | OWN_PERMISSIONS;
  if (flags === 'r+' && old) fs.chmodSync(path, permissions);
  return fs.openSync(path, flags === 'r+' ? GO_ON : flags, permissions);
}

function touch(fd: number): void {
  const now = Date.now() / 1000;
  fs.futimesSync(fd, now, now);
}

function giveRights(fd: number, { mode, uid, gid }: fs.Stats): void {
  try {
    fs.fchownSync(fd, uid, gid);
  } catch {
    // only root may give a file away; for others it becomes their own
  }
  fs.fchmodSync(fd, mode & PERMISSIONS);
}

/** So that the new name survives a power cut. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return; // which can't
  const fd = fs.openSync(path, 'r');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

/**
 * Writes a whole file in a folder that this process has locked: a reader sees the old file or the new one. `mode` is
 * that of a new file, before the user's mask; an old one keeps its own.
 *
 * @throws WriteError
 */
export function writeWhole(path: string, text: string, mode = 0o666): void {
  const target = targetOf(path);
  if (target.kind !== 'file') throw new WriteError(path, failure('EISDIR'));
  fs.rmSync(beside(target.path, 'part'), { force: true });
  const part = openPart(path, target, mode);
  try {
    part.append(Buffer.from(text));
    part.publish();
  } catch (error) {
    part.discard();
    throw error;
  }
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
