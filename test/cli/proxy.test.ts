import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { command } from '../../src/cli/fetch.js';
import { mockUpstream, NAME } from '../client/companies.js';
import { envOf, runIn } from './callingWorld.js';

const ends: (() => void)[] = [];

afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A proxy that connects to wherever it is asked to, and notes it. */
async function proxy(): Promise<{ url: string; targets: string[] }> {
  const targets: string[] = [];
  const server = createServer().on('connect', ({ url = '' }: IncomingMessage, client) => {
    targets.push(url);
    const { hostname, port } = new URL(`http://${url}`);
    const upstream = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) socket.on('error', () => {});
    ends.push(() => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, targets };
}

describe('the proxy of the environment', () => {
  it.each(['HTTP_PROXY', 'http_proxy'])('is used when %s names it', async (name) => {
    const [mock, { url, targets }] = [await mockUpstream(), await proxy()];
    const env = { ...envOf(mock), [name]: url };
    const { exitCode } = await runIn(command, ['fetch', NAME, '--dataset', 'refresh'], { env });
    expect(exitCode).toBe(0);
    expect(mock.calls).toHaveLength(3);
    expect(new Set(targets)).toEqual(new Set([new URL(mock.url).host]));
  });

  it.each([
    ['NO_PROXY lists the host', { NO_PROXY: '127.0.0.1' }],
    ['no_proxy is *', { no_proxy: '*' }],
    ['the variable is empty', { HTTP_PROXY: '' }],
  ])('is not used when %s', async (_, more) => {
    const [mock, { url, targets }] = [await mockUpstream(), await proxy()];
    const env = { ...envOf(mock), HTTP_PROXY: url, ...more };
    const { exitCode } = await runIn(command, ['fetch', NAME, '--dataset', 'refresh'], { env });
    expect(exitCode).toBe(0);
    expect(mock.calls).toHaveLength(3);
    expect(targets).toEqual([]);
  });

  it('that is not an address is refused, and not shown', async () => {
    const mock = await mockUpstream();
    const env = { ...envOf(mock), HTTPS_PROXY: 'me:hunter2@proxy.example:3128' };
    const { exitCode, stderr } = await runIn(command, ['fetch', NAME], { env });
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      'neci-kyc: HTTPS_PROXY must be an http(s) address, such as http://proxy.example:3128, or unset\n',
    );
  });

  it('that can’t be reached is reported as a failure of the network', async () => {
    const mock = await mockUpstream();
    const env = { ...envOf(mock), HTTP_PROXY: 'http://127.0.0.1:1' };
    const { exitCode, stderr } = await runIn(command, ['fetch', NAME, '--retries', '0'], { env });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('login: no answer, the connection failed [ECONNREFUSED]');
    expect(mock.calls).toHaveLength(0);
  });
});
