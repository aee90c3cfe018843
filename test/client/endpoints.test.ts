import { describe, expect, it } from 'vitest';
import { type Api, asked, CALLABLE, type CallableEndpoint } from '../../src/client/index.js';
import { requestFor } from '../../src/client/requests.js';
import { loadCompanies } from '../../src/mock/companies.js';
import { bodyOf, PATHS } from '../../src/upstream/index.js';
import { bundleOf, CODE, clientOf, mockUpstream, NAME, rejection } from './companies.js';

/** The endpoints of which there is no v1. */
const INSIGHT = CALLABLE.filter((name) => PATHS[name].v1 === undefined);

const EVERY = (['v1', 'v2'] as const).flatMap((api) =>
  CALLABLE.map((endpoint): [Api, CallableEndpoint] => [api, endpoint]),
);

function payloadIn(body: object): unknown {
  return 'value' in body ? body.value : 'data' in body ? body.data : undefined;
}

describe('a client', () => {
  it.each(EVERY)('of api %s calls %s and gets its payload', async (api, endpoint) => {
    const mock = await mockUpstream();
    // The request fits its endpoint; the method's type can't follow the list.
    const call = clientOf(mock, { api })[endpoint] as (request: object) => Promise<{
      payload: object;
      body: object;
      requestId: string;
      attempts: number;
    }>;
    const { payload, body, requestId, attempts } = await call(requestFor(endpoint, asked(CODE)) ?? {});
    expect(payload).toEqual(payloadIn(bundleOf()[endpoint] ?? {}));
    expect(payloadIn(body)).toEqual(payload);
    expect(bodyOf(endpoint).safeParse(body).success).toBe(true);
    expect(requestId).toMatch(/^[0-9a-f]{32}$/);
    expect(attempts).toBe(1);
    const generation = INSIGHT.includes(endpoint) ? 'v2' : api;
    expect('result' in body ? 'v1' : 'v2').toBe(generation);
    expect(mock.calls).toMatchObject([
      { endpoint: 'login', generation: 'v2' },
      { endpoint, generation, code: '2000' },
    ]);
  });

  it('of qycx gets the candidates of a fuzzy search, when it asks for all', async () => {
    const mock = await mockUpstream();
    const { payload } = await clientOf(mock).qycx({ qyName: NAME, showAll: true });
    const single = payloadIn(bundleOf().qycx ?? {});
    expect(payload).toEqual({ ...(single as object), all: [single] });
  });

  it('gets of every golden case what the case holds', async () => {
    const mock = await mockUpstream({ companies: await loadCompanies('test/golden') });
    const client = clientOf(mock);
    const { payload } = await client.qycxnew({ qyName: '小米科技有限责任公司' });
    expect(payload.nsrsbh).toBe('91110108551385082Q');
    await expect(client.info({ creditNo: '91110108551385082Q' })).resolves.toMatchObject({
      endpoint: 'info',
    });
  });

  it('throws at once for the retired fzch and names fzchnew', async () => {
    const mock = await mockUpstream();
    const call = clientOf(mock).call as (endpoint: string, request: object) => Promise<unknown>;
    expect(await rejection(call('fzch', { nsrsbh: CODE }))).toMatchObject({
      name: 'RetiredEndpointError',
      endpoint: 'fzch',
      replacement: 'fzchnew',
      attempts: 0,
      message: 'fzch: this endpoint is retired (已经下线); call fzchnew instead',
    });
    expect(mock.calls).toHaveLength(0);
  });

  it.each(['neci', 'qycxneu', 'constructor', '__proto__'])(
    'throws a TypeError for %s, which is not a call',
    async (name) => {
      const mock = await mockUpstream();
      const call = clientOf(mock).call as (endpoint: string, request: object) => Promise<unknown>;
      expect(await rejection(call(name, { qyName: NAME }))).toBeInstanceOf(TypeError);
      expect(mock.calls).toHaveLength(0);
    },
  );

  it.each<[CallableEndpoint, object, string]>([
    ['qycxnew', { qyName: '' }, '参数qyName(企业全名/统一社会信用代码)不能为空。'],
    ['isHmd', { qyName: ' ' }, '参数qyName(企业全名/统一社会信用代码)不能为空。'],
    ['fzchnew', {}, '参数nsrsbh(纳税人识别号)不能为空。'],
    ['qyfkmx', { qyName: NAME, interfaceList: '' }, '参数interfaceList(黑名单明细分组接口名)不能为空。'],
    ['info', { creditNo: '' }, '参数creditNo(统一社会信用代码)不能为空。'],
    ['annualRpt', { creditCode: '' }, '参数creditCode(统一社会信用代码)不能为空。'],
    ['shareholderInvest', { name: '' }, '参数name(企业名称)不能为空。'],
  ])(
    'refuses an empty argument of %s before any call, in the platform’s words',
    async (endpoint, request, words) => {
      const mock = await mockUpstream();
      const call = clientOf(mock).call as (endpoint: string, request: object) => Promise<unknown>;
      expect(await rejection(call(endpoint, request))).toMatchObject({
        name: 'ParameterError',
        message: `${endpoint}: ${words}`,
        attempts: 0,
      });
      expect(mock.calls).toHaveLength(0);
    },
  );

  it('refuses a request with a key that is not documented, without repeating its value', async () => {
    const mock = await mockUpstream();
    const call = clientOf(mock).call as (endpoint: string, request: object) => Promise<unknown>;
    const error = await rejection(call('qycxnew', { qyName: NAME, note: '不外传' }));
    expect(error).toMatchObject({ name: 'ParameterError', attempts: 0 });
    expect(String(error)).not.toContain('不外传');
  });
});
