/**
 * From a company's name or code to its raw bundle (原始报文): asks the base record first, and then, side by side,
 * the other endpoints that a dataset needs. A company that doesn't exist costs one call, and one that is asked for
 * by its other name too is recognized before it is paid for again. An endpoint's failure is kept in the bundle as
 * an answer without a payload; the base record's failure is thrown, and so is an answer about another company.
 *
 * @example
 * const bundle = await client.fetchBundle('小米科技有限责任公司', { dataset: 'refresh' });
 * normalize(bundle, { dataset: 'refresh', version: 'v2' });
 */

import type { Dataset } from '../generated/contracts/index.js';
import { checkFunction, checkKeys } from '../json/options.js';
import { BASE_RECORDS, CALLABLE, type CallableEndpoint, DATASET_ENDPOINTS } from '../upstream/registry.js';
import { type Api, assertCallable, pathOf } from './addresses.js';
import type { CallFailure, CallResult, CallSuccess } from './callResult.js';
import type { CallEvent } from './charge.js';
import { classifyBody } from './classify.js';
import { NoResult, OtherCompanyError, ParameterError, type UpstreamError } from './errors/index.js';
import type { CallHooks } from './exchange.js';
import type { Identity } from './identity.js';
import { type Asked, asked, checkRequest, requestFor, taxpayerId } from './requests.js';

/** Endpoint name to the endpoint's body. */
export type Bundle = { readonly [endpoint: string]: unknown };

export interface FetchBundleOptions {
  /** super by default. */
  readonly dataset?: Dataset | undefined;
  /** Instead of those that the dataset needs. */
  readonly endpoints?: readonly CallableEndpoint[] | undefined;
  /** Keeps the answers, so that the next run needn't pay for them again. */
  readonly answers?: AnswerStore | undefined;
  /** Called with the error of each endpoint that gave no payload. */
  readonly onFailure?: ((error: UpstreamError) => void) | undefined;
  /** Called after each call that is made for this bundle; an answer that is remembered or kept takes none. */
  readonly onCall?: ((event: CallEvent) => void) | undefined;
}

const OPTIONS = {
  dataset: true,
  endpoints: true,
  answers: true,
  onFailure: true,
  onCall: true,
} as const satisfies { readonly [Name in keyof FetchBundleOptions]-?: true };

/** Answers of one company from earlier runs. */
export interface AnswerStore {
  get(endpoint: CallableEndpoint): Promise<object | undefined>;
  /** Called with an answer as soon as it is there; the next call is made when it is kept. */
  put(endpoint: CallableEndpoint, body: object): Promise<void>;
  /** Called with another name or code of the same company, as soon as the base record states it. */
  same?: ((nameOrCode: string) => Promise<void>) | undefined;
}

/** One call that a bundle takes. */
export interface PlannedCall {
  readonly endpoint: CallableEndpoint;
  readonly path: string;
  /** Undefined while the code that it takes isn't known. */
  readonly request: object | undefined;
}

/**
 * The calls that a bundle takes, in order, without making any.
 *
 * @param nameOrCode The full registered name, or the unified social credit code.
 * @param options The dataset or the endpoints, as for `fetchBundle`.
 * @param api The generation of the API; v2 by default.
 * @returns Path and request of each call. The request is undefined where it needs the code that the base record gives.
 * @throws {ParameterError} When the name is empty.
 * @example
 * planCalls('91110108551385082Q', { dataset: 'refresh' })[0].path // '/v2/risk/hmd/qycxnew'
 */
export function planCalls(
  nameOrCode: string,
  options: Pick<FetchBundleOptions, 'dataset' | 'endpoints'>,
  api: Api = 'v2',
): PlannedCall[] {
  const company = asked(nameOrCode);
  return endpointsOf(options).map((endpoint) => {
    const request = requestFor(endpoint, company);
    return { endpoint, path: pathOf(endpoint, api), request: request && checkRequest(endpoint, request) };
  });
}

export type Ask = (endpoint: CallableEndpoint, request: object, hooks: CallHooks) => Promise<CallResult>;

/**
 * The name or code that each company was asked for by first, so that asking by its other one costs nothing: by the
 * other name or code, and by the two together.
 */
export type Identities = Map<string, Asked>;

/** The oldest is forgotten beyond this. */
const MAX_IDENTITIES = 10_000;

