import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type ClientOptions, createClient } from '../../src/client/index.js';

const KEYS = { appKey: 'key-for-tests', appSecret: 'secret-for-tests' };

describe('createClient', () => {
  it.each<[string, Partial<ClientOptions>, RegExp]>([
    ['no key', { appKey: '' }, /^appKey is missing$/],
    ['no secret', { appSecret: undefined as unknown as string }, /^appSecret is missing$/],
    ['a secret pasted with its line end', { appSecret: 'secret-for-tests\n' }, /^appSecret holds a space/],
    ['an address that is none', { baseUrl: 'api.example.com' }, /^baseUrl must be an http\(s\) address$/],
    ['an address with a password', { baseUrl: 'https://me:secret@example.com' }, /without user, query/],
    ['an address with a query', { baseUrl: 'https://example.com/?key=1' }, /without user, query/],
    ['an open address elsewhere', { baseUrl: 'http://api.example.com' }, /^baseUrl must be https/],
    ['an unknown generation', { api: 'v3' as 'v2' }, /^api must be "v1" or "v2"$/],
    ['no concurrency', { concurrency: 0 }, /^concurrency must be 1 or more$/],
    ['half a retry', { retries: 0.5 }, /^retries must be a whole number$/],
    ['no time', { timeoutMs: Number.NaN }, /^timeoutMs must be 1 or more$/],
    ['a rate of nothing', { ratePerSecond: 0 }, /^ratePerSecond must be/],
  ])('refuses %s without repeating the value', (_, options, message) => {
    expect(() => createClient({ ...KEYS, ...options })).toThrow(message);
    expect(() => createClient({ ...KEYS, ...options })).toThrow(TypeError);
  });

  it.each(['http://127.0.0.1:1', 'http://localhost:1/', 'http://[::1]:1', 'https://example.com/base/'])(
    'takes %s',
    (baseUrl) => {
      expect(() => createClient({ ...KEYS, baseUrl })).not.toThrow();
    },
  );

  it('keeps key and secret out of sight', () => {
    const shown = inspect(createClient(KEYS), { depth: 9, showHidden: true });
    expect(shown).not.toContain('secret-for-tests');
    expect(shown).not.toContain('key-for-tests');
  });
});
