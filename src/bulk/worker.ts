/** A worker thread of a bulk run: blocks in, what was made of them out, one message each. */

import { parentPort, workerData } from 'node:worker_threads';
import type { Order } from './pool.js';
import { readCompanyOf } from './record.js';
import type { Task } from './task.js';
import { type Result, workOn } from './work.js';

const task: Task = workerData;
const read = await readCompanyOf(task);

parentPort?.on('message', ({ block, spares }: Order) => {
  const done = workOn(block, task, spares, undefined, read);
  const answer: Result = done.tally.failed > 0 ? { ...done, block } : done;
  const lines = answer.block?.kind === 'lines' ? answer.block.pieces : [];
  const moved = [done.out, done.issues, ...lines].map(({ buffer }) => buffer);
  parentPort?.postMessage(answer, moved);
});
