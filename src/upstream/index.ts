/**
 * The contracts of what comes in (上游接口): every endpoint's request and payload as zod schemas that describe
 * and never transform, the envelopes around them, and where the platform answers.
 *
 * @example
 * import { bodyOf, type Payload, qycxnew } from 'neci-kyc/upstream';
 * bodyOf('qycxnew').safeParse(answer).success;
 * const record: Payload<'qycxnew'> = qycxnew.payload.parse(answer.value);
 */

import { z } from 'zod';
import type { Endpoint } from './endpoint.js';
import * as endpoints from './endpoints/index.js';
import { body } from './envelope.js';
import { ENDPOINTS, type EndpointName, isEndpointName } from './registry.js';

export type { Endpoint } from './endpoint.js';
export * from './endpoints/index.js';
export { body, failure, v1, v2 } from './envelope.js';
export { type BodyPath, looksLikeBody, type Opened, type OpenFailure, open } from './open.js';
export {
  ASKS,
  type Ask,
  BARE,
  BASE_RECORDS,
  CALLABLE,
  type CallableEndpoint,
  DATASET_ENDPOINTS,
  ENDPOINTS,
  type EndpointName,
  isEndpointName,
  PATHS,
  type Paths,
  RETIRED,
} from './registry.js';

/** An endpoint's payload as its schema describes it. */
export type Payload<Name extends EndpointName> = z.infer<(typeof endpoints)[Name]['payload']>;

/**
 * An endpoint's description, by name.
 *
 * @param name one of ENDPOINTS
 * @returns its title and the zod schemas of its request and payload
 * @throws {TypeError} When no endpoint has this name.
 * @example
 * endpoint('info').payload.safeParse(answer.data).success;
 */
export function endpoint(name: EndpointName): Endpoint {
  if (!isEndpointName(name))
    throw new TypeError(`There is no endpoint of this name; endpoints are ${ENDPOINTS.join(', ')}`);
  const all = endpoints satisfies { readonly [Name in EndpointName]: Endpoint };
  return all[name];
}

/**
 * The zod schema of an endpoint's whole body as it comes: in either envelope, or a failure; neci also bare.
 *
 * @param name one of ENDPOINTS
 * @returns a schema that describes and never transforms
 * @throws {TypeError} When no endpoint has this name.
 * @example
 * bodyOf('qycxnew').safeParse(answer).success;
 */
export function bodyOf(name: EndpointName): z.ZodType {
  if (name !== 'neci') return body(endpoint(name).payload);
  const { payload } = endpoints.neci;
  return z.union([
    body(payload),
    payload.and(z.looseObject({ entName: z.string() })).meta({ title: 'Bare' }),
  ]);
}
