import { describe, expect, it } from 'vitest';
import { CODE, clientOf, countsOf, manyCompanies, mockUpstream, NAME, rejection } from './companies.js';

describe('the same request', () => {
  it('is paid for once, asked again', async () => {
    const mock = await mockUpstream();
    const client = clientOf(mock);
    const first = await client.qycxnew({ qyName: NAME });
    const second = await client.call('qycxnew', { qyName: NAME });
    expect(second).toEqual(first);
    expect(countsOf(mock)).toEqual({ login: 1, qycxnew: 1 });
  });

  it('is paid for once, asked by many at the same time', async () => {
    const mock = await mockUpstream();
    const client = clientOf(mock);
    await Promise.all(Array.from({ length: 9 }, () => client.qycxnew({ qyName: NAME })));
    expect(countsOf(mock)).toEqual({ login: 1, qycxnew: 1 });
  });

  it('gives each caller an answer of its own', async () => {
    const mock = await mockUpstream();
    const client = clientOf(mock);
    const first = await client.qycxnew({ qyName: NAME });
    first.payload.qyName = 'changed by the first';
    const second = await client.qycxnew({ qyName: NAME });
    expect(second.payload.qyName).toBe(NAME);
    second.payload.qyName = 'changed by the second';
    expect((await client.qycxnew({ qyName: NAME })).payload.qyName).toBe(NAME);
    const bundle = await client.fetchBundle(NAME, { endpoints: ['qycxnew'] });
    expect(bundle).toMatchObject({ qycxnew: { data: { qyName: NAME } } });
  });

  it('gives callers at the same time answers of their own, in which payload and body are one', async () => {
    const mock = await mockUpstream();
    const client = clientOf(mock);
    const [one, other] = await Promise.all([0, 1].map(() => client.qycxnew({ qyName: NAME })));
    if (!one || !other) throw new Error('no answers');
    one.payload.qyName = 'changed';
    expect(one.body).toMatchObject({ data: { qyName: 'changed' } });
    expect(other.payload.qyName).toBe(NAME);
  });

  it('gives each bundle a body of its own, of a failure too', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: 'no_result', endpoint: 'isHmd' });
    const client = clientOf(mock);
    const first = await client.fetchBundle(NAME, { dataset: 'refresh' });
    Object.assign(first.isHmd as object, { code: 'changed' });
    const second = await client.fetchBundle(NAME, { dataset: 'refresh' });
    expect(second.isHmd).toMatchObject({ code: 'NO_RESULT' });
  });

  it.each(['no_result', 'error_msg', 'torn', 'html', 'PARAMETER_ERROR'])(
    'is paid for once when it ended in %s',
    async (mode) => {
      const mock = await mockUpstream();
      mock.fail({ mode });
      const client = clientOf(mock);
      const first = await rejection(client.qycxnew({ qyName: NAME }));
      mock.recover();
      expect(await rejection(client.qycxnew({ qyName: NAME }))).toBe(first);
      expect(countsOf(mock)).toEqual({ login: 1, qycxnew: 1 });
    },
  );

  it.each(['500', 'reset', '429', '400430'])('may be sent again by its caller after %s', async (mode) => {
    const mock = await mockUpstream();
    mock.fail({ mode });
    const client = clientOf(mock, { retries: 0 });
    await rejection(client.qycxnew({ qyName: NAME }));
    mock.recover();
    await expect(client.qycxnew({ qyName: NAME })).resolves.toMatchObject({ payload: { nsrsbh: CODE } });
    expect(countsOf(mock)).toEqual({ login: 1, qycxnew: 2 });
  });

  it('is forgotten when more than `remember` others came after it', async () => {
    const companies = manyCompanies(3);
    const mock = await mockUpstream({}, companies);
    const client = clientOf(mock, { remember: 2 });
    for (const { name } of companies) await client.qycxnew({ qyName: name });
    await client.qycxnew({ qyName: companies[2]?.name ?? '' });
    expect(countsOf(mock)).toMatchObject({ qycxnew: 3 });
    await client.qycxnew({ qyName: companies[0]?.name ?? '' });
    expect(countsOf(mock)).toMatchObject({ qycxnew: 4 });
  });
});

describe('another request', () => {
  it('is another call: another endpoint, another argument, another option', async () => {
    const mock = await mockUpstream();
    const client = clientOf(mock);
    await client.qycx({ qyName: NAME });
    await client.qycx({ qyName: NAME, showAll: true });
    await client.qycx({ qyName: CODE });
    await client.qycxnew({ qyName: NAME });
    expect(countsOf(mock)).toEqual({ login: 1, qycx: 3, qycxnew: 1 });
  });
});
