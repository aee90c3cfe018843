/**
 * One company of a run: from its name to its file. What was paid for in an earlier run is read from the store,
 * what is finished is not made again.
 */

import { access } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CallEvent,
  type Client,
  type FetchBundleOptions,
  NoResult,
  UpstreamError,
} from '../../client/index.js';
import { AdditionError, ContractError, RawPayloadError } from '../../errors.js';
import type { Normalizer } from '../../extend/createNormalizer.js';
import { writeWhole } from '../../files/part.js';
import type { Dataset, Release, Version } from '../../generated/contracts/index.js';
import type { Io } from '../command.js';
import { fileStem } from './files.js';
import { type CompanyResult, reportedError } from './report.js';
import type { Store } from './store.js';

/** What is made of each bundle. A file is made again when this changes; other names are other files beside it. */
export interface Rendition {
  readonly dataset: Dataset;
  readonly version: Version;
  readonly release: Release;
  readonly extensions: boolean;
  readonly translate: 'derive' | 'source-only';
  readonly endpoints: FetchBundleOptions['endpoints'];
  readonly isPretty: boolean;
  /** The digest of what `--config` adds. */
  readonly config?: string | undefined;
}

/** In a file's name: renditions of other names stay beside each other. */
function nameOf({ dataset, version, release }: Rendition): string {
  return `${dataset}-${version}-${release}`;
}

function fileOf(company: string, rendition: Rendition): string {
  return `${fileStem(company)}.${nameOf(rendition)}.json`;
}

/** What all companies of a run have in common. */
export interface Batch {
  readonly client: Client;
  readonly store: Store;
  readonly out: string;
  readonly rendition: Rendition;
  readonly normalize: Normalizer['normalize'];
  readonly io: Io;
}

/** What the store keeps of a finished company. */
interface Finished {
  readonly rendition: Rendition;
  readonly entry: CompanyResult;
}

export interface Listeners {
  /** Called with each error as it comes: one of them may mean that the whole run has to stop. */
  readonly onError: (error: UpstreamError) => void;
  readonly onCall: (event: CallEvent) => void;
}

/** Fetches a company's bundle, keeps it, and writes its dataset. */
export async function writeDataset(
  company: string,
  batch: Batch,
  { onError, onCall }: Listeners,
): Promise<CompanyResult> {
  const { client, store, out, rendition, normalize, io } = batch;
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
      onCall,
    });
    await store.writeBundle(company, dataset, bundle);
    const { version, release, extensions, translate } = rendition;
    const options = { dataset, version, release, extensions, translate, now: io.now, newId: io.newId };
    const { response, issues } = normalize(bundle, options);
    const file = fileOf(company, rendition);
    writeWhole(join(out, file), `${JSON.stringify(response, null, isPretty ? 2 : undefined)}\n`);
    // "No result" is an answer; whatever else an endpoint failed with leaves something unknown.
    const isComplete = failures.every((failure) => failure instanceof NoResult);
    const outcome = isComplete ? 'written' : 'incomplete';
    const entry: CompanyResult = { company, outcome, file, failures: failures.map(reportedError), issues };
    if (isComplete) {
      await store.writeFinished(company, nameOf(rendition), { rendition, entry } satisfies Finished);
    }
    return entry;
  } catch (error) {
    if (error instanceof UpstreamError) onError(error);
    else if (!isOfCompany(error)) throw error;
    return {
      company,
      outcome: 'failed',
      error: reportedError(error),
      failures: failures.map(reportedError),
    };
  }
}

/** An error that says nothing of the other companies. */
function isOfCompany(error: unknown): error is RawPayloadError | ContractError | AdditionError {
  return error instanceof RawPayloadError || error instanceof ContractError || error instanceof AdditionError;
}

/** The result of a company that is finished in this very rendition, and whose file is still there. */
export async function findFinished(
  company: string,
  {
    store,
    out,
    rendition,
  }: Pick<Batch, 'out' | 'rendition'> & { readonly store: Pick<Store, 'readFinished'> },
): Promise<CompanyResult | undefined> {
  // writeFinished wrote it.
  const finished = (await store.readFinished(company, nameOf(rendition))) as Finished | undefined;
  if (!finished || JSON.stringify(finished.rendition) !== JSON.stringify(rendition)) return undefined;
  const isThere = await access(join(out, fileOf(company, rendition))).then(
    () => true,
    () => false,
  );
  return isThere ? { ...finished.entry, outcome: 'kept' } : undefined;
}
