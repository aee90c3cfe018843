import { describe, expect, it } from 'vitest';
import { AuthError } from '../../src/client/index.js';
import { clientOf, countsOf, manyCompanies, mockUpstream, NAME, NOW, rejection } from './companies.js';

describe('the login', () => {
  it('happens once for many calls at the same time', async () => {
    const companies = manyCompanies(20);
    const mock = await mockUpstream({}, companies);
    const client = clientOf(mock, { concurrency: 20 });
    await Promise.all(companies.map(({ name }) => client.qycxnew({ qyName: name })));
    expect(countsOf(mock)).toEqual({ login: 1, qycxnew: 20 });
  });

  it('happens once more when the token is refused, and the call is repeated once', async () => {
    const mock = await mockUpstream();
    const client = clientOf(mock);
    mock.fail({ mode: 'expired', times: 1 });
    const { attempts } = await client.qycxnew({ qyName: NAME });
    expect(attempts).toBe(2);
    expect(mock.calls.map(({ endpoint, code }) => [endpoint, code])).toEqual([
      ['login', '2000'],
      ['qycxnew', '40101'],
      ['login', '2000'],
      ['qycxnew', '2000'],
    ]);
  });

  it('happens once more in all when the token of many calls is refused at the same time', async () => {
    const companies = manyCompanies(8);
    let now = NOW;
    const mock = await mockUpstream({ tokenLifeMs: 600_000, now: () => now }, companies);
    // The client's clock stands still: it doesn't see the token's end coming.
    const client = clientOf(mock, { concurrency: 8 });
    await client.qycx({ qyName: companies[0]?.name ?? '' });
    now = new Date(NOW.getTime() + 600_000);
    await Promise.all(companies.map(({ name }) => client.qycxnew({ qyName: name })));
    expect(countsOf(mock)).toEqual({ login: 2, qycx: 1, qycxnew: 16 });
    expect(mock.calls.filter(({ code }) => code === '40101')).toHaveLength(8);
  });

  it('is not repeated while the token lives, and is before it ends', async () => {
    const companies = manyCompanies(3);
    let now = NOW;
    const mock = await mockUpstream({ tokenLifeMs: 600_000, now: () => now }, companies);
    const client = clientOf(mock, { now: () => now });
    const ask = (index: number) => client.qycxnew({ qyName: companies[index]?.name ?? '' });
    await ask(0);
    now = new Date(NOW.getTime() + 500_000);
    await ask(1);
    expect(countsOf(mock)).toEqual({ login: 1, qycxnew: 2 });
    now = new Date(NOW.getTime() + 595_000);
    await ask(2);
    expect(countsOf(mock)).toEqual({ login: 2, qycxnew: 3 });
  });

  it('with a wrong secret says what to check, and is not tried again', async () => {
    const mock = await mockUpstream();
    const client = clientOf(mock, { appSecret: 'not-the-secret' });
    const asked = [client.qycxnew({ qyName: NAME }), client.info({ name: NAME })];
    for (const error of await Promise.all(asked.map(rejection))) {
      expect(error).toMatchObject({ name: 'AuthError', endpoint: 'login', code: undefined });
      expect(String(error)).toContain('check the app key and the app secret');
    }
    expect(await rejection(client.isHmd({ qyName: NAME }))).toMatchObject({ name: 'AuthError' });
    expect(countsOf(mock)).toEqual({ login: 1 });
  });

  it('is not tried for ever when no token is let in', async () => {
    const companies = manyCompanies(9);
    const mock = await mockUpstream({}, companies);
    mock.fail({ mode: 'expired' });
    const client = clientOf(mock);
    const errors = await Promise.all(
      companies.map(({ name }) => rejection(client.qycxnew({ qyName: name }))),
    );
    await Promise.all(companies.map(({ name }) => rejection(client.isHmd({ qyName: name }))));
    expect(errors.every((error) => error instanceof AuthError)).toBe(true);
    expect(await rejection(client.info({ name: NAME }))).toMatchObject({
      name: 'AuthError',
      endpoint: 'login',
      stopsBatch: true,
      message: expect.stringContaining('5 tokens in a row were refused'),
    });
    expect(countsOf(mock).login).toBe(5);
  });

  it('is repeated over a network fault, within the bound', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: 'reset', endpoint: 'login', times: 2 });
    await clientOf(mock).qycxnew({ qyName: NAME });
    expect(countsOf(mock)).toEqual({ login: 3, qycxnew: 1 });
    mock.fail({ mode: '500', endpoint: 'login' });
    expect(await rejection(clientOf(mock).qycxnew({ qyName: NAME }))).toMatchObject({
      name: 'HttpError',
      endpoint: 'login',
      attempts: 4,
    });
    expect(countsOf(mock)).toEqual({ login: 7, qycxnew: 1 });
  });

  it.each(['html', 'torn', '505070'])('that meets %s ends in an error of the login', async (mode) => {
    const mock = await mockUpstream();
    mock.fail({ mode, endpoint: 'login' });
    expect(await rejection(clientOf(mock).qycxnew({ qyName: NAME }))).toMatchObject({
      endpoint: 'login',
      attempts: 1,
    });
    expect(countsOf(mock)).toEqual({ login: 1 });
  });

  it('with a quota that is used up is not tried again', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: 'quota', endpoint: 'login' });
    const client = clientOf(mock);
    expect(await rejection(client.qycxnew({ qyName: NAME }))).toMatchObject({
      name: 'QuotaError',
      endpoint: 'login',
    });
    expect(await rejection(client.info({ name: NAME }))).toMatchObject({
      name: 'QuotaError',
      endpoint: 'login',
    });
    expect(countsOf(mock)).toEqual({ login: 1 });
  });

  it('with a clock that is off ends in an error that says so', async () => {
    const mock = await mockUpstream();
    const late = new Date(NOW.getTime() - 16 * 60_000);
    const thrown = await rejection(clientOf(mock, { now: () => late }).qycxnew({ qyName: NAME }));
    expect(thrown).toMatchObject({ name: 'AuthError', code: '505018' });
    const close = new Date(NOW.getTime() - 14 * 60_000);
    await expect(clientOf(mock, { now: () => close }).qycxnew({ qyName: NAME })).resolves.toMatchObject({
      attempts: 1,
    });
  });
});
