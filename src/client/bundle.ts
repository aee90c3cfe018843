/**
 * From a company's name or code to its raw bundle (原始报文): asks the base record first, and then, side by side,
 * the other endpoints that a dataset needs. A company that doesn't exist costs one call, and one that was asked
 * for by its other name too is recognised before it is paid for again. One endpoint's failure stands in the bundle
 * as an answer without a payload; the base record's own failure is thrown, and so is an answer that speaks of
 * another company.
 *
 * @example
 * const bundle = await client.fetchBundle('小米科技有限责任公司', { dataset: 'refresh' });
 * normalize(bundle, { dataset: 'refresh', version: 'v2' });
 */

import type { Dataset } from '../generated/contracts/index.js';
import { BASE_RECORDS, CALLABLE, type CallableEndpoint, DATASET_ENDPOINTS } from '../upstream/registry.js';
import { type Api, assertCallable, pathOf } from './addresses.js';
import { judgeBody } from './classify.js';
import { NoResult, OtherCompanyError, ParameterError, type UpstreamError } from './errors/index.js';
import type { Keep } from './exchange.js';
import type { Identity } from './identity.js';
import type { Failure, Outcome, Success } from './outcome.js';
import { type Asked, asked, checkRequest, requestFor, taxpayerId } from './requests.js';

/** Endpoint name to the endpoint's body. */
export type Bundle = { readonly [endpoint: string]: unknown };

export interface FetchBundleOptions {
  readonly dataset?: Dataset;
  /** Instead of those that the dataset needs. */
  readonly endpoints?: readonly CallableEndpoint[];
  /** Keeps what was paid for, so that the next run needn't. */
  readonly answers?: AnswerStore;
  /** Told of each endpoint whose failure stands in the bundle. */
  readonly onFailure?: (error: UpstreamError) => void;
}

/** Answers of one company from earlier runs. */
export interface AnswerStore {
  get(endpoint: CallableEndpoint): Promise<object | undefined>;
  /** Called with an answer as soon as it is there; the next call's turn comes when it is kept. */
  put(endpoint: CallableEndpoint, body: object): Promise<void>;
  /** Told of another name or code that means the same company, as soon as the base record says so. */
  same?(nameOrCode: string): Promise<void>;
}

/** One call that a bundle takes. */
export interface PlannedCall {
  readonly endpoint: CallableEndpoint;
  readonly path: string;
  /** Undefined while the code that it takes is not known. */
  readonly request: object | undefined;
}

/** The calls that a bundle takes, in order, without making any. */
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

export type Ask = (endpoint: CallableEndpoint, request: object, keep: Keep) => Promise<Outcome>;

/**
 * Who was asked for first of those that turned out to be one company, so that asking by its other name costs
 * nothing: by the other name or code, and by the two together.
 */
export type Identities = Map<string, Asked>;

/** Remembering more of them than this helps nobody. */
const MAX_IDENTITIES = 10_000;

