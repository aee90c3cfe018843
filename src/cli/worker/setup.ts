/** neci-kyc worker setup: makes the streams and consumers of a run. */

import type { Command } from 'commander';
import type { Io } from '../command.js';
import { type Workers, withConnection } from './connected.js';
import {
  addTaskOptions,
  layoutOptionsOf,
  newSubcommand,
  readCount,
  secondsOption,
  type TaskOptions,
  taskOf,
} from './options.js';

interface Options extends TaskOptions {
  readonly out?: string;
  readonly ackWait: number;
  readonly maxDeliver: number;
  readonly window: number;
  readonly maxAckPending: number;
  readonly replicas: number;
  readonly dryRun: boolean;
}

const ACK_WAIT = { least: 1, most: 86_400, preset: 30 };
const WINDOW = { least: 1, most: 604_800, preset: 600 };

const EXAMPLE = 'neci-kyc worker setup --dataset super --version v2 --dry-run';

export function command(io: Io): Command {
  const made = newSubcommand('setup', EXAMPLE, io).description('make the streams and consumers of a run');
  return addTaskOptions(made)
    .option('--out <subject>', 'the subject of the responses (default: neci.dataset.<dataset>.<version>)')
    .addOption(secondsOption('--ack-wait <seconds>', 'deliver again what is not answered', ACK_WAIT))
    .option(
      '--max-deliver <n>',
      'deliveries before a message counts as poison, the last one alone',
      readCount(2, 1000),
      3,
    )
    .addOption(secondsOption('--window <seconds>', 'remember the ids of messages', WINDOW))
    .option('--max-ack-pending <n>', 'messages with all workers at once', readCount(1, 1_000_000), 20_000)
    .option('--replicas <n>', 'copies of each stream in a cluster', readCount(1, 5), 1)
    .option('--dry-run', 'print what would change, and change nothing', false)
    .action((options: Options) => run(options, io));
}

async function run(options: Options, io: Io): Promise<void> {
  const task = await taskOf(options);
  const plan = ({ layoutOf }: Workers) => layoutOf(task, layoutOptionsOf(options, options.out));
  await withConnection('worker setup', options, io, plan, async ({ worker, ...connected }, layout) => {
    const changes = await worker.setUp({ ...options, ...connected, layout, task });
    io.stdout.write(changes.map((change) => `${change}\n`).join('') || 'nothing to change\n');
  });
}
