/** The connection to the server: made of settings, kept up by the library's own reconnects, watched for trouble. */

import { readFileSync } from 'node:fs';
import {
  type Authenticator,
  type ConnectionOptions,
  credsAuthenticator,
  type NatsConnection,
  nkeyAuthenticator,
} from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { type Settings, SettingsError } from './context.js';

/** The server can't be reached, or refuses the login. */
export class ServerError extends Error {
  override readonly name = 'ServerError' as const;
}

export interface WatchOptions {
  /** Receives a line when the connection is lost, and one when it is back. */
  log(line: string): void;
}

/**
 * @param settings - see `readSettings`.
 * @param name - how the server's own lists call this client.
 * @returns a connection that reconnects for as long as it is not closed.
 * @throws ServerError, SettingsError
 */
export async function openConnection(
  settings: Settings,
  name: string,
  watch: WatchOptions,
): Promise<NatsConnection> {
  const options = optionsOf(settings);
  let connection: NatsConnection;
  try {
    connection = await connect({
      ...options,
      name,
      maxReconnectAttempts: -1,
      pingInterval: PING_MS,
      timeout: CONNECT_MS,
      // Otherwise the library takes a stack trace for every request, before anything has failed.
      noAsyncTraces: true,
    });
  } catch (error) {
    throw new ServerError(`can't connect to ${serversOf(options)}: ${reasonOf(error)}`);
  }
  void watchConnection(connection, watch);
  return connection;
}

const CONNECT_MS = 5000;
/** A server that vanished without closing the connection is noticed after two unanswered pings. */
const PING_MS = 20_000;

async function watchConnection(connection: NatsConnection, watch: WatchOptions): Promise<void> {
  let isLost = false;
  for await (const status of connection.status()) {
    if (status.type === 'disconnect' && !isLost) {
      isLost = true;
      watch.log(`the connection to ${status.server} is lost; reconnecting`);
    } else if (status.type === 'reconnect') {
      isLost = false;
      watch.log(`connected to ${status.server} again`);
    }
  }
}

/** @throws SettingsError when a file can't be read. */
export function optionsOf(settings: Settings): ConnectionOptions {
  const urls = settings.url.split(',').map((url) => url.trim());
  const logins = urls.map(loginOf).filter((login) => login !== undefined);
  const [fromUrl] = logins;
  const { user = fromUrl?.user, password = fromUrl?.password, token = fromUrl?.token } = settings;
  return {
    servers: urls.map(withoutLogin),
    authenticator: authenticatorOf(settings),
    ...(user !== undefined && { user, pass: password }),
    ...(user === undefined && token !== undefined && { token }),
    ...(isTls(settings, urls) && { tls: tlsOf(settings) }),
    ...(settings.inboxPrefix !== undefined && { inboxPrefix: settings.inboxPrefix }),
  };
}

interface Login {
  readonly user?: string;
  readonly password?: string;
  readonly token?: string;
}

const URL_LOGIN = /^((?:nats|tls):\/\/)?([^@/]*)@/;

/** `nats://user:password@host`, `nats://token@host`. */
function loginOf(url: string): Login | undefined {
  const [, , login] = URL_LOGIN.exec(url) ?? [];
  if (login === undefined) return undefined;
  const [first = '', ...rest] = login.split(':');
  if (rest.length === 0) return { token: decodeURIComponent(first) };
  return { user: decodeURIComponent(first), password: decodeURIComponent(rest.join(':')) };
}

/** The library takes host and port, and shows them in its statuses. */
function withoutLogin(url: string): string {
  return url.replace(URL_LOGIN, '$1').replace(/^(?:nats|tls):\/\//, '');
}

function isTls({ cert, ca, tlsFirst }: Settings, urls: readonly string[]): boolean {
  return cert !== undefined || ca !== undefined || tlsFirst === true || urls.some((url) => /^tls:/.test(url));
}

function tlsOf({ cert, key, ca, tlsFirst }: Settings): NonNullable<ConnectionOptions['tls']> {
  return {
    ...(cert !== undefined && { certFile: cert }),
    ...(key !== undefined && { keyFile: key }),
    ...(ca !== undefined && { caFile: ca }),
    ...(tlsFirst === true && { handshakeFirst: true }),
  };
}

function authenticatorOf({ user, creds, nkey }: Settings): Authenticator[] {
  if (user !== undefined) return [];
  if (creds !== undefined) return [credsAuthenticator(readSecret(creds))];
  if (nkey !== undefined) return [nkeyAuthenticator(seedIn(readSecret(nkey)))];
  return [];
}

/** A file of a seed may hold comments and a trailing newline. */
function seedIn(file: Uint8Array): Uint8Array {
  const [seed] = /\bS[A-Z2-7]{57}\b/.exec(Buffer.from(file).toString('latin1')) ?? [];
  if (seed === undefined) throw new SettingsError('the file of the nkey holds no seed');
  return new TextEncoder().encode(seed);
}

function readSecret(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown error';
    throw new SettingsError(`can't read ${path} (${code})`);
  }
}

function serversOf({ servers = [] }: ConnectionOptions): string {
  return [servers].flat().join(', ');
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.toLowerCase() : 'unknown error';
}
