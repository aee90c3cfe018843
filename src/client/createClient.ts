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
import type { CallResult } from './callResult.js';
import { type CallHooks, createExchange } from './exchange.js';
import { createMemo } from './memo.js';
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
   * Calls one endpoint. The same request is sent once per client; asked again, it gives the same answer.
   *
   * @throws an UpstreamError of the family in errors/, or the signal's reason.
   */
  call<Name extends CallableEndpoint>(endpoint: Name, request: RequestOf<Name>): Promise<Answer<Name>>;
  /** Asks all that a dataset needs; super by default. @throws what the base record's call ended with. */
  fetchBundle(nameOrCode: string, options?: FetchBundleOptions): Promise<Bundle>;
}

export function createClient(options: ClientOptions): Client {
  const settings = readOptions(options);
  const { api, remember, signal } = settings;
  const exchange = createExchange(settings);
  const memo = createMemo(remember);
  const identities: Identities = new Map();
  const untilAborted = createUntilAborted(signal);

  async function ask(endpoint: CallableEndpoint, request: unknown, hooks?: CallHooks): Promise<CallResult> {
    assertCallable(endpoint);
    const body = checkRequest(endpoint, request);
    const key = `${endpoint} ${JSON.stringify(body)}`;
    return untilAborted(() =>
      memo.getOrCall(key, () => exchange(endpoint, pathOf(endpoint, api), body, hooks)),
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
