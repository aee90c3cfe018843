/** Who works on the blocks: this thread alone, or several beside it. One message a block, none a record. */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Block } from './block.js';
import type { Task } from './task.js';
import { type Done, workOn } from './work.js';

export interface Crew {
  /** So many blocks may be under way. */
  readonly capacity: number;
  work(block: Block): Promise<Done>;
  /** Takes back the memory of what is written. */
  reuse(done: Done): void;
  close(): Promise<void>;
}

export function startCrew(task: Task, workers: number): Crew {
  return workers <= 1 ? alone(task) : team(task, workers);
}

function alone(task: Task): Crew {
  const spares: ArrayBuffer[] = [];
  return {
    capacity: 1,
    async work(block) {
      // Signals and timers have their turn between two blocks.
      await new Promise(setImmediate);
      return workOn(block, task, spares);
    },
    reuse: ({ out, issues }) => void spares.push(issues.buffer, out.buffer),
    async close() {},
  };
}

/** Two blocks a worker: one in work, one waiting for it. */
const BLOCKS_PER_WORKER = 2;

function team(task: Task, size: number): Crew {
  const spares: ArrayBuffer[] = [];
  const members = Array.from({ length: size }, () => new Member(task));
  return {
    capacity: size * BLOCKS_PER_WORKER,
    work: (block) => leastBusy(members).work({ block, spares: spares.splice(-2) }),
    reuse: ({ out, issues }) => void spares.push(issues.buffer, out.buffer),
    async close() {
      await Promise.all(members.map((member) => member.close()));
    },
  };
}

function leastBusy(members: readonly Member[]): Member {
  return members.reduce((least, each) => (each.busy < least.busy ? each : least));
}

/** What a worker is sent. Memory changes hands. */
export interface Order {
  readonly block: Block;
  readonly spares: ArrayBuffer[];
}

interface Waiting {
  resolve(done: Done): void;
  reject(error: unknown): void;
}

/**
 * Room for the largest bundle several times over. The limit is there for what it does far below it: V8 lets a
 * heap without one grow to four times what is alive before it collects, and a small one to half as much.
 */
const LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 32 };

/** One worker. It answers in the order in which it is asked. */
class Member {
  readonly #worker: Worker;
  #waiting: Waiting[] = [];
  /** Why it works no more. */
  #failure: unknown;

  constructor(task: Task) {
    this.#worker = new Worker(workerFile(), { workerData: task, resourceLimits: LIMITS });
    this.#worker.on('message', (done: Done) => this.#waiting.shift()?.resolve(done));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', (code) => this.#fail(new Error(`a worker ended with code ${code}`)));
  }

  get busy(): number {
    return this.#waiting.length;
  }

  work(order: Order): Promise<Done> {
    const { block, spares } = order;
    const lines = block.kind === 'lines' ? block.pieces.map(({ buffer }) => buffer) : [];
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure);
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(order, [...spares, ...lines]);
    });
  }

  /** What it has in work is answered by an error that nobody waits for any more. */
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

/** The path goes by way of the folder above, from where this file stands and from where it is bundled. */
function workerFile(): URL {
  const file = new URL('../bulk/worker.js', import.meta.url);
  if (existsSync(fileURLToPath(file))) return file;
  throw new Error(`${fileURLToPath(file)} is not there: workers need the built program (npm run build)`);
}
