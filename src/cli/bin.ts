#!/usr/bin/env node
/** The program `neci-kyc`: the command line on this process's streams, clock and signals. */

import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { WriteError } from '../files/ioError.js';
import { EXIT, exitOf, type Io } from './command.js';
import { main } from './main.js';

function processIo(): Io {
  let stop: AbortSignal | undefined;
  let stderr: NodeJS.WriteStream | undefined;
  return {
    // Node creates these streams on first use.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    get stderr() {
      stderr ??= ignoreErrors(process.stderr);
      return stderr;
    },
    env: process.env,
    now: () => new Date(),
    newId: () => randomUUID().replaceAll('-', '').toUpperCase(),
    // Listening replaces the default action, so a command that doesn't use the signal keeps it.
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

/** A closed stderr must not stop the program. */
function ignoreErrors(stderr: NodeJS.WriteStream): NodeJS.WriteStream {
  return stderr.on('error', () => {});
}

const io = processIo();

/** Ends the program at once. Listeners of its exit remove what it has not finished. */
process.stdout.on('error', (error) => {
  const exit = exitOf(new WriteError('stdout', error, 'stdout'));
  if (exit?.message) io.stderr.write(`neci-kyc: ${exit.message}\n`);
  process.exit(exit?.exitCode);
});

/**
 * A module of the user's can end the process, or wait for what never comes, so that nothing is left to do (13). Neither
 * may look like success.
 */
function exitEarly(code: number): void {
  if (code !== EXIT.ok && code !== UNSETTLED) return;
  writeSync(
    2,
    'neci-kyc: ended before the work was done; does the module of --config exit, or wait for something?\n',
  );
  process.exitCode = EXIT.system;
}
const UNSETTLED = 13;

process.once('exit', exitEarly);
const exitCode = await main(process.argv.slice(2), io);
process.removeListener('exit', exitEarly);
process.exitCode = exitCode;
