/** What becomes of single messages: good ones, bad ones, batches, equal ones, and those that kill. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JetStreamClient, type JetStreamManager, jetstream, type StoredMsg } from '@nats-io/jetstream';
import { headers } from '@nats-io/nats-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { line } from '../../bulk/bundles.js';
import { killAll, run, start, until } from './commands.js';
import { type NatsServer, startNatsServer } from './natsServer.js';

const TASK = ['--dataset', 'super', '--version', 'v2'];

let server: NatsServer;
let manager: JetStreamManager;
let js: JetStreamClient;

beforeEach(async () => {
  server = await startNatsServer();
  manager = await server.manager();
  js = jetstream(await server.connect());
  // So long that a worker that is held up by a loaded machine loses no message.
  await command('worker', 'setup', ...TASK, '--ack-wait', '20');
});
afterEach(async () => {
  await killAll();
  await server.remove();
});

const at = (name: string) => join(server.folder, name);
const command = (...args: string[]) => run(args, { NATS_URL: server.url });
const workUntilEmpty = (...args: string[]) =>
  command('worker', ...TASK, '--threads', '1', '--until-empty', ...args);

async function publish(body: string | Uint8Array, contentType?: string): Promise<void> {
  const all = headers();
  if (contentType !== undefined) all.set('Content-Type', contentType);
  await js.publish('neci.raw.test', body, { headers: all });
}

async function stored(stream: string): Promise<StoredMsg[]> {
  const { state } = await manager.streams.info(stream);
  const found: StoredMsg[] = [];
  for (let seq = state.first_seq; state.messages > 0 && seq <= state.last_seq; seq++) {
    const message = await manager.streams.getMessage(stream, { seq });
    if (message) found.push(message);
  }
  return found;
}

const reasonOf = ({ header }: StoredMsg) => `${header.get('Neci-Error')} ${header.get('Neci-Reason')}`;

/** What `normalize --ndjson` makes of lines. */
async function normalized(...lines: string[]): Promise<string[]> {
  const { stdout } = await run(['normalize', '--ndjson', '-', ...TASK, '--quiet'], {}, lines.join('\n'));
  return stdout.trimEnd().split('\n');
}

