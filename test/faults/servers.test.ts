/** Servers that mean harm, and the built program that calls them: what it pays, tells others, and takes of memory. */

import { readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { MOCK_CREDENTIALS } from '../../src/mock/server.js';
import { inFolder, start } from './program.js';

const TOKEN = 'T0ken-for-tests';
const LOGIN = JSON.stringify({ code: '2000', success: true, data: { access_token: TOKEN } });
/** Above what the same program takes for a good answer, and far below what each of these servers would send. */
const MOST_MB = 250;

const servers: Server[] = [];
const sockets = new Set<Socket>();

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

/** A server of bytes: the texts that it was sent, one per request, each of which `answer` may answer as it likes. */
async function serverOf(answer: (socket: Socket, request: string) => void) {
  const requests: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n') + 4;
      const length = Number(/^content-length: (\d+)/im.exec(text)?.[1]);
      if (end < 4 || text.length < end + length) return;
      requests.push(text);
      const whole = text;
      text = '';
      if (whole.startsWith('POST /v2/public/oauth2/login')) socket.write(answerOf(LOGIN));
      else answer(socket, whole);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

function answerOf(body: string, head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'): string {
  return `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Writes the same bytes until the other side is gone. */
function forever(socket: Socket, bytes: string | Buffer): void {
  const more = () => {
    while (!socket.destroyed && socket.write(bytes));
    socket.once('drain', more);
  };
  more();
}

/** What the program makes of a server: how it ends, and the memory that it took at most. */
function fetchFrom(url: string) {
  return inFolder(async (folder) => {
    const peak = join(folder, 'peak');
    const env = {
      PEAK_FILE: peak,
      NECI_KYC_BASE_URL: url,
      NECI_KYC_APP_KEY: MOCK_CREDENTIALS.appKey,
      NECI_KYC_APP_SECRET: MOCK_CREDENTIALS.appSecret,
      NO_PROXY: '127.0.0.1',
    };
    const args = [
      'fetch',
      '甲有限公司',
      '--endpoints',
      'qycxnew',
      '--retries',
      '0',
      '--out',
      join(folder, 'out'),
    ];
    const node = ['--import', new URL('./rss.mjs', import.meta.url).href];
    const ended = await start(args, { env, node }).ended;
    const megabytes = Number(readFileSync(peak, 'utf8'));
    rmSync(peak);
    return { ...ended, megabytes };
  });
}

const CHUNKED = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n';
const MEGABYTE = Buffer.alloc(1_000_000, 0x20);
const asChunk = (bytes: Buffer) =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);

/** A body of 200 MB of spaces, packed once or more often. */
const packed = (pack: (bytes: Buffer) => Buffer, times = 1) => {
  let bytes: Buffer = Buffer.alloc(200_000_000, 0x20);
  for (let time = 0; time < times; time++) bytes = pack(bytes);
  return bytes;
};

function sends(head: string, body: Buffer): (socket: Socket) => void {
  return (socket) => {
    socket.write(`HTTP/1.1 200 OK\r\n${head}content-length: ${body.length}\r\n\r\n`);
    socket.write(body);
  };
}

const HOSTILE: readonly (readonly [string, (socket: Socket) => void])[] = [
  [
    'a body without an end',
    (socket) => {
      socket.write(`${CHUNKED}\r\n`);
      forever(socket, asChunk(MEGABYTE));
    },
  ],
  [
    'a body longer than it says',
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n');
      forever(socket, MEGABYTE);
    },
  ],
  [
    'a body shorter than it says',
    (socket) => {
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{"success":');
    },
  ],
  ['200 MB packed by gzip', sends('content-encoding: gzip\r\n', packed(gzipSync))],
  ['200 MB packed by brotli', sends('content-encoding: br\r\n', packed(brotliCompressSync))],
  ['200 MB packed by gzip twice', sends('content-encoding: gzip, gzip\r\n', packed(gzipSync, 2))],
  ['gzip that is cut off', sends('content-encoding: gzip\r\n', gzipSync(LOGIN).subarray(0, 30))],
  ['half of a status line', (socket) => socket.end('HTTP/1.1 20')],
  ['headers that are cut off', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-type: app')],
  [
    'headers without an end',
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      forever(socket, Buffer.from(`x-more: ${'a'.repeat(8_000)}\r\n`));
    },
  ],
  [
    'provisional answers without an end',
    (socket) => forever(socket, Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(100))),
  ],
  ['chunks of a wrong size', (socket) => socket.end(`${CHUNKED}\r\nzz\r\n{}\r\n0\r\n\r\n`)],
  ['a chunk that is cut off', (socket) => socket.end(`${CHUNKED}\r\nff\r\n{"success"`)],
  ['no HTTP at all', (socket) => forever(socket, Buffer.from('SSH-2.0-OpenSSH_9.2\r\n'))],
  ['nothing', (socket) => socket.end()],
  ['a page', (socket) => socket.write(answerOf('<html>502</html>'))],
  [
    'its own token as an error',
    (socket) => socket.write(answerOf(`{"success":false,"code":"${TOKEN}","reqId":"${TOKEN}"}`)),
  ],
];

describe('a server that answers with', () => {
  it.each(HOSTILE)('%s ends the call with exit 1, once paid, in bounded memory', async (_, answer) => {
    const { url, requests } = await serverOf(answer);
    const { code, stdout, stderr, megabytes } = await fetchFrom(url);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^neci-kyc: .+\n$/);
    expect(stderr).not.toContain(TOKEN);
    expect(stderr).not.toContain(MOCK_CREDENTIALS.appSecret);
    expect(requests).toHaveLength(2);
    expect(megabytes).toBeLessThan(MOST_MB);
  });

  it.each([301, 302, 303, 307, 308])('a redirect of HTTP %i: the token stays where it is', async (status) => {
    const elsewhere = await serverOf((socket) => socket.write(answerOf(LOGIN)));
    const { url, requests } = await serverOf((socket) =>
      socket.write(answerOf('{}', `HTTP/1.1 ${status} Moved\r\nlocation: ${elsewhere.url}/a?t=1\r\n`)),
    );
    const { code, stderr } = await fetchFrom(url);
    expect(code).toBe(1);
    expect(stderr).not.toContain(TOKEN);
    expect(requests).toHaveLength(2);
    expect(requests[1]).toContain(TOKEN);
    expect(elsewhere.requests).toEqual([]);
  });
});
