import { readFileSync } from 'node:fs';
import { compile } from 'json-p3';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/explain/index.js';
import { leavesOf } from '../../src/json/leaves.js';
import { normalize } from '../../src/normalize.js';
import { parseBundle } from '../../src/reading/bundle.js';
import { RULES } from '../../src/rules/registry.js';
import { isBlank } from '../../src/text/blank.js';
import { v1 } from '../normalize/bundles.js';
import { readBundles } from '../normalize/goldenBundles.js';

const example = (name: string) => parseBundle(readFileSync(`examples/${name}.json`));
const CASES = readBundles();

function select(path: string, value: unknown): unknown[] {
  return compile(path)
    .query(JSON.parse(JSON.stringify(value)))
    .values();
}

describe.each(CASES)('the explanation of $name', ({ bundle }) => {
  const explanation = explain(bundle);
  const { response } = normalize(bundle, { dataset: 'super', version: 'v2' });

  it('explains the very response that normalize gives', () => {
    expect(explanation.response).toEqual(response);
  });

  it('has every value of the content, each at a path that selects it', () => {
    const { sources: _, ...content } = response.content;
    const leaves = [...leavesOf(content, '$.content')];
    const scalars = explanation.fields.filter(({ value }) => !Array.isArray(value));
    expect(scalars.map(({ output }) => output)).toEqual(leaves.map(({ path }) => path));
    for (const { output, value } of explanation.fields) expect(select(output, response)).toEqual([value]);
  });

  it('shows inputs that are in the bundle, as they came', () => {
    for (const { inputs } of explanation.fields) {
      for (const { path, original } of inputs) {
        const [found] = select(path, bundle);
        const whole = JSON.stringify(found);
        const quoted = whole.length > 2000 ? `${whole.slice(0, 2000)}…` : whole;
        expect([path, original]).toEqual([path, quoted]);
      }
    }
  });

  it('loses no raw value: each is in the dataset, or unused with a reason', () => {
    const used = explanation.fields.flatMap(({ inputs }) => inputs.map(({ path }) => path));
    const unused = explanation.unused.map(({ path }) => path);
    const told = new Set([...used, ...unused]);
    const payloads = explanation.endpoints.filter(({ state }) => state === 'used').map(({ name }) => name);
    for (const name of payloads) {
      for (const { path, value } of leavesOf(bundle[name], `$.${name}`)) {
        if (isEnvelope(path) || value === null || (typeof value === 'string' && isBlank(value))) continue;
        expect([path, [...told].some((each) => path === each || isInside(path, each))]).toEqual([path, true]);
      }
    }
  });

  it('describes the rules that it names, and no other', () => {
    const named = new Set(explanation.fields.flatMap(({ rule }) => rule ?? []));
    expect(new Set(explanation.rules.map(({ id }) => id))).toEqual(named);
    for (const { id } of explanation.rules) expect(RULES.map((rule) => rule.id)).toContain(id);
  });
});

/** What only says how the answer came. */
function isEnvelope(path: string): boolean {
  return /^\$\.\w+\.(?:result\.|reqId$|code$|success$|message$|timestamp$|total$)/.test(path);
}

function isInside(path: string, outer: string): boolean {
  return path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}

describe('the verdicts', () => {
  const answers = (bundle: unknown) =>
    Object.fromEntries(explain(bundle).verdicts.map(({ question, answer }) => [question, answer]));

  it('are unknown, with the endpoints to ask, when no risk list was asked', () => {
    const { verdicts } = explain(example('minimal'));
    const unknown = verdicts.filter(({ answer }) => answer === 'unknown');
    expect(unknown.map(({ question }) => question)).toEqual([
      'blacklisted',
      'abnormalOperations',
      'seriousViolations',
      'majorTaxViolations',
      'abnormalTaxpayer',
      'annualReportOverdue',
    ]);
    for (const { ask, because } of unknown) {
      expect(ask.length).toBeGreaterThan(0);
      expect(because).toEqual([]);
    }
  });

  it('name the deciding rows with reason, authority and days', () => {
    const [row] =
      explain(example('blacklisted')).verdicts.find(({ question }) => question === 'abnormalOperations')
        ?.because ?? [];
    expect(row).toMatchObject({
      kind: 'row',
      endpoint: 'isHmdxx',
      row: { reason: '未按照规定报送年度报告', from: '2018-07-09', until: null, current: true },
    });
  });

  it('keep rows of the past apart from what decides a yes', () => {
    const verdict = explain(example('blacklisted')).verdicts.find(
      ({ question }) => question === 'abnormalOperations',
    );
    expect(verdict?.past.map(({ row }) => row?.current)).toEqual([false]);
    expect(verdict?.because.every(({ row }) => row?.current !== false)).toBe(true);
  });

  it('are no when every list was delivered whole and empty', () => {
    expect(answers(example('xiaomi'))).toMatchObject({ blacklisted: 'no', abnormalOperations: 'no' });
  });

  it('say what contradicts a yes: a flag 0 beside a current row', () => {
    const body = {
      qyName: '甲有限公司',
      jyycFlag: 0,
      jyycList: { total: 1, items: [{ inDate: '2020-01-01' }] },
    };
    const verdict = explain({ isHmdxx: v1(body) }).verdicts.find(
      ({ question }) => question === 'abnormalOperations',
    );
    expect(verdict).toMatchObject({
      answer: 'yes',
      against: [{ kind: 'flag', path: '$.isHmdxx.value.jyycFlag' }],
    });
  });

  it('call a licence revoked when a day of revocation stands beside another status', () => {
    const body = { qyName: '甲有限公司', status: '存续', revokeDate: '2020-01-01' };
    const verdict = explain({ qycxnew: v1(body) }).verdicts.find(
      ({ question }) => question === 'licenceRevoked',
    );
    expect(verdict).toMatchObject({ answer: 'yes', against: [{ kind: 'status' }] });
  });
});

