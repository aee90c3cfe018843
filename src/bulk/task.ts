/** What is to be made of every record of a bulk run. Plain data, so that it can travel to another thread. */

import type { Check } from '../datasets/render.js';
import type { Dataset, Release, Version } from '../generated/contracts/index.js';
import type { Config } from './config.js';

export interface Task {
  /** What the run adds to the mapping. */
  readonly config?: Config | undefined;
  readonly dataset: Dataset;
  readonly version: Version;
  readonly release: Release;
  readonly extensions: boolean;
  readonly translate: 'derive' | 'source-only';
  readonly check: Check;
  /**
   * The only times that enter a bulk response. There is no clock here and no random id: a run that was
   * stopped and resumed gives the bytes of one that wasn't.
   */
  readonly request: { readonly requestTime?: string; readonly responseTime?: string };
  /** Whether the issues of the records are wanted, entry by entry. */
  readonly issues: boolean;
  /** Whether fields, statuses and amounts are counted for a report. */
  readonly overview: boolean;
}

/** What of a task concerns the making of one response. */
export function optionsOf({ dataset, version, release, extensions, translate, check, request }: Task) {
  return { dataset, version, release, extensions, translate, check, request };
}
