/** neci-kyc worker drain: reads the results of a run out of the stream, in the order of the input. */

import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from 'commander';
import type { Drained, Layout } from '../../worker/index.js';
import { dataError, type Io, stopped, usageError } from '../command.js';
import { writeOutputs } from '../output.js';
import { inThousands } from '../progress.js';
import { type Connected, type Workers, withConnection } from './connected.js';
import { addTaskOptions, layoutOptionsOf, newSubcommand, type TaskOptions, taskOf } from './options.js';

interface Options extends TaskOptions {
  readonly out?: string;
  readonly failed?: string;
  readonly issues?: string;
  readonly outSubject?: string;
  readonly wait: boolean;
  readonly restart?: boolean;
  readonly quiet: boolean;
}

const EXAMPLE = `neci-kyc worker drain --dataset super --version v2 --out super.ndjson --failed failed.ndjson

Waits until every message is answered, then writes the responses in the order of the input. Exits
with 1 when a message failed. The streams keep what they hold: a drain can be repeated.`;

export function command(io: Io): Command {
  const made = newSubcommand('drain', EXAMPLE, io).description(
    'read the results out, in the order of the input',
  );
  return addTaskOptions(made)
    .option('--out <file>', 'write the responses here, one a line; "-" is stdout')
    .option('--failed <file>', 'write what failed here, one JSON object a line, with the original bodies')
    .option('--issues <file>', 'write the issues here, one a line')
    .option('--out-subject <subject>', 'the subject of the responses, where the worker has another --out')
    .option('--no-wait', 'take what is there, and do not wait for the rest')
    .option('--restart', 'discard what an unfinished drain left')
    .option('--quiet', 'print no summary', false)
    .action((options: Options) => run(options, io));
}

async function run(options: Options, io: Io): Promise<void> {
  const task = await taskOf(options);
  const { out, issues, failed, restart } = options;
  if (out === undefined) throw usageError('where to? add --out FILE, or --out - for stdout');
  const plan = ({ layoutOf }: Workers) => layoutOf(task, layoutOptionsOf(options, options.outSubject));
  await withConnection('worker drain', options, io, plan, async (connected, layout) => {
    const { worker, log } = connected;
    if (options.wait) await waitForEnd(connected, layout, io);
    let drained: Drained | undefined;
    // Responses and failed bodies name persons.
    await writeOutputs({ out, issues, failed }, io, { restart, mode: 0o600 }, async (outputs) => {
      drained = await worker.drain({ ...connected, ...outputs, layout, task, signal: io.signal });
    });
    if (!drained) return;
    if (!options.quiet) log(summaryOf(drained));
    judge(drained, options);
  });
}

const LOOK_EVERY_MS = 500;
const SAY_EVERY_MS = 5000;

async function waitForEnd({ worker, log, ...connected }: Connected, layout: Layout, io: Io): Promise<void> {
  let logged = performance.now();
  for (;;) {
    const left = await worker.countLeft({ ...connected, layout });
    if (left === 0) return;
    if (performance.now() - logged >= SAY_EVERY_MS) {
      logged = performance.now();
      log(`${inThousands(left)} messages are not answered yet; --no-wait takes what is there`);
    }
    await wait(LOOK_EVERY_MS, undefined, { signal: io.signal }).catch(() => {});
    if (io.signal.aborted) throw stopped(io.signal, 'nothing was written');
  }
}

function summaryOf({ messages, responses, failed, repeated }: Drained): string {
  const again = repeated > 0 ? `; ${inThousands(repeated)} responses were there more than once` : '';
  return `${inThousands(messages)} messages, ${inThousands(responses)} with a response, ${inThousands(failed)} failed${again}`;
}

/** Exit 1 when something is not in the responses. */
function judge({ missing, failed, failedLines, notSubmitted }: Drained, options: Options): void {
  const troubles = [
    [missing, options.wait ? 'messages have no response and did not fail' : 'messages are not done yet'],
    [failed, 'messages failed'],
    [failedLines, 'lines of batches failed'],
    [notSubmitted, 'records were too large to be submitted'],
  ] as const;
  const found = troubles.flatMap(([count, what]) => (count > 0 ? [`${inThousands(count)} ${what}`] : []));
  if (found.length === 0) return;
  throw dataError(`${found.join(', ')}; see ${options.failed ?? options.failedSubject}`);
}
