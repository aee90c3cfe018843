/**
 * The journal of a run: how far it has come, in whole lines, beside the output file. A run that was stopped or
 * killed is taken up from there; when a run ends the journal goes.
 */

import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Position } from './block.js';
import { beside, WriteError } from './sink.js';
import type { Tally } from './tally.js';

export interface Progress {
  readonly position: Position;
  /** The size of what is written up to there. */
  readonly out: number;
  readonly issues: number;
  readonly tally: Tally;
}

/** Input, options and program: a run can only be taken up by one that would have done the same. */
export interface Identity {
  readonly program: string;
  readonly input: string;
  readonly task: unknown;
}

interface Entry extends Progress {
  readonly process: number;
  readonly identity: Identity;
}

export class Journal {
  readonly path: string;
  readonly #identity: Identity;

  constructor(out: string, identity: Identity) {
    this.path = beside(out, 'journal');
    this.#identity = identity;
  }

  /** What an earlier run left, or why it can't be used. */
  read(): Progress | 'none' | 'other' | { readonly busy: number } {
    let entry: Entry;
    try {
      entry = JSON.parse(readFileSync(this.path, 'utf8')); // written whole, by us
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'none';
      return 'other';
    }
    if (entry.process !== process.pid && isAlive(entry.process)) return { busy: entry.process };
    return JSON.stringify(entry.identity) === JSON.stringify(this.#identity) ? entry : 'other';
  }

  /** Replaces the journal whole, so that a kill leaves the old one or the new one. */
  write(progress: Progress): void {
    const entry: Entry = { process: process.pid, identity: this.#identity, ...progress };
    try {
      writeFileSync(`${this.path}.tmp`, JSON.stringify(entry), { mode: 0o600 });
      renameSync(`${this.path}.tmp`, this.path);
    } catch (error) {
      rmSync(`${this.path}.tmp`, { force: true });
      throw new WriteError(this.path, error);
    }
  }

  discard(): void {
    rmSync(this.path, { force: true });
  }
}

function isAlive(pid: unknown): boolean {
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid < 1) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
