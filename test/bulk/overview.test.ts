import { describe, expect, it } from 'vitest';
import { bundle } from '../../bench/bundles.js';
import { Random } from '../../bench/random.js';
import { addOverview, emptyOverview, Survey } from '../../src/bulk/overview.js';
import { makeRecord } from '../../src/bulk/record.js';
import { type Issue, issue } from '../../src/issues.js';
import { readCompany } from '../../src/normalize.js';
import { company as companyBundle, v1 } from '../normalize/bundles.js';
import { line, SUPER } from './bundles.js';

const warning = issue('missing_value', '$', 'm');
const error = issue('upstream_failed', '$', 'm');
const info = issue('derived_value', '$', 'm');

/** Of a record that says nothing of any risk. */
const READ = { bundle: {}, company: readCompany(JSON.parse(line('甲有限公司'))).company };

function content(more: object, issues: readonly Issue[] = []) {
  return made({ datasetId: 'x', content: { name: '甲', status: 'LIVE', ...more } }, issues);
}

function made(response: object, issues: readonly Issue[] = []) {
  return { ...READ, response, issues };
}

describe('a survey', () => {
  it('counts how often a field of the content was filled; null, [] and {} are not filled', () => {
    const survey = new Survey('v2');
    survey.add({ line: 1 }, content({ address: 'a', officers: [{ name: 'x' }, { name: 'y', role: 'r' }] }));
    survey.add({ line: 2 }, content({ address: null, officers: [], extra: {}, deep: { empty: [] } }));
    expect(survey.finish().filled).toEqual({
      name: 2,
      status: 2,
      address: 1,
      officers: 1,
      'officers[]': 2,
      'officers[].name': 2,
      'officers[].role': 1,
    });
  });

  it('counts false and 0 as filled', () => {
    const survey = new Survey('v1');
    survey.add({ line: 1 }, made({ overdue: false, share: 0 }));
    expect(survey.finish().filled).toEqual({ overdue: 1, share: 1 });
  });

  it('counts capital by the digits of its yuan, and other currencies apart', () => {
    const survey = new Survey('v2');
    const shares = (shareCapitals: string, shareCurrency?: string) =>
      survey.add({ line: 1 }, content({ additionalData: { shares: { shareCapitals, shareCurrency } } }));
    shares('1850000000.00', '人民币');
    shares('9.00');
    shares('0.00', '人民币');
    shares('0.50', '人民币');
    shares('500000.00', '美元');
    const { capitalDigits, currencies } = survey.finish();
    expect(capitalDigits).toEqual({ 10: 1, 1: 2, 0: 1 });
    expect(currencies).toEqual({ 人民币: 4, 美元: 1 });
  });

  it('finds the capital of a v1 response in extradata', () => {
    const survey = new Survey('v1');
    survey.add(
      { line: 1 },
      made({ status: 'LIVE', extradata: { shareCapital: '100.00', shareCurrency: '人民币' } }),
    );
    expect(survey.finish()).toMatchObject({ status: { LIVE: 1 }, capitalDigits: { 3: 1 } });
  });

  it('ranks records by errors, then warnings, and leaves out those with information alone', () => {
    const survey = new Survey('v2');
    survey.add({ line: 1 }, content({}, [warning, warning, warning]));
    survey.add({ line: 2 }, content({}, [info]));
    survey.add({ line: 3 }, content({}, [error, warning, info]));
    survey.add({ file: 'a.json' }, content({}, [warning, warning, warning]));
    expect(survey.finish().worst).toEqual([
      { place: 'line 3', errors: 1, warnings: 1, codes: ['upstream_failed', 'missing_value'] },
      { place: 'line 1', errors: 0, warnings: 3, codes: ['missing_value'] },
      { place: 'a.json', errors: 0, warnings: 3, codes: ['missing_value'] },
    ]);
  });
});

describe('the answers', () => {
  const ROWS = [{ total: 1, items: [{ inDate: '2020-01-01', inReason: '通过登记的住所无法联系' }] }];
  const withRisk = (value: object) => companyBundle({}, { isHmd: v1(value) });

  it('are counted by question, unknown apart from no, and companies with a yes are named by their number', () => {
    const survey = new Survey('v2');
    const add = (number: number, raw: object) => {
      const outcome = makeRecord(Buffer.from(JSON.stringify(raw)), SUPER);
      if (outcome.ok) survey.add({ line: number }, outcome);
    };
    add(1, withRisk({ isHmd: true, jyycFlag: 1, jyycList: ROWS }));
    add(2, withRisk({ isHmd: false, jyycFlag: 0 }));
    add(3, JSON.parse(line('甲有限公司')));
    const { blacklisted, abnormalOperations, licenceRevoked } = survey.finish().answers;
    expect(blacklisted.counts).toEqual({ yes: 1, no: 1, unknown: 1 });
    expect(blacklisted.yes).toEqual([{ place: 'line 1', number: '91110108551385082Q' }]);
    expect(abnormalOperations.counts).toEqual({ yes: 1, no: 1, unknown: 1 });
    expect(licenceRevoked.counts).toEqual({ yes: 0, no: 3, unknown: 0 });
  });
});

describe('reasons', () => {
  it('are counted by severity and code', () => {
    const survey = new Survey('v2');
    const currency = issue('missing_value', '$', 'm', { reason: 'currency' });
    survey.add({ line: 1 }, content({}, [currency, currency, warning]));
    expect(survey.finish().reasons).toEqual({ 'warning missing_value currency': 2 });
  });
});

describe('a run that is cut into stretches in any way', () => {
  const random = new Random(7);
  const records = Array.from({ length: 60 }, (_, index) => {
    const raw = bundle(index % 3 === 0 ? 'medium' : 'small', random);
    const text = JSON.stringify(raw);
    return Buffer.from(
      index % 2 === 0 ? text.replace(/"status":"[^"]*"/, `"status":"注销备案${index}"`) : text,
    );
  });

  /** Stretches of so many records each, as blocks of a worker or a resumed run would have them. */
  function overviewOf(size: number) {
    const sum = emptyOverview();
    for (let start = 0; start < records.length; start += size) {
      const survey = new Survey('v2');
      for (const [index, bytes] of records.slice(start, start + size).entries()) {
        const outcome = makeRecord(bytes, SUPER);
        if (outcome.ok) survey.add({ line: start + index + 1 }, outcome);
      }
      // As it comes from a thread, and out of a journal.
      addOverview(sum, JSON.parse(JSON.stringify(survey.finish())));
    }
    return sum;
  }

  it('has the same overview', () => {
    const whole = overviewOf(records.length);
    expect(Object.keys(whole.unknownCodes.values).length).toBeGreaterThan(20);
    for (const size of [1, 7, 25]) expect(overviewOf(size)).toEqual(whole);
  });
});

describe('overviews of two stretches', () => {
  it('add up, and keep the twenty worst of both', () => {
    const sum = emptyOverview();
    for (const start of [1, 101]) {
      const survey = new Survey('v2');
      for (let line = start; line < start + 15; line++) survey.add({ line }, content({}, [warning]));
      addOverview(sum, survey.finish());
    }
    expect(sum.filled.name).toBe(30);
    expect(sum.status).toEqual({ LIVE: 30 });
    expect(sum.worst.map(({ place }) => place)).toEqual([
      ...Array.from({ length: 15 }, (_, index) => `line ${index + 1}`),
      ...Array.from({ length: 5 }, (_, index) => `line ${index + 101}`),
    ]);
  });
});
