import { describe, expect, it } from 'vitest';
import {
  type ClientOptions,
  createClient,
  type FetchResponse,
  UpstreamError,
} from '../../src/client/index.js';
import { md5Hex } from '../../src/client/signature.js';
import { MOCK_CREDENTIALS } from '../../src/mock/server.js';
import { CODE, clientOf, countsOf, mockUpstream, NAME, NOW, rejection } from './companies.js';

interface Failure {
  readonly mode: string;
  readonly error: object;
  readonly message: RegExp;
  /** Calls of the endpoint, with three retries allowed. */
  readonly calls: number;
  readonly logins?: number;
  readonly options?: Partial<ClientOptions>;
}

const FAILURES: readonly Failure[] = [
  {
    mode: 'slow',
    error: { name: 'TimeoutError', timeoutMs: 300 },
    message: /timed out, no complete answer within 300 ms/,
    calls: 2,
    options: { timeoutMs: 300, retries: 1 },
  },
  { mode: 'reset', error: { name: 'NetworkError' }, message: /no answer/, calls: 4 },
  { mode: '500', error: { name: 'HttpError', status: 500 }, message: /HTTP 500/, calls: 4 },
  {
    mode: '429',
    error: { name: 'RateLimitError', code: undefined },
    message: /too many calls; lower the rate \[HTTP 429\]/,
    calls: 4,
  },
  {
    mode: '400429',
    error: { name: 'RateLimitError', code: '400429' },
    message: /too many calls.*\[400429\]/,
    calls: 4,
  },
  {
    mode: '400430',
    error: { name: 'ProviderError', reason: 'maintenance' },
    message: /maintenance \[400430\]/,
    calls: 4,
  },
  {
    mode: '504001',
    error: { name: 'ProviderError', reason: 'platform_timeout' },
    message: /timed out \[504001\]/,
    calls: 4,
  },
  {
    mode: 'torn',
    error: { name: 'BodyError', reason: 'not_json' },
    message: /not JSON, or was cut off/,
    calls: 1,
  },
  { mode: 'html', error: { name: 'BodyError', reason: 'html' }, message: /an HTML page, not JSON/, calls: 1 },
  {
    mode: 'expired',
    error: { name: 'AuthError', code: '40101' },
    message: /token has expired.*\[40101\]/,
    calls: 2,
    logins: 2,
  },
  {
    mode: '40100',
    error: { name: 'AuthError', code: '40100' },
    message: /not logged in/,
    calls: 2,
    logins: 2,
  },
  {
    mode: '401103',
    error: { name: 'AuthError', code: '401103' },
    message: /IP address is not allowed; add it to/,
    calls: 1,
  },
  { mode: '505017', error: { name: 'AuthError', code: '505017' }, message: /signature is missing/, calls: 1 },
  {
    mode: 'clock',
    error: { name: 'AuthError', code: '505018' },
    message: /clock is more than 15 minutes off; set it/,
    calls: 1,
  },
  {
    mode: '505019',
    error: { name: 'AuthError', code: '505019' },
    message: /signature is wrong; check that the app secret/,
    calls: 1,
  },
  {
    mode: '505069',
    error: { name: 'QuotaError', code: '505069' },
    message: /subscription has expired; renew it/,
    calls: 1,
  },
  {
    mode: 'quota',
    error: { name: 'QuotaError', code: '505070' },
    message: /quota is used up; buy more/,
    calls: 1,
  },
  {
    mode: 'no_result',
    error: { name: 'NoResult', code: 'NO_RESULT', reason: 'no_result' },
    message: /no result \[NO_RESULT\]/,
    calls: 1,
  },
  {
    mode: '100001',
    error: { name: 'NoResult', code: '100001', reason: 'no_result' },
    message: /no result \[100001\]/,
    calls: 1,
  },
  {
    mode: 'QY_NORESULT',
    error: { name: 'NoResult', reason: 'no_company' },
    message: /no such company \[QY_NORESULT\]/,
    calls: 1,
  },
  {
    mode: 'PARAMETER_ERROR',
    error: { name: 'ParameterError', code: 'PARAMETER_ERROR' },
    message: /refused the request/,
    calls: 1,
  },
  {
    mode: '400000',
    error: { name: 'ParameterError', code: '400000' },
    message: /refused the request/,
    calls: 1,
  },
  {
    mode: 'error_msg',
    error: { name: 'ProviderError', reason: 'error_message' },
    message: /reports success, with an error message/,
    calls: 1,
  },
  {
    mode: '777777',
    error: { name: 'ProviderError', reason: 'unknown_code', code: '777777' },
    message: /unknown code \[777777\]/,
    calls: 1,
  },
];

