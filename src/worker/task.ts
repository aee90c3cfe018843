/** What a run makes of every bundle. Plain data: it travels to the threads, and the consumer carries it as text. */

import type { Config } from '../bulk/config.js';
import type { Dataset, Release, Version } from '../generated/contracts/index.js';

export interface Task {
  readonly dataset: Dataset;
  readonly version: Version;
  readonly release: Release;
  /** Whether fields beyond the published contract are emitted. */
  readonly extensions: boolean;
  readonly translate: 'derive' | 'source-only';
  /** What the run adds to the mapping. */
  readonly config?: Config | undefined;
  /** The version of neci-kyc: another one may read the same bundle otherwise, so it is part of every id. */
  readonly program: string;
}

/**
 * What is asked for, in one line: the description of the consumer, and a header of each response. A run that
 * goes on after an upgrade of neci-kyc is still the same run.
 */
export function describeTask({ dataset, version, release, extensions, translate, config }: Task): string {
  const shape = `${dataset} ${version} ${release}, ${extensions ? 'with' : 'without'} extensions`;
  return `${shape}, translate ${translate}${config ? `, config ${shortDigest(config)}` : ''}`;
}

function shortDigest({ digest }: Config): string {
  return digest.slice(0, 12);
}

/**
 * The id of a response. The server drops a second response with the same id within the window of its stream, and
 * every id is different where the response can be.
 *
 * @param sha256 - of the input message's body, in hexadecimal.
 */
export function responseId(sha256: string, { dataset, version, release, ...task }: Task): string {
  const extensions = task.extensions ? '' : '.no-extensions';
  const translate = task.translate === 'derive' ? '' : '.no-translate';
  const config = task.config ? `.${shortDigest(task.config)}` : '';
  return `${sha256}.${dataset}.${version}.${release}${extensions}${translate}${config}.${task.program}`;
}
