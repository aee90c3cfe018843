/** What only a real server shows: redirects, broken encodings, certificates. */

import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient } from '../../src/client/index.js';
import { MOCK_CREDENTIALS } from '../../src/mock/server.js';
import { CODE, rejection } from './companies.js';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Its address, and the paths that were asked for. */
async function serverOf(listener: RequestListener): Promise<{ url: string; paths: string[] }> {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url ?? '');
    request.resume().on('end', () => listener(request, response));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, paths };
}

const LOGIN = JSON.stringify({ code: '2000', success: true, data: { access_token: 'token-for-tests' } });

/** A server that logs everybody in, and answers every other call as it is told. */
function upstreamOf(listener: RequestListener) {
  return serverOf((request, response) => {
    if (request.url?.endsWith('/login')) response.end(LOGIN);
    else listener(request, response);
  });
}

const clientAt = (baseUrl: string) => createClient({ ...MOCK_CREDENTIALS, baseUrl, sleep: async () => {} });

describe('the default fetch', () => {
  it.each([301, 302, 307, 308])(
    'doesn’t follow a redirect of HTTP %i: the token stays here',
    async (status) => {
      const elsewhere = await serverOf((_, response) => response.end(LOGIN));
      const upstream = await upstreamOf((_, response) => {
        response.writeHead(status, { location: `${elsewhere.url}/v2/risk/hmd/qycxnew` }).end('{}');
      });
      expect(await rejection(clientAt(upstream.url).qycxnew({ qyName: CODE }))).toMatchObject({
        name: 'HttpError',
        status,
        redirectsTo: elsewhere.url,
        attempts: 1,
      });
      expect(elsewhere.paths).toEqual([]);
    },
  );

  it.each([
    ['gzip', 'plain text'],
    ['br', '{"success":true}'],
  ])('asks once for an answer whose %s can’t be undone', async (encoding, text) => {
    const upstream = await upstreamOf((_, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(text);
    });
    const error = await rejection(clientAt(upstream.url).qycxnew({ qyName: CODE }));
    expect(error).toMatchObject({ name: 'BodyError', reason: 'content_encoding', attempts: 1 });
    expect(String(error)).toContain('can’t be decompressed');
    expect(upstream.paths).toHaveLength(2);
  });

  it('reports a connection that breaks off as a failure of the network, and repeats the call', async () => {
    const upstream = await upstreamOf((request) => request.socket.destroy());
    expect(await rejection(clientAt(upstream.url).qycxnew({ qyName: CODE }))).toMatchObject({
      name: 'NetworkError',
      attempts: 4,
    });
  });
});

describe('a certificate that is not trusted', () => {
  it.each([
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ])('(%s) is asked once, stops the batch, and points to NODE_EXTRA_CA_CERTS', async (code) => {
    let calls = 0;
    const client = createClient({
      ...MOCK_CREDENTIALS,
      sleep: async () => {},
      fetch: async () => {
        calls += 1;
        throw new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code }) });
      },
    });
    const error = await rejection(client.qycxnew({ qyName: CODE }));
    expect(error).toMatchObject({ name: 'CertificateError', code, stopsBatch: true, temporary: true });
    expect(String(error)).toContain('NODE_EXTRA_CA_CERTS');
    expect(calls).toBe(1);
  });
});