describe.each(['v1', 'v2'] as const)('a call of api %s', (api) => {
  it.each(FAILURES)('that meets $mode ends in $error.name after $calls calls', async (failure) => {
    const { mode, error, message, calls, logins = 1, options } = failure;
    const mock = await mockUpstream();
    mock.fail({ mode });
    const thrown = await rejection(clientOf(mock, { api, ...options }).qycxnew({ qyName: NAME }));
    expect(thrown).toBeInstanceOf(UpstreamError);
    expect(thrown).toMatchObject({ ...error, endpoint: 'qycxnew', attempts: calls });
    expect((thrown as Error).message).toMatch(message);
    expect((thrown as Error).message).toContain(
      `POST ${mock.url}/v${api === 'v1' ? '1/HMD' : '2/risk/hmd'}/qycxnew, attempt ${calls}`,
    );
    expect(countsOf(mock)).toEqual({ login: logins, qycxnew: calls });
  });

  it.each(FAILURES.filter(({ calls }) => calls === 4))(
    'that meets $mode twice succeeds at the third try',
    async ({ mode, options }) => {
      const mock = await mockUpstream();
      mock.fail({ mode, times: 2 });
      const { attempts } = await clientOf(mock, { api, ...options }).qycxnew({ qyName: NAME });
      expect(attempts).toBe(3);
      expect(countsOf(mock)).toEqual({ login: 1, qycxnew: 3 });
    },
  );

  it('that meets slow once succeeds at the second try', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: 'slow', times: 1 });
    const { attempts } = await clientOf(mock, { api, timeoutMs: 600 }).qycxnew({ qyName: NAME });
    expect(attempts).toBe(2);
  });

  it('carries the platform’s request id in the error', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: 'no_result' });
    const thrown = await rejection(clientOf(mock, { api }).qycxnew({ qyName: NAME }));
    expect(thrown).toMatchObject({ requestId: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect((thrown as UpstreamError).message).toContain(`request ${(thrown as UpstreamError).requestId}`);
  });
});

/** A client whose answers are given by the test, the login aside. */
function answering(answer: () => FetchResponse, options: Partial<ClientOptions> = {}) {
  const calls: string[] = [];
  const client = createClient({
    ...MOCK_CREDENTIALS,
    baseUrl: 'https://upstream.example',
    now: () => NOW,
    sleep: async () => {},
    fetch: async (url) => {
      calls.push(url);
      if (!url.endsWith('/login')) return answer();
      return Response.json({
        code: '2000',
        success: true,
        data: { access_token: 'token-for-tests', expires_in: 7200 },
      });
    },
    ...options,
  });
  return { client, calls };
}

