/**
 * neci-kyc: the command line. Loads the one command that is asked for, and none for the list of them;
 * normalize, the most frequent, is there.
 */

import { Command, CommanderError } from 'commander';
import { ExitError, type Io, ownVersion } from './command.js';
import * as normalize from './normalize.js';

interface Entry {
  readonly summary: string;
  readonly load: () => Promise<{ command(io: Io): Command }>;
}

const COMMANDS: ReadonlyMap<string, Entry> = new Map<string, Entry>(
  Object.entries({
    normalize: { summary: 'turn raw bundles into a dataset of the KYC API', load: async () => normalize },
    validate: {
      summary: 'hold a response to the contract of its dataset, version and release',
      load: () => import('./validate.js'),
    },
    schema: {
      summary: 'print the JSON Schema of a dataset or of an upstream endpoint',
      load: () => import('./schema.js'),
    },
    upgrade: { summary: 'bring stored responses to a newer release', load: () => import('./upgrade.js') },
    diff: {
      summary: 'print what parts two JSON files, such as stored responses',
      load: () => import('./diff.js'),
    },
    golden: {
      summary: 'check or refresh golden cases: raw bodies and what they are to give',
      load: () => import('./golden.js'),
    },
    inspect: { summary: 'say what a single value is read as, and why', load: () => import('./inspect.js') },
    fetch: {
      summary: 'fetch the raw bundle of one company from the upstream',
      load: () => import('./fetch.js'),
    },
    run: {
      summary: 'fetch, normalise and write the datasets of many companies',
      load: () => import('./run.js'),
    },
    mock: { summary: 'start a stand-in upstream on this machine', load: () => import('./mock.js') },
  }),
);

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
    for (const command of await commandsFor(args, io)) program.addCommand(command);
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

/** The command that is asked for, or help with it; without one, all of them by name alone, to be listed. */
async function commandsFor(args: readonly string[], io: Io): Promise<Command[]> {
  const [first, second] = args.filter((arg) => !arg.startsWith('-'));
  const name = (first === 'help' ? second : first) ?? '';
  const asked = COMMANDS.get(name);
  if (asked) return [(await asked.load()).command(io).description(asked.summary)];
  return [...COMMANDS].map(([other, { summary }]) => new Command(other).description(summary));
}
