#!/usr/bin/env node
/** The program `neci-kyc`: the command line with the real world around it. */

import { randomUUID } from 'node:crypto';
import type { Io } from './command.js';
import { main } from './main.js';

function processIo(): Io {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort(name));
  return {
    // Node makes these when they are first asked for.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    get stderr() {
      return process.stderr;
    },
    env: process.env,
    now: () => new Date(),
    newId: () => randomUUID().replaceAll('-', '').toUpperCase(),
    signal: stop.signal,
  };
}

/** A pipe that its reader closed (`| head -1`) ends the program quietly. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await main(process.argv.slice(2), processIo());
