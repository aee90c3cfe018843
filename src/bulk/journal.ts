/**
 * The journal of a run: how far it has come, in whole lines, and what is written up to there, beside the output
 * file. A run that was stopped or killed is taken up from there; when a run ends the journal goes.
 */

import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Written } from '../files/atomicFile.js';
import { codeOf, WriteError } from '../files/ioError.js';
import { beside } from '../files/target.js';
import type { Place, Position } from './block.js';
import type { Tally } from './tally.js';

export interface Progress {
  readonly position: Position;
  readonly out: Written | undefined;
  /** Absent without an issues file. */
  readonly issues?: Written;
  readonly tally: Tally;
  /** The run is done, and only its files may not be in their places. */
  readonly ending?: Ending;
}

/** `all`: the input is done; `failures`: too many records had failed. */
export interface Ending {
  readonly by: 'all' | 'failures';
  /** The last record that was read, when there were too many failures; absent when an earlier run had read it. */
  readonly at?: Place;
}

/** Input, options and program: a run can only be taken up by one that would have done the same. */
export interface Identity {
  readonly program: string;
  readonly input: string;
  readonly task: unknown;
  /** What the issues go to: a run that writes a file can't go on with what went to a device. */
  readonly issues?: string;
}

interface Entry extends Progress {
  readonly identity: Identity;
}

export class Journal {
  readonly path: string;
  readonly #identity: Identity;

  /** `out` is a path without links. */
  constructor(out: string, identity: Identity) {
    this.path = beside(out, 'journal');
    this.#identity = identity;
  }

  /** What an earlier run left, or why it can't be used. */
  read(): Progress | 'none' | 'other' {
    let entry: Entry;
    try {
      entry = JSON.parse(readFileSync(this.path, 'utf8')); // written whole, by us
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return 'none';
      return 'other';
    }
    return JSON.stringify(entry.identity) === JSON.stringify(this.#identity) ? entry : 'other';
  }

  /** Replaces the journal whole, so that a kill leaves the old one or the new one. */
  write(progress: Progress): void {
    const entry: Entry = { identity: this.#identity, ...progress };
    const next = `${this.path}.tmp`;
    this.#guard(() => {
      try {
        writeFileSync(next, JSON.stringify(entry), { mode: 0o600 });
        renameSync(next, this.path);
      } finally {
        rmSync(next, { force: true });
      }
    });
  }

  discard(): void {
    this.#guard(() => rmSync(this.path, { force: true }));
  }

  #guard(act: () => void): void {
    try {
      act();
    } catch (error) {
      throw new WriteError(this.path, error);
    }
  }
}
