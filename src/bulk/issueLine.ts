/**
 * A line of the issues of many bundles: which record, whose, which endpoint, what is wrong, and which version of neci-kyc
 * found it, so that a line can be read without the others.
 *
 * @example
 * issueLine(lineStart({ line: 7 }, { kompanyId: '41AE…' }), issue)
 * // '{"line":7,"kompanyId":"41AE…","endpoint":"qycxnew","code":"unknown_code",…,"neciKyc":"0.1.0"}'
 */

import type { Version } from '../generated/contracts/index.js';
import { VERSION } from '../generated/version.js';
import type { Issue } from '../issues.js';
import { isEndpointName } from '../upstream/registry.js';
import * as registrationNumber from '../values/registrationNumber.js';
import { hasProvinceAndBirthday } from '../values/residentId.js';
import * as uscc from '../values/uscc.js';
import type { Failure } from './record.js';

/** What a company is known by, as far as its response has it. */
export interface CompanyNumbers {
  readonly kompanyId?: string;
  /** Only a number that passes its check, and that can't be a person's. */
  readonly registrationNumber?: string;
}

/** The numbers that a response carries. */
export function numbersOf(response: unknown, version: Version): CompanyNumbers {
  const content = version === 'v2' ? at(response, 'content') : response;
  const id = at(content, version === 'v2' ? 'kompanyId' : 'id');
  const number = at(content, 'registrationNumber');
  return {
    ...(typeof id === 'string' && { kompanyId: id }),
    ...(typeof number === 'string' && isCompanys(number) && { registrationNumber: number }),
  };
}

/** Fifteen digits can pass the check of a registration number and be a resident number of before 1999. */
function isCompanys(number: string): boolean {
  return uscc.isValid(number) || (registrationNumber.isValid(number) && !hasProvinceAndBirthday(number));
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as { readonly [key: string]: unknown })[key] // an object of a response, keys ours
    : undefined;
}

/** What the lines of one record have in common, as JSON without its end. `place` says where the record is. */
export function lineStart(place: object, numbers: CompanyNumbers): string {
  return JSON.stringify({ ...place, ...numbers }).slice(0, -1);
}

/** The line of one issue, without its end of line. */
export function issueLine(start: string, issue: Issue): string {
  const endpoint = endpointOf(issue.path);
  const before = endpoint === undefined ? start : `${start},"endpoint":"${endpoint}"`;
  return `${before},${JSON.stringify(issue).slice(1, -1)},${MADE_BY}}`;
}

/** The line of a record that could not be normalized. */
export function failureLine(place: object, failure: Failure): string {
  return `${JSON.stringify({ ...place, ...failure }).slice(0, -1)},${MADE_BY}}`;
}

const MADE_BY = `"neciKyc":${JSON.stringify(VERSION)}`;

/** The endpoint of a path into the bundle; a key that is not an endpoint is not repeated. */
function endpointOf(path: string): string | undefined {
  const [, name] = /^\$\.(\w+)/.exec(path) ?? [];
  return name !== undefined && isEndpointName(name) ? name : undefined;
}
