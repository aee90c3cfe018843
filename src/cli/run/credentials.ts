/**
 * The app key and secret (应用密钥): from the environment, or from a file that only its owner can read. Never from
 * arguments, which every user of the machine can see.
 *
 * @example
 * NECI_KYC_APP_KEY=… NECI_KYC_APP_SECRET=… NECI_KYC_BASE_URL=http://127.0.0.1:8787 neci-kyc run …
 * neci-kyc run … --credentials ~/.neci-kyc.json // { "appKey": "…", "appSecret": "…", "baseUrl": "…" }, mode 0600
 */

import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Credentials, LIVE_BASE_URL, readBaseUrl } from '../../client/index.js';
import { RawPayloadError } from '../../errors.js';
import { codeOf } from '../../files/ioError.js';
import { isObject } from '../../json/object.js';
import { parseJson } from '../../json/parse.js';
import { type Io, usageError } from '../command.js';

export interface Account extends Credentials {
  readonly baseUrl: string | undefined;
}

export async function readAccount(file: string | undefined, io: Io): Promise<Account> {
  const { appKey, appSecret, baseUrl } = await readSettings(file, io);
  if (!appKey || !appSecret) {
    throw usageError(
      file === undefined
        ? 'no credentials: set NECI_KYC_APP_KEY and NECI_KYC_APP_SECRET, or name a file with --credentials'
        : `${file} lacks appKey or appSecret; ${EXPECTED}`,
    );
  }
  return { appKey, appSecret, baseUrl };
}

/** The address alone, for commands that make no call: it is checked as for a call, and never shown when wrong. */
export async function readAddress(file: string | undefined, io: Io): Promise<string> {
  const { baseUrl } = await readSettings(file, io);
  try {
    return readBaseUrl(baseUrl ?? LIVE_BASE_URL);
  } catch (error) {
    if (error instanceof TypeError) throw usageError(error.message);
    throw error;
  }
}

type Partly = { readonly [Key in keyof Account]?: Account[Key] | undefined };

/** An address of the environment counts for a file too: without one of its own it would lead to the paid platform. */
async function readSettings(file: string | undefined, io: Io): Promise<Partly> {
  if (file === '') throw usageError('--credentials is empty; name a file');
  requireKnownVariables(io);
  if (file === undefined) return fromEnvironment(io);
  const settings = await fromFile(file);
  return { ...settings, baseUrl: settings.baseUrl ?? baseUrlIn(io.env) };
}

const VARIABLES: readonly string[] = ['NECI_KYC_APP_KEY', 'NECI_KYC_APP_SECRET', 'NECI_KYC_BASE_URL'];

/** A misspelt address must not lead to the paid platform. The message shows no value. */
function requireKnownVariables({ env }: Io): void {
  // Windows takes either case.
  const isKnown = (name: string) =>
    VARIABLES.includes(process.platform === 'win32' ? name.toUpperCase() : name);
  const other = Object.keys(env).find((name) => /^neci_?kyc_/i.test(name) && !isKnown(name));
  if (other !== undefined)
    throw usageError(`the variable ${other} is unknown; unset it, or use one of ${VARIABLES.join(', ')}`);
}

function fromEnvironment({ env }: Io): Partly {
  return {
    appKey: env.NECI_KYC_APP_KEY,
    appSecret: env.NECI_KYC_APP_SECRET,
    baseUrl: baseUrlIn(env),
  };
}

/** Set but empty is a mistake, such as a variable that a CI job lacks; it must not lead to the paid platform. */
function baseUrlIn({ NECI_KYC_BASE_URL: address }: Io['env']): string | undefined {
  if (address?.trim() !== '') return address;
  throw usageError(
    `NECI_KYC_BASE_URL is set but empty; unset it to call ${LIVE_BASE_URL}, or give it an address`,
  );
}

async function fromFile(path: string): Promise<Partly> {
  const value = parseObject(await readPrivate(path), path);
  for (const [key, setting] of Object.entries(value)) {
    if (!KEYS.includes(key))
      throw usageError(`${path} has a key that is unknown${hintFor(key)}; ${EXPECTED}`);
    if (typeof setting !== 'string') throw usageError(`${path}: ${key} must be a text; ${EXPECTED}`);
  }
  return value;
}

const KEYS: readonly string[] = ['appKey', 'appSecret', 'baseUrl'] satisfies (keyof Account)[];
const EXPECTED = 'it must hold { "appKey": "…", "appSecret": "…" }, and may hold "baseUrl"';

/** An unknown key may be a secret in the wrong place: only a misspelt one is shown. */
function hintFor(key: string): string {
  const meant = KEYS.find((known) => known.toLowerCase() === key.toLowerCase());
  return meant === undefined ? '' : ` (${key}, write ${meant})`;
}

/** A syntax error's own message would quote the text. */
function parseObject(bytes: Uint8Array, path: string): object {
  try {
    const value = parseJson(bytes);
    if (isObject(value)) return value;
  } catch (error) {
    if (!(error instanceof RawPayloadError)) throw error;
    if (error.reason === 'duplicate_key') throw usageError(`${path} has a key twice; ${EXPECTED}`);
  }
  throw usageError(`${path} is not a JSON object; ${EXPECTED}`);
}

/** Checks the permissions of the open file, so that nothing can be put in its place after the check. */
async function readPrivate(path: string): Promise<Uint8Array> {
  // A pipe would keep a plain open waiting for its writer.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch((error: unknown) => {
    throw usageError(`can't read ${path} (${codeOf(error)})`);
  });
  try {
    const status = await file.stat();
    if (!status.isFile()) throw usageError(`${path} is not a file`);
    if (process.platform !== 'win32' && (status.mode & 0o077) !== 0) {
      throw usageError(`${path} can be read or changed by other users; run: chmod 600 ${path}`);
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
}
