/** How far a run has come, in a file beside its output. A run that was stopped or killed is resumed from there. */

import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Tail } from './digest.js';
import { TakenOverError, WriteError } from './ioError.js';
import { beside } from './target.js';

export interface Entry<State> {
  /** What the part of each output held. */
  readonly parts: { readonly [role in string]?: { readonly size: number; readonly tail: Tail | undefined } };
  readonly state: State;
}

export interface Journal<State> {
  readonly exists: boolean;
  /** What a run of the same identity left; undefined where there is none, or where the journal is damaged. */
  readonly earlier: Entry<State> | undefined;
  /** @throws TakenOverError when another run has written the journal since; WriteError. */
  write(entry: Entry<State>): void;
  discard(): void;
}

/** `out` is a path without links. Input, options and program make the `identity` of a run. */
export function journalOf<State>(out: string, identity: unknown): Journal<State> {
  const path = beside(out, 'journal');
  const run = randomUUID();
  const found = textOf(path);
  let last = found;
  return {
    exists: found !== undefined,
    earlier: entryOf(found, identity),
    write(entry) {
      if (textOf(path) !== last) throw new TakenOverError();
      last = JSON.stringify({ run, identity, ...entry });
      try {
        writeFileSync(`${path}.tmp`, last, { mode: 0o600 }); // it names what failed
        renameSync(`${path}.tmp`, path);
      } catch (error) {
        rmSync(`${path}.tmp`, { force: true });
        throw new WriteError(path, error);
      }
    },
    discard() {
      if (textOf(path) !== last) return;
      rmSync(path, { force: true });
      last = undefined;
    },
  };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function entryOf<State>(text: string | undefined, identity: unknown): Entry<State> | undefined {
  try {
    const entry: (Entry<State> & { readonly identity: unknown }) | null = JSON.parse(text ?? 'null');
    return entry && JSON.stringify(entry.identity) === JSON.stringify(identity) ? entry : undefined;
  } catch {
    return undefined;
  }
}
