/**
 * The mock upstream (模拟平台): every endpoint in both generations of the API over a real socket, on this
 * machine alone. Checks login, clock and signature like the platform, counts the calls, and fails on demand.
 *
 * @example
 * const mock = await startMock({ companies: await loadCompanies('examples') });
 * createClient({ baseUrl: mock.url, ...MOCK_CREDENTIALS });
 * mock.fail({ mode: '500', endpoint: 'info', times: 2 });
 * await mock.close();
 */

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HttpBindings, serve } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { endpoint as describe } from '../upstream/index.js';
import { ASKS, CALLABLE, type EndpointName, PATHS } from '../upstream/registry.js';
import {
  answerOf,
  errorMessage,
  failure,
  type Generation,
  noResultCode,
  type Request,
  success,
} from './answers.js';
import type { Companies } from './companies.js';
import { checkRule, createFaults, type FaultRule, isMode, isPlatformCode, MODES_HELP } from './faults.js';
import { createGate } from './gate.js';

/** Invented and public: they open nothing but the mock. */
export const MOCK_CREDENTIALS = { appKey: 'mock-key', appSecret: 'mock-secret' } as const;

export interface MockOptions {
  readonly companies: Companies;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly now?: () => Date;
  readonly tokenLifeMs?: number;
  /** How long a slow answer takes. */
  readonly slowMs?: number;
  /** The share of calls that fail by chance, from 0 to 1. */
  readonly failRate?: number;
  readonly seed?: number;
}

/** One call that arrived. */
export interface MockCall {
  /** The endpoint's name, or "login". */
  readonly endpoint: string;
  readonly generation: Generation;
  /** The name or code that was asked for. */
  readonly company: string;
  /** The fault that it was made to have. */
  readonly mode: string | undefined;
  /** The platform's code in the answer: "2000" for success; undefined when the answer was not one of the platform. */
  readonly code: string | undefined;
}

export interface Mock {
  readonly url: string;
  readonly calls: readonly MockCall[];
  fail(rule: FaultRule): void;
  recover(): void;
  close(): Promise<void>;
}

type Env = { Bindings: HttpBindings };

const HOST = '127.0.0.1';
const MAX_REQUEST_BYTES = 64_000;

