/**
 * The command line `neci-kyc`. Only the command that was asked for is loaded; `normalize`, the most frequent one,
 * is loaded at once.
 */

import { Command, CommanderError } from 'commander';
import { printable, printableLines } from '../text/printable.js';
import { EXIT, exitOf, type Io, ownVersion, refusalOf } from './command.js';
import * as normalize from './normalize.js';

interface Entry {
  readonly summary: string;
  readonly load: () => Promise<{ command(io: Io): Command }>;
}

const COMMANDS: ReadonlyMap<string, Entry> = new Map<string, Entry>(
  Object.entries({
    normalize: { summary: 'turn raw bundles into a dataset of the KYC API', load: async () => normalize },
    validate: {
      summary: 'validate a response against its contract',
      load: () => import('./validate.js'),
    },
    schema: {
      summary: 'print the JSON Schema of a dataset or of an upstream endpoint',
      load: () => import('./schema.js'),
    },
    upgrade: { summary: 'upgrade stored responses to a newer release', load: () => import('./upgrade.js') },
    explain: {
      summary: 'show where every value of a dataset comes from, and what is unknown',
      load: () => import('./explain.js'),
    },
    diff: { summary: 'show the differences between two JSON files', load: () => import('./diff.js') },
    golden: {
      summary: 'check or update golden cases: raw bodies and their expected output',
      load: () => import('./golden.js'),
    },
    inspect: { summary: 'show how a single value is parsed', load: () => import('./inspect.js') },
    fetch: {
      summary: 'fetch the raw bundle of one company from the upstream',
      load: () => import('./fetch.js'),
    },
    run: {
      summary: 'fetch and normalize companies, and write a file for each',
      load: () => import('./run.js'),
    },
    mock: { summary: 'start a local mock of the upstream API', load: () => import('./mock.js') },
    worker: { summary: 'normalize bundles from a NATS JetStream stream', load: () => import('./worker.js') },
  }),
);

/** Runs the command line and returns the exit code. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const program = new Command('neci-kyc')
    .description(
      'Turn raw payloads of the Chinese company register (NECI) into the refresh and super datasets of the KYC API.',
    )
    .enablePositionalOptions()
    .option('-V, --version', 'print the version of this program')
    .on('option:version', () => {
      io.stdout.write(`${ownVersion()}\n`);
      throw new CommanderError(0, 'commander.version', '');
    })
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(printableLines(text)),
    })
    .exitOverride();
  try {
    for (const command of await commandsFor(args, io)) program.addCommand(command);
    await program.parseAsync(args, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const exit = exitOf(error) ?? refusalOf(error);
    if (!exit) throw error;
    if (exit.message !== '') io.stderr.write(`neci-kyc: ${printable(exit.message)}\n`);
    return exit.exitCode;
  }
}

/** The command that was asked for. When none was, all of them without their options, to be listed by the help. */
async function commandsFor(args: readonly string[], io: Io): Promise<Command[]> {
  const [first, second] = args.filter((arg) => !arg.startsWith('-'));
  const name = (first === 'help' ? second : first) ?? '';
  const asked = COMMANDS.get(name);
  if (asked) return [(await asked.load()).command(io).description(asked.summary)];
  return [...COMMANDS].map(([other, { summary }]) => new Command(other).description(summary));
}
