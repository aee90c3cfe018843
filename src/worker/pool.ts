/**
 * The threads that map. A thread that crashes costs the message in its hands and nothing else: those that waited
 * behind it go to another thread, and a new thread takes its place.
 */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Task } from './task.js';
import type { Job, Worked } from './work.js';

export interface Pool {
  /** @throws ThreadCrash when the thread that held the message ended. */
  work(job: Job): Promise<Worked>;
  close(): Promise<void>;
}

export interface PoolOptions {
  readonly task: Task;
  readonly threads: number;
  /** The heap that a thread may have, in megabytes. */
  readonly memory: number;
}

/** A thread ended while it worked on a message. */
export class ThreadCrash extends Error {
  override readonly name = 'ThreadCrash' as const;
}

/** The next message is there when the one in work is done. */
const JOBS_PER_THREAD = 2;

interface Waiting {
  readonly job: Job;
  resolve(worked: Worked): void;
  reject(error: unknown): void;
}

interface Thread {
  readonly worker: Worker;
  /** The first one is in work. */
  readonly jobs: Waiting[];
  isReady: boolean;
}

/**
 * @returns the pool once every thread is ready.
 * @throws Error when a thread can't start.
 */
export async function startPool({ task, threads: size, memory }: PoolOptions): Promise<Pool> {
  const threads = new Set<Thread>();
  const queue: Waiting[] = [];
  /** Why no thread can start any more. */
  let failure: unknown;
  let isClosed = false;

  function start(): Promise<void> {
    const worker = new Worker(threadFile(), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    const thread: Thread = { worker, jobs: [], isReady: false };
    threads.add(thread);
    return new Promise((resolve, reject) => {
      let cause: unknown;
      worker.on('message', (message: 'ready' | Worked) => {
        if (message === 'ready') {
          thread.isReady = true;
          resolve();
        } else {
          thread.jobs.shift()?.resolve(message);
        }
        assign();
      });
      worker.on('error', (error) => {
        cause = error;
      });
      worker.on('exit', (code) => {
        threads.delete(thread);
        if (isClosed) return;
        if (thread.isReady) return replace(thread, cause);
        failure = cause ?? new Error(`a thread ended with code ${code} before it was ready`);
        reject(failure);
        for (const { reject: refuse } of [...queue.splice(0), ...thread.jobs]) refuse(failure);
      });
    });
  }

  function replace({ jobs: [culprit, ...behind] }: Thread, cause: unknown): void {
    culprit?.reject(new ThreadCrash(`the thread ended while it worked on the message (${codeOf(cause)})`));
    queue.unshift(...behind);
    start().catch(() => {}); // the jobs that wait are rejected with the error
  }

  function assign(): void {
    while (queue.length > 0) {
      const [thread] = [...threads]
        .filter(({ isReady, jobs }) => isReady && jobs.length < JOBS_PER_THREAD)
        .sort((a, b) => a.jobs.length - b.jobs.length);
      const waiting = thread && queue.shift();
      if (!waiting) return;
      thread.jobs.push(waiting);
      // A copy: the original may be needed again, and is a part of what was received with it.
      const body = new Uint8Array(waiting.job.body);
      thread.worker.postMessage({ ...waiting.job, body }, [body.buffer]);
    }
  }

  await Promise.all(Array.from({ length: size }, start));
  return {
    work: (job) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) return reject(failure);
        queue.push({ job, resolve, reject });
        assign();
      }),
    async close() {
      isClosed = true;
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.name : 'no reason was given';
}

/** The path goes by way of the folder above, so that it holds in the sources and in the bundle. */
function threadFile(): URL {
  const file = new URL('../worker/thread.js', import.meta.url);
  if (existsSync(fileURLToPath(file))) return file;
  throw new Error(`${fileURLToPath(file)} is not there: threads need the built program (npm run build)`);
}
