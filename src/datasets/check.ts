/** Validates responses against the schemas of their release, version and dataset. */

import { ContractError, type Violation } from '../errors.js';
import type { Dataset, Release, SchemaError, Validator, Version } from '../generated/contracts/index.js';
import { validators } from '../generated/contracts/validators.js';
import { checkKeys } from '../json/options.js';
import { fromPointer } from '../json/path.js';
import { NEWEST } from './releases/index.js';

/** Which contract to validate a response against. */
export interface Contract {
  readonly dataset: Dataset;
  readonly version: Version;
  /** The newest by default. */
  readonly release?: Release | undefined;
}

/**
 * Validates a response against its contract, the JSON Schema of its dataset, version and release.
 *
 * @param response The parsed JSON of a response, such as a stored one.
 * @param contract Which dataset, version and release it should be.
 * @returns The first violation, as a list of one; an empty list when the response is valid. No value is in it.
 * @throws {TypeError} When the contract is missing, or has a misspelt key.
 * @throws {RangeError} When the contract names an unknown dataset, version or release.
 * @example
 * validateResponse(stored, { dataset: 'super', version: 'v2', release: '2025-07-09' })
 * // [{ path: '$.content.additionalData', message: 'must NOT have additional properties: registerCourt' }]
 */
export function validateResponse(response: unknown, contract: Contract): Violation[] {
  checkKeys('validateResponse', contract, ['dataset', 'version', 'release']);
  return violationsIn(response, contract);
}

function violationsIn(response: unknown, contract: Contract): Violation[] {
  const validate = validatorOf(contract);
  if (validate(response)) return [];
  return (validate.errors ?? []).map(describe);
}

/** The compiled contract. The names are checked because a caller may not use TypeScript. */
export function validatorOf({ dataset, version, release = NEWEST }: Contract): Validator {
  const ofRelease = own(validators, release);
  if (!ofRelease) {
    const known = Object.keys(validators).join(', ');
    throw new RangeError(`release is unknown; use one of ${known}`);
  }
  const ofVersion = own(ofRelease, version);
  if (!ofVersion) throw new RangeError(`version is ${lack(version)}; use v1 or v2`);
  const found = own(ofVersion, dataset);
  if (!found) throw new RangeError(`dataset is ${lack(dataset)}; use refresh or super`);
  return found;
}

function lack(name: unknown): string {
  return name === undefined ? 'missing' : 'unknown';
}

function own<T extends object, K extends keyof T>(table: T | undefined, key: K): T[K] | undefined {
  return table && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Returns a valid response unchanged. @throws {ContractError} For any other: a bug of neci-kyc. */
export function check<T>(response: T, contract: Contract): T {
  const violations = violationsIn(response, contract);
  if (violations.length === 0) return response;
  const { release = NEWEST, version, dataset } = contract;
  throw new ContractError(`${release}/${version}/${dataset}`, violations);
}

function describe({ instancePath, message = 'is wrong', params, keyword }: SchemaError): Violation {
  return { path: fromPointer(instancePath), message: messageOf(keyword, params, message) };
}

/** That of the validator with what it leaves out, and in place of a pattern an example. */
function messageOf(keyword: string, params: SchemaError['params'], message: string): string {
  if (keyword === 'format') return `must be valid, such as ${params.format === 'date' ? DAY : MOMENT}`;
  if (keyword === 'pattern') return messageOfPattern(String(params.pattern));
  const detail = DETAILS.get(keyword);
  return detail === undefined ? message : `${message}: ${[params[detail]].flat().join(', ')}`;
}

const DETAILS: ReadonlyMap<string, string> = new Map([
  ['additionalProperties', 'additionalProperty'],
  ['enum', 'allowedValues'],
  ['const', 'allowedValue'],
]);

const DAY = '2025-06-23';
const MOMENT = '2025-06-23T07:28:19+00:00';
/** One of each form that the contracts have a pattern for. */
const EXAMPLES = [DAY, '长期', MOMENT, '1850000000.00', '31', '$.name'];

function messageOfPattern(pattern: string): string {
  const matching = EXAMPLES.filter((example) => new RegExp(pattern).test(example));
  if (matching.length === EXAMPLES.length) return 'must not be blank';
  return `must be valid, such as ${matching.join(' or ')}`;
}