describe('an answer', () => {
  it.each<[string, () => Response, object, number]>([
    [
      'with a code beside HTTP 500',
      () => Response.json({ success: false, code: '505070', data: null }, { status: 500 }),
      { name: 'QuotaError' },
      1,
    ],
    [
      'with a code that passes beside HTTP 400',
      () => Response.json({ success: false, code: '400430' }, { status: 400 }),
      { name: 'ProviderError' },
      4,
    ],
    [
      'with an unknown code beside HTTP 403',
      () => Response.json({ success: false, code: '403001' }, { status: 403 }),
      { name: 'ProviderError', code: '403001' },
      1,
    ],
    [
      'with HTTP 404',
      () => new Response('nothing here', { status: 404 }),
      { name: 'HttpError', status: 404 },
      1,
    ],
    [
      'that redirects',
      () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.example/' } }),
      { name: 'HttpError', status: 302, redirectsTo: 'https://elsewhere.example' },
      1,
    ],
    [
      'with success beside HTTP 503',
      () => Response.json({ success: true, code: '2000', data: {} }, { status: 503 }),
      { name: 'HttpError', status: 503 },
      4,
    ],
    ['that is empty', () => new Response(''), { name: 'BodyError', reason: 'not_json' }, 1],
    [
      'that is JSON of another kind',
      () => Response.json({ hello: 'world' }),
      { name: 'BodyError', reason: 'no_envelope' },
      1,
    ],
    ['that is a bare null', () => Response.json(null), { name: 'BodyError', reason: 'no_envelope' }, 1],
    [
      'that holds a key twice',
      () => new Response('{"success":true,"success":true,"data":{}}'),
      { name: 'BodyError', reason: 'duplicate_key' },
      1,
    ],
    [
      'in GBK',
      () => new Response(new Uint8Array([0x7b, 0x22, 0xc6, 0xf3, 0x22, 0x3a, 0x31, 0x7d])),
      { name: 'BodyError', reason: 'encoding' },
      1,
    ],
    [
      'without an end',
      () => new Response(new Uint8Array(20_000_001)),
      { name: 'BodyError', reason: 'limit_exceeded' },
      1,
    ],
    [
      'that says failure without a code',
      () => Response.json({ success: false, data: null }),
      { name: 'ProviderError', reason: 'not_success' },
      1,
    ],
    [
      'that says success without data',
      () => Response.json({ success: true, code: '2000', data: null }),
      { name: 'ProviderError', reason: 'no_payload' },
      1,
    ],
    [
      'of v1 with its code at the top',
      () => Response.json({ result: { success: false }, code: 'NO_RESULT' }),
      { name: 'NoResult' },
      1,
    ],
    [
      'of v1 without value',
      () => Response.json({ result: { success: true } }),
      { name: 'ProviderError', reason: 'no_payload' },
      1,
    ],
  ])('%s is told by its own error', async (_, answer, error, calls) => {
    const { client, calls: made } = answering(answer);
    expect(await rejection(client.qycxnew({ qyName: NAME }))).toMatchObject(error);
    expect(made).toHaveLength(1 + calls);
  });

  it.each([
    ['looks unlike a request id', '王某某 13800000000'],
    ['looks like a resident identity number', '11010519491231002X'],
    ['looks like a credit code', CODE],
    ['is the token', 'token-for-tests'],
    ['is the app key', MOCK_CREDENTIALS.appKey],
    ['is the digest of the secret', md5Hex(MOCK_CREDENTIALS.appSecret)],
  ])('shows no request id that %s', async (_, reqId) => {
    const { client } = answering(() => Response.json({ reqId, success: false, code: 'NO_RESULT' }));
    const thrown = await rejection(client.qycxnew({ qyName: NAME }));
    expect(thrown).toMatchObject({ name: 'NoResult', requestId: undefined });
    expect(String(thrown)).not.toContain(reqId);
  });

  it.each([
    [
      301,
      'https://new.example/api?token=abc',
      'https://new.example, which is not followed; if the platform has moved there, set',
    ],
    [
      308,
      'http://upstream.example/v2',
      'http://upstream.example, which is not followed; if the platform has moved there, set',
    ],
    [302, '/login?x=abc', 'https://upstream.example, which is not followed; check the base URL'],
  ])('of HTTP %i names where it redirects to, and no more of it', async (status, location, words) => {
    const { client, calls } = answering(() => new Response(null, { status, headers: { location } }));
    const thrown = await rejection(client.qycxnew({ qyName: NAME }));
    expect(String(thrown)).toContain(`HTTP ${status}, a redirect to ${words}`);
    expect(String(thrown)).not.toContain('abc');
    expect(calls).toHaveLength(2);
  });

  it('that is endless is read to 20 MB and no further', async () => {
    let chunks = 0;
    const { client } = answering(() => ({
      status: 200,
      headers: new Headers(),
      body: (async function* () {
        for (;;) {
          chunks += 1;
          yield new Uint8Array(1_000_000).fill(0x20);
        }
      })(),
    }));
    expect(await rejection(client.qycxnew({ qyName: NAME }))).toMatchObject({ reason: 'limit_exceeded' });
    expect(chunks).toBe(21);
  });

  it('of 20 MB is read', async () => {
    const text = '{"success":true,"code":"2000","data":{}}'.padEnd(20_000_000);
    const { client } = answering(() => new Response(text));
    await expect(client.qycxnew({ qyName: NAME })).resolves.toMatchObject({ payload: {} });
  });

  it('takes any function with the signature of fetch, one that ignores the signal too', async () => {
    const { client } = answering(() =>
      Response.json({ success: true, code: '2000', data: { qyName: NAME } }),
    );
    await expect(client.qycxnew({ qyName: NAME })).resolves.toMatchObject({ payload: { qyName: NAME } });
    const mock = await mockUpstream();
    await expect(clientOf(mock, { fetch }).qycxnew({ qyName: NAME })).resolves.toMatchObject({ attempts: 1 });
    const deaf = createClient({
      ...MOCK_CREDENTIALS,
      timeoutMs: 20,
      retries: 0,
      fetch: () => new Promise(() => {}),
    });
    expect(await rejection(deaf.qycxnew({ qyName: NAME }))).toMatchObject({
      name: 'TimeoutError',
      endpoint: 'login',
    });
  });
});

