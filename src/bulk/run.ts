/**
 * A bulk run: blocks are read, worked on by a pool, and written in the order of the input. What is written and
 * what a checkpoint says of it are whole lines at any time.
 */

import { WriteError } from '../files/ioError.js';
import type { Sink } from '../files/sink.js';
import { type Block, type Place, type Position, START } from './block.js';
import { emptyOverview } from './overview.js';
import { startPool } from './pool.js';
import type { ReadCompany } from './record.js';
import type { Source } from './source.js';
import { addTally, emptyTally, type Tally } from './tally.js';
import type { Task } from './task.js';
import { type Result, workOn } from './work.js';

export interface Run {
  readonly source: Source;
  readonly task: Task;
  /** That of the task's config; workers load it themselves. */
  readonly read?: ReadCompany | undefined;
  readonly out: Sink;
  readonly issues: Sink | undefined;
  readonly workers: number;
  /** Ends the run when so many records have failed. */
  readonly maxFailures: number;
  /** Ends the run after the block in work. */
  readonly signal: AbortSignal;
  /** Records how far the run has come; undefined when it can't be resumed. */
  readonly checkpoint: ((progress: Progress) => void) | undefined;
  /** The last checkpoint of the run that is resumed. */
  readonly from: Progress | undefined;
  readonly onProgress: (state: State) => void;
}

/** How far a run has come: everything up to here is written. */
export interface State {
  readonly position: Position;
  readonly tally: Tally;
}

/** What a run is resumed from. */
export interface Progress extends State {
  /** The input is read, and only the files may not be in their places. */
  readonly ending?: Ending;
}

/** `all`: the input is read to its end; `failures`: too many records failed. */
export interface Ending {
  readonly by: 'all' | 'failures';
  /** The last record that was read, when too many failed; undefined when an earlier run had read it. */
  readonly at?: Place;
}

/** `signal`: the run was stopped. */
export type Ended = State & (Ending | { readonly by: 'signal' });

export const CHECKPOINT_EVERY_MS = 1000;

/**
 * @throws WriteError when the output can't be written, InputError when the input changed or isn't the one that the
 * resumed run read.
 */
export async function runBulk(run: Run): Promise<Ended> {
  const ledger = new Ledger(run);
  if (run.from?.ending) return { ...ledger.state, ...run.from.ending };
  ledger.checkpoint();
  if (ledger.isClosed) return ledger.end();
  const pool = startPool(run.task, run.workers, run.read);
  const underWay: Promise<void>[] = [];
  let written = Promise.resolve();
  try {
    for await (const block of run.source.blocks(ledger.state.position, run.signal)) {
      const [done, before] = [pool.work(block), written];
      written = before.then(async () => pool.recycle(await ledger.commit(block, await done)));
      // Both are awaited, but maybe only after they have failed.
      for (const promise of [done, written]) promise.catch(() => {});
      underWay.push(written);
      if (underWay.length >= pool.capacity) await underWay.shift();
      if (ledger.isClosed) break;
    }
    await written;
  } catch (error) {
    // A stream that waits for input fails when it is stopped.
    if (error instanceof WriteError || !run.signal.aborted) throw error;
  } finally {
    await pool.close();
    await Promise.allSettled([written]);
  }
  // Stopping drops the blocks in work, but not an error of writing.
  await written.catch((error: unknown) => {
    if (error instanceof WriteError) throw error;
  });
  return ledger.end();
}

/** What is written, and the account of it. */
class Ledger {
  readonly state: { position: Position; readonly tally: Tally };
  readonly #run: Run;
  #last: Block | undefined;
  #ending: Ending | undefined;
  #saved = performance.now();

  constructor(run: Run) {
    this.#run = run;
    const tally = emptyTally(run.task.overview ? emptyOverview() : undefined);
    if (run.from) addTally(tally, run.from.tally);
    this.state = { position: run.from?.position ?? START, tally };
    // An earlier run had a higher limit.
    if (tally.failed >= run.maxFailures) this.#ending = { by: 'failures' };
  }

  /** Whether no block is taken any more. */
  get isClosed(): boolean {
    return this.#ending !== undefined || this.#run.signal.aborted;
  }

  /** Gives what was written, whose memory is free then. */
  async commit(block: Block, done: Result): Promise<Result> {
    if (this.isClosed) return done;
    const { out, issues, task, read, maxFailures, onProgress } = this.#run;
    const left = maxFailures - this.state.tally.failed;
    const kept = done.tally.failed >= left ? workOn(done.block ?? block, task, [], left, read) : done;
    await out.write(kept.out);
    await issues?.write(kept.issues);
    addTally(this.state.tally, kept.tally);
    this.state.position = block.end;
    this.#last = block;
    if (kept.stoppedAt) this.#ending = { by: 'failures', at: kept.stoppedAt };
    onProgress(this.state);
    if (performance.now() - this.#saved >= CHECKPOINT_EVERY_MS) this.checkpoint();
    return kept;
  }

  end(): Ended {
    if (!this.#ending && this.#run.signal.aborted) {
      this.checkpoint();
      return { ...this.state, by: 'signal' };
    }
    const ending = this.#ending ?? { by: 'all' };
    this.checkpoint(ending);
    return { ...this.state, ...ending };
  }

  /** Between two blocks, so that what is written is what is counted. */
  checkpoint(ending?: Ending): void {
    this.#saved = performance.now();
    const { source, checkpoint } = this.#run;
    const position = this.#last ? source.mark(this.#last) : this.state.position;
    checkpoint?.({ position, tally: this.state.tally, ending });
  }
}
