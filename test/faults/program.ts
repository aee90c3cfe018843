/** The built program in a process of its own: started, watched, killed. `npm run build` makes it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CHECKPOINT_EVERY_MS } from '../../src/bulk/run.js';

const BIN = resolve('dist/cli/bin.js');
const RENDITION = ['--dataset', 'super', '--version', 'v2'];

export interface Ended {
  /** The exit code; null after a kill. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Program {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

interface Options {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Arguments of Node itself. */
  readonly node?: readonly string[];
}

export function start(args: readonly string[], { env = {}, node = [] }: Options = {}): Program {
  if (!existsSync(BIN)) throw new Error(`${BIN} is missing: run npm run build first`);
  const child = spawn(process.execPath, [...node, BIN, ...args], { env: { ...process.env, ...env } });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  // What it doesn't read any more is not an error here.
  child.stdin.on('error', () => {});
  const ended = new Promise<Ended>((done) => child.on('close', (code) => done({ code, stdout, stderr })));
  return { child, ended };
}

/** The arguments of a run over many bundles. */
export function normalizing(args: readonly string[]): string[] {
  return ['normalize', ...RENDITION, '--ndjson', '--quiet', ...args];
}

/**
 * Waits until something can be observed, or the program has ended.
 *
 * @returns whether it was observed
 */
export async function observed({ child }: Program, isThere: () => boolean): Promise<boolean> {
  for (;;) {
    if (isThere()) return true;
    if (child.exitCode !== null || child.signalCode !== null) return false;
    await wait(1);
  }
}

export async function kill({ child, ended }: Program): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}

/** Stops a program for so long that its journal is due, and lets it go on. */
export async function hold({ child }: Program): Promise<void> {
  child.kill('SIGSTOP');
  await wait(CHECKPOINT_EVERY_MS + 100);
  child.kill('SIGCONT');
}

/** The file that grows beside an output until it is whole, and is its lock. */
export function partOf(out: string): string {
  return join(dirname(out), `.${basename(out)}.neci-kyc-part`);
}

/** Where in its input `--resume` would go on, in bytes, by the journal of a run. */
export function resumedAt(out: string): number {
  try {
    const text = readFileSync(join(dirname(out), `.${basename(out)}.neci-kyc-journal`), 'utf8');
    return Number(/"at":(\d+)/.exec(text)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** As if the run that was killed had been killed half a minute ago: its output is free. */
export function letAge(part: string): void {
  if (existsSync(part)) utimesSync(part, 0, 0);
}

export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** What a run left that it should not have: parts, journals, files under way. */
export function leftIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /neci-kyc-(?:part|journal)|\.tmp$/.test(path),
  );
}

/** Gives a function a folder of its own, and removes it afterwards. */
export async function inFolder<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'neci-kyc-faults-'));
  try {
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function isSame(one: string, other: string): boolean {
  return readFileSync(one).equals(readFileSync(other));
}
