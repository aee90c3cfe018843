/**
 * What the commands share. One command per file; each exports `command(io)`, which makes its commander
 * Command. stdout is data, stderr is talk; exit 0 clean, 1 data problem, 2 usage.
 */

import { readFileSync } from 'node:fs';
import { Command } from 'commander';

/** The world as a command sees it; tests hand in their own. */
export interface Io {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Ends when the user stops the program (SIGINT, SIGTERM). */
  readonly signal: AbortSignal;
}

/** Ends the program with an exit code and one clear line on stderr, never a stack. */
export class ExitError extends Error {
  override readonly name = 'ExitError' as const;
  readonly exitCode: number;

  constructor(exitCode: 1 | 2 | 130 | 143, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Nothing could be made of the data. */
export function dataError(message: string): ExitError {
  return new ExitError(1, message);
}

/** The command was called wrongly. */
export function usageError(message: string): ExitError {
  return new ExitError(2, message);
}

/** A command with the manners of all: its own errors, help with a worked example, suggestions. What it is for stands in main.ts. */
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
