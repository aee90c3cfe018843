import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { sign } from '../../src/client/index.js';
import { md5Hex } from '../../src/client/signature.js';
import { MOCK_CREDENTIALS, type Mock } from '../../src/mock/server.js';
import { CODE, mockUpstream, NAME, NOW } from '../client/companies.js';

const { appKey, appSecret } = MOCK_CREDENTIALS;

interface Body {
  readonly code?: string;
  readonly success?: boolean;
  readonly data?: { readonly access_token: string; readonly expires_in: number; readonly error_msg?: string };
  readonly result?: { readonly code?: string; readonly success: boolean };
}

async function post(url: string, body: string, headers: Record<string, string> = {}): Promise<Body> {
  const response = await fetch(url, { method: 'POST', body, headers });
  return (await response.json()) as Body; // the mock's own JSON
}

async function logIn(mock: Mock, secret = md5Hex(appSecret)): Promise<Body> {
  const request = { grant_type: 'client_credentials', client_appkey: appKey, client_secret: secret };
  return post(`${mock.url}/v2/public/oauth2/login`, JSON.stringify(request));
}

async function signed(
  mock: Mock,
  body: string,
  date = String(NOW.getTime()),
): Promise<Record<string, string>> {
  const token = (await logIn(mock)).data?.access_token ?? '';
  const signature = sign({ appKey, appSecret }, new TextEncoder().encode(body), date, token);
  return { access_token: token, req_date: date, req_sign: signature };
}

const BODY = JSON.stringify({ qyName: NAME });

