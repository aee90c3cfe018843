/** neci-kyc worker status: how far a run has come. */

import type { Command } from 'commander';
import type { RunStatus } from '../../worker/index.js';
import type { Io } from '../command.js';
import { duration, inThousands } from '../progress.js';
import { type Workers, withConnection } from './connected.js';
import {
  addTaskOptions,
  layoutOptionsOf,
  newSubcommand,
  secondsOption,
  type TaskOptions,
  taskOf,
} from './options.js';

interface Options extends TaskOptions {
  readonly interval: number;
  readonly json: boolean;
}

const INTERVAL = { least: 0.1, most: 3600, preset: 2 };

const EXAMPLE = 'neci-kyc worker status --dataset super --version v2';

export function command(io: Io): Command {
  const made = newSubcommand('status', EXAMPLE, io).description('show how far a run has come');
  return addTaskOptions(made)
    .addOption(secondsOption('--interval <seconds>', 'measure the rate for so long', INTERVAL))
    .option('--json', 'print one JSON object', false)
    .action((options: Options) => run(options, io));
}

async function run(options: Options, io: Io): Promise<void> {
  const task = await taskOf(options);
  const plan = ({ layoutOf }: Workers) => layoutOf(task, layoutOptionsOf(options));
  const status = await withConnection(
    'worker status',
    options,
    io,
    plan,
    async ({ worker, connection, api }, layout) =>
      worker.readStatus({ connection, api, layout, interval: options.interval }),
  );
  io.stdout.write(options.json ? `${JSON.stringify(status)}\n` : tableOf(status));
}

function tableOf(status: RunStatus): string {
  const { secondsLeft } = status;
  const left = secondsLeft === undefined ? 'unknown: no message was answered' : duration(secondsLeft);
  const rows: readonly (readonly [name: string, value: string])[] = [
    ['waiting', inThousands(status.waiting)],
    ['in flight', inThousands(status.inFlight)],
    ['redelivered', inThousands(status.redelivered)],
    ['failed', inThousands(status.failed)],
    ['poison', inThousands(status.poison)],
    ['workers waiting', inThousands(status.pulling)],
    ['messages/s', inThousands(status.rate)],
    ['time left', left],
  ];
  return rows.map(([name, value]) => `${name.padEnd(16)}${value}\n`).join('');
}
