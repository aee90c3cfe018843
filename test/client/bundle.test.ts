import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  type AnswerStore,
  type CallableEndpoint,
  OtherCompanyError,
  planCalls,
  type UpstreamError,
} from '../../src/client/index.js';
import { type Companies, indexCompanies } from '../../src/mock/companies.js';
import { normalize } from '../../src/normalize.js';
import { ASKS, type Ask, DATASET_ENDPOINTS, type EndpointName } from '../../src/upstream/registry.js';
import { bundleOf, CODE, clientOf, countsOf, mockUpstream, NAME, rejection } from './companies.js';

/** One call of each endpoint that the dataset needs, which test/upstream/registry.test.ts lists. */
const SUPER = Object.fromEntries(DATASET_ENDPOINTS.super.map((name) => [name, 1]));
const CALLS = DATASET_ENDPOINTS.super.length;

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

  it.each<[string, unknown, unknown, RegExp]>([
    [
      'an option that there is not',
      NAME,
      { endpoint: ['info'] },
      /fetchBundle has no option endpoint; options/,
    ],
    [
      'an option in another case',
      NAME,
      { Dataset: 'super' },
      /fetchBundle has no option Dataset; write dataset/,
    ],
    ['options that are a text', NAME, 'super', /the options of fetchBundle must be an object/],
    ['an endpoint in another case', NAME, { endpoints: ['INFO'] }, /no endpoint of this name; write info/],
    ['a company that is not a text', 110108012660422, {}, /the company must be a text/],
  ])('refuses %s before any call', async (_, company, options, message) => {
    const mock = await mockUpstream();
    // What a caller who doesn't use TypeScript may pass.
    const error = await rejection(clientOf(mock).fetchBundle(company as string, options as object));
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toMatch(message);
    expect(mock.calls).toHaveLength(0);
  });

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
      const expected = mode === 'no_result' ? 'no_result' : 'upstream_failed';
      expect(issues.filter(({ code }) => code === expected)).toMatchObject([{ path: '$.annualRpt.code' }]);
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

  it('throws what the base record ended with, and asks nothing more about a company that isn’t there', async () => {
    const mock = await mockUpstream();
    const stored: string[] = [];
    const answers: AnswerStore = {
      get: async () => undefined,
      put: async (endpoint) => void stored.push(endpoint),
    };
    mock.fail({ mode: 'QY_NORESULT', endpoint: 'qycxnew' });
    const thrown = await rejection(clientOf(mock).fetchBundle(NAME, { answers }));
    expect(thrown).toMatchObject({ name: 'NoResult', endpoint: 'qycxnew', reason: 'no_company' });
    expect(stored).toEqual(['qycxnew']);
    expect(countsOf(mock)).toEqual({ login: 1, qycxnew: 1 });
  });

  it('asks the base record first and the others side by side', async () => {
    const mock = await mockUpstream();
    const open = new Set<string>();
    let most = 0;
    const client = clientOf(mock, {
      concurrency: 99,
      fetch: async (url, init) => {
        open.add(url);
        most = Math.max(most, open.size);
        expect(open.size > 1 && url.endsWith('/qycxnew')).toBe(false);
        await pause(20);
        open.delete(url);
        return fetch(url, init);
      },
    });
    await client.fetchBundle(NAME);
    expect(most).toBe(CALLS - 1);
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
    for (const endpoints of [new Set(['qycxnew']), new Map(), 'qycxnew', {}, 5, null])
      expect(await rejection(client.fetchBundle(NAME, { endpoints } as never))).toMatchObject({
        name: 'TypeError',
        message: 'endpoints must be a list of names',
      });
    for (const dataset of ['Super', '__proto__', Object.create(null), 5])
      expect(await rejection(client.fetchBundle(NAME, { dataset } as never))).toMatchObject({
        message: 'dataset must be "refresh" or "super"',
      });
    expect(await rejection(client.fetchBundle(NAME, { answers: null } as never))).toMatchObject({
      message: 'answers must be an object with the functions get and put',
    });
    expect(await rejection(client.call(Object.create(null), { qyName: NAME }))).toMatchObject({
      message: expect.stringContaining('There is no endpoint of this name'),
    });
    expect(mock.calls).toHaveLength(0);
  });

  it.each<[object, string]>([
    [{ answers: {} }, 'answers must be an object with the functions get and put'],
    [{ onFailure: 'log' }, 'onFailure must be a function'],
    [{ onCall: {} }, 'onCall must be a function'],
  ])('rejects %j before any call', async (options, message) => {
    const mock = await mockUpstream();
    const error = await rejection(clientOf(mock).fetchBundle(NAME, { dataset: 'refresh', ...options }));
    expect(error).toEqual(new TypeError(message));
    expect(mock.calls).toEqual([]);
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

  it('asked by a former name pays for the base record alone when the company is known', async () => {
    const mock = await mockUpstream({ companies: answering({ historyNames: [FORMER] }) });
    const client = clientOf(mock);
    await client.fetchBundle(CODE);
    await client.fetchBundle(FORMER);
    expect(countsOf(mock)).toEqual({ login: 1, ...SUPER, qycxnew: 2 });
  });

  it.each([
    ['a former name', FORMER],
    ['a registration number', '110108012660422'],
  ])('asked by %s asks all but the base record by the code that this gives', async (_, whom) => {
    const mock = await mockUpstream({ companies: answering({ historyNames: [FORMER] }) });
    const endpoints: CallableEndpoint[] = ['qycxnew', 'companyContactInfo', 'fzchnew'];
    await clientOf(mock).fetchBundle(whom, { endpoints });
    const asked = mock.calls.slice(1).map(({ endpoint, company }) => [endpoint, company]);
    expect(asked).toEqual([
      ['qycxnew', whom],
      ['companyContactInfo', CODE],
      ['fzchnew', CODE],
    ]);
  });

  it('asked by name and by code at the same time pays for the base record twice and for nothing else', async () => {
    const mock = await mockUpstream();
    const client = clientOf(mock);
    const [byName, byCode] = await Promise.all([client.fetchBundle(NAME), client.fetchBundle(CODE)]);
    expect({ ...byName, qycxnew: undefined }).toEqual({ ...byCode, qycxnew: undefined });
    expect(countsOf(mock)).toEqual({ login: 1, ...SUPER, qycxnew: 2 });
  });

  it('asked for two companies with one code shares nothing between them', async () => {
    const companies = [
      { name: NAME, code: '000000000000000' },
      { name: OTHER, code: '000000000000000' },
    ];
    const bundles = companies.map(({ name, code }) => bundleOf(name, code));
    const known = new Map(
      companies.map(({ name }, index) => [name, indexCompanies(bundles.slice(index, index + 1))]),
    );
    const mock = await mockUpstream({ companies: { size: 2, find: (name) => known.get(name)?.find(name) } });
    const client = clientOf(mock);
    const [one, other] = await Promise.all(
      [NAME, OTHER].map((name) => client.fetchBundle(name, { dataset: 'refresh' })),
    );
    expect([one?.isHmd, other?.isHmd]).toMatchObject([
      { data: { qyName: NAME } },
      { data: { qyName: OTHER } },
    ]);
  });
});

