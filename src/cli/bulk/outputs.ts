/** The files of a bulk run: opened together, and put in place, left to be resumed or taken away together. */

import { type Identity, Journal, type Progress } from '../../bulk/journal.js';
import type { State } from '../../bulk/run.js';
import { beside, openSink, type Sink, statOf, streamSink, WriteError } from '../../bulk/sink.js';
import { dataError, type Io, usageError } from '../command.js';

export interface OutputPaths {
  readonly out?: string;
  readonly issues?: string;
  readonly report?: string;
  readonly resume?: boolean;
  readonly quiet?: boolean;
}

export interface Outputs {
  readonly out: Sink;
  readonly issues: Sink | undefined;
  readonly report: Sink | undefined;
  /** Only where the output is a file, which can be gone on with. */
  readonly journal: Journal | undefined;
  /** How far an earlier run came. */
  readonly from: State | undefined;
  /** Everything is whole: the files go to their places, the output last. */
  publish(): Promise<void>;
  /** Leaves what a later run can go on with. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

export async function openOutputs(paths: OutputPaths, identity: Identity, io: Io): Promise<Outputs> {
  const { out, issues, report } = paths;
  const journal = out === undefined || isDevice(out) ? undefined : new Journal(out, identity);
  const earlier = journal && earlierRun(journal, paths, io);
  const opened: Sink[] = [];

  async function open(path: string, earlierSize?: number): Promise<Sink> {
    const part = journal && { path: beside(path, 'part'), size: earlierSize ?? 0 };
    const sink = await openSink(path, part);
    opened.push(sink);
    return sink;
  }

  const closeAll = (act: (sink: Sink) => Promise<void>) => Promise.allSettled(opened.map(act));
  try {
    const [outSink, issuesSink] = [
      out === undefined ? streamSink(io.stdout) : await open(out, earlier?.out),
      issues === undefined ? undefined : await open(issues, earlier?.issues),
    ];
    const reportSink = report === undefined ? undefined : await openSink(report);
    if (reportSink) opened.push(reportSink);
    return {
      out: outSink,
      issues: issuesSink,
      report: reportSink,
      journal,
      from: earlier && { position: earlier.position, tally: earlier.tally },
      async publish() {
        await issuesSink?.publish();
        await reportSink?.publish();
        await outSink.publish();
        journal?.discard();
      },
      async keep() {
        await reportSink?.discard();
        await closeAll((sink) => sink.close());
      },
      async discard() {
        await closeAll((sink) => sink.discard());
        journal?.discard();
      },
    };
  } catch (error) {
    await closeAll((sink) => (earlier ? sink.close() : sink.discard()));
    if (error instanceof WriteError) throw dataError(error.message);
    throw error;
  }
}

function earlierRun(
  journal: Journal,
  { out = '', issues, resume, quiet }: OutputPaths,
  io: Io,
): Progress | undefined {
  const earlier = journal.read();
  if (typeof earlier === 'object' && 'busy' in earlier) {
    throw usageError(
      `another run (process ${earlier.busy}) is writing ${out}; if it isn't, remove ${journal.path}`,
    );
  }
  const say = (line: string) => quiet || io.stderr.write(`${line}\n`);
  if (!resume) {
    if (earlier !== 'none') say(`an unfinished run is thrown away; --resume would have gone on with it`);
    return undefined;
  }
  if (earlier === 'none') {
    say('there is no unfinished run; this one starts at the beginning');
    return undefined;
  }
  if (earlier === 'other') {
    throw usageError(
      'the unfinished run had other options, another input or another version of neci-kyc; without --resume the run starts anew',
    );
  }
  requireSize(beside(out, 'part'), earlier.out);
  if (issues !== undefined) requireSize(beside(issues, 'part'), earlier.issues);
  return earlier;
}

function requireSize(part: string, size: number): void {
  const stats = statOf(part);
  if ((stats?.size ?? 0) >= size) return;
  throw usageError(`${part} has lost what its journal says of it; without --resume the run starts anew`);
}

/** A pipe, a terminal, /dev/null. */
function isDevice(path: string): boolean {
  const stats = statOf(path);
  return stats !== undefined && !stats.isFile();
}
