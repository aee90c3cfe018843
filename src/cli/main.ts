/** neci-kyc: the command line. Loads the one command that is asked for; normalize, the most frequent, is there. */

import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { ExitError, type Io } from './command.js';
import * as normalize from './normalize.js';

type Load = () => Promise<{ command(io: Io): Command }>;

const COMMANDS: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['normalize', async () => normalize],
  ['validate', () => import('./validate.js')],
  ['schema', () => import('./schema.js')],
  ['upgrade', () => import('./upgrade.js')],
  ['diff', () => import('./diff.js')],
  ['golden', () => import('./golden.js')],
  ['inspect', () => import('./inspect.js')],
  ['fetch', () => import('./fetch.js')],
  ['run', () => import('./run.js')],
  ['mock', () => import('./mock.js')],
]);

/** Runs the command line and gives the exit code. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const program = new Command('neci-kyc')
    .description('Raw Chinese register payloads (NECI) in, refresh and super datasets of the KYC API out.')
    .enablePositionalOptions()
    .option('-V, --version', 'print the version of this program')
    .on('option:version', () => {
      io.stdout.write(`${ownVersion()}\n`);
      throw new CommanderError(0, 'commander.version', '');
    })
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
    })
    .exitOverride();
  try {
    const asked = COMMANDS.get(args[0] ?? '');
    for (const load of asked ? [asked] : COMMANDS.values()) program.addCommand((await load()).command(io));
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof ExitError) {
      io.stderr.write(`neci-kyc: ${error.message}\n`);
      return error.exitCode;
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

/** Two folders up from this file, in the sources as in dist. */
function ownVersion(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
}