export async function fetchBundle(
  ask: Ask,
  identities: Identities,
  nameOrCode: string,
  options: FetchBundleOptions,
): Promise<Bundle> {
  checkKeys('fetchBundle', options, Object.keys(OPTIONS));
  for (const name of ['onFailure', 'onCall'] as const) checkFunction(name, options[name]);
  const { answers, onCall } = options;
  if (answers !== undefined && [answers?.get, answers?.put].some((each) => typeof each !== 'function'))
    throw new TypeError('answers must be an object with the functions get and put');
  const given = asked(nameOrCode);
  const endpoints = endpointsOf(options);
  // Refuses an empty name before any call.
  for (const endpoint of endpoints) {
    const request = requestFor(endpoint, given);
    if (request) checkRequest(endpoint, request);
  }
  // With the first bundle, because it loads the mappers.
  const { identityAsked, identityIn, isOther, joined } = await import('./identity.js');

  let company = identities.get(given.text) ?? given;
  let known = identityAsked(given.text);
  const results = new Map<CallableEndpoint, CallResult>();

  const base = CALLABLE.find((name) => BASE_RECORDS.has(name) && endpoints.includes(name));
  if (base) {
    const record = await askFor(base);
    if (!record.ok) throw record.error;
    results.set(base, record);
    const stated = checkIdentity(base, record);
    known = joined(known, stated);
    const other = otherText(given, stated);
    const own = other === undefined ? byOwnCode(company, stated) : company;
    const first = firstAsked(identities, own, stated, other);
    company = { ...first, taxpayerId: codeIn(record) ?? first.taxpayerId };
    if (other !== undefined) await answers?.same?.(other);
  }

  const others = endpoints.filter((endpoint) => endpoint !== base);
  // All of them end before anything is thrown: what is paid for is kept.
  const settled = await Promise.allSettled(others.map(askFor));
  for (const [index, endpoint] of others.entries()) {
    const result = settled[index];
    if (result?.status === 'rejected') throw result.reason;
    if (result) results.set(endpoint, result.value);
  }
  for (const result of results.values()) if (!result.ok) options.onFailure?.(result.error);
  for (const [endpoint, result] of results)
    if (result.ok && endpoint !== base) checkIdentity(endpoint, result);

  const bundle: { [endpoint: string]: unknown } = {};
  for (const endpoint of CALLABLE) {
    const result = results.get(endpoint);
    if (result) bundle[endpoint] = result.ok ? result.body : (result.body ?? failureBody(result.error));
  }
  return bundle;

  async function askFor(endpoint: CallableEndpoint): Promise<CallResult> {
    const request = requestFor(endpoint, company);
    if (!request) return unknownCode(endpoint);
    const kept = await answers?.get(endpoint);
    if (kept) return classifyBody(structuredClone(kept), { endpoint, attempts: 0 });
    const keeping = createKeeping(endpoint, answers);
    try {
      const result = await ask(endpoint, request, { keep: keeping.keep, onCall });
      // The answer to another caller's call is kept here as well.
      await keeping.keep(result);
      return result;
    } finally {
      await keeping.done();
    }
  }

  /** The company that an answer describes. @throws OtherCompanyError when it isn't the one that was asked for. */
  function checkIdentity(
    endpoint: CallableEndpoint,
    { payload, attempts, requestId }: CallSuccess,
  ): Identity {
    const stated = identityIn(endpoint, payload);
    if (isOther(known, stated)) throw new OtherCompanyError({ endpoint, attempts, requestId });
    return stated;
  }
}

function endpointsOf(
  options: Pick<FetchBundleOptions, 'dataset' | 'endpoints'>,
): readonly CallableEndpoint[] {
  const { dataset = 'super' } = options;
  if (typeof dataset !== 'string' || !Object.hasOwn(DATASET_ENDPOINTS, dataset))
    throw new TypeError('dataset must be "refresh" or "super"');
  const { endpoints = DATASET_ENDPOINTS[dataset] } = options;
  if (!Array.isArray(endpoints)) throw new TypeError('endpoints must be a list of names');
  if (endpoints.length === 0) throw new TypeError('endpoints must name at least one endpoint');
  for (const endpoint of endpoints) assertCallable(endpoint);
  return [...new Set(endpoints)];
}

/** Puts one answer into the store, once; `done` waits for it, even when the call was aborted. */
function createKeeping(endpoint: CallableEndpoint, answers: AnswerStore | undefined) {
  let kept: Promise<void> | undefined;
  const done = async () => kept;
  return {
    done,
    keep(result: CallResult): Promise<void> {
      const body = worthKeeping(result);
      if (body) kept ??= answers?.put(endpoint, structuredClone(body));
      return done();
    },
  };
}

/** Success, and a definite "nothing there": both are paid for, and stay as they are. */
function worthKeeping(result: CallResult): object | undefined {
  return result.ok || result.error instanceof NoResult ? result.body : undefined;
}

/** The taxpayer's number as the record writes it; a sole proprietor's may not be a company's code. */
function codeIn({ payload }: CallSuccess): string | undefined {
  const { nsrsbh, creditCode }: { readonly nsrsbh?: unknown; readonly creditCode?: unknown } = payload;
  return taxpayerId(nsrsbh) ?? taxpayerId(creditCode);
}

function unknownCode(endpoint: CallableEndpoint): CallFailure {
  const what = 'not called, because the company’s code is not known';
  return { ok: false, error: new ParameterError(undefined, what, { endpoint, attempts: 0 }), next: 'stop' };
}

/** Where an answer has the very name or code that was asked, the other of the two means the same company. */
function otherText({ text }: Asked, { name, code }: Identity): string | undefined {
  if (name === undefined || code === undefined || !asked(code).isCode) return undefined;
  const own = asked(name).text;
  return text === own ? code : text === code ? own : undefined;
}

/**
 * A company that was found by a former name, or by a number that other endpoints may not know, is asked for by the
 * code of its record: another company may have that name now.
 */
function byOwnCode(company: Asked, { code }: Identity): Asked {
  const own = code === undefined ? undefined : asked(code);
  return own?.isCode ? own : company;
}

/** The name or code that a company was asked for by first; what is asked by its others shares those answers. */
function firstAsked(
  identities: Identities,
  company: Asked,
  { name, code }: Identity,
  other: string | undefined,
): Asked {
  if (name === undefined || code === undefined) return company;
  const first = getOrSet(identities, JSON.stringify([name, code]), company);
  if (other !== undefined) getOrSet(identities, other, first);
  return first;
}

function getOrSet(identities: Identities, key: string, company: Asked): Asked {
  const known = identities.get(key);
  if (known) return known;
  const [oldest] = identities.keys();
  if (identities.size >= MAX_IDENTITIES && oldest !== undefined) identities.delete(oldest);
  identities.set(key, company);
  return company;
}

/** Where no body came, one that reports the error in the platform's own form. */
function failureBody(error: UpstreamError): object {
  const code = error.name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
  return { reqId: error.requestId ?? null, code, success: false, message: error.message, data: null };
}
