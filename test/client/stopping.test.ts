import { describe, expect, it, vi } from 'vitest';
import { createClient } from '../../src/client/index.js';
import { MOCK_CREDENTIALS } from '../../src/mock/server.js';
import { waitFor } from '../waitFor.js';
import { clientOf, countsOf, manyCompanies, mockUpstream, NAME, rejection } from './companies.js';

describe('the signal', () => {
  it('ends calls under way and calls that wait for their turn at once', async () => {
    const companies = manyCompanies(9);
    const mock = await mockUpstream({}, companies);
    mock.fail({ mode: 'slow', endpoint: 'qycxnew' });
    const stop = new AbortController();
    const client = clientOf(mock, { signal: stop.signal, concurrency: 2 });
    const calls = companies.map(({ name }) => rejection(client.qycxnew({ qyName: name })));
    await waitFor(() => expect(countsOf(mock).qycxnew).toBe(2));
    stop.abort('SIGINT');
    expect(await Promise.all(calls)).toEqual(companies.map(() => 'SIGINT'));
    expect(countsOf(mock)).toEqual({ login: 1, qycxnew: 2 });
  });

  it('ends a wait before a repeat at once, even one that can’t be interrupted', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: '500' });
    const stop = new AbortController();
    const client = clientOf(mock, {
      signal: stop.signal,
      sleep: () => new Promise(() => stop.abort('enough')),
    });
    expect(await rejection(client.qycxnew({ qyName: NAME }))).toBe('enough');
    expect(countsOf(mock)).toEqual({ login: 1, qycxnew: 1 });
  });

  it('ends the default wait, which leaves no timer behind', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: '500' });
    const stop = new AbortController();
    const client = createClient({
      baseUrl: mock.url,
      ...MOCK_CREDENTIALS,
      signal: stop.signal,
      now: undefined,
    });
    const ended = rejection(client.qycxnew({ qyName: NAME }));
    await waitFor(() => expect(mock.calls.length).toBeGreaterThan(0));
    stop.abort();
    expect(await ended).toMatchObject({ name: 'AbortError' });
  });

  it('ends a login under way and a bundle at once', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: 'slow', endpoint: 'login' });
    const stop = new AbortController();
    const ended = rejection(clientOf(mock, { signal: stop.signal }).fetchBundle(NAME));
    await waitFor(() => expect(mock.calls).toHaveLength(1));
    stop.abort('SIGTERM');
    expect(await ended).toBe('SIGTERM');
    expect(countsOf(mock)).toEqual({ login: 1 });
  });

  it('lets no call begin once it has ended everything', async () => {
    const mock = await mockUpstream();
    const client = clientOf(mock, { signal: AbortSignal.abort('over') });
    expect(await rejection(client.qycxnew({ qyName: NAME }))).toBe('over');
    expect(mock.calls).toHaveLength(0);
  });

  it('warns of no leak, however many calls hang on it', async () => {
    const warnings: string[] = [];
    const listen = (warning: Error) => void warnings.push(warning.name);
    process.on('warning', listen);
    const companies = manyCompanies(60);
    const mock = await mockUpstream({}, companies);
    const client = clientOf(mock, { signal: new AbortController().signal });
    await Promise.all(companies.map(({ name }) => client.qycxnew({ qyName: name })));
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', listen);
    expect(warnings).toEqual([]);
  });
});

describe('calls at the same time', () => {
  it('are never more than `concurrency`', async () => {
    const companies = manyCompanies(12);
    const mock = await mockUpstream({}, companies);
    let [open, most] = [0, 0];
    const client = clientOf(mock, {
      concurrency: 3,
      fetch: async (url, init) => {
        open += 1;
        most = Math.max(most, open);
        try {
          const response = await fetch(url, init);
          return new Response(await response.arrayBuffer(), {
            status: response.status,
            headers: response.headers,
          });
        } finally {
          open -= 1;
        }
      },
    });
    await Promise.all(companies.map(({ name }) => client.qycxnew({ qyName: name })));
    expect(most).toBe(3);
  });

  it.each([
    [5, 1000, 5],
    [2.5, 1000, 2],
    [1, 1000, 1],
    [0.5, 2000, 1],
  ])(
    'at a rate of %d are in any %d ms never more than %d, the login included',
    async (ratePerSecond, window, most) => {
      vi.useFakeTimers();
      try {
        const times: number[] = [];
        const client = createClient({
          ...MOCK_CREDENTIALS,
          concurrency: 99,
          ratePerSecond,
          fetch: async (url) => {
            times.push(Date.now());
            if (url.endsWith('/login')) {
              // Calls that gather behind a slow login would all leave at once.
              await new Promise((resolve) => setTimeout(resolve, 900));
              return Response.json({ success: true, data: { access_token: 't' } });
            }
            return Response.json({ success: true, code: '2000', data: {} });
          },
        });
        const calls = Promise.all(manyCompanies(11).map(({ name }) => client.qycxnew({ qyName: name })));
        await vi.advanceTimersByTimeAsync(60_000);
        await calls;
        expect(times).toHaveLength(12);
        const inWindow = times.map(
          (start) => times.filter((time) => time >= start && time < start + window).length,
        );
        expect(Math.max(...inWindow)).toBe(most);
      } finally {
        vi.useRealTimers();
      }
    },
  );
});
