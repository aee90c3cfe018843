import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  type AnswerStore,
  type CallableEndpoint,
  planCalls,
  type UpstreamError,
} from '../../src/client/index.js';
import { normalize } from '../../src/normalize.js';
import { bundleOf, CODE, clientOf, countsOf, mockUpstream, NAME, rejection } from './companies.js';

const SUPER = {
  qycxnew: 1,
  info: 1,
  shareholderInvest: 1,
  keyPersonnelInfo: 1,
  branchInfo: 1,
  companyContactInfo: 1,
  annualRpt: 1,
  isHmd: 1,
  fzchnew: 1,
};

describe('fetchBundle', () => {
  it.each(['v1', 'v2'] as const)('of api %s asks for refresh just what it needs', async (api) => {
    const mock = await mockUpstream();
    const bundle = await clientOf(mock, { api }).fetchBundle(NAME, { dataset: 'refresh' });
    expect(Object.keys(bundle)).toEqual(['qycxnew', 'isHmd']);
    expect(countsOf(mock)).toEqual({ login: 1, qycxnew: 1, isHmd: 1 });
    const { response } = normalize(bundle, { dataset: 'refresh', version: 'v2' });
    expect(response.content).toMatchObject({ name: NAME, registrationNumber: CODE });
  });

  it.each(['v1', 'v2'] as const)(
    'of api %s asks for super just what it needs, insight in v2',
    async (api) => {
      const mock = await mockUpstream();
      const bundle = await clientOf(mock, { api }).fetchBundle(NAME, { dataset: 'super' });
      expect(countsOf(mock)).toEqual({ login: 1, ...SUPER });
      expect(Object.keys(bundle)).toEqual(Object.keys(SUPER));
      const generations = new Map(mock.calls.map(({ endpoint, generation }) => [endpoint, generation]));
      expect([generations.get('info'), generations.get('qycxnew'), generations.get('fzchnew')]).toEqual([
        'v2',
        api,
        api,
      ]);
      const { response, issues } = normalize(bundle, { dataset: 'super', version: 'v2' });
      expect(issues.filter(({ code }) => code === 'upstream_failed')).toEqual([]);
      expect(response.content.providerSpecificData).toMatchObject({
        blacklisted: true,
        abnormalTaxpayer: 'NORMAL',
      });
    },
  );

  it('asks by code where a code is given, whatever its letters look like', async () => {
    const mock = await mockUpstream();
    await clientOf(mock).fetchBundle(` ${CODE.toLowerCase()} `, { dataset: 'super' });
    expect(countsOf(mock)).toEqual({ login: 1, ...SUPER });
    expect(new Set(mock.calls.slice(1).map(({ company }) => company))).toEqual(new Set([CODE]));
  });

  it('asks the tax status by the code that the base record gave', async () => {
    const mock = await mockUpstream();
    await clientOf(mock).fetchBundle(NAME, { endpoints: ['fzchnew', 'qycxnew', 'fzchnew'] });
    expect(mock.calls.map(({ endpoint, company }) => [endpoint, company])).toEqual([
      ['login', ''],
      ['qycxnew', NAME],
      ['fzchnew', CODE],
    ]);
  });

  it('says in the bundle that the tax status was not asked, when no code is known', async () => {
    const mock = await mockUpstream();
    const failures: UpstreamError[] = [];
    const bundle = await clientOf(mock).fetchBundle(NAME, {
      endpoints: ['isHmd', 'fzchnew'],
      onFailure: (error) => void failures.push(error),
    });
    expect(bundle.fzchnew).toMatchObject({ success: false, code: 'PARAMETER_ERROR', data: null });
    expect(failures).toMatchObject([{ endpoint: 'fzchnew', attempts: 0 }]);
    expect(countsOf(mock)).toEqual({ login: 1, isHmd: 1 });
  });

  it.each([
    ['500', { code: 'HTTP_ERROR' }, 4],
    ['reset', { code: 'NETWORK_ERROR' }, 4],
    ['torn', { code: 'BODY_ERROR' }, 1],
    ['html', { code: 'BODY_ERROR' }, 1],
    ['429', { code: 'RATE_LIMIT_ERROR' }, 4],
    ['no_result', { code: '100001', message: '查询无结果', data: null }, 1],
    ['403001', { code: '403001', data: null }, 1],
  ])(
    'keeps the failure of one endpoint (%s) in the bundle, where normalize finds it',
    async (mode, body, calls) => {
      const mock = await mockUpstream();
      mock.fail({ mode, endpoint: 'annualRpt' });
      const failures: UpstreamError[] = [];
      const bundle = await clientOf(mock).fetchBundle(NAME, {
        onFailure: (error) => void failures.push(error),
      });
      expect(bundle.annualRpt).toMatchObject({ success: false, ...body });
      expect(failures).toMatchObject([{ endpoint: 'annualRpt', attempts: calls }]);
      expect(countsOf(mock)).toEqual({ login: 1, ...SUPER, annualRpt: calls });
      const { response, issues } = normalize(bundle, { dataset: 'super', version: 'v2' });
      expect(response.content.name).toBe(NAME);
      expect(issues.filter(({ code }) => code === 'upstream_failed')).toMatchObject([
        { path: '$.annualRpt.code' },
      ]);
    },
  );

  it('keeps a body that says success and holds an error message as it came', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: 'error_msg', endpoint: 'info' });
    const bundle = await clientOf(mock).fetchBundle(NAME);
    expect(bundle.info).toMatchObject({ success: true, data: { error_msg: '应用的密钥无效!' } });
    const { issues } = normalize(bundle, { dataset: 'super', version: 'v2' });
    expect(issues).toContainEqual(
      expect.objectContaining({ code: 'upstream_failed', path: '$.info.data.error_msg' }),
    );
  });

  it('throws what the base record ended with, after all calls have ended', async () => {
    const mock = await mockUpstream();
    const stored: string[] = [];
    const answers: AnswerStore = {
      get: async () => undefined,
      put: async (endpoint) => void stored.push(endpoint),
    };
    mock.fail({ mode: 'QY_NORESULT', endpoint: 'qycxnew' });
    const thrown = await rejection(clientOf(mock).fetchBundle(NAME, { answers }));
    expect(thrown).toMatchObject({ name: 'NoResult', endpoint: 'qycxnew', reason: 'no_company' });
    expect(stored.sort()).toEqual(
      Object.keys(SUPER)
        .filter((name) => name !== 'fzchnew')
        .sort(),
    );
  });

  it.each(['', '  '])('refuses an empty name before any call', async (name) => {
    const mock = await mockUpstream();
    expect(await rejection(clientOf(mock).fetchBundle(name))).toMatchObject({
      name: 'ParameterError',
      attempts: 0,
    });
    expect(mock.calls).toHaveLength(0);
  });

  it('refuses the retired endpoint and an empty list before any call', async () => {
    const mock = await mockUpstream();
    const client = clientOf(mock);
    const fzch = ['qycxnew', 'fzch'] as CallableEndpoint[];
    expect(await rejection(client.fetchBundle(NAME, { endpoints: fzch }))).toMatchObject({
      replacement: 'fzchnew',
    });
    expect(await rejection(client.fetchBundle(NAME, { endpoints: [] }))).toBeInstanceOf(TypeError);
    expect(mock.calls).toHaveLength(0);
  });

  it('asked by name and then by code pays once', async () => {
    const mock = await mockUpstream();
    const client = clientOf(mock);
    const byName = await client.fetchBundle(NAME);
    const byCode = await client.fetchBundle(CODE);
    expect(byCode).toEqual(byName);
    expect(countsOf(mock)).toEqual({ login: 1, ...SUPER });
  });

  it('asked by code and then by name pays once', async () => {
    const mock = await mockUpstream();
    const client = clientOf(mock);
    await client.fetchBundle(CODE, { dataset: 'refresh' });
    await client.fetchBundle(NAME, { dataset: 'super' });
    expect(countsOf(mock)).toEqual({ login: 1, ...SUPER });
  });

  it('asked by a name that the record doesn’t have learns nothing from the answer', async () => {
    const former = '杭州云杉旧名科技有限公司';
    const bundles = [bundleOf(), { isHmd: bundleOf(former).isHmd }];
    const { indexCompanies } = await import('../../src/mock/companies.js');
    const known = indexCompanies(bundles as { [endpoint: string]: object }[]);
    const find = (name: string) => known.find(name === former ? NAME : name);
    const mock = await mockUpstream({ companies: { size: 2, find } });
    const client = clientOf(mock);
    await client.fetchBundle(former, { dataset: 'refresh' });
    await client.fetchBundle(CODE, { dataset: 'refresh' });
    expect(countsOf(mock)).toEqual({ login: 1, qycxnew: 2, isHmd: 2 });
  });
});

