/** Runs one command as the program does, with a world of its own. */

import { Readable, Writable } from 'node:stream';
import { Command, CommanderError } from 'commander';
import { exitOf, type Io } from '../../src/cli/command.js';

export interface World {
  readonly stdin?: string;
  /** Which output is a terminal. */
  readonly terminal?: 'stdout' | 'stderr';
  readonly env?: Io['env'];
  readonly now?: Io['now'];
  readonly newId?: Io['newId'];
  readonly signal?: AbortSignal;
}

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function runCommand(
  command: (io: Io) => Command,
  args: readonly string[],
  { stdin = '', terminal, ...world }: World = {},
): Promise<Ran> {
  const [stdout, stderr] = [new Sink(terminal === 'stdout'), new Sink(terminal === 'stderr')];
  const io: Io = {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout,
    stderr,
    env: {},
    now: () => new Date('2025-07-10T08:00:00Z'),
    newId: () => 'C6409929AFF958E6518ACC23A9739AA5',
    signal: new AbortController().signal,
    ...world,
  };
  const exitCode = await exitCodeOf(command(io), args, stderr);
  return { exitCode, stdout: stdout.text, stderr: stderr.text };
}

async function exitCodeOf(command: Command, args: readonly string[], stderr: Sink): Promise<number> {
  const program = new Command('neci-kyc').enablePositionalOptions().exitOverride().addCommand(command);
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const exit = exitOf(error);
    if (!exit) throw error;
    stderr.write(`neci-kyc: ${exit.message}\n`);
    return exit.exitCode;
  }
}

class Sink extends Writable {
  text = '';
  readonly isTTY: boolean;

  constructor(isTTY: boolean) {
    super({ decodeStrings: false });
    this.isTTY = isTTY;
  }

  override _write(chunk: string, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk;
    done();
  }
}
