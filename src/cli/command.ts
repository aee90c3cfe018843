/**
 * What the commands share. One command per file; each exports `command(io)`, which makes its commander
 * Command. Data goes to stdout, everything else to stderr; EXIT has the exit codes.
 */

import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { codeOf, OutputError, TakenOverError, WriteError } from '../files/ioError.js';
import type { Issue } from '../issues.js';
import { printableLines } from '../text/printable.js';

/** Everything a command uses of its process; tests pass their own. */
export interface Io {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Aborts when the user stops the program (SIGINT, SIGTERM). */
  readonly signal: AbortSignal;
}

/** The exit codes of all commands, as docs/reference/commands.md explains them. */
export const EXIT = {
  ok: 0,
  /** The data is at fault. What could be made of it is in the output. */
  data: 1,
  usage: 2,
  /** The system refused to read or write. Nothing was put in place. */
  system: 3,
  /** SIGINT: 128 and the signal's number. */
  interrupted: 130,
  /** The reader of stdout went away (`| head`), as if SIGPIPE had ended the program. */
  readerGone: 141,
  /** SIGTERM. */
  terminated: 143,
} as const;

/** Ends the program with an exit code and one line on stderr, never a stack trace. */
export class ExitError extends Error {
  override readonly name = 'ExitError' as const;
  readonly exitCode: number;

  constructor(exitCode: (typeof EXIT)[keyof typeof EXIT], message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The data is at fault (exit 1). */
export function dataError(message: string): ExitError {
  return new ExitError(EXIT.data, message);
}

/** The command line is wrong (exit 2). */
export function usageError(message: string): ExitError {
  return new ExitError(EXIT.usage, message);
}

/** The system refused to read or write (exit 3). */
export function systemError(message: string): ExitError {
  return new ExitError(EXIT.system, message);
}

/** The user stopped the program by the signal. */
export function stopped({ reason }: AbortSignal, what: string): ExitError {
  return new ExitError(reason === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted, `stopped; ${what}`);
}

/** The exit that an error leads to; undefined for a bug, which keeps its stack. */
export function exitOf(error: unknown): ExitError | undefined {
  if (error instanceof ExitError) return error;
  if (error instanceof OutputError) return usageError(error.message);
  if (error instanceof WriteError && error.kind === 'stdout' && error.code === 'EPIPE')
    return new ExitError(EXIT.readerGone, '');
  if (error instanceof WriteError || error instanceof TakenOverError) return systemError(error.message);
  return undefined;
}

/**
 * The exit that a refusal of the system leads to which no command expects, such as a working folder that is gone;
 * undefined for any other error.
 */
export function refusalOf(error: unknown): ExitError | undefined {
  if (!(error instanceof Error && 'syscall' in error)) return undefined;
  const what = 'path' in error ? `${error.path}` : `the call ${error.syscall}`;
  return systemError(`the system refused ${what} (${codeOf(error)})`);
}

/** A command with the settings they all share. Its summary is in main.ts. */
export function newCommand(name: string, example: string, io: Io): Command {
  return new Command(name)
    .addHelpText('after', `\nExample:\n  ${example}\n`)
    .showHelpAfterError(`(see neci-kyc ${name} --help)`)
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(printableLines(text)),
    })
    .exitOverride();
}

/** The version of this program. package.json is two folders up from this file, in the sources as in dist. */
export function ownVersion(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
}

/** How messages name an input: the file as it was given, or "stdin" for "-". */
export function nameOf(file: string): string {
  return file === '-' ? 'stdin' : file;
}

/** "1 path", "2 paths". */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** An issue on one line: severity, code, path, message, count. */
export function formatIssue({ severity, code, path, message, count }: Issue): string {
  return `${severity} ${code} ${path}: ${message}${(count ?? 1) > 1 ? ` (${count} times)` : ''}`;
}
