/**
 * The options of a client (客户端参数), checked once. Mistakes are a TypeError, or a RangeError with the bounds; both
 * name the option and never repeat its value.
 *
 * @example
 * readOptions({ appKey, appSecret, baseUrl: 'http://127.0.0.1:8787' }).timeoutMs // 15000
 */

import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { checkFunction, checkKeys } from '../json/options.js';
import type { Api } from './addresses.js';
import type { CallEvent } from './charge.js';
import { type Costs, checkCosts } from './costs.js';
import type { Fetch } from './send.js';
import type { Credentials } from './signature.js';

export interface ClientOptions extends Credentials {
  /** Where the platform is: the live one by default. https, or http on this machine alone. */
  readonly baseUrl?: string | undefined;
  /** The generation of the API for the endpoints that have both: v2 by default. */
  readonly api?: Api | undefined;
  /** Milliseconds for one call, until its whole answer is there: 15,000 by default, 2,147,483,647 (24 days) at most. */
  readonly timeoutMs?: number | undefined;
  /** Calls at the same time: 4 by default. */
  readonly concurrency?: number | undefined;
  /**
   * Calls in any second at most, whole ones (2.5 is 2), or below 1 a part of one (0.5 is one in two seconds);
   * Infinity, no limit, by default.
   */
  readonly ratePerSecond?: number | undefined;
  /** How often one call is repeated at most, where repeating helps: 3 by default. */
  readonly retries?: number | undefined;
  /** How many answers are remembered, so that none is paid for twice: 10,000 by default. */
  readonly remember?: number | undefined;
  /** What one call of an endpoint costs, as a decimal such as "0.30", in a currency of your choice; see `onCall`. */
  readonly costs?: Costs | undefined;
  /** Called after each call over the network, every login and every repeat, when its answer is kept; not awaited. */
  readonly onCall?: ((event: CallEvent) => void) | undefined;
  /** Aborts everything at once. */
  readonly signal?: AbortSignal | undefined;
  /** Any function with the signature of the standard `fetch`; `globalThis.fetch` by default. */
  readonly fetch?: Fetch | undefined;
  readonly now?: (() => Date) | undefined;
  /** Waits before a call is repeated. */
  readonly sleep?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
}

export interface Settings extends Credentials {
  readonly baseUrl: string;
  readonly api: Api;
  readonly timeoutMs: number;
  readonly concurrency: number;
  readonly ratePerSecond: number;
  readonly retries: number;
  readonly remember: number;
  readonly costs: { readonly [endpoint: string]: string | undefined };
  readonly onCall: ((event: CallEvent) => void) | undefined;
  readonly signal: AbortSignal;
  readonly fetch: Fetch;
  readonly now: () => Date;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** A timer of more milliseconds fires at once. */
const MAX_TIMEOUT_MS = 2_147_483_647;

export const LIVE_BASE_URL = 'https://api.qixiangyun.com';

/** Every option there is: a misspelt baseUrl must not lead to the paid platform. */
const OPTIONS = {
  appKey: true,
  appSecret: true,
  baseUrl: true,
  api: true,
  timeoutMs: true,
  concurrency: true,
  ratePerSecond: true,
  retries: true,
  remember: true,
  costs: true,
  onCall: true,
  signal: true,
  fetch: true,
  now: true,
  sleep: true,
} as const satisfies { readonly [Name in keyof ClientOptions]-?: true };

export function readOptions(options: ClientOptions): Settings {
  checkKeys('createClient', options, Object.keys(OPTIONS));
  const absent = Object.entries(options).find(([, value]) => value === null);
  if (absent) throw new TypeError(`${absent[0]} must not be null; leave it out for its default`);
  for (const name of ['onCall', 'fetch', 'now', 'sleep'] as const) checkFunction(name, options[name]);
  if (options.signal !== undefined && !(options.signal instanceof AbortSignal)) {
    throw new TypeError('signal must be an AbortSignal');
  }
  const signal = options.signal ? AbortSignal.any([options.signal]) : new AbortController().signal;
  setMaxListeners(0, signal);
  return {
    baseUrl: readBaseUrl(options.baseUrl ?? LIVE_BASE_URL),
    appKey: readKey('appKey', options.appKey),
    appSecret: readKey('appSecret', options.appSecret),
    api: readApi(options.api ?? 'v2'),
    timeoutMs: readNumber('timeoutMs', options.timeoutMs ?? 15_000, 1, MAX_TIMEOUT_MS),
    concurrency: readCount('concurrency', options.concurrency ?? 4, 1),
    ratePerSecond: readNumber(
      'ratePerSecond',
      options.ratePerSecond ?? Number.POSITIVE_INFINITY,
      0.001,
      Number.POSITIVE_INFINITY,
    ),
    retries: readCount('retries', options.retries ?? 3, 0),
    remember: readCount('remember', options.remember ?? 10_000, 0),
    costs: checkCosts(options.costs ?? {}),
    onCall: options.onCall,
    signal,
    fetch: options.fetch ?? defaultFetch,
    now: options.now ?? (() => new Date()),
    sleep: options.sleep ?? sleep,
  };
}

/** Node's own, looked up at each call: a package for HTTP would not load from a bundle in ESM. */
const defaultFetch: Fetch = (url, init) => globalThis.fetch(url, init);

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal });
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Checks an address that credentials may be sent to.
 *
 * @param text The address: https, or http on this machine.
 * @returns The address without slashes at its end.
 * @throws {TypeError} For any other address. The message doesn't show it.
 * @example
 * readBaseUrl('https://api.qixiangyun.com/') // 'https://api.qixiangyun.com'
 */
export function readBaseUrl(text: string): string {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new TypeError('baseUrl must be an http(s) address');
  if (url.username || url.password || url.search || url.hash) {
    throw new TypeError('baseUrl must be an address alone, without user, query or fragment');
  }
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    throw new TypeError('baseUrl must be https, so that the token is never sent in the open');
  }
  return url.href.replace(/\/+$/, '');
}

function readKey(name: string, value: unknown): string {
  if (typeof value !== 'string' || value === '') throw new TypeError(`${name} is missing`);
  // The key is sent in a header; both are pasted, often with a line end.
  if (!/^[\x21-\x7e]+$/.test(value))
    throw new TypeError(`${name} holds a space or a character that is not ASCII`);
  return value;
}

function readApi(api: string): Api {
  if (api !== 'v1' && api !== 'v2') throw new TypeError('api must be "v1" or "v2"');
  return api;
}

function readNumber(name: string, value: number, least: number, most: number): number {
  if (typeof value !== 'number' || Number.isNaN(value)) throw new TypeError(`${name} must be a number`);
  if (value >= least && value <= most) return value;
  throw new RangeError(`${name} must be ${least} or more${most === Infinity ? '' : `, up to ${most}`}`);
}

function readCount(name: string, value: number, least: number): number {
  const count = readNumber(name, value, least, Number.MAX_SAFE_INTEGER);
  if (!Number.isInteger(count)) throw new TypeError(`${name} must be a whole number`);
  return count;
}