describe('the mock', () => {
  it('gives a token for key and digest of the secret, and for a wrong one success with an error message', async () => {
    const mock = await mockUpstream();
    expect(await logIn(mock)).toMatchObject({ code: '2000', success: true, data: { expires_in: 7200 } });
    const refused = await logIn(mock, appSecret);
    expect(refused).toMatchObject({ code: '2000', success: true, data: { error_msg: '应用的密钥无效!' } });
    expect(refused.data).not.toHaveProperty('access_token');
  });

  it('answers a signed call in the envelope of the generation that was asked', async () => {
    const mock = await mockUpstream();
    const headers = await signed(mock, BODY);
    expect(await post(`${mock.url}/v1/HMD/qycxnew`, BODY, headers)).toMatchObject({
      result: { success: true, timestamp: 1659447284309 },
      value: { qyName: NAME },
    });
    expect(await post(`${mock.url}/v2/risk/hmd/qycxnew`, BODY, headers)).toMatchObject({
      code: '2000',
      success: true,
      data: { nsrsbh: CODE },
    });
  });

  it('refuses a call without login, with a late clock, without signature, with a wrong one', async () => {
    const mock = await mockUpstream();
    const url = `${mock.url}/v2/risk/hmd/qycxnew`;
    const headers = await signed(mock, BODY);
    expect(await post(url, BODY)).toMatchObject({ code: '40100', success: false });
    const late = await signed(mock, BODY, String(NOW.getTime() - 15 * 60_000 - 1));
    expect(await post(url, BODY, late)).toMatchObject({ code: '505018' });
    const { req_sign: _, ...unsigned } = headers;
    expect(await post(url, BODY, unsigned)).toMatchObject({ code: '505017' });
    expect(await post(url, `${BODY} `, headers)).toMatchObject({ code: '505019' });
    expect(await post(`${mock.url}/v1/HMD/qycxnew`, `${BODY} `, headers)).toMatchObject({
      result: { code: '505019' },
    });
  });

  it('refuses a token whose life is over', async () => {
    let now = NOW;
    const mock = await mockUpstream({ now: () => now, tokenLifeMs: 60_000 });
    const headers = await signed(mock, BODY);
    now = new Date(NOW.getTime() + 60_000);
    expect(await post(`${mock.url}/v2/risk/hmd/qycxnew`, BODY, headers)).toMatchObject({ code: '40101' });
  });

  it.each([
    ['/v1/HMD/qycxnew', { qyName: '没有这家公司' }, 'QY_NORESULT'],
    ['/v2/risk/hmd/standard', { qyName: '没有这家公司' }, 'NO_RESULT'],
    ['/v2/insight/info', { name: '没有这家公司' }, '100001'],
    ['/v1/HMD/qycxnew', { qyName: '' }, 'PARAMETER_ERROR'],
    ['/v2/insight/annualRpt', { creditNo: CODE }, 'PARAMETER_ERROR'],
  ])('answers %s to %j with %s', async (path, request, code) => {
    const mock = await mockUpstream();
    const body = JSON.stringify(request);
    const answer = await post(mock.url + path, body, await signed(mock, body));
    expect(answer.code ?? answer.result?.code).toBe(code);
  });

  it('knows no other address, the retired one included', async () => {
    const mock = await mockUpstream();
    const statuses = await Promise.all(
      ['/v1/HMD/fzch', '/v1/HMD/info', '/v1/HMD/neci', '/'].map(
        async (path) => (await fetch(mock.url + path, { method: 'POST', body: '{}' })).status,
      ),
    );
    expect(statuses).toEqual([404, 404, 404, 404]);
  });

  it('reads no more of a request than 64,000 bytes', async () => {
    const mock = await mockUpstream();
    let chunks = 0;
    const body = new ReadableStream({
      pull(controller) {
        chunks += 1;
        if (chunks > 1000) controller.close();
        else controller.enqueue(new Uint8Array(64_000));
      },
    });
    const answer = await fetch(`${mock.url}/v2/risk/hmd/qycxnew`, { method: 'POST', body, duplex: 'half' })
      .then(({ status }) => status)
      // The answer may come while the request is still being sent, which ends it.
      .catch(() => 413);
    expect(answer).toBe(413);
    expect(chunks).toBeLessThan(1000);
    expect(mock.calls).toEqual([]);
  });

  it('can be told to fail while it runs, and lists its calls without tokens', async () => {
    const mock = await mockUpstream();
    const headers = await signed(mock, BODY);
    const url = `${mock.url}/v2/risk/hmd/qycxnew`;
    await post(`${mock.url}/mock/faults`, JSON.stringify({ mode: 'quota', times: 1 }));
    expect(await post(url, BODY, headers)).toMatchObject({ code: '505070' });
    expect(await post(url, BODY, headers)).toMatchObject({ code: '2000' });
    expect(await post(url, BODY, { ...headers, 'x-mock-fault': 'clock' })).toMatchObject({ code: '505018' });
    await post(`${mock.url}/mock/faults`, JSON.stringify({ mode: 'quota' }));
    await fetch(`${mock.url}/mock/faults`, { method: 'DELETE' });
    expect(await post(url, BODY, headers)).toMatchObject({ code: '2000' });
    for (const wrong of [
      '{"mode":"never"}',
      '{"mode":"QUOTA"}',
      '{"mode":"500","endpoint":"inof"}',
      '{}',
      'no JSON',
    ]) {
      const refused = await fetch(`${mock.url}/mock/faults`, { method: 'POST', body: wrong });
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ error: expect.stringMatching(/^(Modes|Endpoints) are /) });
    }
    const header = await fetch(url, {
      method: 'POST',
      body: BODY,
      headers: { ...headers, 'x-mock-fault': 'QUOTA' },
    });
    expect(header.status).toBe(400);
    const calls = await (await fetch(`${mock.url}/mock/calls`)).text();
    expect(JSON.parse(calls)).toHaveLength(5);
    expect(calls).not.toContain(headers.access_token);
  });

  it('listens on the loopback address alone', async () => {
    const mock = await mockUpstream();
    expect(new URL(mock.url).hostname).toBe('127.0.0.1');
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of outside) {
      await expect(fetch(mock.url.replace('127.0.0.1', address))).rejects.toThrow('fetch failed');
    }
  });

  it('says when its port is taken', async () => {
    const mock = await mockUpstream();
    const port = Number(new URL(mock.url).port);
    await expect(mockUpstream({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
