/** The second half of the pipeline: a Company becomes one dataset, in one version and release. */

import type { Company } from '../company/company.js';
import type { Dataset, Release, Responses, Version } from '../generated/contracts/index.js';
import { isObject } from '../json/object.js';
import { type Contract, check, validatorOf } from './check.js';
import type { DraftOptions } from './draft.js';
import { checkRequest, type EnvelopeOptions, envelop, isEnvelopeProven } from './envelope.js';
import { layoutOf } from './layout.js';
import { checkOptions } from './options.js';
import { NEWEST, undoTo } from './releases/index.js';
import { type LineageEntry, settle } from './settle.js';
import { listSources } from './sources.js';
import * as v1 from './v1/index.js';
import * as v2 from './v2/index.js';

/**
 * How a response is checked before it is returned. 'full': by the validator of its schema. 'leaf': value by value while
 * it is made, its structure being that of the schema; where that leaves a doubt, by the validator too.
 */
export type Check = 'full' | 'leaf';

export interface RenderOptions<
  D extends Dataset = Dataset,
  V extends Version = Version,
  R extends Release = Release,
  L extends boolean = boolean,
> extends EnvelopeOptions {
  /** `refresh` is the company at a glance, `super` everything the sources say. */
  readonly dataset: D;
  /** `v1` is flat, with `extradata` and `people`; `v2` has an envelope, `additionalData` and `associatedEntities`. */
  readonly version: V;
  /** The contract as of this date; the newest by default. */
  readonly release?: R | undefined;
  /** Whether to output the fields beyond the published contract; true by default. */
  readonly extensions?: boolean | undefined;
  /** How the response is checked: 'full' (default) or 'leaf', which is quicker and lets the same responses pass. */
  readonly check?: Check | undefined;
  /** Whether to return, for each value, the raw values it was made from; false by default. */
  readonly lineage?: L | undefined;
}

export type Rendered<
  D extends Dataset = Dataset,
  V extends Version = Version,
  R extends Release = Release,
  L extends boolean = boolean,
> = {
  /** The dataset. Valid against its schema. */
  readonly response: Responses[R][V][D];
  /** The check that the response passed: 'full' also where 'leaf' was asked for and left a doubt. */
  readonly checked: Check;
} & Traced<L>;

/** `lineage` is present with `lineage: true`, and may be when that is known only at run time. */
type Traced<L extends boolean> = [L] extends [true]
  ? {
      /** Where each value comes from, in document order. */
      readonly lineage: readonly LineageEntry[];
    }
  : {
      /** With `lineage: true`: where each value comes from, in document order. */
      readonly lineage?: readonly LineageEntry[] | undefined;
    };

/**
 * The second half of `normalize`: renders one dataset of a company.
 *
 * @param company A company that `readCompany` returned. It is not changed.
 * @param options `dataset` and `version` are required. See `RenderOptions`.
 * @returns The response, typed by dataset, version and release; with `lineage: true` the lineage.
 * @throws {TypeError} When an option is missing, misspelt or of a wrong type, or the company is none.
 * @throws {RangeError} When an option names an unknown dataset, version or release, or a fact of `request` can't be in a
 * response.
 * @throws {ContractError} When the response is not valid against its own schema: a bug of neci-kyc.
 * @example
 * const { company } = readCompany(bundle);
 * const { response } = render(company, { dataset: 'super', version: 'v2' });
 */
export function render<
  D extends Dataset,
  V extends Version,
  R extends Release = typeof NEWEST,
  L extends boolean = false,
>(company: Company, options: RenderOptions<D, V, R, L>): Rendered<D, V, R, L> {
  checkOptions('render', options);
  checkCompany(company);
  const { dataset, version, request, extensions = true } = options;
  checkRequest(request);
  const release: Release = options.release ?? NEWEST;
  const contract = { dataset, version, release };
  validatorOf(contract);
  const draft = draftOf(company, dataset, version, { kompanyId: request?.kompanyId, extensions });
  const older = undoTo(release, draft, { company, dataset, version });
  const { made, isProven, lineage } = responseOf(older, company, contract, options);
  const checked = isProven ? 'leaf' : 'full';
  // Valid against the schema that its type is generated from: proven, or checked now.
  const response = (checked === 'leaf' ? made : check(made, contract)) as Responses[R][V][D];
  const rendered = lineage ? { response, checked, lineage } : { response, checked };
  // There is a lineage when it was asked for, which the compiler can't follow.
  return rendered as Rendered<D, V, R, L>;
}

/** Checked because a caller may not use TypeScript: a bundle, or the whole of what `readCompany` returns. */
function checkCompany(company: unknown): void {
  if (isObject(company) && isObject(company.abnormalOperations)) return;
  throw new TypeError(
    'the company must be what readCompany returns; write render(readCompany(bundle).company, …)',
  );
}

/** Where the content is in the response. */
const ROOT: { readonly [V in Version]: string } = { v1: '$', v2: '$.content' };

const DRAFTS = {
  v1: { refresh: v1.draftRefresh, super: v1.draftSuper },
  v2: { refresh: v2.draftRefresh, super: v2.draftSuper },
};

export function draftOf(company: Company, dataset: Dataset, version: Version, options: DraftOptions) {
  return DRAFTS[version][dataset](company, options);
}

interface Made {
  readonly made: object;
  /** Whether it is known to be valid, which only `check: 'leaf'` finds out. */
  readonly isProven: boolean;
  readonly lineage: readonly LineageEntry[] | undefined;
}

/** The response that a draft of any release gives, not checked yet. */
export function responseOf(
  draft: object,
  company: Company,
  contract: Required<Contract>,
  options: Partial<RenderOptions>,
): Made {
  const { dataset, version, release } = contract;
  const { request, now, newId } = options;
  const layout = layoutOf(contract);
  const root = options.lineage ? ROOT[version] : undefined;
  const { content, attributions, isProven, lineage } = settle(draft, {
    position: layout.content,
    lineage: root,
    prove: options.check === 'leaf',
  });
  if (version === 'v1') return { made: content, isProven, lineage };
  const sources = listSources(attributions, company, release);
  const made = envelop(dataset, content, sources, { request, now, newId });
  return { made, isProven: isProven && isEnvelopeProven(made, sources, layout.around()), lineage };
}
