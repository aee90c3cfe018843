/** What --config adds to the work of workers, and to who may share it. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { line } from '../../bulk/bundles.js';
import { killAll, run } from './commands.js';
import { type NatsServer, startNatsServer } from './natsServer.js';

const TASK = ['--dataset', 'super', '--version', 'v2'];
const BUNDLES = [line('甲有限公司', { status: '某种状态' }), line('乙有限公司', { status: '存续' })];

let server: NatsServer;

beforeEach(async () => {
  server = await startNatsServer();
});
afterEach(async () => {
  await killAll();
  await server.remove();
});

const command = (...args: string[]) => run(args, { NATS_URL: server.url });

function file(name: string, text: string): string {
  const path = join(server.folder, name);
  writeFileSync(path, text);
  return path;
}

async function publish(...bodies: string[]): Promise<void> {
  const js = jetstream(await server.connect());
  for (const body of bodies) await js.publish('neci.raw.test', body);
}

/** What `normalize --ndjson` makes of the bundles with a config. */
async function normalized(config: readonly string[]): Promise<string> {
  const args = ['normalize', '--ndjson', '-', ...TASK, '--quiet', ...config];
  return (await run(args, {}, BUNDLES.join('\n'))).stdout;
}

const MODULE = `export default {
  codes: { status: { 某种状态: 'CLOSED' } },
  translate: { rule: 'acme/names/1', company: () => 'Acme Ltd.' },
  endpoints: [{ name: 'acme', carries: 'rows', map: () => ({}) }],
  via: 'Acme Register Feed',
};`;

describe('workers with a config', () => {
  it.each([
    ['JSON', 'own.json', '{"codes":{"status":{"某种状态":"CLOSED"}},"via":"企享云"}'],
    ['a module', 'own.mjs', MODULE],
  ])('make what normalize makes with it: %s', async (_, name, text) => {
    const config = ['--config', file(name, text)];
    await command('worker', 'setup', ...TASK, ...config);
    await publish(...BUNDLES);
    const worked = await command('worker', ...TASK, ...config, '--threads', '2', '--until-empty');
    expect(worked).toMatchObject({
      code: 0,
      stderr: '2 messages answered, 0 of them failed; 0 given back\n',
    });
    const drained = await command('worker', 'drain', ...TASK, ...config, '--out', '-', '--quiet');
    expect(drained.stdout).toBe(await normalized(config));
    const [first] = drained.stdout.split('\n');
    const { content } = JSON.parse(first ?? '');
    expect([content.status, content.sources[0].info]).toEqual([
      'CLOSED',
      expect.stringMatching(/^by way of /),
    ]);
    expect(drained.stdout).not.toBe(await normalized([]));
  });

  it('do not work for a consumer that was set up with another one, or without', async () => {
    const one = ['--config', file('one.json', '{"via":"One"}')];
    const other = ['--config', file('other.json', '{"via":"Other"}')];
    await command('worker', 'setup', ...TASK, ...one);
    await publish(...BUNDLES);
    for (const config of [other, []]) {
      const refused = await command('worker', ...TASK, ...config, '--until-empty');
      expect(refused.code).not.toBe(0);
      expect(refused.stderr).toContain('give the same options as to setup, or another --durable');
    }
    const taken = await command('worker', ...TASK, ...one, '--until-empty');
    expect(taken.stderr).toBe('2 messages answered, 0 of them failed; 0 given back\n');
  });

  it('put a message for which a function of the config fails among the failed ones, without its data', async () => {
    const config = [
      '--config',
      file(
        'fails.mjs',
        `export default { translate: { rule: 'acme/names/1', company(name) {
          if (name.startsWith('甲')) return Promise.reject(new Error(name));
        } } };`,
      ),
    ];
    await command('worker', 'setup', ...TASK, ...config);
    await publish(...BUNDLES);
    const worked = await command('worker', ...TASK, ...config, '--threads', '1', '--until-empty');
    expect(worked).toMatchObject({
      code: 0,
      stderr: '2 messages answered, 1 of them failed; 0 given back\n',
    });
    const failed = join(server.folder, 'failed');
    const drained = await command(
      'worker',
      'drain',
      ...TASK,
      ...config,
      '--out',
      '-',
      '--failed',
      failed,
      '--quiet',
    );
    expect(drained.stdout.trimEnd().split('\n')).toHaveLength(1);
    const { header } =
      (await (await server.manager()).streams.getMessage('NECI-FAILED', { seq: 1 })) ??
      expect.fail('none failed');
    expect(header.get('Neci-Error')).toBe('AdditionError');
    expect(header.get('Neci-Explanation')).toContain('translate.company must return at once');
    expect(header.get('Neci-Explanation')).not.toContain('甲');
  });

  it('do not start with a config that is not valid', async () => {
    const config = file('unsafe.json', '{"codes":{"status":{"吊销":"LIVE"}}}');
    const { code, stderr } = await command('worker', ...TASK, '--config', config, '--until-empty');
    expect(code).toBe(2);
    expect(stderr).toContain(`${config}: codes.status.吊销 hides a revocation`);
  });
});
