/** The commands as a user runs them: processes of the built program. */

import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

const BIN = 'dist/cli/bin.js';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** What it has written to stderr so far. */
  stderr(): string;
}

type Env = Readonly<Record<string, string>>;

const running = new Set<ChildProcess>();

/** Nothing of the user's own settings reaches the commands. */
export function start(args: readonly string[], env: Env = {}, stdin?: string): Running {
  const child = spawn(process.execPath, [BIN, ...args], {
    env: { PATH: process.env.PATH, HOME: '/nonexistent', ...env },
  });
  running.add(child);
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  child.stdin.on('error', () => {}).end(stdin ?? '');
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, stdout, stderr });
    });
  });
  return { child, ended, stderr: () => stderr };
}

export function run(args: readonly string[], env?: Env, stdin?: string): Promise<Ended> {
  return start(args, env, stdin).ended;
}

/** What a failed test left running. */
export async function killAll(): Promise<void> {
  for (const child of running) child.kill('SIGKILL');
  while (running.size > 0) await wait(10);
}

/** Waits until something is so, and fails after five minutes: a machine may be slow. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 300_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`waited five minutes until ${what}`);
    await wait(50);
  }
}
