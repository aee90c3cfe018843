/**
 * Where the server is and how to log in, as for the tools of NATS: the environment (NATS_URL, NATS_USER, …)
 * before a context, which is a file that `nats context add` writes (ADR-21). Secrets never come from arguments,
 * which every user of the machine can see.
 *
 * Source: https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-21.md
 */

import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

export interface Settings {
  /** One or more URLs, separated by commas. */
  readonly url: string;
  readonly user?: string;
  readonly password?: string;
  readonly token?: string;
  /** Paths of files. */
  readonly creds?: string;
  readonly nkey?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly ca?: string;
  /** Whether TLS starts before the server sends its first line. */
  readonly tlsFirst?: boolean;
  readonly inboxPrefix?: string;
  readonly domain?: string;
  readonly apiPrefix?: string;
}

export interface SettingsOptions {
  /** From the command line; without user and password. */
  readonly servers?: string;
  /** The name or the absolute path of a context. Without one, NATS_CONTEXT, then the one that was selected. */
  readonly context?: string;
}

/** What the user can put right: a context, a file or a variable. Holds no secret. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError' as const;
}

export const DEFAULT_URL = 'nats://127.0.0.1:4222';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param options - the options of the command line.
 * @param env - the environment: NATS_URL, NATS_CONTEXT, NATS_USER, NATS_PASSWORD, NATS_TOKEN, NATS_CREDS, NATS_NKEY,
 * NATS_CERT, NATS_KEY, NATS_CA, and XDG_CONFIG_HOME or HOME for the folder of contexts.
 * @throws SettingsError
 */
export function readSettings({ servers, context }: SettingsOptions, env: Environment): Settings {
  if (servers !== undefined && hasSecret(servers)) {
    throw new SettingsError(
      '--servers must not hold a user or password, which every user of the machine could see; use NATS_URL, NATS_USER and NATS_PASSWORD, or a context',
    );
  }
  const chosen = readContext(context ?? (env.NATS_CONTEXT || selectedContext(env)), env);
  const given = {
    url: servers ?? env.NATS_URL,
    user: env.NATS_USER,
    password: env.NATS_PASSWORD,
    token: env.NATS_TOKEN,
    creds: env.NATS_CREDS,
    nkey: env.NATS_NKEY,
    cert: env.NATS_CERT,
    key: env.NATS_KEY,
    ca: env.NATS_CA,
  };
  const settings = { url: DEFAULT_URL, ...filled(chosen), ...filled(given) };
  // A login of the environment replaces the whole login of the context.
  if (!LOGIN.some((name) => filled(given)[name])) return settings;
  const { user, password, token, creds, nkey } = filled(given);
  return { ...settings, user, password, token, creds, nkey };
}

const LOGIN = ['user', 'token', 'creds', 'nkey'] as const;

/** A URL with something before the "@". */
function hasSecret(urls: string): boolean {
  return urls.includes('@');
}

type Partly = { readonly [Key in keyof Settings]?: Settings[Key] };

/** Blank texts count as absent, as in the files that the tools write. */
function filled(settings: Partly): Partly {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined && value !== ''),
  );
}

function readContext(name: string | undefined, env: Environment): Partly {
  if (name === undefined || name === '') return {};
  const path = isAbsolute(name) ? name : join(contextFolder(env), 'context', `${requireName(name)}.json`);
  let values: unknown;
  try {
    values = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'it is not JSON' : codeOf(error);
    throw new SettingsError(`can't read the NATS context ${path} (${reason})`);
  }
  if (typeof values !== 'object' || values === null)
    throw new SettingsError(`the NATS context ${path} is not a JSON object`);
  return contextOf(values as Readonly<Record<string, unknown>>, path, env); // each value is checked
}

function contextOf(values: Readonly<Record<string, unknown>>, path: string, env: Environment): Partly {
  const text = (key: string) => {
    const value = values[key] ?? '';
    if (typeof value !== 'string')
      throw new SettingsError(`${key} in the NATS context ${path} is not a text`);
    return value;
  };
  for (const key of UNSUPPORTED) {
    if (text(key) !== '')
      throw new SettingsError(`${key} in the NATS context ${path} is not supported; use creds or nkey`);
  }
  const file = (key: string) => text(key).replace(/^~(?=\/|$)/, env.HOME ?? '~');
  return {
    url: text('url'),
    user: text('user'),
    password: text('password'),
    token: text('token'),
    creds: file('creds'),
    nkey: file('nkey'),
    cert: file('cert'),
    key: file('key'),
    ca: file('ca'),
    tlsFirst: values.tls_first === true,
    inboxPrefix: text('inbox_prefix'),
    domain: text('jetstream_domain'),
    apiPrefix: text('jetstream_api_prefix'),
  };
}

/** What a connection can't be made without, and this client does not know. */
const UNSUPPORTED = ['nsc', 'socks_proxy', 'user_jwt'] as const;

function requireName(name: string): string {
  if (!name.includes('/') && !name.includes('\\') && !name.includes('..')) return name;
  throw new SettingsError(`${name} is not the name of a NATS context; give a name or an absolute path`);
}

/** The one that `nats context select` made the current one. */
function selectedContext(env: Environment): string | undefined {
  try {
    return readFileSync(join(contextFolder(env), 'context.txt'), 'utf8').trim();
  } catch {
    return undefined; // none was selected
  }
}

function contextFolder({ XDG_CONFIG_HOME, HOME = '' }: Environment): string {
  return join(XDG_CONFIG_HOME || join(HOME, '.config'), 'nats');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