describe('what was not used', () => {
  const reasonAt = (bundle: unknown, path: string) =>
    explain(bundle).unused.find((value) => value.path === path);

  it('names the path that wins over another source', () => {
    const bundle = {
      neci: { entName: '甲有限公司', dom: '甲地1号' },
      qycxnew: v1({ qyName: '甲有限公司', address: '乙地2号' }),
    };
    expect(reasonAt(bundle, '$.qycxnew.value.address')).toMatchObject({
      reason: 'other_source_wins',
      detail: '$.neci.dom',
    });
  });

  it('names the mapper’s reason for a key that is left out on purpose', () => {
    const path = '$.isHmdxx.value.jyycList[0].items[0].province';
    expect(reasonAt(example('blacklisted'), path)).toMatchObject({
      reason: 'ignored',
      detail: expect.any(String),
    });
  });

  it('names a key that is unknown, and a value that can’t be read', () => {
    const bundle = { qycxnew: v1({ qyName: '甲有限公司', newKey: 'x', startDate: '2017-02-29' }) };
    expect(reasonAt(bundle, '$.qycxnew.value.newKey')?.reason).toBe('unmapped');
    expect(reasonAt(bundle, '$.qycxnew.value.startDate')?.reason).toBe('unreadable');
  });

  it('names an unknown key of a row as unknown, whatever keys that the row lacks are ignored or taken', () => {
    const data = [{ holderName: '骆青松', subscribeAmount: '300' }];
    const bundle = {
      neci: { entName: '甲有限公司' },
      shareholderInvest: { success: true, code: '2000', data },
    };
    const unused = reasonAt(bundle, '$.shareholderInvest.data[0].subscribeAmount');
    expect(unused).toMatchObject({ reason: 'unmapped', detail: null });
  });

  it('names for an absent endpoint the empty fields that only it could fill', () => {
    const { endpoints } = explain(example('minimal'));
    const info = endpoints.find(({ name }) => name === 'fzchnew');
    expect(info).toMatchObject({
      state: 'absent',
      couldFill: [{ output: '$.content.providerSpecificData.abnormalTaxpayer', only: true }],
    });
  });
});

describe('what an endpoint that was not asked could fill', () => {
  const couldFill = (bundle: unknown, name: string) =>
    explain(bundle).endpoints.find((endpoint) => endpoint.name === name)?.couldFill ?? [];
  const only = (bundle: unknown, name: string) =>
    couldFill(bundle, name).flatMap((field) => (field.only ? field.output : []));

  it.each([
    ['shareholderInvest', '$.content.associatedEntities.shareholders[*].name'],
    ['shareholderInvest', '$.content.associatedEntities.shareholders[*].sharePercentage'],
    ['branchInfo', '$.content.additionalData.branches[*].number'],
    ['annualRpt', '$.content.additionalData.numberOfEmployees'],
    ['isHmdxx', '$.content.additionalData.legalEvents.deregistrationDate'],
    ['jyyc', '$.content.providerSpecificData.abnormalOperations[*].removedDate'],
  ])('by %s is %s, which another one could fill too', (name, output) => {
    const found = couldFill(example('minimal'), name).find((field) => field.output === output);
    expect(found).toMatchObject({ only: false });
  });

  it('is said to be its alone where no other endpoint has the fact', () => {
    const minimal = example('minimal');
    const alone = explain(minimal).endpoints.map(({ name }) => [name, only(minimal, name)]);
    expect(Object.fromEntries(alone.filter(([, fields]) => fields?.length))).toEqual({
      neci: [
        '$.content.additionalData.branches[*].registrationInstitution',
        '$.content.associatedEntities.shareholders[*].residenceCountry',
      ],
      info: ['$.content.additionalData.legalEvents.deregistrationReason'],
      fzchnew: ['$.content.providerSpecificData.abnormalTaxpayer'],
    });
  });

  it('is nothing of a risk list that is known to have no row', () => {
    expect(couldFill(example('xiaomi'), 'yzwf')).toEqual([]);
  });
});

describe('explain', () => {
  it('is plain JSON: it survives being stored', () => {
    const explanation = explain(example('xiaomi'), { madeAt: '2026-01-01T00:00:00Z' });
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  });

  it('gives the digest of the input and of the dataset, and the time of the caller alone', () => {
    const { digests, madeAt } = explain(example('minimal'));
    expect(digests.input).toMatch(/^[0-9a-f]{64}$/);
    expect(digests.output).toMatch(/^[0-9a-f]{64}$/);
    expect(madeAt).toBeNull();
  });

  it.each(['refresh', 'super'] as const)('explains the %s dataset in v1 too', (dataset) => {
    const { fields } = explain(example('xiaomi'), { dataset, version: 'v1' });
    expect(fields.find(({ output }) => output === '$.name')?.inputs).not.toEqual([]);
  });
});
