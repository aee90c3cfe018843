import { describe, expect, it } from 'vitest';
import type { Evidence, Question } from '../../src/explain/explanation.js';
import { explain } from '../../src/explain/index.js';
import { type Bundle, base, company, v1, v2 } from '../normalize/bundles.js';

const UNFILED = '未依照规定的期限公示年度报告';
const UNREACHABLE = '通过登记的住所或者经营场所无法联系';
const row = (inReason: string, more: Bundle = {}) => ({ inDate: '2020-01-01', inReason, ...more });
const jyyc = (...items: Bundle[]) => ({
  jyyc: v1({ jyycFlag: 1, jyycList: { total: items.length, items } }),
});
const FAILED = { result: { success: false }, value: null };
const NO_RESULT = { code: 'NO_RESULT', success: false, data: null };
const CLEAN = { isHmd: false, jyycFlag: 0, yzwfFlag: 0, zdsswfFlag: 0 };

const verdictOn = (question: Question, bundle: unknown) => {
  const { verdicts, issues } = explain(bundle);
  const found = verdicts.find((verdict) => verdict.question === question);
  if (!found) throw new Error(`no verdict on ${question}`);
  const lines = (list: readonly Evidence[]) => list.map(({ says, path }) => `${says.en} ${path}`);
  const { answer, because, against, doubts, past } = found;
  return {
    answer,
    because: lines(because),
    against: lines(against),
    doubts: lines(doubts),
    past: lines(past),
    concerns: because.map((each) => (each.issues ?? []).map((index) => issues[index]?.reason)),
  };
};

describe('whether the annual report is overdue', () => {
  const on = (beside: Bundle) => verdictOn('annualReportOverdue', company({}, beside));
  const ITEM = '$.jyyc.value.jyycList.items[0].inReason';

  it('is no because of the row that is on another ground, not despite of it', () => {
    expect(on(jyyc(row(UNREACHABLE)))).toMatchObject({
      answer: 'no',
      because: [`A current row on another ground ${ITEM}`],
      against: [],
    });
  });

  it('is unknown because of the row whose ground is in no list', () => {
    expect(on(jyyc(row('某种新的原因')))).toMatchObject({
      answer: 'unknown',
      because: [`A current row whose ground is not recognized ${ITEM}`],
      against: [],
    });
  });

  it('is yes because of the row of an unfiled report alone', () => {
    expect(on(jyyc(row(UNFILED), row(UNREACHABLE)))).toMatchObject({
      answer: 'yes',
      because: [`A current row: an annual report was not filed ${ITEM}`],
      against: [],
    });
  });

  it('is unknown when rows are missing that may be of an unfiled report', () => {
    const cut = { jyyc: v1({ jyycFlag: 1, jyycList: { total: 3, items: [row(UNREACHABLE)] } }) };
    expect(on(cut)).toMatchObject({
      answer: 'unknown',
      because: ['The list is not whole or cannot be read $.jyyc.value.jyycList'],
    });
  });

  it('is unknown because of a flag whose rows are not there', () => {
    expect(on({ jyyc: v1({ jyycFlag: 1 }) })).toMatchObject({
      answer: 'unknown',
      because: ['The flag says yes $.jyyc.value.jyycFlag'],
    });
  });
});

describe('whether the licence is revoked', () => {
  const on = (fields: Bundle, beside: Bundle = {}) =>
    verdictOn('licenceRevoked', company({ status: '存续', ...fields }, beside));
  const STATUS = 'The register’s words say nothing of a revocation $.qycxnew.value.status';

  it('is no when the status and nothing else is there', () => {
    expect(on({})).toMatchObject({ answer: 'no', because: [STATUS], doubts: [] });
    for (const nothing of ['-', '', null, '0001-01-01'])
      expect(on({ revokeDate: nothing }).answer).toBe('no');
    expect(on({ revokeReason: '无' }).answer).toBe('no');
  });

  it('is yes when another source’s status says so, whichever wins', () => {
    expect(on({}, { isHmdxx: v1(base({ status: '吊销，未注销' })) })).toMatchObject({
      answer: 'yes',
      because: ['The register’s words say that the licence is revoked $.isHmdxx.value.status'],
      against: [STATUS],
    });
  });

  it('is yes when there is a reason without a day', () => {
    expect(on({ revokeReason: '长期停业未经营' })).toMatchObject({
      answer: 'yes',
      because: ['A reason for a revocation is on record $.qycxnew.value.revokeReason'],
    });
  });

  it.each(['2020-13-45', '未知', 20201345, '1900-01-01', {}])(
    'is unknown when %j is given as its day',
    (revokeDate) => {
      expect(on({ revokeDate })).toMatchObject({
        answer: 'unknown',
        because: ['What is given as the day of revocation cannot be read $.qycxnew.value.revokeDate'],
        against: [STATUS],
      });
    },
  );

  it('is unknown for a code that means revoked and deregistered in one numbering', () => {
    const body = { entityName: '甲有限公司', entstatus: '3' };
    expect(verdictOn('licenceRevoked', { info: v2(body) })).toMatchObject({
      answer: 'unknown',
      because: ['The code can mean deregistered, or revoked and deregistered $.info.data.entstatus'],
    });
    for (const entstatus of ['３', '3.', 3]) {
      expect(verdictOn('licenceRevoked', { info: v2({ ...body, entstatus }) }).answer).toBe('unknown');
    }
    expect(verdictOn('licenceRevoked', { info: v2({ ...body, entstatus: '注销' }) }).answer).toBe('no');
  });

  it('takes no other company’s revocation for this one’s', () => {
    const other = v1({ qyName: '别家有限公司', nsrsbh: '91330782MA28ABCD53', status: '吊销' });
    expect(on({}, { isHmdxx: other }).answer).toBe('no');
  });
});

