/**
 * Where the path of an output leads: to a file, which may not exist yet, or to something that is written to as it is.
 *
 * @example
 * targetOf('link-to-out.ndjson') // { kind: 'file', path: '/data/out.ndjson', old: Stats }
 * targetOf('/dev/stdout') // { kind: 'stdout' }
 */

import { createHash } from 'node:crypto';
import { lstatSync, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { WriteError } from './ioError.js';

export type Target =
  /** `path` has no link in it; `old` is the file that is there now. */
  | { readonly kind: 'file'; readonly path: string; readonly old: Stats | undefined }
  | { readonly kind: 'folder' }
  | { readonly kind: 'stdout' }
  /** A pipe, a terminal, /dev/null, or whatever an open descriptor such as /dev/fd/3 leads to. */
  | { readonly kind: 'device'; readonly path: string };

export type FileTarget = Extract<Target, { kind: 'file' }>;

/** The entries of these folders are open files: bytes are appended to them, and they are never replaced. */
const DESCRIPTORS = /^(?:\/proc\/\d+(?:\/task\/\d+)?|\/dev)\/fd$/;

/** @throws WriteError when no file can be there. */
export function targetOf(path: string): Target {
  try {
    statSync(path, { throwIfNoEntry: false }); // fails on links in a circle
    return follow(path);
  } catch (error) {
    throw new WriteError(path, error);
  }
}

/** One link at a time, as the system does: `..` is the parent of the folder that a link leads to. */
function follow(given: string): Target {
  if (given.endsWith('/')) return { kind: 'folder' };
  const folder = realpathSync.native(dirname(given));
  const path = join(folder, basename(given));
  if (DESCRIPTORS.test(folder)) {
    const isOwn = folder === '/dev/fd' || folder.startsWith(`/proc/${process.pid}/`);
    return isOwn && basename(path) === '1' ? { kind: 'stdout' } : { kind: 'device', path };
  }
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats || stats.isFile()) return { kind: 'file', path, old: stats };
  if (stats.isDirectory()) return { kind: 'folder' };
  if (!stats.isSymbolicLink()) return { kind: 'device', path };
  const next = readlinkSync(path);
  return follow(isAbsolute(next) ? next : `${folder}/${next}`);
}

export function isSameFile(one: Stats | undefined, other: Stats): boolean {
  return one?.isFile() === true && one.dev === other.dev && one.ino === other.ino;
}

/** What is at a path; undefined where it can't be looked at, which reading it will report. */
export function statOf(path: string | Buffer): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Bytes of a name that common file systems take, less the ending `.tmp`. */
const MAX_NAME_BYTES = 255 - '.tmp'.length;

/** A hidden file beside the one at a path without links. */
export function beside(path: string, purpose: 'part' | 'journal'): string {
  const name = `.${basename(path)}.neci-kyc-${purpose}`;
  const hash = createHash('sha256').update(basename(path)).digest('hex').slice(0, 16);
  const isShort = Buffer.byteLength(name) <= MAX_NAME_BYTES;
  return join(dirname(path), isShort ? name : `.${hash}.neci-kyc-${purpose}`);
}
