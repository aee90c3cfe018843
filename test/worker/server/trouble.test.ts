/** What goes wrong while a run goes on: full streams, missing rights, slow and stopped workers, a lost server. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type ConsumerInfo, type JetStreamManager, jetstream } from '@nats-io/jetstream';
import { afterEach, describe, expect, it } from 'vitest';
import { line } from '../../bulk/bundles.js';
import { killAll, type Running, run, start, until } from './commands.js';
import { type NatsServer, startNatsServer } from './natsServer.js';

const TASK = ['--dataset', 'super', '--version', 'v2'];
const DURABLE = 'super-v2-2025-07-09';

let server: NatsServer;
let manager: JetStreamManager;
let env: Record<string, string>;

afterEach(async () => {
  await killAll();
  await server.remove();
});

async function setUp(
  config = '',
  login: { user?: string; pass?: string } = {},
  ackWait = '2',
): Promise<void> {
  server = await startNatsServer(config);
  manager = await server.manager(login);
  env = { NATS_URL: server.url };
  if (login.user !== undefined) env = { ...env, NATS_USER: login.user, NATS_PASSWORD: login.pass ?? '' };
  expect(await run(['worker', 'setup', ...TASK, '--ack-wait', ackWait], env)).toMatchObject({ code: 0 });
}

async function publish(count: number, more: object = {}): Promise<void> {
  const js = jetstream(await server.connect({ user: env.NATS_USER, pass: env.NATS_PASSWORD }));
  for (let index = 0; index < count; index++) await js.publish('neci.raw.test', line(`公司${index}`, more));
}

const work = (...args: string[]): Running => start(['worker', ...TASK, '--threads', '1', ...args], env);
const consumer = (): Promise<ConsumerInfo> => manager.consumers.info('NECI', DURABLE);
const logOf = ({ folder }: NatsServer) => readFileSync(join(folder, 'log'), 'utf8');
const countOf = async (stream: string) => (await manager.streams.info(stream)).state.messages;

/** Nothing is acknowledged that is not out, and nothing is out twice. */
async function expectUnanswered(count: number, all: number): Promise<void> {
  const { num_pending, num_ack_pending } = await consumer();
  expect(num_pending + num_ack_pending).toBe(count);
  expect(await countOf('NECI-DATASETS')).toBe(all - count);
}

async function expectAllAnsweredOnce(all: number): Promise<void> {
  await until('all is answered', async () => {
    const consumers = [await consumer(), await manager.consumers.info('NECI-POISON', DURABLE)];
    return consumers.every(({ num_pending, num_ack_pending }) => num_pending + num_ack_pending === 0);
  });
  expect(await countOf('NECI-DATASETS')).toBe(all);
  expect(await countOf('NECI-FAILED')).toBe(0);
}

describe('a stream that is full', () => {
  it('holds the worker up, which says so once and goes on when there is room', async () => {
    await setUp('', {}, '6');
    await manager.streams.update('NECI-DATASETS', { max_msgs: 5 });
    await publish(20);
    const worker = work();
    await until('it is full', () => worker.stderr().includes('takes no messages'));
    // Longer than the server waits for an answer: the messages are kept alive all the same.
    await wait(8000);
    await expectUnanswered(15, 20);
    expect((await consumer()).num_redelivered).toBe(0);
    await manager.streams.update('NECI-DATASETS', { max_msgs: -1 });
    await expectAllAnsweredOnce(20);
    worker.child.kill('SIGTERM');
    expect(await worker.ended).toMatchObject({
      code: 0,
      stderr:
        'neci.dataset.super.v2 takes no messages (maximum messages exceeded); trying again until it does\n' +
        'neci.dataset.super.v2 takes messages again\n' +
        '20 messages answered, 0 of them failed; 0 given back\n',
    });
  });

  it('gives back at the deadline what could not be published', async () => {
    await setUp();
    await manager.streams.update('NECI-DATASETS', { max_msgs: 5 });
    await publish(8);
    const worker = work('--deadline', '1');
    await until('it is full', () => worker.stderr().includes('takes no messages'));
    worker.child.kill('SIGTERM');
    const { code, stderr } = await worker.ended;
    expect(code).toBe(0);
    expect(stderr).toContain('5 messages answered, 0 of them failed; 3 given back\n');
    await expectUnanswered(3, 8);
    await manager.streams.update('NECI-DATASETS', { max_msgs: -1 });
    expect(await work('--until-empty').ended).toMatchObject({ code: 0 });
    await expectAllAnsweredOnce(8);
  });

  it('holds submit up, which goes on in order when there is room', async () => {
    await setUp();
    await manager.streams.update('NECI', { max_msgs: 50 });
    const lines = Array.from({ length: 400 }, (_, index) => line(`公司${index}`));
    writeFileSync(join(server.folder, 'in.ndjson'), lines.join('\n'));
    const loading = start(['worker', 'submit', join(server.folder, 'in.ndjson')], env);
    await until('it is full', () =>
      loading.stderr().includes('takes no messages (maximum messages exceeded)'),
    );
    expect(await countOf('NECI')).toBe(50);
    await manager.streams.update('NECI', { max_msgs: -1 });
    expect(await loading.ended).toMatchObject({ code: 0 });
    for (const seq of [1, 50, 51, 400])
      expect((await manager.streams.getMessage('NECI', { seq }))?.string()).toBe(lines[seq - 1]);
  });
});

