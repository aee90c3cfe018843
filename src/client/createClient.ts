/**
 * The client of the 企享云 open platform: one typed method per endpoint, `call` for any of them, and
 * `fetchBundle` for all that a dataset needs.
 *
 * @example
 * const client = createClient({ appKey, appSecret, ratePerSecond: 5 });
 * const { payload } = await client.qycxnew({ qyName: '小米科技有限责任公司' });
 */

import type { Payload } from '../upstream/index.js';
import { CALLABLE, type CallableEndpoint } from '../upstream/registry.js';
import { createUntilAborted } from './abort.js';
import { assertCallable, pathOf } from './addresses.js';
import { type Bundle, type FetchBundleOptions, fetchBundle, type Identities } from './bundle.js';
import { createAnswerCache } from './cache.js';
import type { CallResult } from './callResult.js';
import { type CallHooks, createExchange } from './exchange.js';
import { type ClientOptions, readOptions } from './options.js';
import { checkRequest, type RequestOf } from './requests.js';

/** What an endpoint answered. */
export interface Answer<Name extends CallableEndpoint> {
  readonly endpoint: Name;
  /** As the documentation describes it. It is not checked here: `neci-kyc/upstream` has the schemas. */
  readonly payload: Payload<Name>;
  /** The whole body as it came, envelope and all: what a raw bundle holds under the endpoint's name. */
  readonly body: object;
  readonly requestId: string | undefined;
  /** How many calls it took. */
  readonly attempts: number;
}

type EndpointMethods = {
  readonly [Name in CallableEndpoint]: (request: RequestOf<Name>) => Promise<Answer<Name>>;
};

export interface Client extends EndpointMethods {
  /**
   * Calls one endpoint. The same request is sent once per client: a second call returns the same answer.
   *
   * @param endpoint The name of the endpoint, such as "qycxnew".
   * @param request The body of the request, as the platform documents it.
   * @returns The payload, and the whole body for a raw bundle.
   * @throws {UpstreamError} When the call fails: its subclasses tell how. Or the reason of the aborted signal.
   * @example
   * const { payload } = await client.call('qycxnew', { qyName: '91110108551385082Q' });
   */
  call<Name extends CallableEndpoint>(endpoint: Name, request: RequestOf<Name>): Promise<Answer<Name>>;
  /**
   * Calls every endpoint that a dataset needs, the base record first.
   *
   * @param nameOrCode The full registered name, or the unified social credit code.
   * @param options The dataset (`super` by default) or the endpoints, and where answers are kept.
   * @returns The raw bundle. An endpoint that failed is in it as an answer without a payload; `onFailure` gets its error.
   * @throws {UpstreamError} When the base record fails.
   * @throws {OtherCompanyError} When an answer is about another company.
   * @example
   * const bundle = await client.fetchBundle('小米科技有限责任公司', { dataset: 'refresh' });
   */
  fetchBundle(nameOrCode: string, options?: FetchBundleOptions): Promise<Bundle>;
}

/**
 * Creates a client of the 企享云 open platform. It makes no call by itself.
 *
 * @param options `appKey` and `appSecret` are required. See `ClientOptions`; times are in milliseconds.
 * @returns One method per endpoint, `call` for any of them, and `fetchBundle`. All calls share the limits, the login and
 * the remembered answers of this client.
 * @throws {TypeError} When an option is missing or has the wrong type.
 * @throws {RangeError} When a number is out of its bounds. The message names the option, never its value.
 * @example
 * const client = createClient({ appKey, appSecret, ratePerSecond: 5, signal });
 * const bundle = await client.fetchBundle('91110108551385082Q', { dataset: 'super' });
 */
export function createClient(options: ClientOptions): Client {
  const settings = readOptions(options);
  const { api, remember, signal } = settings;
  const exchange = createExchange(settings);
  const cache = createAnswerCache(remember);
  const identities: Identities = new Map();
  const untilAborted = createUntilAborted(signal);

  async function ask(endpoint: CallableEndpoint, request: unknown, hooks?: CallHooks): Promise<CallResult> {
    assertCallable(endpoint);
    const body = checkRequest(endpoint, request);
    const key = `${endpoint} ${JSON.stringify(body)}`;
    return untilAborted(() =>
      cache.getOrCall(key, () => exchange(endpoint, pathOf(endpoint, api), body, hooks)),
    );
  }

  async function call<Name extends CallableEndpoint>(
    endpoint: Name,
    request: RequestOf<Name>,
  ): Promise<Answer<Name>> {
    const result = await ask(endpoint, request);
    if (!result.ok) throw result.error;
    const { body, requestId, attempts } = result;
    // The platform's word that the payload is as documented; every field of it is optional.
    const payload = result.payload as Payload<Name>;
    return { endpoint, payload, body, requestId, attempts };
  }

  const methods = Object.fromEntries(
    CALLABLE.map((name) => [name, (request: RequestOf<typeof name>) => call(name, request)]),
  ) as unknown as EndpointMethods; // one method per name of the list that the type is made from

  return {
    ...methods,
    call,
    fetchBundle: (nameOrCode, bundleOptions = {}) => fetchBundle(ask, identities, nameOrCode, bundleOptions),
  };
}
