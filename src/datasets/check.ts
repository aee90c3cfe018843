/** The judge of output: a response against the schema of its release, version and dataset. */

import { ContractError, type Violation } from '../errors.js';
import type { Dataset, Release, SchemaError, Validator, Version } from '../generated/contracts/index.js';
import { validators } from '../generated/contracts/validators.js';
import { fromPointer } from '../json/path.js';

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
export function validateResponse(response: unknown, contract: Contract): Violation[] {
  const validate = validatorOf(contract);
  if (validate(response)) return [];
  return (validate.errors ?? []).map(describe);
}

/** The compiled contract; a caller without types may ask for one that isn't there. */
export function validatorOf({ dataset, version, release }: Contract): Validator {
  const ofRelease = own(validators, release);
  if (!ofRelease) {
    const known = Object.keys(validators).join(', ');
    throw new RangeError(
      `${release === undefined ? 'No release is named' : 'There is no release of that name'}; these are known: ${known}`,
    );
  }
  const found = own(own(ofRelease, version), dataset);
  if (found) return found;
  throw new RangeError('There is no such contract; dataset is refresh or super, version is v1 or v2');
}

function own<T extends object, K extends keyof T>(table: T | undefined, key: K): T[K] | undefined {
  return table && Object.hasOwn(table, key) ? table[key] : undefined;
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
  return { path: fromPointer(instancePath), message: message + detail };
}