describe('a worker', () => {
  it('publishes the response that normalize gives, with the id of the input and the task', async () => {
    await publish(line('甲有限公司'));
    expect((await workUntilEmpty()).stderr).toBe('1 messages answered, 0 of them failed; 0 given back\n');
    const [response] = await stored('NECI-DATASETS');
    expect(response?.string()).toBe((await normalized(line('甲有限公司')))[0]);
    expect(response?.header.get('Nats-Msg-Id')).toMatch(/^[0-9a-f]{64}\.super\.v2\.2025-07-09\.\d/);
    expect(response?.header.get('Neci-Input-Sequence')).toBe('1');
    expect(response?.header.get('Content-Type')).toBe('application/json');
  });

  it('publishes the issues as NDJSON with the id of the response and the sequence of the input', async () => {
    await publish(line('甲有限公司'));
    await workUntilEmpty();
    const [[response], [issues]] = [await stored('NECI-DATASETS'), await stored('NECI-ISSUES')];
    const entries = (issues?.string() ?? '').split('\n').map((each) => JSON.parse(each));
    const id = response?.header.get('Nats-Msg-Id');
    expect(entries.map(({ code }) => code)).toContain('missing_value');
    for (const entry of entries) expect(entry).toMatchObject({ id, sequence: 1 });
  });

  it.each([
    ['not JSON', '{"a":', 'application/json', 'RawPayloadError not_json'],
    ['empty', '', undefined, 'MessageError empty'],
    ['of another content type', line('甲'), 'text/csv', 'MessageError content_type'],
    ['not a bundle', '[]', undefined, 'RawPayloadError not_a_bundle'],
    ['not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), undefined, 'RawPayloadError encoding'],
    ['an empty batch', '\n\n', 'application/x-ndjson', 'MessageError empty'],
  ])(
    'puts a message that is %s among the failed ones, once and with its body',
    async (_what, body, type, reason) => {
      await publish(body, type);
      expect((await workUntilEmpty()).code).toBe(0);
      await workUntilEmpty();
      const failed = await stored('NECI-FAILED');
      expect(failed.map(reasonOf)).toEqual([reason]);
      expect(Buffer.from(failed[0]?.data ?? [])).toEqual(Buffer.from(body));
      expect(failed[0]?.header.get('Neci-Input-Sequence')).toBe('1');
      expect(failed[0]?.header.get('Content-Type')).toBe(type ?? '');
      expect(await stored('NECI-DATASETS')).toEqual([]);
    },
  );

  it('answers a batch with the responses of its lines, and puts the bad lines among the failed ones', async () => {
    const [good, other] = [line('甲有限公司'), line('乙有限公司')];
    await publish(`${good}\n{"bad\n\n${other}\n`, 'application/x-ndjson; charset=utf-8');
    await workUntilEmpty();
    const [response] = await stored('NECI-DATASETS');
    expect(response?.string().split('\n')).toEqual(await normalized(good, other));
    expect(response?.header.get('Neci-Input-Lines')).toBe('1,4');
    expect(response?.header.get('Content-Type')).toBe('application/x-ndjson');
    const [failed] = await stored('NECI-FAILED');
    expect(failed?.string()).toBe('{"bad');
    expect(failed?.header.get('Neci-Input-Line')).toBe('2');
  });

  it('gives each of two equal bundles a response of its own', async () => {
    await publish(line('甲有限公司'));
    await publish(line('甲有限公司'));
    await workUntilEmpty();
    const responses = await stored('NECI-DATASETS');
    expect(responses.map(({ header }) => header.get('Neci-Input-Sequence')).sort()).toEqual(['1', '2']);
    const drained = await command('worker', 'drain', ...TASK, '--out', '-', '--quiet');
    expect(drained.stdout.trimEnd().split('\n')).toEqual(
      await normalized(line('甲有限公司'), line('甲有限公司')),
    );
  });

  it('keeps one response of a message that is delivered again after its response was published', async () => {
    await publish(line('甲有限公司'));
    await workUntilEmpty();
    // The server forgets the acknowledgement.
    await manager.consumers.delete('NECI', 'super-v2-2025-07-09');
    await command('worker', 'setup', ...TASK);
    await workUntilEmpty();
    expect(await stored('NECI-DATASETS')).toHaveLength(1);
  });

  it('tries a message alone that was delivered too often through no fault of its own', async () => {
    await command('worker', 'setup', ...TASK, '--ack-wait', '1');
    await publish(line('甲有限公司'));
    const consumer = await js.consumers.get('NECI', 'super-v2-2025-07-09');
    for (let delivery = 1; delivery <= 2; delivery++)
      expect((await consumer.next({ expires: 5000 }))?.info.deliveryCount).toBe(delivery);
    const { stderr } = await workUntilEmpty();
    expect(stderr).toContain('message 1 was delivered 2 times without an answer; tried alone, it has one\n');
    expect((await stored('NECI-DATASETS')).map((each) => each.string())).toEqual(
      await normalized(line('甲有限公司')),
    );
    expect(await stored('NECI-FAILED')).toEqual([]);
  });

  it('puts a message that kills three workers among the failed ones, and answers the others', async () => {
    await server.remove();
    server = await startNatsServer('max_payload: 16MB');
    manager = await server.manager();
    js = jetstream(await server.connect());
    await command('worker', 'setup', ...TASK, '--ack-wait', '1');
    // Long enough in work for the kill to come while it is.
    const rows = JSON.stringify({ inv: '甲', subConAm: '1' });
    await publish(`{"neci":{"entName":"毒有限公司","shareholders":[${`${rows},`.repeat(200_000)}${rows}]}}`);
    await publish(line('乙有限公司'));
    const consumer = () => manager.consumers.info('NECI', 'super-v2-2025-07-09');
    const mark = { last_by_subj: 'NECI-TRIED.super-v2-2025-07-09.1' };
    const isHeldAgain = [
      async () => (await consumer()).delivered.consumer_seq >= 1,
      async () => (await consumer()).num_redelivered >= 1,
      async () => (await manager.streams.getMessage('NECI-POISON', mark)) !== null,
    ];
    for (const isHeld of isHeldAgain) {
      const worker = start(['worker', ...TASK, '--threads', '1'], { NATS_URL: server.url });
      await until('the message is in work', isHeld);
      worker.child.kill('SIGKILL');
      await worker.ended;
    }
    const { code, stderr } = await workUntilEmpty();
    expect(code).toBe(0);
    expect(stderr).toContain('message 1 was delivered 3 times and never answered; it is in neci.failed\n');
    const failed = await stored('NECI-FAILED');
    expect(failed.map(reasonOf)).toEqual(['PoisonMessage max_deliver']);
    expect(failed[0]?.data.length).toBeGreaterThan(5_000_000);
    expect(await stored('NECI-DATASETS')).toHaveLength(1);
  });

  it('survives a message that takes more memory than a thread may have, and answers the others', async () => {
    await command('worker', 'setup', ...TASK, '--ack-wait', '1');
    await publish(`{"neci":{"entName":"甲","shareholders":[${'{},'.repeat(330_000)}{}]}}`);
    await publish(line('乙有限公司'));
    const { code, stderr } = await workUntilEmpty('--thread-memory', '32');
    expect(stderr).toContain('ERR_WORKER_OUT_OF_MEMORY');
    expect(code).toBe(0);
    expect((await stored('NECI-FAILED')).map(reasonOf)).toEqual(['PoisonMessage max_deliver']);
    expect(await stored('NECI-DATASETS')).toHaveLength(1);
  });

  it('puts a message whose response the server would not take among the failed ones', async () => {
    await server.remove();
    server = await startNatsServer('max_payload: 4096');
    manager = await server.manager();
    js = jetstream(await server.connect());
    await command('worker', 'setup', ...TASK);
    const bundle = `${line('甲有限公司')}\n`;
    await publish(bundle.repeat(Math.floor(3900 / Buffer.byteLength(bundle))), 'application/x-ndjson');
    await workUntilEmpty();
    const failed = await stored('NECI-FAILED');
    expect(failed.map(reasonOf)).toEqual(['MessageError response_too_large']);
    // The body and the headers together are too long for an entry; the stream has the body.
    expect(failed[0]?.header.get('Neci-Body')).toBe('in NECI at sequence 1: too large for this entry');
  });
});

describe('submit and drain', () => {
  it('name a record that is too large for a message, and answer the others', async () => {
    await server.remove();
    server = await startNatsServer('max_payload: 8192');
    manager = await server.manager();
    await command('worker', 'setup', ...TASK);
    writeFileSync(
      at('in.ndjson'),
      `${line('甲')}\n${line('乙', { scope: 'x'.repeat(9000) })}\n${line('丙')}\n`,
    );
    expect(await command('worker', 'submit', at('in.ndjson'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('neci-kyc: 1 records are too large for a message\n'),
    });
    await workUntilEmpty();
    const drained = await command(
      'worker',
      'drain',
      ...TASK,
      '--out',
      at('out.ndjson'),
      '--failed',
      at('failed'),
    );
    expect(drained.code).toBe(1);
    expect(drained.stderr).toContain('1 records were too large to be submitted');
    expect(readFileSync(at('out.ndjson'), 'utf8').trimEnd().split('\n')).toEqual(
      await normalized(line('甲'), line('丙')),
    );
    expect(JSON.parse(readFileSync(at('failed'), 'utf8'))).toMatchObject({ record: 2, reason: 'too_large' });
  });

  it('drain the responses in the order of the input, whatever the order of the stream', async () => {
    const names = ['甲', '乙', '丙', '丁'];
    for (const name of names) await publish(line(name));
    const consumer = await js.consumers.get('NECI', 'super-v2-2025-07-09');
    const first = await consumer.next({ expires: 5000 });
    const working = start(['worker', ...TASK, '--threads', '1'], { NATS_URL: server.url });
    await until('three are answered', async () => (await stored('NECI-DATASETS')).length === 3);
    first?.nak();
    await until('all are answered', async () => (await stored('NECI-DATASETS')).length === 4);
    working.child.kill('SIGTERM');
    await working.ended;
    const { stdout } = await command('worker', 'drain', ...TASK, '--out', '-');
    expect(stdout.trimEnd().split('\n')).toEqual(await normalized(...names.map((name) => line(name))));
  });

  it('drain says what is not done yet, and exits 1', async () => {
    await publish(line('甲'));
    const { code, stderr } = await command('worker', 'drain', ...TASK, '--out', at('out'), '--no-wait');
    expect(code).toBe(1);
    expect(stderr).toContain('1 messages are not done yet');
  });

  it('take a folder of bundles', async () => {
    const { code, stderr } = await command('worker', 'submit', 'examples');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/^\d+ messages stored, 0 were there already\n$/),
    });
    await workUntilEmpty();
    const [drained, folder] = [
      await command('worker', 'drain', ...TASK, '--out', '-', '--quiet'),
      await command('normalize', 'examples', ...TASK, '--quiet'),
    ];
    expect(drained.stdout).toBe(folder.stdout);
  });
});

