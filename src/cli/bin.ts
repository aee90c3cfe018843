#!/usr/bin/env node
/** The program `neci-kyc`: the command line with the real world around it. */

import { randomUUID } from 'node:crypto';
import type { Io } from './command.js';
import { main } from './main.js';

function processIo(): Io {
  let stop: AbortSignal | undefined;
  let stderr: NodeJS.WriteStream | undefined;
  return {
    // Node makes these when they are first asked for.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    get stderr() {
      stderr ??= heedless(process.stderr);
      return stderr;
    },
    env: process.env,
    now: () => new Date(),
    newId: () => randomUUID().replaceAll('-', '').toUpperCase(),
    // A command that doesn't ask for it is ended by the system.
    get signal() {
      stop ??= stopSignal();
      return stop;
    },
  };
}

function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort(name));
  return stop.signal;
}

/** Talk that nobody hears any more ends no work. */
function heedless(stderr: NodeJS.WriteStream): NodeJS.WriteStream {
  return stderr.on('error', () => {});
}

const io = processIo();

/**
 * A pipe that its reader closed (`| head -1`) ends the program quietly. What is to be put in order is put in order
 * by who listens to the exit.
 */
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit(0);
  io.stderr.write(`neci-kyc: can't write stdout (${code}${code === 'ENOSPC' ? ': no space left' : ''})\n`);
  process.exit(1);
});

process.exitCode = await main(process.argv.slice(2), io);
