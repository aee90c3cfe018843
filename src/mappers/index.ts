/** The mappers, one for each endpoint: what a payload says, as a part of a Company. */

import type { PartialCompany } from '../company/company.js';
import type { OpenedEndpoint } from '../reading/bundle.js';
import type { Reader } from '../reading/reader.js';
import type { EndpointName } from '../upstream/registry.js';
import { MAPPERS as BY_ENDPOINT } from './byEndpoint.js';
import { refile } from './refile.js';

const MAPPERS: { readonly [Name in EndpointName]: (raw: Reader<never>) => PartialCompany } = BY_ENDPOINT;

/** Maps one payload. Every key of it is taken, ignored with a reason, or reported. */
export function mapPayload(name: EndpointName, raw: Reader<unknown>): PartialCompany {
  // Whether the payload is what its schema says is found out by reading it.
  return finished(MAPPERS[name](raw as Reader<never>), raw);
}

/** The same for an endpoint of a bundle, which may be one of the caller's. */
export function mapOpened({ name, own, reader }: OpenedEndpoint): PartialCompany {
  // Any other endpoint that is opened is of the registry.
  if (!own) return mapPayload(name as EndpointName, reader);
  // The types of defineEndpoint say that it is one, and its own check.
  return finished(own.map(reader) as PartialCompany, reader);
}

function finished(mapped: PartialCompany, raw: Reader<unknown>): PartialCompany {
  const part = refile(mapped);
  raw.rest();
  return part;
}