export async function startMock(options: MockOptions): Promise<Mock> {
  const { companies, now = () => new Date(), tokenLifeMs = 7_200_000, slowMs = 60_000 } = options;
  const gate = createGate({ ...MOCK_CREDENTIALS, now, tokenLifeMs });
  const faults = createFaults(options.failRate, options.seed);
  const calls: MockCall[] = [];
  const app = new Hono<Env>();

  async function receive(
    context: Context<Env>,
    endpoint: string,
    generation: Generation,
    reply: (request: Request) => object,
  ): Promise<Response> {
    const bytes = await readBytes(context.req.raw.body);
    if (!bytes) return context.json({ error: TOO_LARGE }, 413);
    const request = readRequest(bytes);
    const company = String(ARGUMENTS.map((key) => request?.[key]).find((value) => value !== undefined) ?? '');
    const requested = context.req.header('x-mock-fault');
    if (requested !== undefined && !isMode(requested)) return context.json({ error: MODES_HELP }, 400);
    const mode = faults.next({ endpoint, company }) ?? requested;
    const call: { -readonly [Key in keyof MockCall]: MockCall[Key] } = {
      endpoint,
      generation,
      company,
      mode,
      code: undefined,
    };
    calls.push(call);
    const answer = (body: object) => {
      call.code = codeIn(body);
      return context.json(body);
    };
    switch (mode) {
      case 'reset':
        context.env.incoming.socket.destroy();
        return RESPONSE_ALREADY_SENT;
      case '500':
        return context.json({ error: 'Internal Server Error' }, 500);
      case '429':
        return context.text('Too Many Requests', 429, { 'retry-after': '1' });
      case 'html':
        return context.html('<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>');
      case 'slow':
        await pause(slowMs, context.req.raw.signal);
        break;
      case 'expired':
        gate.expire(context.req.header('access_token'));
        break;
    }
    const refusal =
      endpoint === 'login' ? undefined : gate.refusalOf((name) => context.req.header(name), bytes);
    if (refusal !== undefined) return answer(failure(generation, refusal, now()));
    const code = mode === undefined ? undefined : codeOfMode(mode, endpoint, generation);
    if (code !== undefined) return answer(failure(generation, code, now()));
    if (mode === 'error_msg') return answer(errorMessage(generation, now()));
    const body = request ? reply(request) : failure(generation, 'PARAMETER_ERROR', now());
    if (mode !== 'torn') return answer(body);
    call.code = codeIn(body);
    const text = JSON.stringify(body);
    return context.body(text.slice(0, text.length / 2), 200, { 'content-type': 'application/json' });
  }

  function logIn(request: Request): object {
    const payload = gate.logIn(request);
    return payload ? success('v2', { payload, timestamp: undefined }, now()) : errorMessage('v2', now());
  }

  function lookUp(endpoint: EndpointName, generation: Generation, request: Request): object {
    if (!describe(endpoint).request.safeParse(request).success) {
      return failure(generation, 'PARAMETER_ERROR', now());
    }
    const argument = ARGUMENTS.map((key) => request[key]).find((value) => value !== undefined);
    const company = companies.find(String(argument));
    const stored = company && answerOf(company, endpoint, request);
    if (stored?.payload) return success(generation, stored, now());
    const code = stored?.code ?? noResultCode(endpoint, INSIGHT.has(endpoint), company !== undefined);
    return failure(generation, code, now());
  }

  app.post('/v2/public/oauth2/login', (context) => receive(context, 'login', 'v2', logIn));
  for (const endpoint of CALLABLE) {
    for (const generation of ['v1', 'v2'] as const) {
      const path = PATHS[endpoint][generation];
      if (path === undefined) continue;
      app.post(path, (context) =>
        receive(context, endpoint, generation, (request) => lookUp(endpoint, generation, request)),
      );
    }
  }
  app.get('/mock/calls', (context) => context.json(calls));
  app.post('/mock/faults', async (context) => {
    const bytes = await readBytes(context.req.raw.body);
    if (!bytes) return context.json({ error: TOO_LARGE }, 413);
    const rule = readRequest(bytes);
    try {
      const added = checkRule({ ...rule });
      faults.add(added);
      return context.json({ added });
    } catch (error) {
      if (error instanceof TypeError) return context.json({ error: error.message }, 400);
      throw error;
    }
  });
  app.delete('/mock/faults', (context) => {
    faults.clear();
    return context.json({ cleared: true });
  });

  const server = await listen(app, options.port ?? 0);
  const { port } = server.address() as AddressInfo; // listening on TCP
  return {
    url: `http://${HOST}:${port}`,
    calls,
    fail: (rule) => faults.add(rule),
    recover: () => faults.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(app: Hono<Env>, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: HOST, overrideGlobalObjects: false }, () =>
      resolve(server),
    ) as Server; // no HTTP/2 was asked for
    server.once('error', reject);
  });
}

/** The keys under which a request names its company. */
const ARGUMENTS: readonly string[] = [
  ...new Set(Object.values(ASKS).flatMap(({ name, code, taxpayerId }) => [name, code, taxpayerId])),
].filter((key) => key !== undefined);

const CODE_OF_MODE: ReadonlyMap<string, string> = new Map([
  ['clock', '505018'],
  ['expired', '40101'],
  ['quota', '505070'],
]);

function codeOfMode(mode: string, endpoint: string, generation: Generation): string | undefined {
  if (mode === 'no_result') return generation === 'v2' && INSIGHT.has(endpoint) ? '100001' : 'NO_RESULT';
  return CODE_OF_MODE.get(mode) ?? (isPlatformCode(mode) ? mode : undefined);
}

const INSIGHT: ReadonlySet<string> = new Set(CALLABLE.filter((name) => PATHS[name].v1 === undefined));

const TOO_LARGE = `The request has more than ${MAX_REQUEST_BYTES} bytes.`;

/** Undefined when there are too many; the rest is not read. */
async function readBytes(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > MAX_REQUEST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readRequest(bytes: Uint8Array): Request | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function codeIn(body: object): string | undefined {
  const result: object | undefined =
    'result' in body && typeof body.result === 'object' ? (body.result ?? {}) : body;
  if (result && 'code' in result) return String(result.code);
  return result && 'success' in result && result.success === true ? '2000' : undefined;
}

/** Ends early when the caller is gone. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
