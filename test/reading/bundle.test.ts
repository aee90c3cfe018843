import { describe, expect, it } from 'vitest';
import { RawPayloadError } from '../../src/errors.js';
import type { Issue } from '../../src/issues.js';
import { readCompany } from '../../src/normalize.js';
import { openBundle, parseBundle } from '../../src/reading/bundle.js';
import { ENDPOINTS } from '../../src/upstream/registry.js';
import { base, company, issuesOf, told, v1, v2, XIAOMI } from '../normalize/bundles.js';

/** The error of a reading; a test fails when there is none. */
function refusal(read: () => unknown): RawPayloadError {
  try {
    read();
  } catch (error) {
    if (error instanceof RawPayloadError) return error;
    throw error;
  }
  throw new Error('the input was read');
}

/** What went wrong with one body beside a good record. */
function failureOf(endpoint: string, body: unknown): string[] {
  return told(issuesOf(company({}, { [endpoint]: body })), 'upstream_failed');
}

describe('parseBundle', () => {
  it('gives the object that the text holds', () => {
    expect(parseBundle('{"qycxnew":{"value":{}}}')).toEqual({ qycxnew: { value: {} } });
    expect(parseBundle(Buffer.from('\ufeff{}'))).toEqual({});
  });

  it.each(['[]', '[{"qycxnew":{}}]', '"text"', '12', 'true', 'null'])('refuses %s as no bundle', (text) => {
    expect(refusal(() => parseBundle(text))).toMatchObject({ reason: 'not_a_bundle' });
    expect(refusal(() => parseBundle(text)).message).toContain('endpoint name to body');
  });
});

describe('what is not a bundle', () => {
  it.each([[[]], ['text'], [12], [true], [null], [undefined]])('refuses %j', (input) => {
    expect(refusal(() => readCompany(input)).reason).toBe('not_a_bundle');
  });

  it.each(ENDPOINTS)('refuses the bare body of %s in either envelope, and says how to wrap it', (name) => {
    const payload = ['shareholderInvest', 'branchInfo', 'annualRpt'].includes(name)
      ? []
      : { qyName: XIAOMI.name };
    for (const body of [v1(payload), v2(payload)]) {
      const found = refusal(() => readCompany(body));
      expect(found.reason).toBe('bare_body');
      expect(found.message).toContain('{ "qycxnew": { "result": …, "value": … } }');
    }
  });

  it('refuses the register extract alone, a failure body and an empty success in the same words', () => {
    const bodies = [
      { entName: XIAOMI.name, uniscId: XIAOMI.creditCode },
      { reqId: '0', code: '100001', success: false, message: '查询无结果', data: null },
      { result: { req_id: '0', success: false, code: 'NO_RESULT' } },
    ];
    for (const body of bodies) expect(refusal(() => readCompany(body)).reason).toBe('bare_body');
  });

  it.each([
    ['nothing', {}],
    ['no endpoint that we know', { something: v1(base()) }],
    ['an endpoint that carries no company', { jyyc: v1({ qyName: XIAOMI.name, jyycFlag: 0 }) }],
    ['a record of blanks', { qycxnew: v1({ qyName: ' ', nsrsbh: '-', status: '存续' }) }],
    ['a record whose only code is a person’s', { qycxnew: v1({ nsrsbh: '110101199003070038' }) }],
    ['a record that failed', { qycxnew: { result: { success: false } } }],
  ])('refuses a bundle of %s as one without a company', (_, bundle) => {
    const found = refusal(() => readCompany(bundle));
    expect(found.reason).toBe('no_company');
    expect(found.message).toContain('neci, qycxnew, info, isHmdxx, qycx');
  });

  it('names the bodies that failed, and none of what they say', () => {
    const bundle = { info: { code: '100001', success: false, message: '查无此人 张三丰', data: null } };
    const { message } = refusal(() => readCompany(bundle));
    expect(message).toContain('$.info.code');
    expect(message).not.toContain('张三丰');
  });

  it.each(['neci', 'qycxnew', 'info', 'isHmdxx', 'qycx'])(
    'reads a company out of %s alone, by name or by code',
    (name) => {
      const keys = { neci: ['entName', 'uniscId'], info: ['entityName', 'creditCode'] }[name] ?? [
        'qyName',
        'nsrsbh',
      ];
      const [nameKey = '', codeKey = ''] = keys;
      expect(readCompany({ [name]: v1({ [nameKey]: XIAOMI.name }) }).company.name?.value).toBe(XIAOMI.name);
      const byCode = readCompany({ [name]: v1({ [codeKey]: XIAOMI.creditCode }) }).company;
      expect(byCode.unifiedSocialCreditCode?.value).toBe(XIAOMI.creditCode);
    },
  );
});

