/**
 * What the commands share. One command per file; each exports `command(io)`, which makes its commander
 * Command. Data goes to stdout, everything else to stderr. Exit 0: clean; 1: a problem in the data; 2: usage.
 */

import { readFileSync } from 'node:fs';
import { Command } from 'commander';

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

/** Ends the program with an exit code and one line on stderr, never a stack trace. */
export class ExitError extends Error {
  override readonly name = 'ExitError' as const;
  readonly exitCode: number;

  constructor(exitCode: 1 | 2 | 130 | 143, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The data can't be used (exit 1). */
export function dataError(message: string): ExitError {
  return new ExitError(1, message);
}

/** The command line is wrong (exit 2). */
export function usageError(message: string): ExitError {
  return new ExitError(2, message);
}

/** A command with the settings they all share. Its summary is in main.ts. */
export function newCommand(name: string, example: string, io: Io): Command {
  return new Command(name)
    .addHelpText('after', `\nExample:\n  ${example}\n`)
    .showHelpAfterError(`(see neci-kyc ${name} --help)`)
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
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
