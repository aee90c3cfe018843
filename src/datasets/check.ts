/** The judge of output: a response against the schema of its release, version and dataset. */

import { ContractError, type Violation } from '../errors.js';
import type { Dataset, Release, SchemaError, Version } from '../generated/contracts/index.js';
import { validators } from '../generated/contracts/validators.js';

/** Which contract a response is held to. */
export interface Contract {
  readonly dataset: Dataset;
  readonly version: Version;
  readonly release: Release;
}

/**
 * What a response breaks of its contract; nothing when it keeps to it. The first rule broken is told.
 *
 * @example
 * validateResponse(stored, { dataset: 'super', version: 'v2', release: '2025-07-09' })
 * // [{ path: '$.content.additionalData', message: 'must NOT have additional properties: registerCourt' }]
 */
export function validateResponse(response: unknown, { dataset, version, release }: Contract): Violation[] {
  const validate = validators[release][version][dataset];
  if (validate(response)) return [];
  return (validate.errors ?? []).map(describe);
}

/** The response as it is, or a ContractError: our bug. */
export function check<T>(response: T, contract: Contract): T {
  const violations = validateResponse(response, contract);
  if (violations.length === 0) return response;
  const { release, version, dataset } = contract;
  throw new ContractError(`${release}/${version}/${dataset}`, violations);
}

function describe({ instancePath, message = 'is wrong', params, keyword }: SchemaError): Violation {
  const detail = keyword === 'additionalProperties' ? `: ${String(params.additionalProperty)}` : '';
  return { path: toJsonPath(instancePath), message: message + detail };
}

/** JSON Pointer (RFC 6901) to JSONPath. Property names of a response need no quotes. */
function toJsonPath(pointer: string): string {
  const steps = pointer.split('/').slice(1);
  return `$${steps.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step.replaceAll('~1', '/').replaceAll('~0', '~')}`)).join('')}`;
}
