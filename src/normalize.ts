/**
 * The whole pipeline. Data flows down, one verb per step: read, map, merge, derive; then draft, undo,
 * settle, envelop, check.
 */

import { checkedTime } from './cleaners/index.js';
import { codesOf } from './company/codes.js';
import type { Company, PartialCompany } from './company/company.js';
import { derive } from './company/derive/index.js';
import type { DeriveOptions } from './company/derive/options.js';
import { merge } from './company/merge.js';
import type { NEWEST } from './datasets/releases/index.js';
import { type Rendered, type RenderOptions, render } from './datasets/render.js';
import { RawPayloadError } from './errors.js';
import type { Dataset, Release, Version } from './generated/contracts/index.js';
import type { Issue } from './issues.js';
import { mapPayload } from './mappers/index.js';
import { type OpenedEndpoint, openBundle } from './reading/bundle.js';
import type { ReadingContext } from './reading/reader.js';
import { BASE_RECORDS, type EndpointName } from './upstream/registry.js';

/** How to read: `translate` 'derive' (default) adds translated names of ours, 'source-only' doesn't. */
export type ReadOptions = Partial<DeriveOptions>;

export interface Reading {
  readonly company: Company;
  readonly issues: readonly Issue[];
}

export interface NormalizeOptions<D extends Dataset, V extends Version, R extends Release>
  extends ReadOptions,
    RenderOptions<D, V, R> {}

export interface Normalized<D extends Dataset, V extends Version, R extends Release>
  extends Rendered<D, V, R> {
  /** What the data did wrong, in the order in which it was found. */
  readonly issues: readonly Issue[];
}

/**
 * Turns a raw bundle into one dataset of the KYC API.
 *
 * @throws RawPayloadError when the input is no bundle, or no endpoint in it carries a company; RangeError when
 * the options ask for what there is not, or say of the request what no response could hold.
 * @example
 * const { response, issues } = normalize(bundle, { dataset: 'super', version: 'v2' });
 */
export function normalize<D extends Dataset, V extends Version, R extends Release = typeof NEWEST>(
  bundle: unknown,
  options: NormalizeOptions<D, V, R>,
): Normalized<D, V, R> {
  const { company, issues } = readCompany(bundle, options);
  return { issues, ...render(company, options) };
}

/**
 * The first half: reads a bundle into one Company, from which any number of datasets can be rendered.
 *
 * @throws RawPayloadError when the input is no bundle, or no endpoint in it carries a company; RangeError when
 * the options ask for what there is not.
 * @example
 * const { company, issues } = readCompany(bundle);
 * const refresh = render(company, { dataset: 'refresh', version: 'v1' });
 * const all = render(company, { dataset: 'super', version: 'v2' });
 */
export function readCompany(bundle: unknown, { translate = 'derive' }: ReadOptions = {}): Reading {
  if (!TRANSLATE.has(translate)) throw new RangeError(`translate is one of ${[...TRANSLATE].join(', ')}`);
  const issues: Issue[] = [];
  const { parts, checkedTimes } = readParts(bundle, { issues });
  const merged = merge([...parts.map(({ part }) => part), { checkedTimes }], issues);
  return { company: derive(merged, { translate }, issues), issues };
}

/** What each endpoint of a bundle gives, and when each was asked. */
export interface Parts {
  readonly parts: readonly (OpenedEndpoint & { readonly part: PartialCompany })[];
  readonly checkedTimes: Readonly<Record<string, string>>;
}

/** Reads and maps: what `readCompany` merges into one company. */
export function readParts(bundle: unknown, context: ReadingContext): Parts {
  const opened = openBundle(bundle, context);
  const checkedTimes = Object.assign({}, ...opened.map(({ timestamp }) => checkedTime(timestamp)));
  const parts = opened.map((endpoint) => ({ ...endpoint, part: mapPayload(endpoint.name, endpoint.reader) }));
  requireCompany(parts, context.issues);
  return { parts, checkedTimes };
}

/** A caller without types may ask for anything. */
const TRANSLATE: ReadonlySet<unknown> = new Set<DeriveOptions['translate']>(['derive', 'source-only']);

function requireCompany(
  parts: readonly { readonly name: EndpointName; readonly part: PartialCompany }[],
  issues: readonly Issue[],
): void {
  const carries = ({ name, part }: (typeof parts)[number]) => BASE_RECORDS.has(name) && isIdentified(part);
  if (parts.some(carries)) return;
  const failed = issues.filter(({ code }) => code === 'upstream_failed').map(({ path }) => path);
  const hint = failed.length > 0 ? ` (these gave no payload: ${failed.join(', ')})` : '';
  throw new RawPayloadError(
    'no_company',
    `No endpoint in the bundle gives a company's name or number${hint}; add one of ${[...BASE_RECORDS].join(', ')}`,
  );
}

function isIdentified(part: PartialCompany): boolean {
  return part.name !== undefined || codesOf(part).length > 0;
}
