/**
 * The app key and secret (应用密钥): from the environment, or from a file that nobody else can read. Never from
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
        : `${file} must hold { "appKey": "…", "appSecret": "…" }`,
    );
  }
  return { appKey, appSecret, baseUrl };
}

/** The address alone, for what makes no call: one that a call would refuse is refused, and never shown. */
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
    baseUrl: env.NECI_KYC_BASE_URL || undefined,
  };
}

async function fromFile(path: string): Promise<Partly> {
  const text = await readPrivate(path);
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    const { appKey, appSecret, baseUrl } = { ...(value as { [key: string]: unknown }) }; // checked below
    return { appKey: textOf(appKey), appSecret: textOf(appSecret), baseUrl: textOf(baseUrl) };
  } catch {
    throw usageError(`${path} is no JSON; it must hold { "appKey": "…", "appSecret": "…" }`);
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Looks at the permissions of the very file that is read, not of what the path meant before. */
async function readPrivate(path: string): Promise<string> {
  const file = await open(path).catch((error: unknown) => {
    throw usageError(`can't read ${path} (${codeOf(error)})`);
  });
  try {
    const status = await file.stat();
    if (!status.isFile()) throw usageError(`${path} is no file`);
    if (process.platform !== 'win32' && (status.mode & 0o077) !== 0) {
      throw usageError(`${path} can be read or changed by others; run: chmod 600 ${path}`);
    }
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}
