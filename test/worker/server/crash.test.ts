/** Twenty thousand bundles, and processes that end in the middle of the work. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JetStreamManager } from '@nats-io/jetstream';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { texts } from '../../../bench/bundles.js';
import { type Ended, killAll, run, start, until } from './commands.js';
import { type NatsServer, startNatsServer } from './natsServer.js';

const COUNT = 20_000;
const TASK = ['--dataset', 'super', '--version', 'v2'];
/** By the line that each is put before. */
const PLANTED = new Map([
  [1, '{"qycxnew":'],
  [500, '[]'],
  [7000, '{"qycxnew":{"result":{"success":true},"value":{}}}'],
  [12_345, '{"a":1,"a":2}'],
  [19_999, 'null'],
]);

const lines = texts('small', COUNT, 17);
const input = lines.flatMap((line, index) => {
  const bad = PLANTED.get(index + 1);
  return bad === undefined ? [line] : [bad, line];
});

let server: NatsServer;
let manager: JetStreamManager;
let expected: Buffer;

beforeEach(async () => {
  server = await startNatsServer();
  manager = await server.manager();
  writeFileSync(join(server.folder, 'in.ndjson'), `${input.join('\n')}\n`);
});
afterEach(async () => {
  await killAll();
  await server.remove();
});
afterAll(killAll);

const at = (name: string) => join(server.folder, name);
const command = (...args: string[]) => run(args, { NATS_URL: server.url });
const worker = (...args: string[]) =>
  start(['worker', ...TASK, '--threads', '1', ...args], { NATS_URL: server.url });

async function load(): Promise<void> {
  const normalized = await command(
    'normalize',
    at('in.ndjson'),
    '--ndjson',
    ...TASK,
    '--out',
    at('ref.ndjson'),
  );
  expect(normalized.code).toBe(1); // the planted ones
  expected = readFileSync(at('ref.ndjson'));
  // Short, so that what a killed worker held is delivered again soon.
  expect(await command('worker', 'setup', ...TASK, '--ack-wait', '4')).toMatchObject({ code: 0, stderr: '' });
  expect(await command('worker', 'submit', at('in.ndjson'))).toMatchObject({ code: 0 });
}

async function answered(): Promise<number> {
  return (await manager.streams.info('NECI-DATASETS')).state.messages;
}

async function drainAndCompare(): Promise<void> {
  const drained: Ended = await command(
    ...['worker', 'drain', ...TASK, '--out', at('out.ndjson'), '--failed', at('failed.ndjson')],
  );
  expect(drained.stderr).toContain(
    `${(COUNT + PLANTED.size).toLocaleString('en')} messages, ${COUNT.toLocaleString('en')} with a response, ${PLANTED.size} failed\n`,
  );
  expect(drained.code).toBe(1);
  expect(readFileSync(at('out.ndjson')).equals(expected)).toBe(true);
  const failed = readFileSync(at('failed.ndjson'), 'utf8').trim().split('\n');
  const found = failed.map((line) => JSON.parse(line)).sort((a, b) => a.sequence - b.sequence);
  expect(found.map(({ body }) => body)).toEqual([...PLANTED.values()]);
  expect(found.map(({ sequence }) => input[sequence - 1])).toEqual([...PLANTED.values()]);
  // Not one of them twice, before the drain has dropped anything.
  expect(await answered()).toBe(COUNT);
  expect((await manager.streams.info('NECI-FAILED')).state.messages).toBe(PLANTED.size);
}

describe('20,000 bundles', () => {
  it('are each answered once when one worker is killed, one is stopped and one comes late', async () => {
    await load();
    const [killed, stopped] = [worker(), worker()];
    await until('a quarter is answered', async () => (await answered()) > COUNT / 4);
    killed.child.kill('SIGKILL');
    await until('half is answered', async () => (await answered()) > COUNT / 2);
    const late = worker('--until-empty');
    stopped.child.kill('SIGTERM');
    expect(await stopped.ended).toMatchObject({ code: 0 });
    expect((await killed.ended).signal).toBe('SIGKILL');
    expect(await late.ended).toMatchObject({ code: 0 });
    await drainAndCompare();
  });

  it('are each answered once when the server is killed as well, and starts again on its folder', async () => {
    await load();
    const [killed, stopped] = [worker(), worker()];
    await until('a quarter is answered', async () => (await answered()) > COUNT / 4);
    killed.child.kill('SIGKILL');
    await server.kill();
    await server.restart();
    manager = await server.manager();
    await until('half is answered', async () => (await answered()) > COUNT / 2);
    const late = worker('--until-empty');
    stopped.child.kill('SIGTERM');
    const { code, stderr } = await stopped.ended;
    expect(code).toBe(0);
    expect(stderr.match(/is lost; reconnecting/g)).toHaveLength(1);
    expect(stderr.match(/connected to .* again/g)).toHaveLength(1);
    expect(await late.ended).toMatchObject({ code: 0 });
    await drainAndCompare();
  });
});
