import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { command } from '../../src/cli/worker.js';
import { runCommand } from '../cli/runCommand.js';

const TASK = ['--dataset', 'super', '--version', 'v2'];
const folder = mkdtempSync(join(tmpdir(), 'neci-kyc-mistakes-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Nothing listens there. */
const env = { NATS_URL: 'nats://127.0.0.1:1', HOME: folder };

describe('a mistake', () => {
  it.each([
    [[...TASK, '--servers', ''], 2, /--servers is empty; leave it out, or name a server/],
    [['status', ...TASK, '--context', ''], 2, /--context is empty/],
    [[...TASK, '--stream', 'a b'], 2, /--stream must consist of/],
    [[...TASK, '--out', 'neci.raw.x'], 2, /--out is among the subjects of --in/],
    [['setup', ...TASK, '--in', 'neci.>.x'], 2, /--in must be a subject/],
    [['drain', ...TASK, '--out', '-', '--out-subject', 'a.*'], 2, /--out must be a subject/],
    [['status', ...TASK, '--durable', 'a.b'], 2, /--durable must consist of/],
    [['submit', ''], 2, /the name of the input is empty/],
    [['submit', join(folder, 'none.ndjson')], 3, /can't read .*none\.ndjson \(ENOENT\)/],
    [['submit', folder], 2, /there is no \*\.json in /],
    [['submit', 'examples', '--batch', '2'], 2, /--batch is for NDJSON/],
    [['submit', 'examples/bundles.ndjson', '--in', 'neci.*'], 2, /--failed-subject is among the subjects/],
  ])('is found before the server is asked: worker %j', async (args, code, message) => {
    const { exitCode, stderr } = await runCommand(command, ['worker', ...args], { env });
    expect([exitCode, stderr]).toEqual([code, expect.stringMatching(message)]);
  });

  it('in the address of a server shows no part of a password', async () => {
    const secret = { ...env, NATS_URL: 'nats://me:pass/word@127.0.0.1:1' };
    const { exitCode, stderr } = await runCommand(command, ['worker', ...TASK], { env: secret });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('write "%" as %25')]);
    expect(stderr).not.toMatch(/pass\/|word@/);
  });
});
