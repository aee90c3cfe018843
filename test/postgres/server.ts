/** A PostgreSQL of its own for a test: Debian's, in a temporary folder, on a free port of the loopback. */

import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../freePort.js';

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * @returns a server that takes connections.
 * @throws Error when PostgreSQL is not installed, or does not start.
 */
export async function startServer(): Promise<Server> {
  const bin = binaries();
  const folder = mkdtempSync(join(tmpdir(), 'neci-postgres-'));
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    {
      ...user,
      cwd: folder,
      encoding: 'utf8',
    },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}${made.error ?? ''}`);
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', fsync: 'off' };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...args], { ...user, cwd: folder });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  async function stop(): Promise<void> {
    server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true });
  }
  let log = '';
  const ready = new Promise<void>((resolve, reject) => {
    server.stderr.on('data', (bytes) => {
      log += bytes;
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL ended: ${log}`)));
  });
  await ready;
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

/** Debian keeps the programs of each version in a folder of its own. */
function binaries(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [process.env.POSTGRES_BIN, ...versions.map((version) => join(root, version, 'bin'))];
  const found = folders.find((folder) => folder !== undefined && existsSync(join(folder, 'postgres')));
  if (found === undefined)
    throw new Error('PostgreSQL is not installed: apt-get install postgresql, or set POSTGRES_BIN');
  return found;
}

/** PostgreSQL refuses to run as root: then Debian's user runs it. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout),
  );
  if (!uid || !gid) throw new Error('There is no user "postgres", as which PostgreSQL could run');
  return { uid, gid };
}
