/** What docs/scaling.md shows, run as a reader would. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blocksOf } from '../../docs/markdown.js';
import { run } from './commands.js';
import { type NatsServer, startNatsServer } from './natsServer.js';

const BLOCKS = blocksOf('docs/scaling.md').filter(
  ({ note }) => note === 'tested by test/worker/server/docs.test.ts',
);

let server: NatsServer;
beforeEach(async () => {
  server = await startNatsServer();
});
afterEach(() => server.remove());

/** The lines of the block that has a text. */
function linesWith(text: string): string[] {
  const block = BLOCKS.find((each) => each.text.includes(text));
  return block?.text.trim().split('\n') ?? [];
}

describe('docs/scaling.md', () => {
  it('leads from an installed server to a drained result with five commands', async () => {
    const [install = '', ...commands] = linesWith('apt-get install -y nats-server');
    expect(install).toContain('nats-server --jetstream');
    expect(commands).toHaveLength(4);
    for (const command of commands) {
      const [npx, program, ...args] = command.split(' ');
      expect([npx, program]).toEqual(['npx', 'neci-kyc']);
      const inFolder = args.map((arg) => (arg === 'super.ndjson' ? join(server.folder, arg) : arg));
      expect(await run(inFolder, { NATS_URL: server.url })).toMatchObject({ code: 0 });
    }
    const task = ['--dataset', 'super', '--version', 'v2', '--quiet'];
    const { stdout } = await run(['normalize', 'examples/bundles.ndjson', '--ndjson', ...task]);
    expect(readFileSync(join(server.folder, 'super.ndjson'), 'utf8')).toBe(stdout);
  });
});
