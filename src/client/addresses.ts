/**
 * Where an endpoint is called (接口地址): in the generation of the API that was chosen, or in the only one that
 * has it. The insight endpoints are v2 only.
 *
 * @example
 * pathOf('isHmdxx', 'v1') // '/v1/HMD/isHmdxx'
 * pathOf('info', 'v1') // '/v2/insight/info'
 * pathOf('fzch', 'v1') // throws: call fzchnew instead
 */

import { CALLABLE, type CallableEndpoint, isEndpointName, PATHS, RETIRED } from '../upstream/registry.js';
import { RetiredEndpointError } from './errors/index.js';

/** A generation of the upstream's API. */
export type Api = 'v1' | 'v2';

const NAMES: ReadonlySet<string> = new Set(CALLABLE);

/** @throws RetiredEndpointError, or TypeError for a name that isn't an endpoint or isn't called. */
export function assertCallable(endpoint: string): asserts endpoint is CallableEndpoint {
  if (NAMES.has(endpoint)) return;
  const replacement = RETIRED.get(endpoint);
  if (replacement !== undefined) throw new RetiredEndpointError(endpoint, replacement);
  if (isEndpointName(endpoint)) {
    throw new TypeError(`${endpoint} is not called; put its body into the bundle yourself`);
  }
  const lower = typeof endpoint === 'string' ? endpoint.toLowerCase() : undefined;
  const meant = CALLABLE.find((name) => name.toLowerCase() === lower);
  const advice = meant === undefined ? `endpoints are ${CALLABLE.join(', ')}` : `write ${meant}`;
  throw new TypeError(`There is no endpoint of this name; ${advice}`);
}

export function pathOf(endpoint: string, api: Api): string {
  assertCallable(endpoint);
  const paths = PATHS[endpoint];
  const path = paths[api] ?? paths.v2 ?? paths.v1;
  if (path === undefined) throw new TypeError(`${endpoint} has no address`);
  return path;
}
