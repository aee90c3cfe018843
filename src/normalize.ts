/**
 * The whole pipeline. Data flows down, one verb per step: read, map, merge, derive; then draft, undo,
 * settle, envelop, check.
 */

import { moment } from './cleaners/index.js';
import { codesOf } from './company/codes.js';
import type { Company, PartialCompany } from './company/company.js';
import { derive } from './company/derive/index.js';
import type { DeriveOptions } from './company/derive/options.js';
import { merge } from './company/merge.js';
import { withOutputs } from './datasets/concern.js';
import { checkOptions } from './datasets/options.js';
import type { NEWEST } from './datasets/releases/index.js';
import { type Rendered, type RenderOptions, render } from './datasets/render.js';
import { RawPayloadError } from './errors.js';
import type { Dataset, Release, Version } from './generated/contracts/index.js';
import type { Issue } from './issues.js';
import { mapOpened } from './mappers/index.js';
import type { Additions } from './reading/additions.js';
import { misspellingIn, type OpenedEndpoint, openBundle, requirePlain } from './reading/bundle.js';
import type { ReadingContext } from './reading/reader.js';
import { BASE_RECORDS } from './upstream/registry.js';

/** Options of reading. `translate`: 'derive' (default) derives missing translated names, 'source-only' doesn't. */
export interface ReadOptions {
  readonly translate?: DeriveOptions['translate'] | undefined;
}

export interface Reading {
  /** The company, from which `render` makes datasets. */
  readonly company: Company;
  /** What is wrong or doubtful in the data, in the order in which it was found. */
  readonly issues: readonly Issue[];
}

export interface NormalizeOptions<
  D extends Dataset = Dataset,
  V extends Version = Version,
  R extends Release = Release,
  L extends boolean = boolean,
> extends ReadOptions,
    RenderOptions<D, V, R, L> {}

export type Normalized<
  D extends Dataset = Dataset,
  V extends Version = Version,
  R extends Release = Release,
  L extends boolean = boolean,
> = Rendered<D, V, R, L> & {
  /** What is wrong or doubtful in the data, in the order in which it was found. */
  readonly issues: readonly Issue[];
};

/**
 * Turns a raw bundle into one dataset of the KYC API. Pure: the same bundle and options give the same result.
 *
 * @param bundle The raw bundle: endpoint name to that endpoint's response body, as `parseBundle` returns it.
 * @param options `dataset` and `version` are required; `release` is the newest by default. See `NormalizeOptions`.
 * @returns The response, typed by dataset, version and release; the issues; with `lineage: true` the lineage.
 * Amounts are decimal strings in full units, dates YYYY-MM-DD, times UTC.
 * @throws {RawPayloadError} When the input is not a bundle, or no endpoint in it gives a company's name or number.
 * @throws {TypeError} When an option is missing, misspelt or of a wrong type.
 * @throws {RangeError} When an option names an unknown dataset, version, release or way to translate, or a fact of
 * `request` can't be in a response.
 * @throws {ContractError} When the response is not valid against its own schema: a bug of neci-kyc.
 * @example
 * const bundle = parseBundle(readFileSync('examples/xiaomi.json'));
 * const { response, issues } = normalize(bundle, { dataset: 'super', version: 'v2' });
 * response.content.status; // 'LIVE'
 */
export function normalize<
  D extends Dataset,
  V extends Version,
  R extends Release = typeof NEWEST,
  L extends boolean = false,
>(bundle: unknown, options: NormalizeOptions<D, V, R, L>): Normalized<D, V, R, L> {
  return normalizeWith(undefined, bundle, options);
}

/**
 * The first half of `normalize`: reads a bundle into one company, from which any number of datasets can be rendered.
 *
 * @param bundle The raw bundle: endpoint name to that endpoint's response body, as `parseBundle` returns it.
 * @param options `translate: 'source-only'` leaves out derived names.
 * @returns The company and the issues, which are the same for every dataset.
 * @throws {RawPayloadError} When the input is not a bundle, or no endpoint in it gives a company's name or number.
 * @throws {TypeError} When an option is misspelt.
 * @throws {RangeError} When `translate` is unknown.
 * @example
 * const { company, issues } = readCompany(bundle);
 * const refresh = render(company, { dataset: 'refresh', version: 'v1' });
 * const details = render(company, { dataset: 'super', version: 'v2' });
 */
export function readCompany(bundle: unknown, options: ReadOptions = {}): Reading {
  return readCompanyWith(undefined, bundle, options);
}

