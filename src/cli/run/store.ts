/**
 * What a run keeps so that the next one needn't pay again: each raw answer as soon as it is there, each company's
 * bundle, and what became of each company. It is in `.raw/` of the output folder, readable by the owner alone and
 * ignored by git, because raw answers name persons.
 *
 *     OUT/.raw/<company>/<endpoint>.json   an answer as it came
 *     OUT/.raw/<company>/same.json         the other name or code under which its answers lie
 *     OUT/.raw/<company>/done-<dataset>-<version>-<release>.json   the report's line of a finished file
 *     OUT/.raw/bundles/<dataset>/<company>.json   the bundle that the dataset is made of, as `normalize` reads it
 *     OUT/.raw/.run.neci-kyc-part          the lock of the process at work
 *     OUT/.raw/.gitignore                  "*"
 *
 * @example
 * const store = await openStore('out');
 * await client.fetchBundle(company, { answers: await store.answersOf(company) });
 * await store.close();
 */

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnswerStore, Bundle, Dataset } from '../../client/index.js';
import { codeOf } from '../../files/ioError.js';
import { openPart, type Part, writeWhole } from '../../files/part.js';
import { isObject } from '../../json/object.js';
import { dataError, systemError } from '../command.js';
import { fileStem } from './files.js';

export interface Store {
  answersOf(company: string): Promise<AnswerStore>;
  writeBundle(company: string, dataset: Dataset, bundle: Bundle): Promise<void>;
  /** What was written of a company that is finished in a rendition, by the rendition's name. */
  readFinished(company: string, rendition: string): Promise<object | undefined>;
  writeFinished(company: string, rendition: string, entry: object): Promise<void>;
  close(): Promise<void>;
}

/** @throws ExitError when the folder can't be made; OutputError when another run is at work in it. */
export async function openStore(out: string): Promise<Store> {
  const folder = join(out, '.raw');
  await makeFolder(out);
  await makeFolder(folder, 0o700);
  const lock = lockFolder(out, folder);
  writeWhole(join(folder, '.gitignore'), '*\n', 0o600);
  const reading = readStore(out);
  return {
    ...reading,
    async answersOf(company) {
      const own = join(folder, fileStem(company));
      await makeFolder(own, 0o700);
      return {
        ...(await reading.answersOf(company)),
        put: async (endpoint, body) => writeWhole(join(own, `${endpoint}.json`), JSON.stringify(body), 0o600),
        async same(other) {
          const twin = join(folder, fileStem(other));
          await makeFolder(twin, 0o700);
          writeWhole(join(twin, 'same.json'), JSON.stringify({ company }), 0o600);
        },
      };
    },
    async writeBundle(company, dataset, bundle) {
      const bundles = join(folder, 'bundles', dataset);
      await makeFolder(bundles, 0o700);
      writeWhole(join(bundles, `${fileStem(company)}.json`), `${JSON.stringify(bundle, null, 2)}\n`, 0o600);
    },
    writeFinished: async (company, rendition, entry) =>
      writeWhole(join(folder, fileStem(company), `done-${rendition}.json`), JSON.stringify(entry), 0o600),
    close: async () => lock.discard(),
  };
}

/** The same for reading only: makes nothing, locks nothing. */
export function readStore(out: string): Pick<Store, 'answersOf' | 'readFinished'> {
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
    readFinished: (company, rendition) => readObject(fileOf(company, `done-${rendition}`)),
  };
}

async function readObject(path: string): Promise<object | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw systemError(`can't read ${path} (${codeOf(error)})`);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // A run's own files are always whole, so something else wrote here.
  }
  throw dataError(`${path} is not a JSON object; remove it to ask again`);
}

async function makeFolder(path: string, mode?: number): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode });
  } catch (error) {
    throw systemError(`can't make the folder ${path} (${codeOf(error)})`);
  }
}

/** Two runs in one folder would pay twice. The lock is the part of a file that is never put in place. */
function lockFolder(out: string, folder: string): Part {
  const target = { kind: 'file', path: join(folder, 'run'), old: undefined } as const;
  return openPart(out, target, 0o600);
}