describe('submit', () => {
  const source = (count: number) => Array.from({ length: count }, (_, index) => line(`公司${index}`));
  const bodies = async () => (await stored('NECI')).map((message) => message.string());

  it('changes nothing when it is repeated', async () => {
    writeFileSync(at('in.ndjson'), source(300).join('\n'));
    await command('worker', 'submit', at('in.ndjson'));
    const again = await command('worker', 'submit', at('in.ndjson'));
    expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining('0 messages stored') });
    expect(await bodies()).toEqual(source(300));
  });

  it('goes on after what was loaded when it was killed, in the order of the source', async () => {
    const lines = source(20_000);
    writeFileSync(at('in.ndjson'), lines.join('\n'));
    for (const share of [0.1, 0.4]) {
      const loading = start(['worker', 'submit', at('in.ndjson')], { NATS_URL: server.url });
      await until(`${share} is loaded`, async () => {
        return (await manager.streams.info('NECI')).state.messages > lines.length * share;
      });
      loading.child.kill('SIGKILL');
      await loading.ended;
    }
    const { stderr } = await command('worker', 'submit', at('in.ndjson'));
    expect(stderr).toMatch(/^went on after record [\d,]+; /);
    const { state } = await manager.streams.info('NECI');
    expect(state.messages).toBe(lines.length);
    for (const seq of [1, 2001, 9999, 20_000])
      expect((await manager.streams.getMessage('NECI', { seq }))?.string()).toBe(lines[seq - 1]);
  });

  it('loads in order what the server did not confirm before it was killed', async () => {
    const lines = source(20_000);
    writeFileSync(at('in.ndjson'), lines.join('\n'));
    const loading = start(['worker', 'submit', at('in.ndjson')], { NATS_URL: server.url });
    await until('some is loaded', async () => (await manager.streams.info('NECI')).state.messages > 2000);
    await server.kill();
    await server.restart();
    expect(await loading.ended).toMatchObject({ code: 0 });
    manager = await server.manager();
    const { state } = await manager.streams.info('NECI');
    expect(state.messages).toBe(lines.length);
    for (const seq of [1, 2001, 9999, 20_000])
      expect((await manager.streams.getMessage('NECI', { seq }))?.string()).toBe(lines[seq - 1]);
  });

  it('refuses another source under the same name', async () => {
    writeFileSync(at('in.ndjson'), source(3).join('\n'));
    await command('worker', 'submit', at('in.ndjson'));
    writeFileSync(at('in.ndjson'), ['甲', '乙', '丙', '丁'].map((name) => line(name)).join('\n'));
    expect(await command('worker', 'submit', at('in.ndjson'))).toMatchObject({
      code: 2,
      stderr: 'neci-kyc: the stream has another source under the name "in"; give this one another --name\n',
    });
    expect(await bodies()).toEqual(source(3));
  });

  it('puts several bundles into a message', async () => {
    writeFileSync(at('in.ndjson'), source(5).join('\n'));
    await command('worker', 'submit', at('in.ndjson'), '--batch', '2');
    expect(await bodies()).toEqual(
      [0, 2, 4].map((first) =>
        source(5)
          .slice(first, first + 2)
          .join('\n'),
      ),
    );
    await workUntilEmpty();
    const { stdout } = await command('worker', 'drain', ...TASK, '--out', '-');
    expect(stdout.trimEnd().split('\n')).toEqual(await normalized(...source(5)));
  });
});
