/**
 * From a company's name or code to its raw bundle (原始报文): asks the endpoints that a dataset needs, side by
 * side, the tax status after the code is known. One endpoint's failure stands in the bundle as an answer
 * without a payload; only the base record's own failure is thrown.
 *
 * @example
 * const bundle = await client.fetchBundle('小米科技有限责任公司', { dataset: 'refresh' });
 * normalize(bundle, { dataset: 'refresh', version: 'v2' });
 */

import { type Api, assertCallable, CALLABLE, type CallableEndpoint, pathOf } from './addresses.js';
import { NoResult, ParameterError, type UpstreamError } from './errors/index.js';
import type { Keep } from './exchange.js';
import { judgeBody } from './judge.js';
import type { Failure, Outcome, Success } from './outcome.js';
import { type Asked, asked, checkRequest, requestFor, taxpayerId } from './requests.js';

export type Dataset = 'refresh' | 'super';

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
}

/** What each dataset asks for; qycxnew alone has the English name and the currency. */
export const DATASET_ENDPOINTS: { readonly [Name in Dataset]: readonly CallableEndpoint[] } = {
  refresh: ['qycxnew', 'isHmd'],
  super: [
    'qycxnew',
    'isHmd',
    'info',
    'shareholderInvest',
    'keyPersonnelInfo',
    'branchInfo',
    'companyContactInfo',
    'annualRpt',
    'fzchnew',
  ],
};

/** Endpoints that carry the company itself, in order of precedence. */
const BASE_RECORDS: readonly CallableEndpoint[] = ['qycxnew', 'info', 'isHmdxx', 'qycx'];

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

/** Names and codes that are known to be one company's, so that asking by the other costs nothing. */
export type Identities = Map<string, Asked>;

/** Remembering more of them than this helps nobody. */
const MAX_IDENTITIES = 10_000;

export async function fetchBundle(
  ask: Ask,
  identities: Identities,
  nameOrCode: string,
  options: FetchBundleOptions,
): Promise<Bundle> {
  const given = asked(nameOrCode);
  const company = identities.get(given.text) ?? given;
  const endpoints = endpointsOf(options);
  // Refuses an empty name before any call.
  for (const endpoint of endpoints) {
    const request = requestFor(endpoint, company);
    if (request) checkRequest(endpoint, request);
  }

  const base = BASE_RECORDS.find((name) => endpoints.includes(name));
  const record = base && askFor(base, company);
  const outcomes = new Map<CallableEndpoint, Promise<Outcome>>();
  for (const endpoint of endpoints) {
    const waits = record !== undefined && requestFor(endpoint, company) === undefined;
    if (record && endpoint === base) outcomes.set(endpoint, record);
    else outcomes.set(endpoint, waits ? askAfter(record, endpoint) : askFor(endpoint, company));
  }

  async function askAfter(before: Promise<Outcome>, endpoint: CallableEndpoint): Promise<Outcome> {
    return askFor(endpoint, { ...company, taxpayerId: codeOf(await before) });
  }

  async function askFor(endpoint: CallableEndpoint, whom: Asked): Promise<Outcome> {
    const request = requestFor(endpoint, whom);
    if (!request) return unknownCode(endpoint);
    const kept = await options.answers?.get(endpoint);
    if (kept) return judgeBody(kept, { endpoint, attempts: 0 });
    const keeping = createKeeping(endpoint, options.answers);
    try {
      const outcome = await ask(endpoint, request, keeping.keep);
      // An answer that somebody else asked for is to be kept here as well.
      await keeping.keep(outcome);
      return outcome;
    } finally {
      await keeping.done();
    }
  }

  // All of them end before anything is thrown: what is paid for is kept.
  const settled = await Promise.allSettled(outcomes.values());
  const thrown = settled.find((result) => result.status === 'rejected');
  if (thrown) throw thrown.reason;

  const bundle: { [endpoint: string]: unknown } = {};
  for (const endpoint of CALLABLE) {
    const outcome = await outcomes.get(endpoint);
    if (!outcome) continue;
    if (endpoint === base && !outcome.ok) throw outcome.error;
    if (endpoint === base && outcome.ok) learn(identities, company, outcome);
    if (!outcome.ok) options.onFailure?.(outcome.error);
    bundle[endpoint] = outcome.ok ? outcome.body : (outcome.body ?? standIn(outcome.error));
  }
  return bundle;
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
      if (body) kept ??= answers?.put(endpoint, body);
      return done();
    },
  };
}

/** Success, and a definite "nothing there": both are paid for, and stay as they are. */
function worthKeeping(outcome: Outcome): object | undefined {
  return outcome.ok || outcome.error instanceof NoResult ? outcome.body : undefined;
}

interface BaseRecord {
  readonly qyName?: unknown;
  readonly entityName?: unknown;
  readonly nsrsbh?: unknown;
  readonly creditCode?: unknown;
}

function codeOf(outcome: Outcome): string | undefined {
  if (!outcome.ok) return undefined;
  const { nsrsbh, creditCode }: BaseRecord = outcome.payload;
  return taxpayerId(nsrsbh) ?? taxpayerId(creditCode);
}

function unknownCode(endpoint: CallableEndpoint): Failure {
  const what = 'not called, because the company’s code is not known';
  return { ok: false, error: new ParameterError(undefined, what, { endpoint, attempts: 0 }), next: 'stop' };
}

/** Of an answer to the very name or code that was asked, the other one means the same company. */
function learn(identities: Identities, company: Asked, record: Success): void {
  const { qyName, entityName }: BaseRecord = record.payload;
  const written = typeof qyName === 'string' ? qyName : entityName;
  const name = typeof written === 'string' ? asked(written).text : undefined;
  const code = codeOf(record);
  const other = company.text === name ? code : company.text === code ? name : undefined;
  if (!other || identities.has(other)) return;
  const [oldest] = identities.keys();
  if (identities.size >= MAX_IDENTITIES && oldest !== undefined) identities.delete(oldest);
  identities.set(other, company);
}

/** Where no body came, one that says so, in the platform's own form. */
function standIn(error: UpstreamError): object {
  const code = error.name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
  return { reqId: error.requestId ?? null, code, success: false, message: error.message, data: null };
}
