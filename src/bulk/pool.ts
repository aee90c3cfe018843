/** The threads that work on the blocks: this one alone, or several workers. One message per block, none per record. */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Block } from './block.js';
import type { ReadCompany } from './record.js';
import type { Task } from './task.js';
import { type Result, workOn } from './work.js';

export interface Pool {
  /** How many blocks may be in work at a time. */
  readonly capacity: number;
  work(block: Block): Promise<Result>;
  /** Takes back the memory of a result that is written. */
  recycle(done: Result): void;
  close(): Promise<void>;
}

export function startPool(task: Task, workers: number, read?: ReadCompany): Pool {
  return workers <= 1 ? thisThread(task, read) : workerPool(task, workers);
}

function thisThread(task: Task, read: ReadCompany | undefined): Pool {
  const spares: ArrayBuffer[] = [];
  return {
    capacity: 1,
    async work(block) {
      // Lets signals and timers run between two blocks.
      await new Promise(setImmediate);
      return workOn(block, task, spares, undefined, read);
    },
    recycle: ({ out, issues }) => void spares.push(issues.buffer, out.buffer),
    async close() {},
  };
}

/** One in work, one waiting. */
const BLOCKS_PER_WORKER = 2;

function workerPool(task: Task, size: number): Pool {
  const spares: ArrayBuffer[] = [];
  const poolWorkers = Array.from({ length: size }, () => new PoolWorker(task));
  return {
    capacity: size * BLOCKS_PER_WORKER,
    work: (block) => leastBusy(poolWorkers).work({ block, spares: spares.splice(-2) }),
    recycle: ({ out, issues }) => void spares.push(issues.buffer, out.buffer),
    async close() {
      await Promise.all(poolWorkers.map((worker) => worker.close()));
    },
  };
}

function leastBusy(workers: readonly PoolWorker[]): PoolWorker {
  return workers.reduce((least, each) => (each.busy < least.busy ? each : least));
}

/** A message to a worker. The memory of its bytes is transferred. */
export interface Order {
  readonly block: Block;
  readonly spares: ArrayBuffer[];
}

interface Waiting {
  resolve(done: Result): void;
  reject(error: unknown): void;
}

/**
 * Several times the largest bundle. The limit matters far below it: without one, V8 lets a heap grow to four times what
 * is alive before it collects.
 */
const LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 32 };

/** Answers in the order in which it is asked. */
class PoolWorker {
  readonly #worker: Worker;
  #waiting: Waiting[] = [];
  /** Why it stopped. */
  #failure: unknown;

  constructor(task: Task) {
    this.#worker = new Worker(workerFile(), { workerData: task, resourceLimits: LIMITS });
    this.#worker.on('message', (done: Result) => this.#waiting.shift()?.resolve(done));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', (code) => this.#fail(new Error(`a worker ended with code ${code}`)));
  }

  get busy(): number {
    return this.#waiting.length;
  }

  work(order: Order): Promise<Result> {
    const { block, spares } = order;
    const lines = block.kind === 'lines' ? block.pieces.map(({ buffer }) => buffer) : [];
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure);
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(order, [...spares, ...lines]);
    });
  }

  /** Blocks in work are answered by an error, which no caller awaits any more. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { reject } of waiting) reject(this.#failure);
  }
}

/** The path is right from this file and from where it is bundled. */
function workerFile(): URL {
  const file = new URL('../bulk/worker.js', import.meta.url);
  if (existsSync(fileURLToPath(file))) return file;
  throw new Error(`${fileURLToPath(file)} is not there: workers need the built program (npm run build)`);
}