describe('an answer store', () => {
  function memoryStore(
    kept = new Map<string, object>(),
  ): AnswerStore & { readonly kept: Map<string, object> } {
    return {
      kept,
      get: async (endpoint) => kept.get(endpoint),
      put: async (endpoint, body) => void kept.set(endpoint, body),
    };
  }

  it('is given success and no result, and nothing that may pass', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: 'no_result', endpoint: 'branchInfo' });
    mock.fail({ mode: '500', endpoint: 'annualRpt' });
    mock.fail({ mode: 'torn', endpoint: 'info' });
    mock.fail({ mode: 'error_msg', endpoint: 'isHmd' });
    const answers = memoryStore();
    await clientOf(mock).fetchBundle(NAME, { answers });
    const expected = Object.keys(SUPER).filter((name) => !['annualRpt', 'info', 'isHmd'].includes(name));
    expect([...answers.kept.keys()].sort()).toEqual(expected.sort());
  });

  it('spares a later client every call that it has an answer of', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: 'no_result', endpoint: 'branchInfo' });
    mock.fail({ mode: '500', endpoint: 'annualRpt' });
    const answers = memoryStore();
    const first = await clientOf(mock).fetchBundle(NAME, { answers });
    mock.recover();
    const second = await clientOf(mock).fetchBundle(NAME, { answers });
    expect(countsOf(mock)).toEqual({ login: 2, ...SUPER, annualRpt: 5 });
    expect({ ...second, annualRpt: undefined }).toEqual({ ...first, annualRpt: undefined });
    expect(second.branchInfo).toMatchObject({ code: '100001' });
    expect(second.annualRpt).toMatchObject({ code: '2000' });
  });

  it('has each answer whole before the next call goes out, so that a kill loses none', async () => {
    const mock = await mockUpstream();
    const callsAtPut: number[] = [];
    const answers: AnswerStore = {
      get: async () => undefined,
      put: async () => {
        await pause(20);
        callsAtPut.push(mock.calls.filter(({ endpoint }) => endpoint !== 'login').length);
      },
    };
    await clientOf(mock, { concurrency: 1 }).fetchBundle(NAME, { answers });
    expect(callsAtPut).toEqual(Object.keys(SUPER).map((_, index) => index + 1));
  });

  it('that can’t keep an answer stops the bundle', async () => {
    const mock = await mockUpstream();
    const answers: AnswerStore = {
      get: async () => undefined,
      put: async () => {
        throw new Error('disk full');
      },
    };
    expect(await rejection(clientOf(mock).fetchBundle(NAME, { answers }))).toMatchObject({
      message: 'disk full',
    });
  });
});

