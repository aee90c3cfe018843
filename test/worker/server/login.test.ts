/** How a command logs in: by the environment, by a context, by files, and over TLS. */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nkeys } from '@nats-io/nats-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type Ended, run } from './commands.js';
import { type NatsServer, startNatsServer } from './natsServer.js';

const TASK = ['--dataset', 'super', '--version', 'v2'];

let server: NatsServer;
afterEach(() => server.remove());

const setup = (env: Record<string, string>, ...args: string[]): Promise<Ended> =>
  run(['worker', 'setup', ...TASK, '--dry-run', ...args], { NATS_URL: server.url, ...env });

/** A context as `nats context add` writes it, in a home of its own. */
function home(context: object): string {
  const folder = join(server.folder, '.config/nats/context');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'own.json'), JSON.stringify({ description: '', ...context }));
  return server.folder;
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe('a server with a user and a password', () => {
  const USERS = 'authorization { users: [ { user: me, password: "s3cret" } ] }';

  it('refuses without them, and nothing of them is printed', async () => {
    server = await startNatsServer(USERS);
    expect(await setup({})).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(
        /^neci-kyc: can't connect to 127\.0\.0\.1:\d+: 'authorization violation'|violation/,
      ),
    });
    const wrong = await setup({ NATS_USER: 'me', NATS_PASSWORD: 'wr0ng' });
    expect(wrong.code).toBe(3);
    expect(wrong.stderr).not.toContain('wr0ng');
  });

  it('lets in by the environment, by the URL of the environment and by a context', async () => {
    server = await startNatsServer(USERS);
    expect(await setup({ NATS_USER: 'me', NATS_PASSWORD: 's3cret' })).toMatchObject({ code: 0 });
    const url = server.url.replace('//', '//me:s3cret@');
    expect(await setup({ NATS_URL: url })).toMatchObject({ code: 0 });
    const HOME = home({ url: server.url, user: 'me', password: 's3cret' });
    expect(await setup({ HOME, NATS_URL: '' }, '--context', 'own')).toMatchObject({ code: 0 });
  });

  it('is not reached by secrets among the arguments', async () => {
    server = await startNatsServer(USERS);
    const { code, stderr } = await setup({}, '--servers', server.url.replace('//', '//me:s3cret@'));
    expect(code).toBe(2);
    expect(stderr).toContain('--servers must not hold a user or password');
    expect(stderr).not.toContain('s3cret');
  });
});

describe('a server with keys', () => {
  it('lets in by the seed in a file', async () => {
    const user = nkeys.createUser();
    server = await startNatsServer(`authorization { users: [ { nkey: ${user.getPublicKey()} } ] }`);
    const file = join(server.folder, 'user.nk');
    writeFileSync(file, `${text(user.getSeed())}\n`);
    expect(await setup({ NATS_NKEY: file })).toMatchObject({ code: 0 });
    expect(
      await setup({ HOME: home({ url: server.url, nkey: '~/user.nk' }), NATS_CONTEXT: 'own' }),
    ).toMatchObject({
      code: 0,
    });
    expect((await setup({})).code).toBe(3);
  });

  it('lets in by a file of credentials', async () => {
    const [operator, account, user] = [nkeys.createOperator(), nkeys.createAccount(), nkeys.createUser()];
    const system = nkeys.createAccount();
    const limits = { subs: -1, data: -1, payload: -1 };
    const accountLimits = { ...limits, imports: -1, exports: -1, wildcards: true, conn: -1, leaf: -1 };
    const jetstream = { mem_storage: -1, disk_storage: -1, streams: -1, consumer: -1 };
    const accountJwt = jwt(operator, account.getPublicKey(), {
      type: 'account',
      limits: { ...accountLimits, ...jetstream },
    });
    const systemJwt = jwt(operator, system.getPublicKey(), { type: 'account', limits: accountLimits });
    server = await startNatsServer(
      `operator: ${jwt(operator, operator.getPublicKey(), { type: 'operator' })}
       resolver: MEMORY
       system_account: ${system.getPublicKey()}
       resolver_preload: { ${account.getPublicKey()}: ${accountJwt}, ${system.getPublicKey()}: ${systemJwt} }`,
    );
    const userJwt = jwt(account, user.getPublicKey(), { type: 'user', ...limits });
    const file = join(server.folder, 'user.creds');
    writeFileSync(
      file,
      `-----BEGIN NATS USER JWT-----\n${userJwt}\n------END NATS USER JWT------\n\n` +
        `-----BEGIN USER NKEY SEED-----\n${text(user.getSeed())}\n------END USER NKEY SEED------\n`,
    );
    expect(await setup({ NATS_CREDS: file })).toMatchObject({ code: 0 });
    expect((await setup({})).code).toBe(3);
  });
});

type Key = ReturnType<typeof nkeys.createUser>;

/** A token as `nsc` makes it. */
function jwt(issuer: Key, subject: string, nats: object): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iat: 1_700_000_000, iss: issuer.getPublicKey(), name: 'test', sub: subject };
  const jti = createHash('sha256').update(subject).digest('hex').toUpperCase();
  const head = encode({ typ: 'JWT', alg: 'ed25519-nkey' });
  const body = `${head}.${encode({ jti, ...claims, nats: { version: 2, ...nats } })}`;
  return `${body}.${Buffer.from(issuer.sign(Buffer.from(body))).toString('base64url')}`;
}

describe('a server with TLS', () => {
  /** A self-signed certificate for 127.0.0.1. */
  function certificate(folder: string): void {
    execFileSync(
      'openssl',
      [
        ...[
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:prime256v1',
          '-nodes',
          '-days',
          '2',
        ],
        ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'],
        ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')],
      ],
      { stdio: 'ignore' },
    );
  }
  const TLS = 'tls { cert_file: "FOLDER/cert.pem", key_file: "FOLDER/key.pem"';

  it('is trusted by the authority of the environment or of a context, and by no other', async () => {
    server = await startNatsServer(`${TLS} }`, certificate);
    const ca = join(server.folder, 'cert.pem');
    expect(await setup({ NATS_CA: ca })).toMatchObject({ code: 0 });
    expect(
      await setup({ HOME: home({ url: server.url, ca: '~/cert.pem' }) }, '--context', 'own'),
    ).toMatchObject({
      code: 0,
    });
    const untrusted = await setup({});
    expect({ code: untrusted.code, stderr: untrusted.stderr }).toEqual({
      code: 3,
      stderr: expect.stringContaining('self-signed certificate'),
    });
  });

  it('that asks for a certificate takes that of the client', async () => {
    server = await startNatsServer(`${TLS}, ca_file: "FOLDER/cert.pem", verify: true }`, certificate);
    const [NATS_CA, NATS_CERT] = [join(server.folder, 'cert.pem'), join(server.folder, 'cert.pem')];
    expect(await setup({ NATS_CA, NATS_CERT, NATS_KEY: join(server.folder, 'key.pem') })).toMatchObject({
      code: 0,
    });
    expect((await setup({ NATS_CA })).code).toBe(3);
  });

  it('is required by a URL that says so', async () => {
    server = await startNatsServer();
    const { code, stderr } = await setup({ NATS_URL: server.url.replace('nats:', 'tls:') });
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining("does not support 'tls'") });
  });
});
