/** neci-kyc worker: normalizes what comes from a stream of NATS JetStream. Its subcommands load, watch and read out. */

import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import type { WorkerEvent } from '../worker/index.js';
import { type Io, newCommand, systemError } from './command.js';
import { inThousands } from './progress.js';
import { type Connected, missingPackage, type Workers, withConnection } from './worker/connected.js';
import { command as drain } from './worker/drain.js';
import {
  addTaskOptions,
  layoutOptionsOf,
  readCount,
  secondsOption,
  type TaskOptions,
  taskOf,
} from './worker/options.js';
import { command as setup } from './worker/setup.js';
import { command as status } from './worker/status.js';
import { command as submit } from './worker/submit.js';

interface Options extends TaskOptions {
  readonly out?: string;
  readonly threads: number;
  readonly threadMemory: number;
  readonly maxInFlight?: number;
  readonly untilEmpty: boolean;
  readonly deadline: number;
  readonly metricsPort?: number;
  readonly quiet: boolean;
}

const EXAMPLE = `neci-kyc worker setup --dataset super --version v2
  neci-kyc worker submit bundles.ndjson
  neci-kyc worker --dataset super --version v2 --until-empty
  neci-kyc worker drain --dataset super --version v2 --out super.ndjson

Any number of workers on any machines share the work. A message is acknowledged once its response
is confirmed: whatever ends a worker, its messages are delivered again, and what was published
already is recognized. SIGTERM stops a worker: it pulls no more, finishes what it holds, and exits
with 0. Credentials come from NATS_USER and NATS_PASSWORD, NATS_CREDS, NATS_NKEY, or a context.
docs/scaling.md has what happens when something fails.`;

/** So many messages for each thread: one in work, one behind it, and those whose responses are on their way. */
const IN_FLIGHT_PER_THREAD = 32;
/** Less than the half minute that Kubernetes gives. */
const DEADLINE = { least: 0, most: 3600, preset: 25 };

export function command(io: Io): Command {
  const made = newCommand('worker', EXAMPLE, io).enablePositionalOptions();
  return addTaskOptions(made)
    .option('--out <subject>', 'the subject of the responses (default: neci.dataset.<dataset>.<version>)')
    .option('--threads <n>', 'threads that map', readCount(1, 256), availableParallelism())
    .option('--thread-memory <MB>', 'the heap that a thread may have', readCount(32, 65_536), 1024)
    .option(
      '--max-in-flight <n>',
      'hold so many messages at once (default: 32 a thread)',
      readCount(1, 65_536),
    )
    .option('--until-empty', 'end when no message is left, here or at another worker', false)
    .addOption(secondsOption('--deadline <seconds>', 'time to finish what is held after SIGTERM', DEADLINE))
    .option('--metrics-port <n>', 'serve metrics for Prometheus on 127.0.0.1', readCount(0, 65_535))
    .option('--quiet', 'print no summary', false)
    .action((options: Options) => run(options, io))
    .addCommand(setup(io))
    .addCommand(submit(io))
    .addCommand(drain(io))
    .addCommand(status(io));
}

async function run(options: Options, io: Io): Promise<void> {
  const task = await taskOf(options);
  const plan = ({ layoutOf }: Workers) => layoutOf(task, layoutOptionsOf(options, options.out));
  await withConnection('worker', options, io, plan, async (connected, layout) => {
    const { worker, log } = connected;
    const metrics = await startMetrics(options, connected);
    try {
      const totals = await worker.runWorker({
        ...connected,
        layout,
        task,
        threads: options.threads,
        threadMemory: options.threadMemory,
        maxInFlight: options.maxInFlight ?? options.threads * IN_FLIGHT_PER_THREAD,
        signal: io.signal,
        deadline: options.deadline,
        untilEmpty: options.untilEmpty,
        onMessage: metrics?.onMessage,
      });
      const { done, failed, returned } = totals;
      const [all, bad, back] = [done + failed, failed, returned].map(inThousands);
      if (!options.quiet) log(`${all} messages answered, ${bad} of them failed; ${back} given back`);
    } finally {
      await metrics?.close();
    }
  });
}

interface RunningMetrics {
  onMessage(event: WorkerEvent): void;
  close(): Promise<void>;
}

async function startMetrics(
  { metricsPort }: Options,
  { worker, log }: Connected,
): Promise<RunningMetrics | undefined> {
  if (metricsPort === undefined) return undefined;
  try {
    const metrics = await worker.startMetrics(metricsPort);
    log(`metrics on http://127.0.0.1:${metrics.port}/metrics`);
    return metrics;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw systemError(`can't serve metrics on port ${metricsPort} (${error.message.split(':')[0]})`);
    throw missingPackage(error, 'npm install prom-client');
  }
}