describe('a worker without the right to publish', () => {
  const users = (denied: string) => `authorization {
    users: [
      { user: admin, password: secret }
      { user: limited, password: secret, permissions: { publish: { deny: ["${denied}"] } } }
    ]
  }`;
  const admin = { user: 'admin', pass: 'secret' };

  it.each(['neci.dataset.>', 'neci.failed', 'neci.issues'])(
    'to %s pulls nothing, and says why',
    async (denied) => {
      await setUp(users(denied), admin);
      await publish(3);
      const { code, stderr } = await run(['worker', ...TASK, '--until-empty'], {
        ...env,
        NATS_USER: 'limited',
      });
      expect(code).toBe(3);
      const subject = denied.replace('>', 'super.v2');
      expect(stderr).toBe(`neci-kyc: this user may not publish to ${subject}\n`);
      expect(await consumer()).toMatchObject({ num_pending: 3, num_ack_pending: 0 });
    },
  );

  it('or to acknowledge ends, and says why', async () => {
    await setUp(users('$JS.ACK.>'), admin);
    await publish(3);
    const { code, stderr } = await run(['worker', ...TASK], { ...env, NATS_USER: 'limited' });
    expect(code).toBe(3);
    expect(stderr).toContain('neci-kyc: this user has no right of publish to $JS.ACK.NECI.');
  });

  it('which it loses while it works acknowledges nothing that is not out', async () => {
    await setUp(users('nothing'), admin);
    await publish(2000);
    env = { ...env, NATS_USER: 'limited' };
    const worker = work();
    await until('some are answered', async () => (await countOf('NECI-DATASETS')) > 50);
    server.reload(users('neci.dataset.>'));
    await until('the right is lost', () => logOf(server).includes('Reloaded'));
    // A quick worker has nothing left to publish.
    env = { ...env, NATS_USER: 'admin' };
    await publish(100);
    const { code, stderr } = await worker.ended;
    expect(code).toBe(3);
    expect(stderr).toContain('neci-kyc: this user ');
    const { num_pending, num_ack_pending } = await consumer();
    expect(2100 - num_pending - num_ack_pending).toBeLessThanOrEqual(await countOf('NECI-DATASETS'));
    expect(num_pending).toBeGreaterThan(0);
  });
});

describe('a worker that is slow', () => {
  it('and stands still past the time for an answer loses its messages to another, and none is out twice', async () => {
    await setUp();
    const slow = work('--max-in-flight', '64');
    await until('it waits for messages', async () => (await consumer()).num_waiting > 0);
    slow.child.kill('SIGSTOP');
    await publish(100);
    const other = work();
    await expectAllAnsweredOnce(100);
    slow.child.kill('SIGCONT');
    await wait(500);
    for (const worker of [slow, other]) worker.child.kill('SIGTERM');
    expect((await slow.ended).code).toBe(0);
    await expectAllAnsweredOnce(100);
  });

  it('is cut off by the server, connects again, and all is answered once', async () => {
    await setUp('max_pending: 8MB\nwrite_deadline: "500ms"', {}, '5');
    const slow = work('--max-in-flight', '64');
    await until('it waits for messages', async () => (await consumer()).num_waiting > 0);
    slow.child.kill('SIGSTOP');
    await publish(60, { scope: '售'.repeat(100_000) });
    await until('the server has cut it off', () => logOf(server).includes('Slow Consumer'));
    slow.child.kill('SIGCONT');
    await expectAllAnsweredOnce(60);
    slow.child.kill('SIGTERM');
    const { code, stderr } = await slow.ended;
    expect(code).toBe(0);
    expect(stderr).toMatch(/^the connection to 127\.0\.0\.1:\d+ is lost; reconnecting$/m);
  });
});

describe('a server that is gone', () => {
  it('is told of once, and once when it is back', async () => {
    await setUp();
    await publish(5);
    const worker = work();
    await until('all is answered', async () => (await countOf('NECI-DATASETS')) === 5);
    await server.kill();
    await wait(3000); // several tries to connect
    await server.restart();
    await until('it is back', () => worker.stderr().includes('again'));
    manager = await server.manager();
    await publish(5);
    await expectAllAnsweredOnce(10);
    worker.child.kill('SIGTERM');
    const { code, stderr } = await worker.ended;
    expect(code).toBe(0);
    expect(stderr.split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/^the connection to 127\.0\.0\.1:\d+ is lost; reconnecting$/),
      expect.stringMatching(/^connected to 127\.0\.0\.1:\d+ again$/),
    ]);
  });

  it('does not keep a stopped worker past its deadline', async () => {
    await setUp();
    await publish(500);
    const worker = work('--deadline', '1');
    await until('some are answered', async () => (await countOf('NECI-DATASETS')) > 10);
    await server.kill();
    worker.child.kill('SIGTERM');
    const started = performance.now();
    expect((await worker.ended).code).toBe(0);
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  it('is named when it was never there', async () => {
    await setUp();
    await server.kill();
    expect(await run(['worker', 'status', ...TASK], env)).toMatchObject({
      code: 3,
      stderr: `neci-kyc: can't connect to ${server.url.replace('nats://', '')}: connection refused\n`,
    });
  });
});

