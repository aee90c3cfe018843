/** What the commands read, and the options that several of them have. */

import { readFile } from 'node:fs/promises';
import { addAbortSignal, Readable } from 'node:stream';
import { Option } from 'commander';
import { RELEASES } from '../datasets/releases/index.js';
import { codeOf } from '../files/ioError.js';
import type { Dataset, Version } from '../generated/contracts/index.js';
import { type Io, nameOf, stopped, systemError, usageError } from './command.js';

export const datasetOption = () =>
  new Option('--dataset <name>', 'which dataset').choices(['refresh', 'super'] satisfies Dataset[]);

export const versionOption = () =>
  new Option('--version <version>', 'which version of the KYC API').choices(['v1', 'v2'] satisfies Version[]);

export const releaseOption = () =>
  new Option('--release <date>', 'which release of the contract').choices(RELEASES).default(RELEASES[0]);

/** Both are needed, and are asked for after commander has looked for misspelt options. */
export function requireRendition({ dataset, version }: { dataset?: Dataset; version?: Version }): void {
  if (!dataset) throw usageError('which dataset? add --dataset refresh or --dataset super');
  if (!version) throw usageError('which version? add --version v1 or --version v2');
}

/** The bytes of a file, or of stdin for "-". */
export async function readInput(file: string, io: Io): Promise<Uint8Array> {
  const { signal } = io;
  try {
    if (file !== '-') return await readFile(file, { signal });
    const chunks: Buffer[] = [];
    for await (const chunk of stdinOf(io)) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  } catch (error) {
    if (signal.aborted) throw stopped(signal, 'nothing was written');
    throw readError(file, error);
  }
}

/** What reading a file or stdin failed with; an error of ours stays what it is. */
export function readError(file: string, error: unknown): unknown {
  if (!(error instanceof Error && 'syscall' in error)) return error;
  return systemError(`can't read ${nameOf(file)} (${codeOf(error)})`);
}

/** stdin, which fails with AbortError when the user stops the program while it waits. */
export function stdinOf({ stdin, signal }: Io): Readable {
  return addAbortSignal(signal, stdin instanceof Readable ? stdin : Readable.from(stdin));
}
