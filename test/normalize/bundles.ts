/** Small bundles to read, and short forms of what came of them. Persons are invented. */

import type { Company } from '../../src/company/company.js';
import type { Issue, IssueCode } from '../../src/issues.js';
import { type NormalizeOptions, normalize, readCompany } from '../../src/normalize.js';
import type { Sourced } from '../../src/reading/sourced.js';

/** A real company's public codes; each passes its own check. */
export const XIAOMI = {
  name: '小米科技有限责任公司',
  formerName: '北京小米科技有限责任公司',
  creditCode: '91110108551385082Q',
  organizationCode: '55138508-2',
  registrationNumber: '110108012660422',
  /** District and organization code: a taxpayer's number of before 2015. */
  taxpayerId: '110108551385082',
} as const;

/** Invented codes that pass their checks. */
export const OTHER = {
  name: '义乌市某某贸易有限公司',
  creditCode: '91330782MA28ABCD53',
  organizationCode: 'MA28ABCD-5',
  registrationNumber: '330782000012342',
  taxpayerId: '330782551385082',
} as const;

/** Resident identity numbers with valid check characters; invented. */
export const RESIDENT_IDS = ['110101199003070038', '330782198811110015', '510107197512300042'] as const;

export type Bundle = Record<string, unknown>;

/** The first generation's envelope. */
export function v1(value: unknown, timestamp: unknown = 1751356800000): unknown {
  return { result: { req_id: '0', success: true, time: 3, timestamp }, value };
}

/** The second generation's envelope. */
export function v2(data: unknown, timestamp?: unknown): unknown {
  const body = { reqId: '0', code: '2000', success: true, message: null, data };
  return timestamp === undefined ? body : { ...body, timestamp };
}

/** A base record with what every company has, and the fields that a test is about. */
export function base(fields: Bundle = {}): Bundle {
  return { qyName: XIAOMI.name, nsrsbh: XIAOMI.creditCode, status: '存续', ...fields };
}

/** A bundle of one base record and whatever is beside it. */
export function company(fields: Bundle = {}, beside: Bundle = {}): Bundle {
  return { qycxnew: v1(base(fields)), ...beside };
}

type Options = Omit<NormalizeOptions<'super', 'v2', '2025-07-09'>, 'dataset' | 'version' | 'release'>;

/** The content of the super dataset, v2, newest release. */
export function contentOf(bundle: unknown, options: Options = {}) {
  return normalize(bundle, { ...options, dataset: 'super', version: 'v2' }).response.content;
}

/** A Company with the values of its facts alone. */
type Values<T> =
  T extends Sourced<infer Value>
    ? Value
    : T extends readonly (infer Element)[]
      ? readonly Values<Element>[]
      : T extends object
        ? { readonly [Key in keyof T]: Values<T[Key]> }
        : T;

/** The facts that a bundle states, without their origins: what the cleaners gave, whatever a release makes of it. */
export function factsOf(bundle: unknown): Values<Company> {
  return valuesOf(readCompany(bundle).company) as Values<Company>; // the same walk, by types
}

function valuesOf(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(valuesOf);
  if (typeof node !== 'object' || node === null) return node;
  if ('origins' in node && 'value' in node) return node.value;
  return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, valuesOf(inner)]));
}

/** All four responses of the newest release: name of the rendition -> response. */
export function responsesOf(bundle: unknown, options: Options = {}): Readonly<Record<string, unknown>> {
  return {
    'refresh v1': normalize(bundle, { ...options, dataset: 'refresh', version: 'v1' }).response,
    'super v1': normalize(bundle, { ...options, dataset: 'super', version: 'v1' }).response,
    'refresh v2': normalize(bundle, { ...options, dataset: 'refresh', version: 'v2' }).response,
    'super v2': normalize(bundle, { ...options, dataset: 'super', version: 'v2' }).response,
  };
}

/** The flat v1 of the super dataset. */
export function superV1Of(bundle: unknown, options: Options = {}) {
  return normalize(bundle, { ...options, dataset: 'super', version: 'v1' }).response;
}

export function issuesOf(bundle: unknown, options: Options = {}): readonly Issue[] {
  return normalize(bundle, { ...options, dataset: 'super', version: 'v2' }).issues;
}

/** The issues of a code as "severity path (reason)". */
export function told(issues: readonly Issue[], code: IssueCode): string[] {
  return issues
    .filter((issue) => issue.code === code)
    .map(({ severity, path, reason }) => `${severity} ${path}${reason === undefined ? '' : ` (${reason})`}`);
}

/** The issues of a bundle that aren't there without the fields under test. */
export function issuesBeyond(bundle: unknown, plain: unknown = company()): string[] {
  const shown = ({ code, path, reason }: Issue) =>
    `${code} ${path}${reason === undefined ? '' : ` (${reason})`}`;
  const usual = new Set(issuesOf(plain).map(shown));
  return issuesOf(bundle)
    .map(shown)
    .filter((one) => !usual.has(one));
}
