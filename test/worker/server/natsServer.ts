/** A real nats-server with JetStream, on a free port of the loopback and in a temporary folder. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { type ConnectionOptions, connect, type NatsConnection } from '@nats-io/transport-node';
import { freePort } from '../../freePort.js';

export interface NatsServer {
  readonly url: string;
  readonly pid: number | undefined;
  /** Files of a test may go here; it is removed with the server. */
  readonly folder: string;
  connect(options?: ConnectionOptions): Promise<NatsConnection>;
  /** Asks the server itself, by a connection that is closed with it. */
  manager(options?: ConnectionOptions): Promise<JetStreamManager>;
  /** Changes the configuration while it runs. */
  reload(config: string): void;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again, on its folder and port. */
  restart(): Promise<void>;
  remove(): Promise<void>;
}

/**
 * @param config - the text of a configuration file; FOLDER stands for the folder of the server.
 * @param prepare - makes files in the folder that the configuration names.
 */
export async function startNatsServer(
  config = '',
  prepare: (folder: string) => void = () => {},
): Promise<NatsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'neci-kyc-nats-'));
  const connections: NatsConnection[] = [];
  const configFile = join(folder, 'server.conf');
  prepare(folder);
  writeConfig(config);
  let server: ChildProcess;
  const port = await freePort();

  // JetStream by the file, not by a flag: a reload forgets the flag.
  function writeConfig(text: string): void {
    const all = `jetstream { store_dir: "FOLDER/js" }\n${text}\n`;
    writeFileSync(configFile, all.replaceAll('FOLDER', folder));
  }

  async function start(): Promise<void> {
    const args = ['-c', configFile, '-a', '127.0.0.1', '-p', String(port)];
    server = spawn('nats-server', [...args, '--ports_file_dir', folder, '-l', join(folder, 'log')], {
      stdio: 'ignore',
    });
    const failed = once(server, 'error').then(([error]) => {
      throw new Error(`these tests need nats-server: apt-get install nats-server (${error.code})`);
    });
    failed.catch(() => {});
    await Promise.race([listening(server), failed]);
  }

  /** It writes a file of its ports once it takes connections. */
  async function listening(started: ChildProcess): Promise<void> {
    while (started.exitCode === null && started.signalCode === null) {
      if (existsSync(join(folder, `nats-server_${started.pid}.ports`))) return;
      await wait(25);
    }
    throw new Error(`nats-server did not start:\n${readFileSync(join(folder, 'log'), 'utf8')}`);
  }

  async function kill(): Promise<void> {
    const ended = once(server, 'exit');
    if (server.exitCode === null && server.signalCode === null && server.kill('SIGKILL')) await ended;
  }

  async function open(options: ConnectionOptions = {}): Promise<NatsConnection> {
    const connection = await connect({ servers: `127.0.0.1:${port}`, maxReconnectAttempts: -1, ...options });
    connections.push(connection);
    return connection;
  }

  await start();
  return {
    folder,
    get url() {
      return `nats://127.0.0.1:${port}`;
    },
    get pid() {
      return server.pid;
    },
    connect: open,
    manager: async (options) => jetstreamManager(await open(options)),
    reload(text) {
      writeConfig(text);
      server.kill('SIGHUP');
    },
    kill,
    restart: start,
    async remove() {
      await Promise.all(connections.map((connection) => connection.close()));
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
