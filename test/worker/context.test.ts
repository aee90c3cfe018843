import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection, optionsOf } from '../../src/worker/connection.js';
import { readSettings, SettingsError } from '../../src/worker/context.js';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'neci-kyc-context-'));
  mkdirSync(join(home, '.config/nats/context'), { recursive: true });
});
afterEach(() => rmSync(home, { recursive: true }));

function context(name: string, values: object | string): string {
  const path = join(home, '.config/nats/context', `${name}.json`);
  writeFileSync(path, typeof values === 'string' ? values : JSON.stringify(values));
  return path;
}

const read = (env: Record<string, string> = {}, options = {}) =>
  readSettings(options, { HOME: home, ...env });

describe('readSettings', () => {
  it('goes to the local server when nothing is said', () => {
    expect(read()).toEqual({ url: 'nats://127.0.0.1:4222' });
  });

  it('takes the context that was selected with the tools of NATS', () => {
    context('prod', { url: 'nats://prod:4222', user: 'u', password: 'p', creds: '', description: 'x' });
    writeFileSync(join(home, '.config/nats/context.txt'), 'prod\n');
    expect(read()).toMatchObject({ url: 'nats://prod:4222', user: 'u', password: 'p' });
    expect(read()).not.toHaveProperty('creds');
  });

  it('takes --context before NATS_CONTEXT before the selected one', () => {
    for (const name of ['a', 'b', 'c']) context(name, { url: `nats://${name}` });
    writeFileSync(join(home, '.config/nats/context.txt'), 'a');
    expect(read().url).toBe('nats://a');
    expect(read({ NATS_CONTEXT: 'b' }).url).toBe('nats://b');
    expect(read({ NATS_CONTEXT: 'b' }, { context: 'c' }).url).toBe('nats://c');
  });

  it('finds contexts below XDG_CONFIG_HOME, and by their path', () => {
    const path = context('a', { url: 'nats://a' });
    expect(read({ HOME: '/nonexistent', XDG_CONFIG_HOME: join(home, '.config') }, { context: 'a' }).url).toBe(
      'nats://a',
    );
    expect(read({ HOME: '/nonexistent' }, { context: path }).url).toBe('nats://a');
  });

  it('takes --servers before NATS_URL before the context', () => {
    context('a', { url: 'nats://a' });
    const env = { NATS_CONTEXT: 'a', NATS_URL: 'nats://b' };
    expect(read(env).url).toBe('nats://b');
    expect(read(env, { servers: 'nats://c' }).url).toBe('nats://c');
  });

  it('takes a login of the environment instead of the whole login of the context', () => {
    context('a', { url: 'nats://a', creds: '/a.creds', ca: '~/ca.pem' });
    const settings = read({ NATS_CONTEXT: 'a', NATS_USER: 'u', NATS_PASSWORD: 'p' });
    expect(settings).toMatchObject({ user: 'u', password: 'p', ca: join(home, 'ca.pem') });
    expect(settings.creds).toBeUndefined();
  });

  it('refuses a user or password in --servers, and does not repeat it', () => {
    const act = () => read({}, { servers: 'nats://me:secret@host' });
    expect(act).toThrow(SettingsError);
    expect(act).not.toThrow(/secret/);
  });

  it.each([
    ['missing', undefined, /can't read the NATS context .*missing\.json \(ENOENT\)/],
    ['torn', '{"url":', /can't read the NATS context .*torn\.json \(it is not JSON\)/],
    ['list', '[1]', /url|context/],
    ['number', '{"user":7}', /user in the NATS context .* is not a text/],
    ['nsc', '{"nsc":"nsc://a/b/c"}', /nsc in the NATS context .* is not supported/],
    ['../etc', undefined, /is not the name of a NATS context/],
  ])('says what is wrong with the context %s', (name, text, message) => {
    if (text !== undefined && text !== '[1]') context(name, text);
    if (text === '[1]') context(name, '"text"');
    expect(() => read({}, { context: name })).toThrow(message);
  });
});

describe('optionsOf', () => {
  it('takes user and password out of the URL', () => {
    expect(optionsOf({ url: 'nats://me:p%40ss@a:4222, nats://b:4222' })).toMatchObject({
      servers: ['a:4222', 'b:4222'],
      user: 'me',
      pass: 'p@ss',
    });
  });

  it('takes a lone name in the URL for a token', () => {
    expect(optionsOf({ url: 'nats://t0k@a' })).toMatchObject({ servers: ['a'], token: 't0k' });
  });

  it('asks for TLS when the URL or a certificate says so', () => {
    expect(optionsOf({ url: 'tls://a:4222' })).toMatchObject({ servers: ['a:4222'], tls: {} });
    expect(optionsOf({ url: 'a', ca: '/ca.pem', cert: '/c.pem', key: '/k.pem' }).tls).toEqual({
      caFile: '/ca.pem',
      certFile: '/c.pem',
      keyFile: '/k.pem',
    });
    expect(optionsOf({ url: 'nats://a' }).tls).toBeUndefined();
  });

  it('says which file of credentials can not be read', () => {
    expect(() => optionsOf({ url: 'a', creds: '/nonexistent.creds' })).toThrow(
      "can't read /nonexistent.creds (ENOENT)",
    );
  });

  it.each([
    'nats://me:pa/ss@a:4222',
    'nats://me:p@ss@a:4222',
    'nats://me:p,ss@a:4222',
    'nats://me:100%@a:4222',
    'nats://me:p#ss@a:4222',
    'http://me:pass@a:4222',
    'wss://t0ken@a:4222',
    'a b',
  ])('refuses %s without showing it, for a part of it may be a password', (url) => {
    const attempt = () => optionsOf({ url });
    expect(attempt).toThrow(SettingsError);
    expect(attempt).toThrow(/^the (?:address of a server|user, password or token in the address)/);
    for (const part of ['me:', 'ss@', 't0ken', 'a b']) expect(attempt).not.toThrow(part);
  });

  it.each([
    ['localhost', 'localhost'],
    ['nats://[::1]:4222/', '[::1]:4222'],
    ['NATS://10.0.0.1:4222', '10.0.0.1:4222'],
    ['nats://nats_1.example.com', 'nats_1.example.com'],
  ])('takes %s', (url, server) => {
    expect(optionsOf({ url }).servers).toEqual([server]);
  });
});

describe('openConnection', () => {
  it('leaves nothing open where something else than NATS keeps silent', async () => {
    const server = createServer();
    const closed = new Promise<void>((done) => server.on('connection', (socket) => socket.on('close', done)));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo; // it listens on a port
    const opening = openConnection({ url: `127.0.0.1:${port}` }, 'test', { log: () => {}, connectMs: 100 });
    await expect(opening).rejects.toThrow(`can't connect to 127.0.0.1:${port}: timeout`);
    await closed;
    server.close();
  });
});
