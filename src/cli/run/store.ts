/**
 * What a run keeps so that the next one needn't pay again: each raw answer as soon as it is there, and what
 * became of each company. It lies in `.raw/` of the output folder, for the owner's eyes alone, because raw
 * answers name persons.
 *
 *     OUT/.raw/<company>/<endpoint>.json   an answer as it came
 *     OUT/.raw/<company>/same.json         the other name or code under which its answers lie
 *     OUT/.raw/<company>/done-<dataset>-<version>-<release>.json   the report's entry of a finished file
 *     OUT/.raw/lock                        the claim of the process at work
 *
 * @example
 * const store = await openStore('out');
 * await client.fetchBundle(company, { answers: await store.answersOf(company) });
 * await store.close();
 */

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnswerStore } from '../../client/index.js';
import { codeOf, WriteError } from '../../files/ioError.js';
import { type Claim, describeOwner, takeLock } from '../../files/lock.js';
import { dataError, usageError } from '../command.js';
import { fileStem, sweep, writeWhole } from './files.js';

export interface Store {
  answersOf(company: string): Promise<AnswerStore>;
  /** What was noted of a company that is finished in a rendition, by the rendition's name. */
  readDone(company: string, rendition: string): Promise<object | undefined>;
  writeDone(company: string, rendition: string, entry: object): Promise<void>;
  close(): Promise<void>;
}

/** @throws ExitError when the folder can't be made, or another run is at work in it. */
export async function openStore(out: string): Promise<Store> {
  const folder = join(out, '.raw');
  await makeFolder(out);
  await makeFolder(folder, 0o700);
  const claim = claimFolder(join(folder, 'lock'));
  await sweep(out);
  const reading = readStore(out);
  return {
    ...reading,
    async answersOf(company) {
      const own = join(folder, fileStem(company));
      await makeFolder(own, 0o700);
      await sweep(own);
      return {
        ...(await reading.answersOf(company)),
        put: (endpoint, body) => writeWhole(join(own, `${endpoint}.json`), JSON.stringify(body), 0o600),
        async same(other) {
          const theirs = join(folder, fileStem(other));
          await makeFolder(theirs, 0o700);
          await writeWhole(join(theirs, 'same.json'), JSON.stringify({ company }), 0o600);
        },
      };
    },
    writeDone: (company, rendition, entry) =>
      writeWhole(join(folder, fileStem(company), `done-${rendition}.json`), JSON.stringify(entry), 0o600),
    close: async () => claim.release(),
  };
}

/** The same for looking only: makes nothing, locks nothing. */
export function readStore(out: string): Omit<Store, 'close' | 'writeDone'> {
  const fileOf = (company: string, name: string) => join(out, '.raw', fileStem(company), `${name}.json`);
  return {
    async answersOf(company) {
      const same: { readonly company?: unknown } = (await readObject(fileOf(company, 'same'))) ?? {};
      const other = typeof same.company === 'string' ? same.company : undefined;
      return {
        get: async (endpoint) =>
          (await readObject(fileOf(company, endpoint))) ??
          (other === undefined ? undefined : readObject(fileOf(other, endpoint))),
        put: async () => {},
      };
    },
    readDone: (company, rendition) => readObject(fileOf(company, `done-${rendition}`)),
  };
}

async function readObject(path: string): Promise<object | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw dataError(`can't read ${path} (${codeOf(error)})`);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // falls through: a file of ours is always whole, so somebody else wrote here
  }
  throw dataError(`${path} is no JSON object; remove it to ask again`);
}

async function makeFolder(path: string, mode?: number): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode });
  } catch (error) {
    throw dataError(`can't make the folder ${path} (${codeOf(error)})`);
  }
}

/** Two runs in one folder would pay twice. */
function claimFolder(lock: string): Claim {
  try {
    const claim = takeLock(lock);
    if (claim.isTaken) return claim;
    throw usageError(
      `another run${describeOwner(claim.owner)} is at work in this folder; if it isn't, remove ${lock}: no answer is lost by that`,
    );
  } catch (error) {
    throw error instanceof WriteError ? dataError(error.message) : error;
  }
}
