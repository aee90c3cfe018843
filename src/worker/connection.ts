/** The connection to the server: made of settings, kept up by the library's own reconnects, watched for trouble. */

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
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
  /** How long to wait for the server's first words, in milliseconds; 5 seconds by default. */
  readonly connectMs?: number;
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
  const sockets = new Set<Socket>();
  const keep = (message: unknown) => void sockets.add((message as { readonly socket: Socket }).socket); // as Node documents
  subscribe(NEW_SOCKET, keep);
  let connection: NatsConnection;
  try {
    connection = await connect({
      ...options,
      name,
      maxReconnectAttempts: -1,
      pingInterval: PING_MS,
      timeout: watch.connectMs ?? CONNECT_MS,
      // Otherwise the library takes a stack trace for every request, before anything has failed.
      noAsyncTraces: true,
    });
  } catch (error) {
    // The library leaves the one open on which something else than NATS keeps silent.
    for (const socket of sockets) socket.destroy();
    throw new ServerError(`can't connect to ${serversOf(options)}: ${reasonOf(error)}`);
  } finally {
    unsubscribe(NEW_SOCKET, keep);
  }
  void watchConnection(connection, watch);
  return connection;
}

/** https://nodejs.org/api/diagnostics_channel.html#net */
const NEW_SOCKET = 'net.client.socket';

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

const URL_LOGIN = /^((?:nats|tls):\/\/)?(.*)@/i;
/** A host, perhaps with a port. */
const ADDRESS = /^(?:\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i;
const SCHEME = /^(?:nats|tls):\/\//i;

/** `nats://user:password@host`, `nats://token@host`. */
function loginOf(url: string): Login | undefined {
  const [, , login] = URL_LOGIN.exec(url) ?? [];
  if (login === undefined) return undefined;
  const [first = '', ...rest] = login.split(':');
  if (rest.length === 0) return { token: decoded(first) };
  return { user: decoded(first), password: decoded(rest.join(':')) };
}

/** @throws SettingsError for a "%" that is not part of an escape. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new SettingsError(`the user, password or token in the address of a server ${UNESCAPED}`);
  }
}

const UNESCAPED = 'holds a sign of its own meaning; write "%" as %25, "@" as %40, "/" as %2F, "," as %2C';

/**
 * The library takes host and port, and shows them in its statuses.
 *
 * @throws SettingsError where it is not plain which part is the host: the other may be a password.
 */
function withoutLogin(url: string): string {
  const server = url.replace(URL_LOGIN, '$1').replace(SCHEME, '').replace(/\/$/, '');
  if (ADDRESS.test(server) && !/[@/,?#]/.test(URL_LOGIN.exec(url)?.[2] ?? '')) return server;
  if (url.includes('@') || url.includes('%')) {
    throw new SettingsError(
      `the address of a server ${UNESCAPED}, or is not one such as nats://127.0.0.1:4222`,
    );
  }
  throw new SettingsError(
    'the address of a server must be one such as nats://127.0.0.1:4222 or tls://example.com',
  );
}

function isTls({ cert, ca, tlsFirst }: Settings, urls: readonly string[]): boolean {
  return (
    cert !== undefined || ca !== undefined || tlsFirst === true || urls.some((url) => /^tls:/i.test(url))
  );
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
