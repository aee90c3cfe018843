import { setTimeout as pause } from 'node:timers/promises';
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
    [
      'null for the address',
      { baseUrl: null as never },
      /^baseUrl must not be null; leave it out for its default$/,
    ],
    ['null for the retries', { retries: null as never }, /^retries must not be null/],
    [
      'a list of costs',
      { costs: ['0.30'] as never },
      /^costs must be an object; write \{ qycxnew: "0\.30" \}$/,
    ],
    ['a Map of costs', { costs: new Map([['qycxnew', '0.30']]) as never }, /^costs must be an object/],
    ['an unknown generation', { api: 'v3' as 'v2' }, /^api must be "v1" or "v2"$/],
    ['half a retry', { retries: 0.5 }, /^retries must be a whole number$/],
    [
      'a misspelt address',
      { baseURL: 'http://127.0.0.1:1' } as object,
      /has no option baseURL; write baseUrl$/,
    ],
    [
      'an option that there is not',
      { retry: 1 } as object,
      /has no option retry; options are appKey, appSecret/,
    ],
    ['a listener that is not a function', { onCall: 'log' as never }, /^onCall must be a function$/],
    ['a signal that is none', { signal: {} as AbortSignal }, /^signal must be an AbortSignal$/],
    ['no time', { timeoutMs: Number.NaN }, /^timeoutMs must be a number$/],
    ['a time in words', { timeoutMs: '15' as unknown as number }, /^timeoutMs must be a number$/],
  ])('refuses %s without repeating the value', (_, options, message) => {
    expect(() => createClient({ ...KEYS, ...options })).toThrow(message);
    expect(() => createClient({ ...KEYS, ...options })).toThrow(TypeError);
  });

  it.each<[string, Partial<ClientOptions>, string]>([
    ['no time at all', { timeoutMs: 0 }, 'timeoutMs must be 1 or more, up to 2147483647'],
    ['endless time', { timeoutMs: Infinity }, 'timeoutMs must be 1 or more, up to 2147483647'],
    ['more time than a timer', { timeoutMs: 2 ** 31 }, 'timeoutMs must be 1 or more, up to 2147483647'],
    ['no concurrency', { concurrency: 0 }, 'concurrency must be 1 or more, up to 9007199254740991'],
    ['endless retries', { retries: Infinity }, 'retries must be 0 or more, up to 9007199254740991'],
    ['endless memory', { remember: Infinity }, 'remember must be 0 or more, up to 9007199254740991'],
    ['a rate of nothing', { ratePerSecond: 0 }, 'ratePerSecond must be 0.001 or more'],
  ])('refuses %s with the bounds', (_, options, message) => {
    expect(() => createClient({ ...KEYS, ...options })).toThrow(RangeError);
    expect(() => createClient({ ...KEYS, ...options })).toThrow(message);
  });

  it.each([undefined, null, 'key', []])('refuses %j for its options', (options) => {
    // What a caller who doesn't use TypeScript may pass.
    expect(() => createClient(options as never)).toThrow('the options of createClient must be an object');
  });

  it('waits as long as the longest time says', async () => {
    const client = createClient({
      ...KEYS,
      timeoutMs: 2 ** 31 - 1,
      retries: 0,
      fetch: async (url) => {
        await pause(30);
        const data = url.endsWith('/login') ? { access_token: 't' } : { qyName: '…' };
        return Response.json({ success: true, code: '2000', data });
      },
    });
    await expect(client.qycxnew({ qyName: '…' })).resolves.toMatchObject({ attempts: 1 });
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
