/**
 * The app key and secret (应用密钥): from the environment, or from a file that only its owner can read. Never from
 * arguments, which every user of the machine can see.
 *
 * @example
 * NECI_KYC_APP_KEY=… NECI_KYC_APP_SECRET=… NECI_KYC_BASE_URL=http://127.0.0.1:8787 neci-kyc run …
 * neci-kyc run … --credentials ~/.neci-kyc.json // { "appKey": "…", "appSecret": "…", "baseUrl": "…" }, mode 0600
 */

import { open } from 'node:fs/promises';
import { type Credentials, LIVE_BASE_URL, readBaseUrl } from '../../client/index.js';
import { codeOf } from '../../files/ioError.js';
import { type Io, usageError } from '../command.js';

export interface Account extends Credentials {
  readonly baseUrl: string | undefined;
}

export async function readAccount(file: string | undefined, io: Io): Promise<Account> {
  const { appKey, appSecret, baseUrl } = file === undefined ? fromEnvironment(io) : await fromFile(file);
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
  const { baseUrl } = file === undefined ? fromEnvironment(io) : await fromFile(file);
  try {
    return readBaseUrl(baseUrl ?? LIVE_BASE_URL);
  } catch (error) {
    if (error instanceof TypeError) throw usageError(error.message);
    throw error;
  }
}

type Partly = { readonly [Key in keyof Account]?: Account[Key] | undefined };

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
  const value = parseObject(await readPrivate(path));
  if (!value) throw usageError(`${path} is not a JSON object; ${EXPECTED}`);
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

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined; // a syntax error's message quotes the text
  }
}

/** Checks the permissions of the open file, so that nothing can be put in its place after the check. */
async function readPrivate(path: string): Promise<string> {
  const file = await open(path).catch((error: unknown) => {
    throw usageError(`can't read ${path} (${codeOf(error)})`);
  });
  try {
    const status = await file.stat();
    if (!status.isFile()) throw usageError(`${path} is not a file`);
    if (process.platform !== 'win32' && (status.mode & 0o077) !== 0) {
      throw usageError(`${path} can be read or changed by other users; run: chmod 600 ${path}`);
    }
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}
