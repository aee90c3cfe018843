/** Runs a consumer's program over all golden cases, where it can reach nothing but itself. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { inject } from 'vitest';
import { CASES, differences } from './goldens.js';

const machine = `${process.platform}-${process.arch}`;
/** bun has a second one, for processors without AVX2; workerd calls x64 64, Deno names the C library. */
const PROGRAMS = {
  bun: [`@oven/bun-${machine}/bin/bun`, `@oven/bun-${machine}-baseline/bin/bun`],
  deno: [`@deno/${machine}${process.platform === 'linux' ? '-glibc' : ''}/deno`],
  workerd: [`@cloudflare/workerd-${machine.replace('x64', '64')}/bin/workerd`],
};

/** A folder without node_modules: a bundle that needs a package fails in it. Removed with the project. */
export function emptyFolder(): string {
  return mkdtempSync(join(dirname(inject('project')), 'bundle-'));
}

/** Runs a command over all golden cases and returns the files that it makes differently. */
export function run(command: string, ...before: readonly string[]): string[] {
  const folder = emptyFolder();
  const [input, output] = [join(folder, 'cases.json'), join(folder, 'renditions.json')];
  writeFileSync(input, JSON.stringify(CASES));
  execFileSync(command, [...before, input, output], { stdio: 'pipe' });
  return differences(JSON.parse(readFileSync(output, 'utf8')));
}

/** The same by Node. */
export function runByNode(file: string): string[] {
  return run(process.execPath, file);
}

/**
 * The same by a script for the web that assigns its exports to `consumer`, with what ECMAScript has and the two globals of
 * the web that the package may need, and nothing of Node.
 */
export function runAsPage(script: string): string[] {
  const context = createContext({ TextDecoder, TextEncoder });
  runInContext(script, context);
  const made: string = runInContext(`JSON.stringify(consumer.renditions(${JSON.stringify(CASES)}))`, context);
  return differences(JSON.parse(made));
}

/** A program that a package brings along for this machine, such as node_modules/@oven/bun-linux-x64/bin/bun. */
export function programOf(project: string, name: keyof typeof PROGRAMS): string {
  const file = PROGRAMS[name]
    .map((path) => join(project, 'node_modules', path))
    .find((path) => existsSync(path));
  if (file === undefined) throw new Error(`The package ${name} brings no program for ${machine}`);
  return file;
}
