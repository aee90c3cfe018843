/**
 * A bulk run: blocks are read, worked on by a crew, and written in the order of the input. What is written and
 * what the journal says of it are whole lines at any time.
 */

import type { Sink } from '../files/atomicFile.js';
import { WriteError } from '../files/ioError.js';
import { type Block, type Position, START } from './block.js';
import type { Ending, Journal } from './journal.js';
import { emptyOverview } from './overview.js';
import { startCrew } from './pool.js';
import type { Source } from './source.js';
import { addTally, emptyTally, type Tally } from './tally.js';
import type { Task } from './task.js';
import { type Done, workOn } from './work.js';

export interface Run {
  readonly source: Source;
  readonly task: Task;
  readonly out: Sink;
  readonly issues: Sink | undefined;
  readonly workers: number;
  /** Ends the run when so many records have failed. */
  readonly maxFailures: number;
  /** Ends the run after the block in work. */
  readonly signal: AbortSignal;
  readonly journal: Pick<Journal, 'write'> | undefined;
  /** Where to go on, and what was counted up to there; a run with an ending has nothing left to read. */
  readonly from: (State & { readonly ending?: Ending }) | undefined;
  readonly onProgress: (state: State) => void;
}

/** How far a run has come: everything up to here is written. */
export interface State {
  readonly position: Position;
  readonly tally: Tally;
}

/** `signal`: the run was stopped. */
export type Ended = State & (Ending | { readonly by: 'signal' });

const JOURNAL_EVERY_MS = 1000;

/**
 * @throws WriteError when the output can't be written, OtherInputError when a stream isn't the one that the
 * run before this one read.
 */
export async function runBulk(run: Run): Promise<Ended> {
  const ledger = new Ledger(run);
  if (run.from?.ending) return { ...ledger.state, ...run.from.ending };
  ledger.writeJournal();
  if (ledger.isClosed) return ledger.end();
  const crew = startCrew(run.task, run.workers);
  const underWay: Promise<void>[] = [];
  let written = Promise.resolve();
  try {
    for await (const block of run.source.blocks(ledger.state.position, run.signal)) {
      const [done, before] = [crew.work(block), written];
      written = before.then(async () => crew.reuse(await ledger.commit(block, await done)));
      // Both are awaited, but maybe only after they have failed.
      for (const promise of [done, written]) promise.catch(() => {});
      underWay.push(written);
      if (underWay.length >= crew.capacity) await underWay.shift();
      if (ledger.isClosed) break;
    }
    await written;
  } catch (error) {
    // A stream that waits for input fails when it is stopped.
    if (error instanceof WriteError || !run.signal.aborted) throw error;
  } finally {
    await crew.close();
    await Promise.allSettled([written]);
  }
  return ledger.end();
}

/** What is written, and the account of it. */
class Ledger {
  readonly state: { position: Position; readonly tally: Tally };
  readonly #run: Run;
  #sizes: { readonly out: number; readonly issues: number };
  #last: Block | undefined;
  #ending: Ending | undefined;
  #journaled = performance.now();

  constructor(run: Run) {
    this.#run = run;
    const tally = emptyTally(run.task.overview ? emptyOverview() : undefined);
    if (run.from) addTally(tally, run.from.tally);
    this.state = { position: run.from?.position ?? START, tally };
    this.#sizes = sizesOf(run);
    // An earlier run had a higher limit.
    if (tally.failed >= run.maxFailures) this.#ending = { by: 'failures' };
  }

  /** Whether no block is taken any more. */
  get isClosed(): boolean {
    return this.#ending !== undefined || this.#run.signal.aborted;
  }

  /** Gives what was written, whose memory is free then. */
  async commit(block: Block, done: Done): Promise<Done> {
    if (this.isClosed) return done;
    const { out, issues, task, maxFailures, onProgress } = this.#run;
    const left = maxFailures - this.state.tally.failed;
    const kept = done.tally.failed >= left ? workOn(done.block ?? block, task, [], left) : done;
    await out.write(kept.out);
    await issues?.write(kept.issues);
    this.#sizes = sizesOf(this.#run);
    addTally(this.state.tally, kept.tally);
    this.state.position = block.end;
    this.#last = block;
    if (kept.stoppedAt) this.#ending = { by: 'failures', at: kept.stoppedAt };
    onProgress(this.state);
    if (performance.now() - this.#journaled >= JOURNAL_EVERY_MS) this.writeJournal();
    return kept;
  }

  end(): Ended {
    if (!this.#ending && this.#run.signal.aborted) {
      this.writeJournal();
      return { ...this.state, by: 'signal' };
    }
    const ending = this.#ending ?? { by: 'all' };
    this.writeJournal(ending);
    return { ...this.state, ...ending };
  }

  writeJournal(ending?: Ending): void {
    this.#journaled = performance.now();
    const { source, journal, out, issues } = this.#run;
    if (!journal) return;
    const position = this.#last ? source.mark(this.#last) : this.state.position;
    const written = { out: out.written(this.#sizes.out), issues: issues?.written(this.#sizes.issues) };
    journal.write({ position, ...written, tally: this.state.tally, ending });
  }
}

function sizesOf({ out, issues }: Run) {
  return { out: out.size, issues: issues?.size ?? 0 };
}
