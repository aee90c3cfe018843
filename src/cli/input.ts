/** What the commands read, and the options that several of them have. */

import { createReadStream, fstatSync, type Stats } from 'node:fs';
import { addAbortSignal, Readable } from 'node:stream';
import { Option } from 'commander';
import type { Loaded } from '../bulk/config.js';
import { RELEASES } from '../datasets/releases/index.js';
import type { Check } from '../datasets/render.js';
import { unpacked } from '../files/gzip.js';
import { codeOf } from '../files/ioError.js';
import { isSameFile, statOf } from '../files/target.js';
import type { Dataset, Version } from '../generated/contracts/index.js';
import { isObject } from '../json/object.js';
import { MAX_BYTES, parseJson } from '../json/parse.js';
import { type Io, nameOf, stopped, systemError, usageError } from './command.js';

export const datasetOption = () =>
  new Option('--dataset <name>', 'which dataset').choices(['refresh', 'super'] satisfies Dataset[]);

export const versionOption = () =>
  new Option('--version <version>', 'which version of the KYC API').choices(['v1', 'v2'] satisfies Version[]);

export const releaseOption = () =>
  new Option('--release <date>', 'which release of the contract').choices(RELEASES).default(RELEASES[0]);

export const configOption = () =>
  new Option(
    '--config <file>',
    'add codes, translations, endpoints and suppliers of your own: a module (*.js) or JSON',
  );

/** What `--config` adds; undefined without it. Loads nothing then. */
export async function readConfig(file: string | undefined): Promise<Loaded | undefined> {
  if (file === undefined) return undefined;
  if (file === '') throw usageError('--config is empty; name a file');
  const { ConfigError, loadConfig } = await import('../bulk/config.js');
  try {
    return await loadConfig(file);
  } catch (error) {
    throw error instanceof ConfigError ? usageError(error.message) : error;
  }
}

export const checkOption = () =>
  new Option(
    '--check <how>',
    'how each response is checked: "full" by its whole schema, "leaf" value by value while it is made (default: full for one bundle, leaf for many)',
  ).choices(['full', 'leaf'] satisfies Check[]);

/** Both are needed, and are asked for after commander has looked for misspelt options. */
export function requireRendition({ dataset, version }: { dataset?: Dataset; version?: Version }): void {
  if (!dataset) throw usageError('which dataset? add --dataset refresh or --dataset super');
  if (!version) throw usageError('which version? add --version v1 or --version v2');
}

/**
 * The bytes of a file, or of stdin for "-", unpacked where they are gzip. Of one that is longer than a bundle may be
 * no more than shows that: parsing it fails.
 */
export async function readInput(file: string, io: Io): Promise<Uint8Array> {
  requireName(file);
  requireNotStdout(file, io);
  const { signal } = io;
  try {
    const stream = file === '-' ? stdinOf(io) : addAbortSignal(signal, createReadStream(file));
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of unpacked(stream)) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MAX_BYTES) break;
    }
    return Buffer.concat(chunks);
  } catch (error) {
    if (signal.aborted) throw stopped(signal, 'nothing was written');
    throw readError(file, error);
  }
}

/** Whether a text that is not JSON begins with a line that is. */
export function areLines(input: Uint8Array): boolean {
  const end = input.indexOf(0x0a);
  try {
    return end > 0 && isObject(parseJson(input.subarray(0, end)));
  } catch {
    return false;
  }
}

/** The name of an input is empty where a variable of the shell is not set. */
export function requireName(file: string): void {
  if (file === '') throw usageError('the name of the input is empty; name a file, or "-" for stdin');
}

/** What `>> file` appends to is not read: it would no longer be what it was. */
function requireNotStdout(file: string, { stdin, stdout }: Io): void {
  const read = file === '-' ? statsOf(stdin) : statOf(file);
  const written = statsOf(stdout);
  if (written && isSameFile(read, written)) throw usageError(`${nameOf(file)} and stdout are the same file`);
}

/** Of the file that the shell made of `> file` or `< file`. */
function statsOf(stream: unknown): Stats | undefined {
  return isObject(stream) && typeof stream.fd === 'number' ? fstatSync(stream.fd) : undefined;
}

/** Whether a path is a folder. One that can't be looked at is not: reading it reports why. */
export function isFolder(file: string): boolean {
  return file !== '-' && statOf(file)?.isDirectory() === true;
}

/** Whether what is packed is cut off or damaged. */
export function isBadlyPacked(error: unknown): boolean {
  return codeOf(error).startsWith('Z_');
}

/** The error for the user when reading failed; an unknown error is returned unchanged. */
export function readError(file: string, error: unknown): unknown {
  if (isBadlyPacked(error)) return systemError(`can't unpack ${nameOf(file)} (${codeOf(error)})`);
  if (!(error instanceof Error && 'syscall' in error)) return error;
  return systemError(`can't read ${nameOf(file)} (${codeOf(error)})`);
}

/** stdin, which fails with AbortError when the user stops the program while it waits. */
export function stdinOf({ stdin, stderr, signal }: Io): Readable {
  if ('isTTY' in stdin && stdin.isTTY === true) stderr.write('reading stdin; end it with Ctrl-D\n');
  return addAbortSignal(signal, stdin instanceof Readable ? stdin : Readable.from(stdin));
}
