/** A worker thread: messages in, what was made of them out. */

import { parentPort, workerData } from 'node:worker_threads';
import { readCompanyOf } from '../bulk/record.js';
import type { Task } from './task.js';
import { type Job, workOn } from './work.js';

const task: Task = workerData;
const read = await readCompanyOf(task);

parentPort?.on('message', (job: Job) => {
  const worked = workOn(job, task, read);
  const moved = [worked.response, worked.issues].flatMap((bytes) => (bytes ? [bytes.buffer] : []));
  parentPort?.postMessage(worked, moved);
});
parentPort?.postMessage('ready');
