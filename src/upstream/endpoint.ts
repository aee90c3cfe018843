/**
 * What an endpoint's file (接口描述) exports. Its name and its addresses stand in names.ts, which loads no
 * package; the envelopes around a payload stand in envelope.ts.
 *
 * @example
 * qycxnew satisfies Endpoint; // import * as qycxnew from './endpoints/qycxnew.js'
 */

import type { z } from 'zod';

export interface Endpoint {
  /** The endpoint's name in the upstream documentation. */
  readonly title: string;
  /** The body of a call. Closed: it is ours to write. */
  readonly request: z.ZodType;
  /** What stands in `value` (v1) or `data` (v2). Open: it is theirs, and grows. */
  readonly payload: z.ZodType;
}