describe('planCalls', () => {
  it('lists the calls that a bundle would take, and the one that waits for the code', () => {
    expect(planCalls(NAME, { endpoints: ['qycxnew', 'annualRpt', 'qyfkmx', 'fzchnew'] }, 'v1')).toEqual([
      { endpoint: 'qycxnew', path: '/v1/HMD/qycxnew', request: { qyName: NAME } },
      { endpoint: 'annualRpt', path: '/v2/insight/annualRpt', request: { name: NAME } },
      {
        endpoint: 'qyfkmx',
        path: '/v1/HMD/qyfkmx',
        request: { qyName: NAME, interfaceList: 'jyyc,yzwf,zdsswf' },
      },
      { endpoint: 'fzchnew', path: '/v1/HMD/fzchnew', request: undefined },
    ]);
  });

  it('asks by code under the key that each endpoint has for it', () => {
    const requests = planCalls(CODE, { dataset: 'super' }, 'v2').map(({ request }) => request);
    expect(requests).toEqual([
      { qyName: CODE },
      { qyName: CODE },
      { creditNo: CODE },
      { creditNo: CODE },
      { creditNo: CODE },
      { creditNo: CODE },
      { creditNo: CODE },
      { creditCode: CODE },
      { nsrsbh: CODE },
    ]);
  });
});
