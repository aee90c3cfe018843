import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** A loader for which the packages that match are not installed. */
function without(pattern: string): string {
  const hooks = `export async function resolve(name, context, next) {
    if (!/${pattern}/.test(name)) return next(name, context);
    throw Object.assign(new Error("Cannot find package '" + name + "' imported from x"), { code: 'ERR_MODULE_NOT_FOUND' });
  }`;
  const script = `import { register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hooks)}));`;
  return `data:text/javascript,${encodeURIComponent(script)}`;
}

function run(pattern: string, ...args: string[]) {
  const all = ['--import', without(pattern), 'dist/cli/bin.js', ...args];
  return spawnSync(process.execPath, all, { encoding: 'utf8' });
}

describe('the libraries of the worker', () => {
  it('are named with the command that installs them when they are missing', () => {
    const { status, stderr } = run('^@nats-io', 'worker', '--dataset', 'super', '--version', 'v2');
    expect({ status, stderr }).toEqual({
      status: 3,
      stderr: expect.stringMatching(
        /^neci-kyc: this command needs the package @nats-io\/[\w-]+, which is not installed; run: npm install @nats-io\/transport-node @nats-io\/jetstream @nats-io\/nats-core\n$/,
      ),
    });
  });

  it.each([
    ['the help of worker', ['worker', '--help']],
    ['other commands', ['normalize', 'examples/minimal.json', '--dataset', 'super', '--version', 'v2']],
  ])('are not needed by %s', (_what, args) => {
    expect(run('^(@nats-io|prom-client)', ...args).status).toBe(0);
  });
});
