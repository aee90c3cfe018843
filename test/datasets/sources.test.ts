import { describe, expect, it } from 'vitest';
import type { Company } from '../../src/company/company.js';
import { render } from '../../src/datasets/render.js';
import { normalize, readCompany } from '../../src/normalize.js';
import { type Bundle, issuesOf, told, v1, v2, XIAOMI } from '../normalize/bundles.js';

function checked(bundle: Bundle, dataset: 'refresh' | 'super' = 'super'): (string | null)[] {
  const now = () => new Date('2030-01-01T00:00:00Z');
  return normalize(bundle, { dataset, version: 'v2', now })
    .response.content.sources.filter(({ name }) => name !== 'Derived by neci-kyc')
    .map((source) => source.lastCheckedTime);
}

const NAMED = { qyName: XIAOMI.name };

describe('lastCheckedTime', () => {
  it.each([
    ['epoch milliseconds', v1(NAMED, 1659447284309), '2022-08-02T13:34:44+00:00'],
    ['the clock of Shanghai', v2(NAMED, '2025-08-29 13:58:19'), '2025-08-29T05:58:19+00:00'],
    [
      'the clock of Shanghai in the summer of 1988',
      v2(NAMED, '1988-06-01 09:00:00'),
      '1988-06-01T00:00:00+00:00',
    ],
    ['nothing', v2(NAMED), null],
    ['null', v2(NAMED, null), null],
    ['what is not a time', v2(NAMED, 'gestern'), null],
  ])('of an envelope with %s', (_, qycxnew, expected) => {
    expect(checked({ qycxnew })).toEqual([expected]);
  });

  it('that can’t be read is reported, and is never the clock', () => {
    expect(told(issuesOf({ qycxnew: v2(NAMED, 'gestern') }), 'unparseable_value')).toEqual([
      'warning $.qycxnew.timestamp (format)',
    ]);
    expect(told(issuesOf({ qycxnew: v1(NAMED, true) }), 'wrong_type')).toEqual([
      'warning $.qycxnew.result.timestamp',
    ]);
  });

  it('of the register extract is its own, its envelope’s, or the older of the two', () => {
    const extract = { entName: XIAOMI.name };
    const mine = { ...extract, checkedAt: '2025-06-23T07:28:20Z' };
    expect(checked({ neci: mine })).toEqual(['2025-06-23T07:28:20+00:00']);
    expect(checked({ neci: v2(extract, '2025-06-23 15:28:21') })).toEqual(['2025-06-23T07:28:21+00:00']);
    expect(checked({ neci: v2(mine, '2025-06-23 15:28:21') })).toEqual(['2025-06-23T07:28:20+00:00']);
    expect(checked({ neci: v2(mine, '2025-06-23 15:28:19') })).toEqual(['2025-06-23T07:28:19+00:00']);
    expect(checked({ neci: extract })).toEqual([null]);
  });

  it('is the oldest of the endpoints that gave a value, and of no other', () => {
    const bundle = {
      qycxnew: v1(NAMED, '2025-06-03 00:00:00'),
      info: v2({ entityName: XIAOMI.name, registerAddress: '某路' }, '2025-06-02 00:00:00'),
      branchInfo: v2([], '2025-06-01 00:00:00'),
      fzchnew: v1({ fzchFlag: 0 }, '2025-05-01 00:00:00'),
    };
    expect(checked(bundle)).toEqual(['2025-06-01T16:00:00+00:00', '2025-04-30T16:00:00+00:00']);
    const { info: _, ...without } = bundle;
    expect(checked(without, 'refresh')).toEqual(['2025-06-02T16:00:00+00:00']);
  });

  it('counts an endpoint for the dataset that shows its value', () => {
    const bundle = {
      qycxnew: v1(NAMED, '2025-06-03 00:00:00'),
      branchInfo: v2([{ branchName: '一分公司' }], '2025-06-01 00:00:00'),
    };
    expect(checked(bundle, 'refresh')).toEqual(['2025-06-02T16:00:00+00:00']);
    expect(checked(bundle, 'super')).toEqual(['2025-05-31T16:00:00+00:00']);
  });
});

describe('info of an authority', () => {
  const bundle = {
    qycxnew: v1(NAMED),
    info: v2({ entityName: XIAOMI.name, registerAddress: '某路' }),
    branchInfo: v2([{ branchName: '一分公司' }]),
  };
  const { company } = readCompany(bundle);
  const infoOf = (suppliers: Company['suppliers'], release?: '2025-06-23') =>
    render({ ...company, suppliers }, { dataset: 'super', version: 'v2', release }).response.content
      .sources[0]?.info;

  it('names the suppliers of the answers that gave its values, each once', () => {
    expect(infoOf({ qycxnew: '企享云', info: 'Acme', branchInfo: '企享云' })).toBe('by way of 企享云, Acme');
  });

  it('does not name the supplier of an answer that gave no value', () => {
    expect(infoOf({ qycxnew: '企享云', fzchnew: 'Acme' })).toBe('by way of 企享云');
  });

  it('is null when no supplier is named', () => {
    expect(infoOf({ fzchnew: 'Acme' })).toBeNull();
    expect(infoOf(undefined)).toBeNull();
  });

  it('is null in the release of 2025-06-23, which has no words for it', () => {
    expect(infoOf({ qycxnew: '企享云' }, '2025-06-23')).toBeNull();
  });
});

describe('a risk list that a source says is empty', () => {
  const clear = { qyName: XIAOMI.name, jyycFlag: 0, yzwfList: { execution: [] }, zdsswfFlag: 0 };
  const { response, lineage } = normalize(
    { qycxnew: v1(NAMED), isHmd: v1(clear, '2025-06-01 00:00:00') },
    { dataset: 'super', version: 'v2', lineage: true },
  );
  const path = (list: string) => `$.providerSpecificData.${list}`;

  it('is listed by the authority that publishes it, with the time when it was asked', () => {
    const [regulator, taxes] = response.content.sources;
    expect(regulator?.fields).toEqual(
      expect.arrayContaining([path('abnormalOperations'), path('seriousViolations')]),
    );
    expect(taxes).toEqual({
      name: 'State Taxation Administration (国家税务总局)',
      info: null,
      primary: false,
      fields: [path('majorTaxViolations')],
      lastCheckedTime: '2025-05-31T16:00:00+00:00',
    });
  });

  it('has the flag or the list that says so as its lineage', () => {
    expect(lineage.filter(({ rule }) => rule === 'no-rows/1')).toEqual([
      {
        output: '$.content.providerSpecificData.abnormalOperations',
        inputs: [{ path: '$.isHmd.value.jyycFlag', original: 0 }],
        rule: 'no-rows/1',
      },
      {
        output: '$.content.providerSpecificData.seriousViolations',
        inputs: [{ path: '$.isHmd.value.yzwfList.execution', original: null }],
        rule: 'no-rows/1',
      },
      {
        output: '$.content.providerSpecificData.majorTaxViolations',
        inputs: [{ path: '$.isHmd.value.zdsswfFlag', original: 0 }],
        rule: 'no-rows/1',
      },
    ]);
  });

  it('is a list of its own in each response', () => {
    const { seriousViolations } = response.content.providerSpecificData;
    expect(seriousViolations).toEqual([]);
    const again = normalize({ qycxnew: v1(NAMED), isHmd: v1(clear) }, { dataset: 'super', version: 'v2' });
    expect(again.response.content.providerSpecificData.seriousViolations).not.toBe(seriousViolations);
  });
});
