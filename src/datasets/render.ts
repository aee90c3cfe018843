/** The second half of the pipeline: a Company becomes one dataset, in one version and release. */

import type { Company } from '../company/company.js';
import type { Dataset, Release, Responses, Version } from '../generated/contracts/index.js';
import { check, validatorOf } from './check.js';
import type { DraftOptions } from './draft.js';
import { checkRequest, type EnvelopeOptions, envelop } from './envelope.js';
import { NEWEST, undoTo } from './releases/index.js';
import { type LineageEntry, type Settled, settle } from './settle.js';
import { listSources } from './sources.js';
import * as v1 from './v1/index.js';
import * as v2 from './v2/index.js';

export interface RenderOptions<D extends Dataset, V extends Version, R extends Release>
  extends EnvelopeOptions {
  /** refresh: the company at a glance; super: everything the sources say. */
  readonly dataset: D;
  /** v1: flat, `extradata`, `people`; v2: enveloped, `additionalData`, `associatedEntities`. */
  readonly version: V;
  /** The contract as it stood from this day on; the newest by default. */
  readonly release?: R;
  /** Whether fields that are ours beyond the published contract go out; true by default. */
  readonly extensions?: boolean;
  /** Whether to say for each value which raw values it was made of; false by default. */
  readonly lineage?: boolean;
}

export interface Rendered<D extends Dataset, V extends Version, R extends Release> {
  readonly response: Responses[R][V][D];
  /** When asked for: where each value comes from, in document order. */
  readonly lineage?: readonly LineageEntry[];
}

/**
 * Renders a company that `readCompany` gave. Pure: the clock and the ids are the caller's.
 *
 * @throws RangeError when the options ask for what there is not, or say of the request what no response could
 * hold; ContractError when the response breaks its own schema, which is a bug here.
 * @example
 * const { company } = readCompany(bundle);
 * const { response } = render(company, { dataset: 'super', version: 'v2' });
 */
export function render<D extends Dataset, V extends Version, R extends Release = typeof NEWEST>(
  company: Company,
  options: RenderOptions<D, V, R>,
): Rendered<D, V, R> {
  const { dataset, version, request, extensions = true } = options;
  checkRequest(request);
  const release: Release = options.release ?? NEWEST;
  validatorOf({ dataset, version, release });
  const draft = draftOf(company, dataset, version, { kompanyId: request?.kompanyId, extensions });
  const older = undoTo(release, draft, { company, dataset, version });
  const settled = settle(older, { lineage: options.lineage ? ROOT[version] : undefined });
  const response = check(envelopeOf(settled, company, options), { dataset, version, release });
  // The check has just held the response against the schema that its type is generated from.
  const checked = response as Responses[R][V][D];
  return settled.lineage ? { response: checked, lineage: settled.lineage } : { response: checked };
}

/** Where the settled content stands in the response. */
const ROOT: { readonly [V in Version]: string } = { v1: '$', v2: '$.content' };

const DRAFTS = {
  v1: { refresh: v1.draftRefresh, super: v1.draftSuper },
  v2: { refresh: v2.draftRefresh, super: v2.draftSuper },
};

function draftOf(company: Company, dataset: Dataset, version: Version, options: DraftOptions) {
  return DRAFTS[version][dataset](company, options);
}

function envelopeOf(
  { content, attributions }: Settled,
  company: Company,
  { dataset, version, request, now, newId }: RenderOptions<Dataset, Version, Release>,
): unknown {
  if (version === 'v1') return content;
  return envelop(dataset, content, listSources(attributions, company), { request, now, newId });
}
