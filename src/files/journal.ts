/** How far a run has come, in a file beside its output. A run that was stopped or killed is resumed from there. */

import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Tail } from './digest.js';
import { TakenOverError, WriteError } from './ioError.js';
import { beside, statOf } from './target.js';

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
        rmSync(`${path}.tmp`, { force: true });
        // It names what failed. A link put in its way is not followed.
        writeFileSync(`${path}.tmp`, last, { mode: 0o600, flag: 'wx' });
        renameSync(`${path}.tmp`, path);
      } catch (error) {
        rmSync(`${path}.tmp`, { force: true });
        throw new WriteError(path, error);
      }
    },
    discard() {
      if (last === undefined || textOf(path) !== last) return;
      rmSync(path, { force: true });
      last = undefined;
    },
  };
}

/** Undefined also for a folder, and for a pipe, which reading would wait for. */
function textOf(path: string): string | undefined {
  if (statOf(path)?.isFile() !== true) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function entryOf<State>(text: string | undefined, identity: unknown): Entry<State> | undefined {
  try {
    const entry: (Entry<State> & { readonly identity: unknown }) | null = JSON.parse(text ?? 'null');
    if (!entry || JSON.stringify(entry.identity) !== JSON.stringify(identity)) return undefined;
    return [entry.parts, entry.state].every((each) => typeof each === 'object' && each) ? entry : undefined;
  } catch {
    return undefined;
  }
}
