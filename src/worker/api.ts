/** The two sides of JetStream's API: publishing and pulling, and the management of streams and consumers. */

import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';

/** What every command of a run is given. */
export interface ApiOptions {
  readonly connection: NatsConnection;
  /** The domain or the API prefix of JetStream, where the server's default is not meant. */
  readonly api?: { readonly domain?: string; readonly apiPrefix?: string };
}

export interface Api {
  readonly js: JetStreamClient;
  readonly manager: JetStreamManager;
}

export async function openApi({ connection, api: { domain, apiPrefix } = {} }: ApiOptions): Promise<Api> {
  // The library takes one or the other, and nothing that is undefined.
  const options = apiPrefix !== undefined ? { apiPrefix } : domain !== undefined ? { domain } : {};
  return {
    js: jetstream(connection, options),
    // What is not there is logged where it is missed, with what to do about it.
    manager: await jetstreamManager(connection, { ...options, checkAPI: false }),
  };
}