/** The same with what the caller adds. The functions above add nothing; src/extend makes those that do. */
export function normalizeWith<D extends Dataset, V extends Version, R extends Release, L extends boolean>(
  additions: Additions | undefined,
  bundle: unknown,
  options: NormalizeOptions<D, V, R, L>,
): Normalized<D, V, R, L> {
  checkOptions('normalize', options);
  const { company, issues } = readCompanyWith(additions, bundle, options);
  const { response, checked, lineage } = render(company, options);
  const normalized = lineage
    ? { response, checked, lineage, issues: withOutputs(issues, lineage) }
    : { response, checked, issues };
  // There is a lineage when it was asked for, which the compiler can't follow.
  return normalized as Normalized<D, V, R, L>;
}

export function readCompanyWith(
  additions: Additions | undefined,
  bundle: unknown,
  options: ReadOptions = {},
): Reading {
  checkOptions('readCompany', options);
  const issues: Issue[] = [];
  const { company } = readParts(bundle, { issues, additions }, options.translate);
  return { company, issues };
}

/** The part of the company that each endpoint of a bundle gives, and the company that they make. */
export interface Parts {
  readonly parts: readonly (OpenedEndpoint & { readonly part: PartialCompany })[];
  readonly company: Company;
}

/** Reads, maps, merges and derives. */
export function readParts(
  bundle: unknown,
  context: ReadingContext,
  translate: DeriveOptions['translate'] = 'derive',
): Parts {
  if (!TRANSLATE.has(translate)) throw new RangeError(`translate is one of ${[...TRANSLATE].join(', ')}`);
  const { issues, additions } = context;
  const opened = openBundle(bundle, context);
  const parts = opened.map((endpoint) => {
    const { name, payload, reader, timestamp, own } = endpoint;
    return { name, payload, reader, timestamp, own, part: mapOpened(endpoint) };
  });
  requireCompany(parts, context, Object(bundle));
  const merged = merge([...parts.map(({ part }) => part), factsOf(opened, additions)], issues);
  const company = derive(merged, { translate, translations: additions?.translations }, issues);
  return { parts, company };
}

/** When the source of each endpoint was asked, and who supplied the answer. */
function factsOf(opened: readonly OpenedEndpoint[], additions: Additions | undefined): PartialCompany {
  const checkedTimes = timesOf(opened);
  const supplierOf = additions?.supplierOf;
  if (!supplierOf) return { checkedTimes };
  const suppliers: Record<string, string> = Object.create(null); // as the times
  for (const { name } of opened) {
    const supplier = supplierOf(name);
    if (supplier !== undefined) suppliers[name] = supplier;
  }
  return { checkedTimes, suppliers };
}

/** When each endpoint was asked. */
function timesOf(opened: readonly OpenedEndpoint[]): Readonly<Record<string, string>> {
  // Without a prototype: a caller may name an endpoint "constructor".
  const times: Record<string, string> = Object.create(null);
  for (const { name, timestamp } of opened) {
    const time = moment(timestamp);
    if (time) times[name] = time.value;
  }
  return times;
}

/** Checked because a caller may not use TypeScript. */
const TRANSLATE: ReadonlySet<unknown> = new Set<DeriveOptions['translate']>(['derive', 'source-only']);

const BASE: ReadonlySet<string> = BASE_RECORDS;

function requireCompany(parts: Parts['parts'], { issues, additions }: ReadingContext, bundle: object): void {
  const isBase = ({ name, own }: OpenedEndpoint) => own?.isBaseRecord ?? BASE.has(name);
  const carries = (endpoint: (typeof parts)[number]) => isBase(endpoint) && isIdentified(endpoint.part);
  if (parts.some(carries)) return;
  requirePlain(bundle);
  const failed = issues
    .filter(({ code }) => code === 'upstream_failed' || code === 'no_result')
    .map(({ path, reason }) => (reason === undefined ? path : `${path}, ${reason}`));
  const hint = failed.length > 0 ? ` (these failed: ${failed.join('; ')})` : '';
  const misspelling = misspellingIn(Object.keys(bundle), additions?.endpoints?.order);
  const defined = [...(additions?.endpoints?.byName.values() ?? [])].filter((own) => own.isBaseRecord);
  const names = [...BASE_RECORDS, ...defined.map(({ name }) => name)];
  throw new RawPayloadError(
    'no_company',
    `No endpoint in the bundle gives a company's name or number${hint}; ${misspelling ?? `add one of ${names.join(', ')}`}`,
  );
}

function isIdentified(part: PartialCompany): boolean {
  return part.name !== undefined || codesOf(part).length > 0;
}
