/**
 * One exchange over HTTP (一次请求): sends bytes, gives back what came, with a limit of time and of size. Knows
 * nothing of the platform.
 *
 * @example
 * await send({ fetch, timeoutMs: 15_000, now, signal }, url, headers, bytes)
 * // { kind: 'answer', status: 200, waitMs: undefined, bytes }
 */

import { TimeoutStrategy, timeout } from 'cockatiel';

/** The part of the standard `fetch` that is used. */
export type Fetch = (
  url: string,
  init: {
    readonly method: 'POST';
    readonly headers: Record<string, string>;
    readonly body: Uint8Array<ArrayBuffer>;
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
  },
) => Promise<FetchResponse>;

export interface FetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
}

export interface Wire {
  readonly fetch: Fetch;
  readonly timeoutMs: number;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

export type Reply =
  | { readonly kind: 'answer'; readonly status: number; readonly waitMs?: number; readonly bytes: Uint8Array }
  | { readonly kind: 'too_large' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'network'; readonly code?: string };

/** Answers of more bytes than this are not read. */
export const MAX_ANSWER_BYTES = 20_000_000;

/** Rejects only when the signal ends everything. */
export async function send(
  { fetch, timeoutMs, now, signal: stop }: Wire,
  url: string,
  headers: Record<string, string>,
  body: Uint8Array<ArrayBuffer>,
): Promise<Reply> {
  const limit = timeout(timeoutMs, { strategy: TimeoutStrategy.Aggressive, abortOnReturn: false });
  let isLate = false;
  limit.onTimeout(() => {
    isLate = true;
  });
  try {
    return await limit.execute(async ({ signal }): Promise<Reply> => {
      // A redirect would carry the token to another address.
      const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
      const bytes = await readAll(response.body);
      if (!bytes) return { kind: 'too_large' };
      const waitMs = retryAfter(response.headers.get('retry-after'), now);
      return { kind: 'answer', status: response.status, waitMs, bytes };
    }, stop);
  } catch (error) {
    stop.throwIfAborted();
    return isLate ? { kind: 'timeout' } : { kind: 'network', code: systemCode(error) };
  }
}

async function readAll(body: AsyncIterable<Uint8Array> | null): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Seconds, or a date. */
function retryAfter(header: string | null, now: () => Date): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now().getTime();
  return Number.isNaN(ms) ? undefined : Math.max(ms, 0);
}

/** The code alone: a network error's message and its other fields may quote what was on the wire. */
function systemCode(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? cause.code : undefined;
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(code)) return code;
  }
  return undefined;
}
