/**
 * npm run bench:worker [-- MESSAGES]: messages per second of 1, 2 and 4 workers with one thread each over bundles of
 * about 6 KB, and of one worker with 20 bundles in a message, beside the same work in a loop without a server and
 * beside the floor (a consumer that only parses and stringifies). A real nats-server runs on a free port of this
 * machine and shares its cores. The runs take turns; of each the median and the spread are shown, and what processor
 * time a bundle took. A third of the messages goes first, uncounted, so that no start and no cold code is measured.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { JetStreamManager } from '@nats-io/jetstream';
import { fileOfLines } from '../src/bulk/source.js';
import { layoutOf, openConnection, setUp, submit, type Task } from '../src/worker/index.js';
import { workOn } from '../src/worker/work.js';
import { type NatsServer, startNatsServer } from '../test/worker/server/natsServer.js';
import { texts } from './bundles.js';
import { save } from './results.js';

const ROUNDS = 3;
const CLI = fileURLToPath(new URL('../dist/cli/bin.js', import.meta.url));
const FLOOR = fileURLToPath(new URL('workerFloor.mjs', import.meta.url));
const TASK: Task = {
  dataset: 'super',
  version: 'v2',
  release: '2025-07-09',
  extensions: true,
  translate: 'derive',
  program: 'bench',
};
/** Ticks of the clock by which Linux counts processor time. */
const TICKS = 100;

const count = Number(process.argv[2] ?? 3000);
const lines = texts('medium', count, 17);

interface Measured {
  /** Bundles. */
  readonly perSecond: number;
  /** Processor time of the workers for a bundle, in milliseconds. */
  readonly workerMs: number;
  readonly serverMs: number;
  /** Bytes that the streams keep of a bundle: raw, response, issues. */
  readonly stored?: readonly number[];
}

const runs: Readonly<Record<string, () => Promise<Measured>>> = {
  'in-process': inProcess,
  floor: () => measured({ floor: true }),
  '1 worker': () => measured({}),
  '2 workers': () => measured({ workers: 2 }),
  '4 workers': () => measured({ workers: 4 }),
  '1 worker, batches of 20': () => measured({ batch: 20 }),
};

const results = new Map<string, Measured[]>(Object.keys(runs).map((name) => [name, []]));
process.stdout.write(`${count} bundles of ${Math.round(Buffer.byteLength(lines.join('')) / count)} bytes\n`);
for (let round = 1; round <= ROUNDS; round++) {
  for (const [name, run] of Object.entries(runs)) results.get(name)?.push(await run());
}
const rows = [...results].map(([name, all]) => rowOf(name, all));
const loop = rows[0];
for (const row of rows) {
  const { name, perSecond, spread, workerMs, serverMs } = row;
  process.stdout.write(
    `  ${name.padEnd(24)}${String(perSecond).padStart(6)} bundles/s ±${spread}%  ` +
      `worker ${workerMs.toFixed(2)} ms  server ${serverMs.toFixed(2)} ms  ` +
      `${(workerMs / (loop?.workerMs ?? Number.NaN)).toFixed(2)} loops\n`,
  );
}
save('worker', { bundles: count, rounds: ROUNDS, rows });

function rowOf(name: string, all: readonly Measured[]) {
  const rates = all.map(({ perSecond }) => perSecond).sort((a, b) => a - b);
  const middle = median(rates);
  const [slowest = 0, fastest = 0] = [rates[0], rates.at(-1)];
  return {
    name,
    perSecond: Math.round(middle),
    /** Half the distance between the fastest and the slowest round, in percent. */
    spread: Math.round(((fastest - slowest) / 2 / middle) * 100),
    workerMs: round(median(all.map(({ workerMs }) => workerMs))),
    serverMs: round(median(all.map(({ serverMs }) => serverMs))),
    stored: all[0]?.stored,
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

async function inProcess(): Promise<Measured> {
  const bodies = lines.map((line) => Buffer.from(line));
  const cold = Math.ceil(count / 3);
  for (const body of bodies.slice(0, cold)) workOn({ sequence: 1, contentType: undefined, body }, TASK);
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  for (const body of bodies.slice(cold)) workOn({ sequence: 1, contentType: undefined, body }, TASK);
  const { user, system } = process.cpuUsage(cpu);
  const [seconds, bundles] = [(performance.now() - started) / 1000, count - cold];
  await wait(0);
  return { perSecond: bundles / seconds, workerMs: (user + system) / 1000 / bundles, serverMs: 0 };
}

interface Setting {
  readonly workers?: number;
  readonly batch?: number;
  readonly floor?: boolean;
}

async function measured({ workers = 1, batch = 1, floor = false }: Setting): Promise<Measured> {
  const server = await startNatsServer();
  const children: ChildProcess[] = [];
  try {
    const manager = await load(server, batch);
    const layout = layoutOf(TASK);
    for (let index = 0; index < workers; index++) children.push(startConsumer(server, floor));
    const messages = Math.ceil(count / batch);
    const at = async (least: number) => {
      const answered = await untilAnswered(manager, layout.streams.out, least);
      const spent = children.reduce((sum, { pid }) => sum + cpuOf(pid), 0);
      return { bundles: answered * batch, spent, server: cpuOf(server.pid), time: performance.now() };
    };
    const [first, last] = [await at(messages / 3), await at(messages)];
    const bundles = last.bundles - first.bundles;
    const stored = await Promise.all(
      [layout.streams.in, layout.streams.out, layout.streams.issues].map(
        async (name) => (await manager.streams.info(name)).state.bytes / count,
      ),
    );
    return {
      perSecond: (bundles * 1000) / (last.time - first.time),
      workerMs: ((last.spent - first.spent) * 1000) / bundles,
      serverMs: ((last.server - first.server) * 1000) / bundles,
      stored: stored.map(Math.round),
    };
  } finally {
    for (const child of children) child.kill('SIGTERM');
    await Promise.all(children.map((child) => (child.exitCode === null ? once(child, 'exit') : undefined)));
    await server.remove();
  }
}

async function load(server: NatsServer, batch: number): Promise<JetStreamManager> {
  const input = join(server.folder, 'in.ndjson');
  writeFileSync(input, lines.join('\n'));
  const connection = await openConnection({ url: server.url }, 'bench', { log() {} });
  const layout = layoutOf(TASK);
  const limits = { ackWait: 30_000, maxDeliver: 3, window: 600_000, maxAckPending: 20_000, replicas: 1 };
  await setUp({ connection, layout, task: TASK, ...limits, dryRun: false });
  await submit({
    connection,
    layout,
    source: fileOfLines(input, statSync(input)),
    name: 'bench',
    batch,
    signal: new AbortController().signal,
    log() {},
  });
  await connection.close();
  return server.manager();
}

function startConsumer(server: NatsServer, floor: boolean): ChildProcess {
  const layout = layoutOf(TASK);
  const address = server.url.replace('nats://', '');
  const args = floor
    ? [FLOOR, address, layout.stream, layout.durable, layout.out]
    : [CLI, 'worker', '--dataset', 'super', '--version', 'v2', '--threads', '1', '--servers', address];
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

async function untilAnswered(manager: JetStreamManager, stream: string, least: number): Promise<number> {
  for (;;) {
    const { messages } = (await manager.streams.info(stream)).state;
    if (messages >= least) return messages;
    await wait(20);
  }
}

/** The processor time of a process, all its threads together, in seconds. */
function cpuOf(pid: number | undefined): number {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user = 0, system = 0] = fields.split(' ').slice(11, 13).map(Number);
  return (user + system) / TICKS;
}
