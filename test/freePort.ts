/**
 * A port of 127.0.0.1 for a server that takes it a little later. It is below those that the systems give to connections
 * by themselves (from 32768 on Linux, 49152 elsewhere): none of those can take it in the meantime.
 */

import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const [FIRST, LAST] = [20_000, 32_000];

export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, LAST);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer().once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}
