/**
 * One exchange over HTTP (一次请求): sends a text and returns what came, within a limit of time and of size. Knows
 * nothing of the platform.
 *
 * @example
 * await send({ fetch, timeoutMs: 15_000, now, signal }, url, headers, text)
 * // { kind: 'answer', status: 200, waitMs: undefined, redirectsTo: undefined, bytes }
 */

import { createUntilAborted } from './abort.js';
import { retryAfterMs } from './retryAfter.js';

/** The part of the standard `fetch` that is used. */
export type Fetch = (
  url: string,
  init: {
    readonly method: 'POST';
    readonly headers: Record<string, string>;
    readonly body: string;
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
  },
) => Promise<FetchResponse>;

export interface FetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | ByteStream | null;
}

/** The part of a `ReadableStream` that is used: not every library of types calls it an AsyncIterable. */
export interface ByteStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
  };
}

export interface Wire {
  readonly fetch: Fetch;
  readonly timeoutMs: number;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

export type Reply =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly waitMs: number | undefined;
      /** The origin that a redirect names. It isn't followed: the token would go along. */
      readonly redirectsTo: string | undefined;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'too_large' }
  /** The answer's content-encoding (gzip, br …) can't be undone. */
  | { readonly kind: 'undecodable' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'network'; readonly code: string | undefined };

/** Answers of more bytes than this are not read. */
export const MAX_ANSWER_BYTES = 20_000_000;

/** Rejects only when the signal aborts. */
export async function send(
  { fetch, timeoutMs, now, signal }: Wire,
  url: string,
  headers: Record<string, string>,
  body: string,
): Promise<Reply> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), timeoutMs);
  const abort = () => limit.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  const exchange = async (): Promise<Reply> => {
    const init = { method: 'POST', headers, body, redirect: 'manual', signal: limit.signal } as const;
    const response = await fetch(url, init);
    const bytes = await readAll(response.body);
    if (!bytes) return { kind: 'too_large' };
    const { status } = response;
    const waitMs = retryAfterMs(response.headers.get('retry-after'), now);
    return {
      kind: 'answer',
      status,
      waitMs,
      redirectsTo: originOf(response.headers.get('location'), url),
      bytes,
    };
  };
  try {
    // A fetch of the caller's own may ignore the signal.
    return await createUntilAborted(limit.signal)(exchange);
  } catch (error) {
    signal.throwIfAborted();
    if (limit.signal.aborted) return { kind: 'timeout' };
    const codes = codesIn(error);
    if (codes.some((code) => UNDECODABLE.test(code))) return { kind: 'undecodable' };
    return { kind: 'network', code: codes.find((code) => SYSTEM_CODE.test(code)) };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

/** Undefined when there are too many. */
async function readAll(body: FetchResponse['body']): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ? chunksOf(body) : []) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function* chunksOf(body: NonNullable<FetchResponse['body']>): AsyncGenerator<Uint8Array> {
  if (!('getReader' in body)) return yield* body;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      if (value) yield value;
    }
  } finally {
    // What is not read is not waited for.
    reader.cancel().catch(() => {});
  }
}

/** The origin alone: the rest of an address may repeat what was sent. */
function originOf(location: string | null, url: string): string | undefined {
  if (location === null || !URL.canParse(location, url)) return undefined;
  const { origin } = new URL(location, url);
  return origin === 'null' ? undefined : origin; // a scheme without hosts, such as data:
}

const SYSTEM_CODE = /^[A-Z][A-Z0-9_]{1,40}$/;
/** The codes of zlib, brotli and zstd. */
const UNDECODABLE = /^(?:Z_|ERR__ERROR_|ERR_BROTLI_|ERR_ZSTD_|ZSTD_)/;

/** The codes alone: a network error's message and its other fields may quote what was on the wire. */
function codesIn(error: unknown): string[] {
  const codes: string[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') codes.push(cause.code);
  }
  return codes;
}