describe('without setup', () => {
  it.each([
    ['worker', ...TASK],
    ['worker', 'status', ...TASK],
    ['worker', 'drain', ...TASK, '--out', '-'],
    ['worker', 'submit', 'examples/bundles.ndjson'],
  ])('%s %s says what to run first', async (...args) => {
    server = await startNatsServer();
    const { code, stderr } = await run(args, { NATS_URL: server.url });
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringContaining('run neci-kyc worker setup first'),
    });
  });
});

describe('setup', () => {
  it('changes nothing with --dry-run, and nothing when all is there', async () => {
    server = await startNatsServer();
    env = { NATS_URL: server.url };
    manager = await server.manager();
    const dry = await run(['worker', 'setup', ...TASK, '--dry-run'], env);
    expect(dry.stdout).toContain('create stream NECI (neci.raw.>)\n');
    expect((await manager.getAccountInfo()).streams).toBe(0);
    const { stdout } = await run(['worker', 'setup', ...TASK], env);
    expect(stdout).toBe(dry.stdout);
    expect((await run(['worker', 'setup', ...TASK], env)).stdout).toBe('nothing to change\n');
  });

  it('keeps what a second task and the operator have added, and says what it changes', async () => {
    await setUp();
    await manager.streams.update('NECI', { max_bytes: 1e9 });
    const { stdout } = await run(
      ['worker', 'setup', '--dataset', 'refresh', '--version', 'v1', '--window', '60'],
      env,
    );
    expect(stdout).toContain('change stream NECI: duplicate_window 600s -> 60s\n');
    expect(stdout).toContain(
      'change stream NECI-DATASETS: duplicate_window 600s -> 60s; subjects + neci.dataset.refresh.v1\n',
    );
    expect(stdout).toContain('create consumer refresh-v1-2025-07-09 of NECI (neci.raw.>)\n');
    expect((await manager.streams.info('NECI')).config.max_bytes).toBe(1e9);
    expect((await manager.streams.info('NECI-DATASETS')).config.subjects).toEqual([
      'neci.dataset.super.v2',
      'neci.dataset.refresh.v1',
    ]);
  });

  it('lets no worker with other options take part', async () => {
    await setUp();
    const args = ['worker', ...TASK, '--no-extensions', '--durable', DURABLE];
    expect(await run(args, env)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('give the same options as to setup, or another --durable'),
    });
  });
});

describe('metrics', () => {
  /** Of three good messages and a bad one. */
  const ALL_COUNTED = [
    'neci_kyc_worker_messages_total{outcome="done"} 3',
    'neci_kyc_worker_messages_total{outcome="failed"} 1',
    'neci_kyc_worker_duration_seconds_count 4',
    'neci_kyc_worker_in_flight 0',
  ];

  it('count messages by outcome and issues by code, and hold nothing of a bundle', async () => {
    await setUp();
    await publish(3);
    const js = jetstream(await server.connect());
    await js.publish('neci.raw.test', '{"bad');
    const worker = work('--metrics-port', '0');
    await until('all is answered', async () => (await consumer()).num_pending === 0);
    const url = () => /metrics on (\S+)\n/.exec(worker.stderr())?.[1] ?? '';
    await until('the address is printed', () => url() !== '');
    const metrics = async () => (await fetch(url())).text();
    await until('all is counted', async () => {
      const text = await metrics();
      return ALL_COUNTED.every((line) => text.includes(`${line}\n`));
    });
    const text = await metrics();
    expect(text).toMatch(/^neci_kyc_worker_issues_total\{code="missing_value",severity="warning"\} \d+$/m);
    expect(text).not.toContain('公司');
    expect((await fetch(url().replace('/metrics', '/'))).status).toBe(404);
    worker.child.kill('SIGTERM');
    expect((await worker.ended).code).toBe(0);
  });
});

describe('status', () => {
  it('shows what waits, what failed and what is left', async () => {
    await setUp();
    await publish(3);
    const args = ['worker', 'status', ...TASK, '--interval', '0.1'];
    expect((await run(args, env)).stdout).toBe(
      'waiting         3\nin flight       0\nredelivered     0\nfailed          0\npoison          0\n' +
        'workers waiting 0\nmessages/s      0\ntime left       unknown: no message was answered\n',
    );
    await work('--until-empty').ended;
    expect(JSON.parse((await run([...args, '--json'], env)).stdout)).toMatchObject({
      waiting: 0,
      secondsLeft: 0,
    });
  });
});