describe('a doubt', () => {
  it('stays beside a no: an endpoint that failed, or found nothing', () => {
    const bundle = company({}, { isHmd: v1(CLEAN), jyyc: FAILED, yzwf: NO_RESULT });
    expect(verdictOn('blacklisted', bundle)).toMatchObject({
      answer: 'no',
      doubts: ['The endpoint failed $.jyyc', 'The endpoint answered that it found nothing $.yzwf'],
    });
    expect(verdictOn('abnormalOperations', bundle).doubts).toEqual(['The endpoint failed $.jyyc']);
  });

  it('stays beside a yes: a list that is cut off', () => {
    const cut = { jyyc: v1({ jyycFlag: 1, jyycList: { total: 3, items: [row(UNFILED)] } }) };
    expect(verdictOn('abnormalOperations', company({}, cut)).doubts).toEqual([
      'The list is not whole or cannot be read $.jyyc.value.jyycList',
    ]);
  });

  it('is the reason of an unknown answer', () => {
    expect(verdictOn('abnormalTaxpayer', company({}, { fzchnew: FAILED })).because).toEqual([
      'The endpoint failed $.fzchnew',
    ]);
    expect(verdictOn('abnormalTaxpayer', company({}, { fzchnew: v1({ fzchFlag: '7' }) }))).toMatchObject({
      answer: 'unknown',
      because: ['Nothing in the endpoint’s answer tells, or can be used $.fzchnew'],
      concerns: [['abnormal-taxpayer']],
    });
  });

  it('names a flag that says yes before what says no, where the answer is unknown', () => {
    const bundle = { isHmdxx: v1(base(CLEAN)), jyyc: v1({ jyycFlag: 1 }) };
    expect(verdictOn('abnormalOperations', bundle)).toMatchObject({
      answer: 'unknown',
      because: ['The flag says yes $.jyyc.value.jyycFlag'],
      against: ['The flag says no $.isHmdxx.value.jyycFlag'],
    });
  });
});

describe('evidence', () => {
  it('says of which list it is where several are asked', () => {
    expect(verdictOn('blacklisted', company({}, jyyc(row(UNFILED)))).because).toEqual([
      'Abnormal operations: a current row $.jyyc.value.jyycList.items[0].inReason',
      'Abnormal operations: the flag says yes $.jyyc.value.jyycFlag',
      'Abnormal operations: the list has a current row $.jyyc.value.jyycList.items',
    ]);
  });

  it('does not say of an empty list that it has the rows of another', () => {
    const empty = { isHmd: v1({ jyycFlag: 0, jyycList: [] }) };
    expect(verdictOn('abnormalOperations', company({}, { ...empty, ...jyyc(row(UNFILED)) })).against).toEqual(
      [
        'The flag says no $.isHmd.value.jyycFlag',
        'The list was delivered whole and has no current row $.isHmd.value.jyycList',
      ],
    );
  });

  it('names the issues of its row: a removal that was still to come when the source was asked', () => {
    const still = row(UNFILED, { outDate: '2031-01-01' });
    expect(verdictOn('annualReportOverdue', company({}, jyyc(still)))).toMatchObject({
      answer: 'yes',
      concerns: [['removal_date']],
    });
  });

  it('names the issue of a row that speaks of another company', () => {
    const foreign = row(UNFILED, { name: '别家有限公司' });
    expect(verdictOn('abnormalOperations', company({}, jyyc(foreign))).concerns[0]).toEqual([
      'other_company',
    ]);
  });
});

describe('the timeline', () => {
  const removalOn = (outDate: string) =>
    explain(company({}, jyyc(row(UNFILED, { outDate })))).timeline.find(({ day }) => day === outDate)?.event
      .en;

  it('tells a removal, and a day that was still to come when the source was asked for what it is', () => {
    expect(removalOn('2021-01-01')).toBe('Removed from abnormal operations');
    expect(removalOn('2031-01-01')).toBe('Day of removal that does not count');
  });
});
