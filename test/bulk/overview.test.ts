import { describe, expect, it } from 'vitest';
import { addOverview, emptyOverview, Survey } from '../../src/bulk/overview.js';
import { issue } from '../../src/issues.js';

const warning = issue('missing_value', '$', 'm');
const error = issue('upstream_failed', '$', 'm');
const info = issue('derived_value', '$', 'm');

function content(more: object) {
  return { datasetId: 'x', content: { name: '甲', status: 'LIVE', ...more } };
}

describe('a survey', () => {
  it('counts how often a field of the content was filled; null, [] and {} are not filled', () => {
    const survey = new Survey('v2');
    survey.add(
      { line: 1 },
      content({ address: 'a', officers: [{ name: 'x' }, { name: 'y', role: 'r' }] }),
      [],
    );
    survey.add({ line: 2 }, content({ address: null, officers: [], extra: {}, deep: { empty: [] } }), []);
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
    survey.add({ line: 1 }, { overdue: false, share: 0 }, []);
    expect(survey.finish().filled).toEqual({ overdue: 1, share: 1 });
  });

  it('counts capital by the digits of its yuan, and other currencies apart', () => {
    const survey = new Survey('v2');
    const shares = (shareCapitals: string, shareCurrency?: string) =>
      survey.add({ line: 1 }, content({ additionalData: { shares: { shareCapitals, shareCurrency } } }), []);
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
      { status: 'LIVE', extradata: { shareCapital: '100.00', shareCurrency: '人民币' } },
      [],
    );
    expect(survey.finish()).toMatchObject({ status: { LIVE: 1 }, capitalDigits: { 3: 1 } });
  });

  it('ranks records by errors, then warnings, and leaves out those with information alone', () => {
    const survey = new Survey('v2');
    survey.add({ line: 1 }, content({}), [warning, warning, warning]);
    survey.add({ line: 2 }, content({}), [info]);
    survey.add({ line: 3 }, content({}), [error, warning, info]);
    survey.add({ file: 'a.json' }, content({}), [warning, warning, warning]);
    expect(survey.finish().worst).toEqual([
      { place: 'line 3', errors: 1, warnings: 1, codes: ['upstream_failed', 'missing_value'] },
      { place: 'line 1', errors: 0, warnings: 3, codes: ['missing_value'] },
      { place: 'a.json', errors: 0, warnings: 3, codes: ['missing_value'] },
    ]);
  });
});

describe('overviews of two stretches', () => {
  it('add up, and keep the twenty worst of both', () => {
    const sum = emptyOverview();
    for (const start of [1, 101]) {
      const survey = new Survey('v2');
      for (let line = start; line < start + 15; line++) survey.add({ line }, content({}), [warning]);
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
