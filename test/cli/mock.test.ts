import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { command as fetchCommand } from '../../src/cli/fetch.js';
import { command } from '../../src/cli/mock.js';
import { bundleOf, NAME } from '../client/companies.js';
import { waitFor } from '../waitFor.js';
import { newFolder, runIn } from './callingWorld.js';

/** Reads what the command prints for a shell. */
function exported(stdout: string): Record<string, string> {
  return Object.fromEntries(
    [...stdout.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
}

/** Runs the mock until the work is done, and returns what it printed. */
async function whileMocking(args: readonly string[], work: (env: Record<string, string>) => Promise<void>) {
  const stop = new AbortController();
  let printed = '';
  const spied = vi.spyOn(stop.signal, 'addEventListener');
  const ran = runIn(
    (io) => {
      const write = io.stdout.write.bind(io.stdout) as (text: string) => boolean;
      io.stdout.write = (text: unknown) => {
        printed += String(text);
        return write(String(text));
      };
      return command(io);
    },
    ['mock', '--port', '0', ...args],
    { signal: stop.signal },
  );
  await waitFor(() => expect(spied).toHaveBeenCalled());
  await work(exported(printed));
  stop.abort('SIGINT');
  return ran;
}

describe('neci-kyc mock', () => {
  it('serves the examples of the package to the commands, and ends when stopped', async () => {
    const ran = await whileMocking([], async (env) => {
      expect(Object.keys(env)).toEqual(['NECI_KYC_BASE_URL', 'NECI_KYC_APP_KEY', 'NECI_KYC_APP_SECRET']);
      const fetched = await runIn(fetchCommand, ['fetch', '小米科技有限责任公司', '--dataset', 'refresh'], {
        env,
      });
      expect(fetched.exitCode).toBe(0);
      expect(JSON.parse(fetched.stdout).isHmd).toMatchObject({ code: '2000' });
    });
    expect(ran.exitCode).toBe(130);
    expect(ran.stderr).toMatch(
      /^listening on http:\/\/127\.0\.0\.1:\d+; stop it with Ctrl-C\nneci-kyc: stopped; 3 calls arrived\n$/,
    );
  });

  it('serves a folder of bundles and fails as told', async () => {
    const folder = await newFolder();
    writeFileSync(join(folder, 'one.json'), JSON.stringify(bundleOf()));
    const args = ['--from', folder, '--fail', 'quota@isHmd', '--fail', 'no_result@qycxnew*1'];
    await whileMocking(args, async (env) => {
      const first = await runIn(fetchCommand, ['fetch', NAME, '--dataset', 'refresh'], { env });
      expect(first.stderr).toContain('qycxnew: no result [NO_RESULT]');
      const second = await runIn(fetchCommand, ['fetch', NAME, '--dataset', 'refresh'], { env });
      expect(second.exitCode).toBe(1);
      expect(second.stderr).toContain('QuotaError isHmd: the quota is used up');
    });
  });

  it.each([
    [['--fail', 'sometimes@'], /Modes are slow, reset/],
    [['--fail', 'QUOTA'], /Modes are slow, reset.*NO_RESULT/],
    [['--fail', '500@inof'], /Endpoints are login, qycxnew/],
    [['--fail', '500@info', '--fail', '500*0'], /must come once or more/],
    [['--port', '99999'], /up to 65535/],
    [['--fail-rate', '2'], /from 0 to 1/],
  ])('refuses %j as a usage error', async (args, message) => {
    const { exitCode, stderr } = await runIn(command, ['mock', ...args]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('says when there is nothing to serve', async () => {
    const folder = await newFolder();
    mkdirSync(join(folder, 'empty'));
    expect(await runIn(command, ['mock', '--port', '0', '--from', folder])).toMatchObject({
      exitCode: 1,
      stderr: `neci-kyc: ${folder} has no company; it must hold raw bundles (*.json) or cases (*/raw/*.json)\n`,
    });
    const torn = join(folder, 'torn.json');
    writeFileSync(torn, '{"qycxnew":');
    expect(await runIn(command, ['mock', '--port', '0', '--from', folder])).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(`neci-kyc: can't serve ${torn}: `),
    });
    rmSync(torn);
    mkdirSync(torn);
    mkdirSync(join(torn, 'raw', 'info.json'), { recursive: true });
    expect(await runIn(command, ['mock', '--port', '0', '--from', folder])).toMatchObject({
      exitCode: 3,
      stderr: expect.stringMatching(/can't read .*\(EISDIR\)\n$/),
    });
    const none = await runIn(command, ['mock', '--from', join(folder, 'none')]);
    expect(none).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('ENOENT') });
  });
});
