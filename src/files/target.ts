/**
 * Where the path of an output leads: to a file, which may not be there yet, or to something that can't be put
 * in place and is written to as it is.
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
  /** `path` is the one name of the file: no link is in it. `old`: what stands there. */
  | { readonly kind: 'file'; readonly path: string; readonly old: Stats | undefined }
  | { readonly kind: 'folder' }
  /** The program's own. */
  | { readonly kind: 'stdout' }
  /** A pipe, a terminal, /dev/null, or whatever an open descriptor such as /dev/fd/3 leads to. */
  | { readonly kind: 'device'; readonly path: string };

/** As many links as Linux follows. */
const MAX_LINKS = 40;
/** What stands in there is open: a file that it leads to is gone on with, never replaced. */
const DESCRIPTORS = /^(?:\/proc\/\d+(?:\/task\/\d+)?|\/dev)\/fd$/;
const STDOUT = '1';

/** @throws WriteError when nothing can stand there. */
export function targetOf(path: string): Target {
  try {
    return follow(path);
  } catch (error) {
    throw new WriteError(path, error);
  }
}

/** As the system does: `..` is the parent of the folder that a link leads to, not of the one that the link is in. */
function follow(path: string): Target {
  let place = path;
  for (let links = 0; links <= MAX_LINKS; links++) {
    if (place.endsWith('/')) return { kind: 'folder' };
    const folder = realpathSync.native(dirname(place));
    if (DESCRIPTORS.test(folder)) return descriptor(folder, basename(place));
    place = join(folder, basename(place));
    const stats = lstatSync(place, { throwIfNoEntry: false });
    if (stats?.isDirectory()) return { kind: 'folder' };
    if (!stats || stats.isFile()) return { kind: 'file', path: place, old: stats };
    if (!stats.isSymbolicLink()) return { kind: 'device', path: place };
    const next = readlinkSync(place);
    place = isAbsolute(next) ? next : `${folder}/${next}`;
  }
  throw Object.assign(new Error('too many links'), { code: 'ELOOP' });
}

function descriptor(folder: string, name: string): Target {
  const isOwn = folder === '/dev/fd' || folder.startsWith(`/proc/${process.pid}/`);
  return isOwn && name === STDOUT ? { kind: 'stdout' } : { kind: 'device', path: join(folder, name) };
}

/** Whether two outputs would end up in one file. Two that both go to a device are the user's to judge. */
export function isSameTarget(one: Target, other: Target): boolean {
  if (one.kind === 'stdout') return other.kind === 'stdout';
  if (one.kind !== 'file' || other.kind !== 'file') return false;
  return (
    one.path === other.path ||
    (one.old !== undefined && other.old !== undefined && isSameFile(one.old, other.old))
  );
}

export function isSameFile(one: Stats, other: Stats): boolean {
  return one.dev === other.dev && one.ino === other.ino;
}

/** What stands at a path; nothing where it can't be looked at, which reading it will say. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Bytes of a name that common file systems take, less an ending: `.tmp`, or that of a claim that is taken away. */
const MAX_NAME_BYTES = 255 - '.01234567'.length;

/** A hidden file beside the one at a path without links, for a purpose of ours. */
export function beside(path: string, purpose: string): string {
  const name = `.${basename(path)}.neci-kyc-${purpose}`;
  const isShort = Buffer.byteLength(name) <= MAX_NAME_BYTES;
  return join(dirname(path), isShort ? name : `.${shortHash(basename(path))}.neci-kyc-${purpose}`);
}

export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
