import { describe, expect, it } from 'vitest';
import type { CallableEndpoint, CallEvent, Charged } from '../../src/client/index.js';
import { waitFor } from '../waitFor.js';
import { clientOf, countsOf, mockUpstream, NAME, rejection } from './companies.js';

/** Listens; what a call took is left out. */
function listener() {
  const events: Omit<CallEvent, 'ms'>[] = [];
  const onCall = ({ ms, ...event }: CallEvent) => {
    expect(Number.isInteger(ms) && ms >= 0).toBe(true);
    events.push(event);
  };
  return { events, onCall };
}

describe('onCall', () => {
  it('has every call in order, the login and the repeats too', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: '500', times: 1 });
    const { events, onCall } = listener();
    await clientOf(mock, { onCall, costs: { qycxnew: '0.30' } }).qycxnew({ qyName: NAME });
    expect(events).toEqual([
      { endpoint: 'login', attempt: 1, outcome: 'success', charged: false },
      {
        endpoint: 'qycxnew',
        attempt: 1,
        outcome: 'failure',
        charged: 'unknown',
        cost: '0.30',
        error: expect.objectContaining({ name: 'HttpError' }),
      },
      { endpoint: 'qycxnew', attempt: 2, outcome: 'success', charged: true, cost: '0.30' },
    ]);
  });

  it('has no call for an answer that is remembered', async () => {
    const mock = await mockUpstream();
    const { events, onCall } = listener();
    const client = clientOf(mock, { onCall });
    await client.qycxnew({ qyName: NAME });
    await client.qycxnew({ qyName: NAME });
    expect(events.map(({ endpoint }) => endpoint)).toEqual(['login', 'qycxnew']);
  });

  it.each<[string, CallEvent['outcome'], Charged]>([
    ['no_result', 'no_result', true],
    ['QY_NORESULT', 'no_result', true],
    ['torn', 'failure', 'unknown'],
    ['reset', 'failure', 'unknown'],
    ['504001', 'failure', 'unknown'],
    ['777777', 'failure', 'unknown'],
    ['error_msg', 'failure', 'unknown'],
    ['429', 'failure', false],
    ['quota', 'failure', false],
    ['401103', 'failure', false],
    ['PARAMETER_ERROR', 'failure', false],
  ])('says of %s that it is a %s, charged %j', async (mode, outcome, charged) => {
    const mock = await mockUpstream();
    mock.fail({ mode });
    const { events, onCall } = listener();
    await rejection(clientOf(mock, { onCall, retries: 0 }).qycxnew({ qyName: NAME }));
    expect(events.at(-1)).toMatchObject({ endpoint: 'qycxnew', outcome, charged });
  });

  it('knows that a call without a connection was not charged', async () => {
    const mock = await mockUpstream();
    const { events, onCall } = listener();
    const client = clientOf(mock, {
      onCall,
      retries: 0,
      fetch: async (url, init) => {
        if (url.endsWith('/login')) return fetch(url, init);
        throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) });
      },
    });
    await rejection(client.qycxnew({ qyName: NAME }));
    expect(events.at(-1)).toMatchObject({ outcome: 'failure', charged: false });
  });

  it('of a bundle has the calls that were made for it, and those alone', async () => {
    const mock = await mockUpstream();
    const client = clientOf(mock);
    const [first, second] = [listener(), listener()];
    await client.fetchBundle(NAME, { endpoints: ['qycxnew'], onCall: first.onCall });
    await client.fetchBundle(NAME, { endpoints: ['qycxnew', 'isHmd'], onCall: second.onCall });
    expect(first.events.map(({ endpoint }) => endpoint)).toEqual(['qycxnew']);
    expect(second.events.map(({ endpoint }) => endpoint)).toEqual(['isHmd']);
  });

  it('has a call that was aborted, which may have been charged', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: 'slow', endpoint: 'isHmd' });
    const stop = new AbortController();
    const { events, onCall } = listener();
    const client = clientOf(mock, { signal: stop.signal });
    const fetched = rejection(client.fetchBundle(NAME, { dataset: 'refresh', onCall }));
    await waitFor(() => expect(countsOf(mock).isHmd).toBe(1));
    stop.abort('SIGINT');
    expect(await fetched).toBe('SIGINT');
    expect(events).toMatchObject([
      { endpoint: 'qycxnew', outcome: 'success', charged: true },
      { endpoint: 'isHmd', outcome: 'aborted', charged: 'unknown', error: undefined },
    ]);
  });

  it('that throws loses no answer: it is kept before', async () => {
    const mock = await mockUpstream();
    const kept: CallableEndpoint[] = [];
    const answers = {
      get: async () => undefined,
      put: async (endpoint: CallableEndpoint) => void kept.push(endpoint),
    };
    const onCall = () => {
      throw new Error('the log is full');
    };
    const fetched = clientOf(mock).fetchBundle(NAME, { endpoints: ['qycxnew'], answers, onCall });
    expect(await rejection(fetched)).toMatchObject({ message: 'the log is full' });
    expect(kept).toEqual(['qycxnew']);
    expect(countsOf(mock)).toEqual({ login: 1, qycxnew: 1 });
  });
});

describe('costs', () => {
  it.each([
    [{ qycxnwe: '0.30' }, /costs has a key that is not an endpoint/],
    [{ qycxnew: 0.3 }, /costs\.qycxnew must be a decimal in a string/],
    [{ qycxnew: '-1' }, /costs\.qycxnew must be a decimal in a string/],
    [{ qycxnew: '0,30' }, /costs\.qycxnew must be a decimal in a string/],
  ])('%j are refused', async (costs, message) => {
    const mock = await mockUpstream();
    // What a caller who doesn't use TypeScript may pass.
    expect(() => clientOf(mock, { costs: costs as never })).toThrow(message);
  });
});
