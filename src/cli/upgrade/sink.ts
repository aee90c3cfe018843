/** A file that is there under its name only once it is whole; until then its text grows beside it. */

import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dataError } from '../command.js';
import { codeOf } from '../input.js';

export interface Sink {
  write(text: string): Promise<void>;
  /** Puts the file in its place. */
  finish(): Promise<void>;
  /** Leaves things as they were. */
  drop(): Promise<void>;
}

const NOWHERE: Sink = { write: async () => {}, finish: async () => {}, drop: async () => {} };

/** A sink that keeps nothing when there is no file. */
export async function openSink(file: string | undefined): Promise<Sink> {
  if (file === undefined) return NOWHERE;
  const temporary = join(dirname(file), `.neci-kyc-${randomBytes(8).toString('hex')}.tmp`);
  const orFail = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw dataError(`can't write ${file} (${codeOf(error)})`);
    }
  };
  const handle = await orFail(open(temporary, 'wx'));
  return {
    write: async (text) => {
      if (text !== '') await orFail(handle.appendFile(text));
    },
    finish: async () => {
      await orFail(handle.close());
      await orFail(rename(temporary, file));
    },
    drop: async () => {
      await handle.close();
      await rm(temporary, { force: true });
    },
  };
}
