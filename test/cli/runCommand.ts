/** Runs one command as the program does, with a world of its own. */

import { Readable, Writable } from 'node:stream';
import { Command, CommanderError } from 'commander';
import { exitOf, type Io } from '../../src/cli/command.js';

interface World {
  readonly stdin?: string;
  /** Whether stdout is a terminal. */
  readonly isTTY?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function runCommand(
  command: (io: Io) => Command,
  args: readonly string[],
  { stdin = '', isTTY = false, env = {} }: World = {},
): Promise<Ran> {
  const [stdout, stderr] = [new Sink(isTTY), new Sink(false)];
  const io: Io = {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout,
    stderr,
    env,
    now: () => new Date('2025-07-10T08:00:00Z'),
    newId: () => 'C6409929AFF958E6518ACC23A9739AA5',
    signal: new AbortController().signal,
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
