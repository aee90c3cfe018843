import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const LEFT_OUT = ['.git', 'node_modules', 'dist', 'coverage', 'site/dist'];
const scratches: string[] = [];

afterEach(() => {
  for (const folder of scratches.splice(0)) rmSync(folder, { recursive: true });
});

/** Builds a copy of the repository whose quickstart has one more line, and returns what the build says. */
function buildWith(line: string): { readonly status: number | null; readonly said: string } {
  const scratch = mkdtempSync(join(tmpdir(), 'neci-kyc-site-'));
  scratches.push(scratch);
  cpSync('.', scratch, { recursive: true, filter: (file) => !LEFT_OUT.includes(relative('.', file)) });
  symlinkSync(resolve('node_modules'), join(scratch, 'node_modules'));
  appendFileSync(join(scratch, 'docs/quickstart.md'), `\n${line}\n`);
  const tsx = resolve('node_modules/tsx/dist/cli.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, 'scripts/docs.ts', '--keep-api'], {
    cwd: scratch,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

describe('the build fails', () => {
  it('on a link to a file that does not exist, and names both', () => {
    const { status, said } = buildWith('See [the guide](how-to/missing.md).');
    expect(said).toContain('docs/quickstart.md links to docs/how-to/missing.md, which does not exist');
    expect(status).not.toBe(0);
  });

  it('on a link to a heading that does not exist, and names both', () => {
    const { status, said } = buildWith('See [the guide](reference/issues.md#no-such-heading).');
    expect(said).toContain(
      '/quickstart.html links to /reference/issues.html#no-such-heading, which is not a heading of it',
    );
    expect(status).not.toBe(0);
  });
});