describe('waiting before a repeat', () => {
  it('grows, varies and is bounded', async () => {
    const waits: number[] = [];
    const mock = await mockUpstream();
    mock.fail({ mode: '500' });
    const client = clientOf(mock, { retries: 12, sleep: async (ms) => void waits.push(ms) });
    await rejection(client.qycxnew({ qyName: NAME }));
    expect(waits).toHaveLength(12);
    expect(countsOf(mock).qycxnew).toBe(13);
    expect(waits.every((ms) => Number.isInteger(ms) && ms >= 0 && ms <= 30_000)).toBe(true);
    expect(new Set(waits.slice(0, 5)).size).toBeGreaterThan(1);
    expect(Math.max(...waits.slice(6))).toBeGreaterThan(Math.max(...waits.slice(0, 2)));
  });

  it('is never shorter than the server asks for, up to a minute', async () => {
    const waits: number[] = [];
    const answers = ['30', 'Thu, 10 Jul 2025 08:00:20 GMT', '60', 'soon'].map(
      (after) => () => new Response('', { status: 429, headers: { 'retry-after': after } }),
    );
    const { client } = answering(() => answers.shift()?.() ?? Response.json({ success: true, data: {} }), {
      retries: 4,
      sleep: async (ms) => void waits.push(ms),
    });
    await client.qycxnew({ qyName: NAME });
    expect(waits[0]).toBeGreaterThanOrEqual(30_000);
    expect(waits[1]).toBeGreaterThanOrEqual(20_000);
    expect(waits[2]).toBe(60_000);
    expect(waits[3]).toBeLessThanOrEqual(30_000);
  });

  it.each([
    ['an hour', '3600', 3600],
    ['a minute and a second', 'Thu, 10 Jul 2025 08:01:01 GMT', 61],
  ])(
    'doesn’t happen when the server asks for more than a minute (%s): the error says how long',
    async (_, after, seconds) => {
      const waits: number[] = [];
      for (const [status, name, stopsBatch] of [
        [429, 'RateLimitError', true],
        [503, 'HttpError', false],
      ] as const) {
        const headers = { 'retry-after': after };
        const { client, calls } = answering(() => new Response('', { status, headers }), {
          sleep: async (ms) => void waits.push(ms),
        });
        const error = await rejection(client.qycxnew({ qyName: NAME }));
        expect(error).toMatchObject({ name, stopsBatch, temporary: true, retryAfterMs: seconds * 1000 });
        expect(String(error)).toContain(`the server asks to wait ${seconds} s`);
        expect(calls).toHaveLength(2);
      }
      expect(waits).toEqual([]);
    },
  );

  it('of an hour before a login ends that call, not the next one', async () => {
    const mock = await mockUpstream();
    let isLimited = true;
    const client = clientOf(mock, {
      fetch: async (url, init) =>
        isLimited ? new Response('', { status: 429, headers: { 'retry-after': '3600' } }) : fetch(url, init),
    });
    expect(await rejection(client.qycxnew({ qyName: NAME }))).toMatchObject({
      name: 'RateLimitError',
      endpoint: 'login',
      retryAfterMs: 3_600_000,
    });
    isLimited = false;
    await expect(client.qycxnew({ qyName: NAME })).resolves.toMatchObject({ attempts: 1 });
  });

  it('doesn’t happen with retries 0', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: '500' });
    await rejection(clientOf(mock, { retries: 0 }).qycxnew({ qyName: NAME }));
    expect(countsOf(mock)).toEqual({ login: 1, qycxnew: 1 });
  });
});

describe('a used-up quota', () => {
  it('stops every further call of the client before it is made', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: 'quota', endpoint: 'info' });
    const client = clientOf(mock);
    await rejection(client.info({ name: NAME }));
    expect(await rejection(client.qycxnew({ qyName: NAME }))).toMatchObject({
      name: 'QuotaError',
      code: '505070',
      endpoint: 'qycxnew',
      attempts: 0,
    });
    expect(countsOf(mock)).toEqual({ login: 1, info: 1 });
  });
});