export async function fetchBundle(
  ask: Ask,
  identities: Identities,
  nameOrCode: string,
  options: FetchBundleOptions,
): Promise<Bundle> {
  const { answers } = options;
  const given = asked(nameOrCode);
  const endpoints = endpointsOf(options);
  // Refuses an empty name before any call.
  for (const endpoint of endpoints) {
    const request = requestFor(endpoint, given);
    if (request) checkRequest(endpoint, request);
  }
  // With the first bundle, because it is the core.
  const { identityAsked, identityIn, isOther, joined } = await import('./identity.js');

  let company = identities.get(given.text) ?? given;
  let known = identityAsked(given.text);
  const outcomes = new Map<CallableEndpoint, Outcome>();

  const base = CALLABLE.find((name) => BASE_RECORDS.has(name) && endpoints.includes(name));
  if (base) {
    const record = await askFor(base);
    if (!record.ok) throw record.error;
    outcomes.set(base, record);
    const told = held(base, record);
    known = joined(known, told);
    const other = otherText(given, told);
    const own = other === undefined ? byOwnCode(company, told) : company;
    const first = firstAsked(identities, own, told, other);
    company = { ...first, taxpayerId: codeIn(record) ?? first.taxpayerId };
    if (other !== undefined) await answers?.same?.(other);
  }

  const others = endpoints.filter((endpoint) => endpoint !== base);
  // All of them end before anything is thrown: what is paid for is kept.
  const settled = await Promise.allSettled(others.map(askFor));
  for (const [index, endpoint] of others.entries()) {
    const result = settled[index];
    if (result?.status === 'rejected') throw result.reason;
    if (result) outcomes.set(endpoint, result.value);
  }
  for (const outcome of outcomes.values()) if (!outcome.ok) options.onFailure?.(outcome.error);
  for (const [endpoint, outcome] of outcomes) if (outcome.ok && endpoint !== base) held(endpoint, outcome);

  const bundle: { [endpoint: string]: unknown } = {};
  for (const endpoint of CALLABLE) {
    const outcome = outcomes.get(endpoint);
    if (outcome) bundle[endpoint] = outcome.ok ? outcome.body : (outcome.body ?? standIn(outcome.error));
  }
  return bundle;

  async function askFor(endpoint: CallableEndpoint): Promise<Outcome> {
    const request = requestFor(endpoint, company);
    if (!request) return unknownCode(endpoint);
    const kept = await answers?.get(endpoint);
    if (kept) return judgeBody(structuredClone(kept), { endpoint, attempts: 0 });
    const keeping = createKeeping(endpoint, answers);
    try {
      const outcome = await ask(endpoint, request, keeping.keep);
      // An answer that somebody else asked for is to be kept here as well.
      await keeping.keep(outcome);
      return outcome;
    } finally {
      await keeping.done();
    }
  }

  /** Whom an answer speaks of. @throws OtherCompanyError when it is nobody that was asked for. */
  function held(endpoint: CallableEndpoint, { payload, attempts, requestId }: Success): Identity {
    const told = identityIn(endpoint, payload);
    if (isOther(known, told)) throw new OtherCompanyError({ endpoint, attempts, requestId });
    return told;
  }
}

function endpointsOf(
  options: Pick<FetchBundleOptions, 'dataset' | 'endpoints'>,
): readonly CallableEndpoint[] {
  const { dataset = 'super', endpoints = DATASET_ENDPOINTS[dataset] } = options;
  if (!endpoints) throw new TypeError('dataset must be "refresh" or "super"');
  if (endpoints.length === 0) throw new TypeError('endpoints must name at least one endpoint');
  for (const endpoint of endpoints) assertCallable(endpoint);
  return [...new Set(endpoints)];
}

/** Puts one answer into the store, once; what was begun is brought to its end, even when the call was ended. */
function createKeeping(endpoint: CallableEndpoint, answers: AnswerStore | undefined) {
  let kept: Promise<void> | undefined;
  const done = async () => kept;
  return {
    done,
    keep(outcome: Outcome): Promise<void> {
      const body = worthKeeping(outcome);
      if (body) kept ??= answers?.put(endpoint, structuredClone(body));
      return done();
    },
  };
}

/** Success, and a definite "nothing there": both are paid for, and stay as they are. */
function worthKeeping(outcome: Outcome): object | undefined {
  return outcome.ok || outcome.error instanceof NoResult ? outcome.body : undefined;
}

/** The taxpayer's number as the record writes it; a sole proprietor's may be no company's code. */
function codeIn({ payload }: Success): string | undefined {
  const { nsrsbh, creditCode }: { readonly nsrsbh?: unknown; readonly creditCode?: unknown } = payload;
  return taxpayerId(nsrsbh) ?? taxpayerId(creditCode);
}

function unknownCode(endpoint: CallableEndpoint): Failure {
  const what = 'not called, because the company’s code is not known';
  return { ok: false, error: new ParameterError(undefined, what, { endpoint, attempts: 0 }), next: 'stop' };
}

/** Of an answer to the very name or code that was asked, the other one means the same company. */
function otherText({ text }: Asked, { name, code }: Identity): string | undefined {
  if (name === undefined || code === undefined || !asked(code).isCode) return undefined;
  const own = asked(name).text;
  return text === own ? code : text === code ? own : undefined;
}

/**
 * Found by a former name, or by a number that no other endpoint may know, a company is asked for by the code that
 * its record has: somebody else may bear that name now.
 */
function byOwnCode(company: Asked, { code }: Identity): Asked {
  const own = code === undefined ? undefined : asked(code);
  return own?.isCode ? own : company;
}

/** Who was asked for first of one company: the same name with the same code. The others share his answers. */
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

/** Where no body came, one that says so, in the platform's own form. */
function standIn(error: UpstreamError): object {
  const code = error.name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
  return { reqId: error.requestId ?? null, code, success: false, message: error.message, data: null };
}