describe('envelopes', () => {
  it('opens both generations for every endpoint, and the register extract bare', () => {
    const payload = (name: string) =>
      ['shareholderInvest', 'branchInfo', 'annualRpt'].includes(name) ? [] : {};
    const opened = (wrap: (value: unknown) => unknown) => {
      const issues: Issue[] = [];
      const bundle = Object.fromEntries(ENDPOINTS.map((name) => [name, wrap(payload(name))]));
      const names = openBundle(bundle, { issues }).map(({ name }) => name);
      expect(issues).toEqual([]);
      return names;
    };
    expect(opened(v1)).toEqual([...ENDPOINTS]);
    expect(opened(v2)).toEqual([...ENDPOINTS]);
    expect(readCompany({ neci: { entName: XIAOMI.name } }).company.name?.value).toBe(XIAOMI.name);
  });

  it.each([
    ['success false', { result: { success: false }, value: {} }, '$.isHmd.result.success (not_success)'],
    ['success as text', { result: { success: 'true' }, value: {} }, '$.isHmd.result.success (not_success)'],
    ['success 1', { code: '2000', success: 1, data: {} }, '$.isHmd.success (not_success)'],
    ['no success', { result: {}, value: {} }, '$.isHmd.result (not_success)'],
    ['another code', { code: '505070', success: true, data: {} }, '$.isHmd.code (error_code)'],
    ['a code in words', { code: 'PARAMETER_ERROR', success: true, data: {} }, '$.isHmd.code (error_code)'],
    [
      'a code in a v1 result',
      { result: { success: true, code: 'PARAMETER_ERROR' }, value: {} },
      '$.isHmd.result.code (error_code)',
    ],
    [
      'a code of another meaning beside words for nothing',
      { code: '505070', success: false, message: '查询无结果', data: null },
      '$.isHmd.code (error_code)',
    ],
    ['no value', { result: { success: true } }, '$.isHmd (no_payload)'],
    ['null for data', { code: '2000', success: true, data: null }, '$.isHmd.data (no_payload)'],
    ['text for data', { code: '2000', success: true, data: 'x' }, '$.isHmd.data (payload_type)'],
    [
      'an error message',
      { code: '2000', success: true, data: { error_msg: '应用的密钥无效!' } },
      '$.isHmd.data.error_msg (error_message)',
    ],
    ['an HTML page', '<html></html>', '$.isHmd (not_an_object)'],
    ['null', null, '$.isHmd (not_an_object)'],
    ['no envelope', { qyName: XIAOMI.name }, '$.isHmd (no_envelope)'],
  ])('reports %s as upstream_failed, and goes on with the rest', (_, body, expected) => {
    expect(failureOf('isHmd', body)).toEqual([`error ${expected}`]);
    expect(readCompany(company({}, { isHmd: body })).company.name?.value).toBe(XIAOMI.name);
  });

  it.each([
    ['code 2000 as text', { code: '2000', success: true, data: {} }],
    ['no code', { success: true, data: {} }],
    ['a blank error message', { code: '2000', success: true, data: { error_msg: ' ' } }],
  ])('takes %s for success', (_, body) => {
    expect(failureOf('isHmd', body)).toEqual([]);
  });

  it.each([
    ['its code', { code: '100001', success: false, data: null }, '$.X.code'],
    ['its code in words', { code: 'NO_RESULT', success: true, data: {} }, '$.X.code'],
    [
      'its code in a v1 result',
      { result: { success: true, code: 'QY_NORESULT' }, value: {} },
      '$.X.result.code',
    ],
    ['its message alone', { success: false, message: '查询无结果。', data: null }, '$.X.success'],
    ['the message of v1', { result: { success: false, message: '查询企业不存在' } }, '$.X.result.success'],
    [
      'an error message',
      { code: '2000', success: true, data: { error_msg: '未查询到相关数据' } },
      '$.X.data.error_msg',
    ],
    ['text for data', { code: '2000', success: true, data: '暂无数据' }, '$.X.data'],
  ])('takes %s that says there is nothing for an answer', (_, body, path) => {
    const of = (name: string) =>
      issuesOf(company({}, { [name]: body })).filter(({ code }) =>
        ['no_result', 'upstream_failed'].includes(code),
      );
    for (const name of ['info', 'isHmdxx', 'isHmd', 'qyfkmx', 'jyyc', 'yzwf', 'zdsswf']) {
      expect(of(name)).toMatchObject([
        { code: 'no_result', severity: 'warning', path: path.replace('X', name) },
      ]);
    }
    expect(of('branchInfo')).toMatchObject([{ code: 'no_result', severity: 'info' }]);
  });

  it('says the platform’s code, and never its message', () => {
    const [failed] = issuesOf(
      company(
        {},
        { info: { code: 'NO_RESULT', success: false, message: '查询无结果 13800138000', data: null } },
      ),
    ).filter(({ code }) => code === 'no_result');
    expect(failed?.message).toContain('NO_RESULT');
    expect(failed?.message).not.toContain('13800138000');
  });
});

describe('endpoints that nobody knows', () => {
  it('reports each by its name, and reads the rest', () => {
    const issues = issuesOf(company({}, { alterInfo: v2([]), 'a b': 1 }));
    expect(told(issues, 'unknown_endpoint')).toEqual(['warning $.alterInfo', "warning $['a b']"]);
  });

  it('names fzchnew beside fzch, which is retired', () => {
    const issues = issuesOf(company({}, { fzch: v1({ fzchFlag: 1 }) }));
    const [retired] = issues.filter(({ code }) => code === 'unknown_endpoint');
    expect(retired).toMatchObject({ path: '$.fzch', severity: 'warning' });
    expect(retired?.message).toContain('fzchnew');
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'takes the key %s for an unknown endpoint',
    (key) => {
      const bundle = parseBundle(
        `{"qycxnew":${JSON.stringify(v1(base()))},"${key}":${JSON.stringify(v1({ qyName: '甲' }))}}`,
      );
      expect(told(issuesOf(bundle), 'unknown_endpoint')).toEqual([`warning $.${key}`]);
      expect(({} as { value?: unknown }).value).toBeUndefined();
    },
  );
});
