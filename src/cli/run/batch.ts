/**
 * One company of a run: from its name to its file. What was paid for in an earlier run is read from the store,
 * what is finished is left alone.
 */

import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { type Client, type FetchBundleOptions, NoResult, UpstreamError } from '../../client/index.js';
import { ContractError, RawPayloadError } from '../../errors.js';
import { writeWhole } from '../../files/part.js';
import type { Dataset, Release, Version } from '../../generated/contracts/index.js';
import { normalize } from '../../normalize.js';
import type { Io } from '../command.js';
import { fileStem } from './files.js';
import { type Entry, troubleOf } from './report.js';
import type { Store } from './store.js';

/** What is made of each bundle. A file is made again when this changes, or stands beside the others by its name. */
export interface Rendition {
  readonly dataset: Dataset;
  readonly version: Version;
  readonly release: Release;
  readonly extensions: boolean;
  readonly translate: 'derive' | 'source-only';
  readonly endpoints: FetchBundleOptions['endpoints'];
  readonly isPretty: boolean;
}

/** In a file's name: renditions of other names stay beside each other. */
function nameOf({ dataset, version, release }: Rendition): string {
  return `${dataset}-${version}-${release}`;
}

function fileOf(company: string, rendition: Rendition): string {
  return `${fileStem(company)}.${nameOf(rendition)}.json`;
}

export interface Batch {
  readonly client: Client;
  readonly store: Store;
  readonly out: string;
  readonly rendition: Rendition;
  readonly io: Io;
}

/** What a run notes of a finished company. */
export interface Done {
  readonly rendition: Rendition;
  readonly entry: Entry;
}

/** The errors are told of as they come: one of them may mean that the whole run has to stop. */
export async function makeOne(
  company: string,
  batch: Batch,
  onError: (error: UpstreamError) => void,
): Promise<Entry> {
  const { client, store, out, rendition, io } = batch;
  const { dataset, endpoints, isPretty } = rendition;
  const failures: UpstreamError[] = [];
  try {
    const bundle = await client.fetchBundle(company, {
      dataset,
      endpoints,
      answers: await store.answersOf(company),
      onFailure: (error) => {
        failures.push(error);
        onError(error);
      },
    });
    const { response, issues } = normalize(bundle, { ...rendition, now: io.now, newId: io.newId });
    const file = fileOf(company, rendition);
    writeWhole(join(out, file), `${JSON.stringify(response, null, isPretty ? 2 : undefined)}\n`);
    // "Nothing there" is an answer; whatever else an endpoint failed with leaves something unknown.
    const isComplete = failures.every((failure) => failure instanceof NoResult);
    const outcome = isComplete ? 'written' : 'incomplete';
    const entry: Entry = { company, outcome, file, failures: failures.map(troubleOf), issues };
    if (isComplete) await store.writeDone(company, nameOf(rendition), { rendition, entry } satisfies Done);
    return entry;
  } catch (error) {
    if (error instanceof UpstreamError) onError(error);
    else if (!(error instanceof RawPayloadError || error instanceof ContractError)) throw error;
    return { company, outcome: 'failed', error: troubleOf(error), failures: failures.map(troubleOf) };
  }
}

/** The entry of a company that is finished in this very rendition, and whose file is still there. */
export async function findDone(
  company: string,
  { store, out, rendition }: Pick<Batch, 'out' | 'rendition'> & { readonly store: Pick<Store, 'readDone'> },
): Promise<Entry | undefined> {
  // A file of ours: writeDone wrote it.
  const done = (await store.readDone(company, nameOf(rendition))) as Done | undefined;
  if (!done || JSON.stringify(done.rendition) !== JSON.stringify(rendition)) return undefined;
  const isThere = await access(join(out, fileOf(company, rendition))).then(
    () => true,
    () => false,
  );
  return isThere ? done.entry : undefined;
}
