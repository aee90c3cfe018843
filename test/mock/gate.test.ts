import { describe, expect, it } from 'vitest';
import { createGate } from '../../src/mock/gate.js';

/** md5 of "secret-for-tests", in hex. */
const SECRET_DIGEST = 'b59b3ab7bc48edc9781db411c240a556';

function gateAt(now: Date) {
  return createGate({
    appKey: 'key-for-tests',
    appSecret: 'secret-for-tests',
    now: () => now,
    tokenLifeMs: 7_200_000,
  });
}

describe('the gate', () => {
  it('refuses a login whose secret, key or grant is wrong', () => {
    const gate = gateAt(new Date(1_700_000_000_000));
    expect(
      gate.logIn({ grant_type: 'client_credentials', client_appkey: 'key-for-tests', client_secret: 'x' }),
    ).toBe(undefined);
    expect(
      gate.logIn({ grant_type: 'password', client_appkey: 'key-for-tests', client_secret: SECRET_DIGEST }),
    ).toBe(undefined);
    expect(gate.logIn(undefined)).toBe(undefined);
    expect(gate.logIn('__proto__')).toBe(undefined);
  });

  it('lets in who has the key and the digest of the secret', () => {
    const gate = gateAt(new Date(1_700_000_000_000));
    const request = {
      grant_type: 'client_credentials',
      client_appkey: 'key-for-tests',
      client_secret: SECRET_DIGEST,
    };
    const first = gate.logIn(request);
    expect(first).toEqual({ access_token: expect.stringMatching(/^[0-9a-f]{48}$/), expires_in: 7200 });
    expect(gate.logIn(request)?.access_token).not.toBe(first?.access_token);
  });

  it.each([
    [{}, '40100'],
    [{ access_token: 'made up' }, '40100'],
  ])('asks for a login when the headers are %j', (headers: { [name: string]: string }, code) => {
    expect(gateAt(new Date()).refusalOf((name) => headers[name], new Uint8Array())).toBe(code);
  });
});