const OTHER = '苏州木槿示例贸易有限公司';
const OTHER_CODE = '91440101MA5AT8X21B';
const FORMER = '杭州云杉旧名科技有限公司';

/** Companies that answer every question with the one company, or with what is told of an endpoint. */
function answering(base: object, more: Partial<Record<EndpointName, object>> = {}): Companies {
  const company = indexCompanies([bundleOf()]).find(NAME);
  const answers = new Map(company?.answers);
  const said = Object.entries({ qycxnew: { qyName: NAME, nsrsbh: CODE, ...base }, ...more });
  for (const [endpoint, payload] of said) {
    answers.set(endpoint as EndpointName, { payload, timestamp: undefined }); // its keys are endpoints
  }
  return { size: 1, find: () => ({ answers }) };
}

describe('an answer about another company than the one asked for', () => {
  it.each<[string, string, CallableEndpoint, object]>([
    ['by code', CODE, 'qycxnew', { qyName: OTHER, nsrsbh: OTHER_CODE }],
    ['by code, of the same name', CODE, 'info', { entityName: NAME, creditCode: OTHER_CODE }],
    [
      'by code in another spelling',
      ` ${CODE.toLowerCase()}`,
      'isHmdxx',
      { qyName: NAME, nsrsbh: OTHER_CODE },
    ],
    [
      'by registration number',
      '110108012660422',
      'info',
      { entityName: OTHER, registerCode: '330106000000018' },
    ],
    ['by name', NAME, 'qycxnew', { qyName: OTHER, nsrsbh: OTHER_CODE }],
    ['by part of a name', '云杉示例', 'qycx', { qyName: NAME, nsrsbh: CODE }],
    ['by name, whose list of others has it', NAME, 'qycx', { qyName: OTHER, all: [{ qyName: NAME }] }],
  ])(
    '%s fails the bundle, keeps what was paid for, asks nothing more and says nothing of it',
    async (_, whom, base, payload) => {
      const mock = await mockUpstream({ companies: answering({}, { [base]: payload }) });
      const stored: string[] = [];
      const answers: AnswerStore = {
        get: async () => undefined,
        put: async (name) => void stored.push(name),
      };
      const endpoints: CallableEndpoint[] = [base, 'isHmd'];
      const error = await rejection(clientOf(mock).fetchBundle(whom, { endpoints, answers }));
      expect(error).toBeInstanceOf(OtherCompanyError);
      expect(error).toMatchObject({ endpoint: base, temporary: false, stopsBatch: false, attempts: 1 });
      expect(String(error)).toContain('ask by the full registered name or the unified social credit code');
      for (const said of [NAME, OTHER, CODE, OTHER_CODE]) expect(String(error)).not.toContain(said);
      expect(stored).toEqual([base]);
      expect(countsOf(mock)).toEqual({ login: 1, [base]: 1 });
    },
  );

  it.each<[string, CallableEndpoint, object]>([
    ['another code', 'annualRpt', [{ reportYear: '2024', entityName: NAME, creditCode: OTHER_CODE }]],
    ['another taxpayer', 'fzchnew', { nsrsbh: OTHER_CODE, fzchFlag: 1 }],
    ['another name', 'isHmd', { qyName: OTHER, isHmd: true }],
    ['another name in every row', 'keyPersonnelInfo', { items: [{ entName: OTHER, perName: '乐正晴川' }] }],
    ['another base record', 'info', { entityName: OTHER, creditCode: OTHER_CODE }],
  ])('from another endpoint (%s) fails the bundle too', async (_, endpoint, payload) => {
    const mock = await mockUpstream({ companies: answering({}, { [endpoint]: payload }) });
    expect(await rejection(clientOf(mock).fetchBundle(NAME))).toMatchObject({
      name: 'OtherCompanyError',
      endpoint,
    });
  });

  it.each<[string, string, object, object]>([
    ['a former name', FORMER, { historyNames: [OTHER, FORMER] }, {}],
    [
      'a standard name',
      '杭州云杉(示例)科技有限公司',
      { qyName: '云杉', format_name: '杭州云杉（示例）科技有限公司' },
      { isHmd: { qyName: '云杉' } },
    ],
    [
      'a name in other brackets and a highlighted one',
      '杭州云杉（示例）科技有限公司',
      { qyName: '杭州<em>云杉</em>(示例)科技有限公司' },
      {},
    ],
    ['an old number that the answer doesn’t have', '110108012660422', {}, {}],
    ['an old number that the answer has', '110108012660422', { nsrsbh: '110108012660422' }, {}],
    [
      'a name, and a code with a wrong check character elsewhere',
      NAME,
      {},
      { annualRpt: [{ entityName: NAME, creditCode: '91330106MA00000018' }] },
    ],
    ['an English name that the answer has', 'Yunshan Example Ltd.', { fenname: 'YUNSHAN EXAMPLE LTD.' }, {}],
    [
      'a name, of which an old report has another registration number',
      NAME,
      { nsrsbh: '110108012660422' },
      { annualRpt: [{ entityName: NAME, registerCode: '330106000000018' }] },
    ],
    ['a name, answered by the code', NAME, {}, { isHmd: { qyName: CODE, isHmd: false } }],
    [
      'a name, of which an old report has the former one',
      NAME,
      { historyNames: [FORMER] },
      { annualRpt: [{ entityName: FORMER }] },
    ],
    [
      'a code, of which an old report has a name that nobody knows',
      CODE,
      {},
      { annualRpt: [{ entityName: FORMER, creditCode: CODE }] },
    ],
  ])('is not what is told by %s', async (_, whom, base, more) => {
    const endpoints: CallableEndpoint[] = ['qycxnew', 'isHmd', 'annualRpt'];
    const isHmd = { isHmd: false };
    const mock = await mockUpstream({ companies: answering(base, { isHmd, ...more }) });
    const bundle = await clientOf(mock).fetchBundle(whom, { endpoints });
    expect(Object.keys(bundle)).toEqual(['qycxnew', 'annualRpt', 'isHmd']);
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

  it('shares no object with the bundle, nor with the next one', async () => {
    const mock = await mockUpstream();
    const client = clientOf(mock);
    const answers = memoryStore();
    const first = await client.fetchBundle(NAME, { endpoints: ['qycxnew'], answers });
    const kept = answers.kept.get('qycxnew');
    Object.assign(kept ?? {}, { code: 'changed by the store' });
    expect(first.qycxnew).toMatchObject({ code: '2000' });
    Object.assign(kept ?? {}, { code: '2000' });
    const second = await client.fetchBundle(NAME, { endpoints: ['qycxnew'], answers });
    Object.assign(second.qycxnew as object, { code: 'changed by the caller' });
    expect(kept).toMatchObject({ code: '2000' });
    expect(await client.fetchBundle(NAME, { endpoints: ['qycxnew'] })).toMatchObject({
      qycxnew: { code: '2000' },
    });
  });

  it('is told of the other name of a company before anything but the base record is asked', async () => {
    const mock = await mockUpstream();
    const told: string[] = [];
    const answers: AnswerStore = {
      ...memoryStore(),
      same: async (other) => void told.push(`${other} after ${mock.calls.length - 1}`),
    };
    const client = clientOf(mock);
    await client.fetchBundle(NAME, { answers });
    await client.fetchBundle(CODE, { answers });
    expect(told).toEqual([`${CODE} after 1`, `${NAME} after ${CALLS}`]);
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
    expect(requests).toEqual(
      DATASET_ENDPOINTS.super.map((name) => {
        const ask: Ask = ASKS[name];
        return { [ask.code ?? ask.taxpayerId ?? '']: CODE };
      }),
    );
  });
});
