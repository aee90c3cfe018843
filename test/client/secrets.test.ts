import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../src/client/index.js';
import { md5Hex } from '../../src/client/signature.js';
import { MODES } from '../../src/mock/faults.js';
import { MOCK_CREDENTIALS } from '../../src/mock/server.js';
import { CODE, clientOf, mockUpstream, NAME, PERSON, PHONE, rejection } from './companies.js';

const { appKey, appSecret } = MOCK_CREDENTIALS;

/** Everything that could be written to a log of an error. */
function shown(error: unknown): string {
  const parts = [inspect(error, { depth: 20, showHidden: true }), JSON.stringify(error), String(error)];
  return [...parts, error instanceof Error ? `${error.stack} ${inspect(error.cause)}` : ''].join('\n');
}

describe('an error', () => {
  it.each([...MODES, '505069', '505017', '400430', 'wrong key'])(
    'of %s shows no secret, no digest of it, no token, no signature and nobody’s data',
    async (mode) => {
      const mock = await mockUpstream();
      if (mode !== 'wrong key') mock.fail({ mode });
      const secrets = new Set([appSecret, appKey, md5Hex(appSecret), NAME, CODE, PERSON, PHONE]);
      const client = clientOf(mock, {
        timeoutMs: mode === 'slow' ? 300 : 5000,
        retries: 1,
        appSecret: mode === 'wrong key' ? 'another-secret' : appSecret,
        fetch: (url, init) => {
          for (const name of ['access_token', 'req_sign']) {
            const value = init.headers[name];
            if (value !== undefined) secrets.add(value);
          }
          return fetch(url, init);
        },
      });
      const errors = await Promise.all([
        rejection(client.qycxnew({ qyName: NAME })),
        rejection(client.companyContactInfo({ creditNo: CODE })),
        rejection(client.fzchnew({ nsrsbh: CODE })),
      ]);
      if (mode === 'wrong key') secrets.add('another-secret').add(md5Hex('another-secret'));
      for (const error of errors) {
        for (const secret of secrets) expect(shown(error)).not.toContain(secret);
      }
      if (mode !== 'wrong key') expect(secrets.size).toBeGreaterThan(8);
    },
  );

  it('doesn’t repeat the words of a fetch that failed', async () => {
    const client = createClient({
      ...MOCK_CREDENTIALS,
      retries: 0,
      fetch: async (_, init) => {
        const cause = Object.assign(new Error(`cannot send ${init.body}`), {
          code: 'EPIPE',
        });
        throw new TypeError(`fetch failed with ${inspect(init.headers)}`, { cause });
      },
    });
    const error = await rejection(client.qycxnew({ qyName: NAME }));
    expect(error).toMatchObject({ name: 'NetworkError', code: 'EPIPE' });
    expect(shown(error)).not.toContain(md5Hex(appSecret));
    expect(shown(error)).not.toContain('cannot send');
  });

  it('doesn’t repeat an error message of the platform, which may name a person', async () => {
    const client = createClient({
      ...MOCK_CREDENTIALS,
      fetch: async (url) =>
        Response.json({
          success: url.endsWith('/login'),
          code: url.endsWith('/login') ? '2000' : '999999',
          message: `${PERSON} 不存在`,
          data: url.endsWith('/login') ? { access_token: 'token-for-tests' } : { error_msg: PERSON },
        }),
    });
    expect(shown(await rejection(client.info({ name: NAME })))).not.toContain(PERSON);
  });

  it('doesn’t repeat a code that could be somebody’s number', async () => {
    const client = createClient({
      ...MOCK_CREDENTIALS,
      fetch: async (url) =>
        url.endsWith('/login')
          ? Response.json({ success: true, data: { access_token: 'token-for-tests' } })
          : Response.json({ success: false, code: '11010119900307771X' }),
    });
    const error = await rejection(client.info({ name: NAME }));
    expect(error).toMatchObject({ name: 'ProviderError', code: undefined });
    expect(shown(error)).not.toContain('11010119900307771X');
  });

  it.each([
    ['the token inside of a request id', { reqId: 'id-token-for-tests-1' }],
    ['the token in another case', { reqId: 'TOKEN-FOR-TESTS' }],
    ['the secret inside of a request id', { reqId: `r${appSecret}` }],
    ['a resident identity number inside of a request id', { reqId: 'q-110101199003070038' }],
    ['the digest of the secret in v1', { result: { success: false, req_id: `0${md5Hex(appSecret)}` } }],
  ])('doesn’t repeat %s', async (_, body) => {
    const client = createClient({
      ...MOCK_CREDENTIALS,
      fetch: async (url) =>
        url.endsWith('/login')
          ? Response.json({ success: true, data: { access_token: 'token-for-tests' } })
          : Response.json({ success: false, code: '999999', ...body }),
    });
    const error = await rejection(client.info({ name: NAME }));
    expect(error).toMatchObject({ name: 'ProviderError', requestId: undefined });
    for (const secret of ['token-for-tests', appSecret, md5Hex(appSecret), '110101199003070038'])
      expect(shown(error).toLowerCase()).not.toContain(secret);
  });

  it.each([
    ['a host that repeats the token', 'https://token-for-tests.example/x'],
    ['a host that repeats the secret', `https://${appSecret}.example/`],
    ['an address without a host', 'data:text/html,token-for-tests'],
  ])('names no redirect to %s', async (_, location) => {
    const client = createClient({
      ...MOCK_CREDENTIALS,
      fetch: async (url) =>
        url.endsWith('/login')
          ? Response.json({ success: true, data: { access_token: 'token-for-tests' } })
          : new Response(null, { status: 302, headers: { location } }),
    });
    const error = await rejection(client.info({ name: NAME }));
    expect(error).toMatchObject({ name: 'HttpError', status: 302, redirectsTo: undefined });
    expect(shown(error)).not.toContain('token-for-tests');
    expect(shown(error)).not.toContain(appSecret);
    expect(shown(error)).not.toContain('null');
  });
});
