/**
 * The claim on an output file: a hidden file beside it that only one process can make. Who finds one whose
 * process is dead takes it over; who can't tell leaves it.
 *
 * @example
 * const claim = takeClaim('/data/out.ndjson');
 * if (claim.isTaken) claim.release();
 */

import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync, readlinkSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { codeOf, WriteError } from './ioError.js';
import { beside } from './target.js';

export interface Claim {
  readonly isTaken: true;
  /** Whether nobody has taken it away. */
  isHeld(): boolean;
  release(): void;
}

/** Another process has the file, or may have it. */
export interface Taken {
  readonly isTaken: false;
  /** The file that says so. */
  readonly lock: string;
  /** Whose it is, as far as it says. */
  readonly owner: Partial<Owner>;
}

/** A process, so that it can be told from a later one with its number. */
export interface Owner {
  readonly process: number;
  readonly host: string;
  /** When it began, since the machine was started. */
  readonly began: string | undefined;
  /** Of the machine: another one since every start. */
  readonly boot: string | undefined;
  /** Process numbers are those of a namespace: of a container. */
  readonly namespace: string | undefined;
  /** No two claims are the same. */
  readonly token: string;
}

/**
 * `path` is one without links; `name` is what the user calls it.
 *
 * @throws WriteError when there can't be a file.
 */
export function takeClaim(path: string, name = path): Claim | Taken {
  return takeLock(beside(path, 'lock'), name);
}

/**
 * The same for what has no place for a hidden file beside it: `lock` is the file that says whose it is.
 *
 * @throws WriteError when there can't be a file.
 */
export function takeLock(lock: string, name = lock): Claim | Taken {
  const own = JSON.stringify(thisProcess());
  try {
    for (;;) {
      if (create(lock, own)) return claimOf(lock, own);
      const found = textOf(lock);
      if (found === undefined) continue;
      const owner = ownerOf(found);
      if (maybeAlive(owner)) return { isTaken: false, lock, owner };
      if (!remove(lock, found)) return { isTaken: false, lock, owner };
    }
  } catch (error) {
    throw new WriteError(name, error);
  }
}

function claimOf(lock: string, own: string): Claim {
  const isHeld = () => textOf(lock) === own;
  return {
    isTaken: true,
    isHeld,
    release() {
      if (isHeld()) rmSync(lock, { force: true });
    },
  };
}

/** Another user who wants the file is to see whose it is. */
const LOCK_MODE = 0o644;

function create(lock: string, own: string): boolean {
  let descriptor: number;
  try {
    descriptor = openSync(lock, 'wx', LOCK_MODE);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(descriptor, own);
    return true;
  } catch (error) {
    rmSync(lock, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

/** Empty where the system keeps it from us: then nothing is known of its owner. */
function textOf(lock: string): string | undefined {
  try {
    return readFileSync(lock, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (isForbidden(error)) return '';
    throw error;
  }
}

/**
 * Takes away the claim that was found; another one that stands there by now is put back. False where it is
 * another user's to take away.
 */
function remove(lock: string, found: string): boolean {
  const aside = `${lock}.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true;
    if (isForbidden(error)) return false;
    throw error;
  }
  const moved = textOf(aside);
  if (moved !== undefined && moved !== found) create(lock, moved);
  rmSync(aside, { force: true });
  return true;
}

/** A claim that was just made may be empty still; then nothing is known of its owner. */
function ownerOf(text: string): Partial<Owner> {
  try {
    const owner: unknown = JSON.parse(text);
    return typeof owner === 'object' && owner !== null ? owner : {};
  } catch {
    return {};
  }
}

/** Who has a claim, as a message says it: " (process 7 on elsewhere)". */
export function describeOwner({ process: number, host }: Partial<Owner>): string {
  if (number === undefined) return '';
  return ` (process ${number}${host === hostname() ? '' : ` on ${host}`})`;
}

/** False only where it is sure: a run that lives would be robbed of its file. */
function maybeAlive(owner: Partial<Owner>): boolean {
  const own = thisProcess();
  const isSameHost = owner.host === own.host;
  if (owner.process === undefined || owner.host === undefined) return true;
  if (owner.boot === undefined || own.boot === undefined) return !isSameHost || isRunning(owner.process);
  if (owner.boot !== own.boot) return !isSameHost;
  if (owner.namespace !== own.namespace) return true;
  return owner.began === undefined ? isRunning(owner.process) : beginningOf(owner.process) === owner.began;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function thisProcess(): Owner {
  return {
    process: process.pid,
    host: hostname(),
    began: beginningOf('self'),
    boot: proc(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    namespace: proc(() => readlinkSync('/proc/self/ns/pid')),
    token: randomBytes(8).toString('hex'),
  };
}

/** Field 22 of proc_pid_stat(5), after the name in brackets, which may hold spaces, and the state. */
function beginningOf(pid: number | 'self'): string | undefined {
  const stat = proc(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  const [state = '', ...fields] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  return DEAD.has(state) ? undefined : fields[18];
}

/** Killed, and not yet asked for by its parent; in a container maybe never. */
const DEAD: ReadonlySet<string> = new Set(['Z', 'X']);

/** Systems other than Linux have no such files. */
function proc(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function isForbidden(error: unknown): boolean {
  return codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM';
}
