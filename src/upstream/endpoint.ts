/**
 * What an endpoint's file (接口描述) exports. Its name, its paths and how it is asked are its row of registry.ts,
 * which loads no package; the envelopes around a payload are described in envelope.ts.
 *
 * @example
 * qycxnew satisfies Endpoint; // import * as qycxnew from './endpoints/qycxnew.js'
 */

import type { z } from 'zod';

export interface Endpoint {
  /** The endpoint's name in the upstream documentation. */
  readonly title: string;
  /** The body of a call. Closed: the client writes it. */
  readonly request: z.ZodType;
  /** The content of `value` (v1) or `data` (v2). Open: the platform adds keys. */
  readonly payload: z.ZodType;
}
