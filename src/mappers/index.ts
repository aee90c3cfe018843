/** The mappers, one for each endpoint: what a payload says, as a part of a Company. */

import type { PartialCompany } from '../company/company.js';
import type { Reader } from '../reading/reader.js';
import type { EndpointName } from '../upstream/registry.js';
import { MAPPERS as BY_ENDPOINT } from './byEndpoint.js';
import { refile } from './refile.js';

const MAPPERS: { readonly [Name in EndpointName]: (raw: Reader<never>) => PartialCompany } = BY_ENDPOINT;

/** Maps one payload. Every key of it is taken, ignored with a reason, or reported. */
export function mapPayload(name: EndpointName, raw: Reader<unknown>): PartialCompany {
  // Whether the payload is what its schema says is found out by reading it.
  const part = refile(MAPPERS[name](raw as Reader<never>));
  raw.rest();
  return part;
}
