/** That `npm run fuzz` makes the same cases again, and notices what it looks for. `.ci/run` runs 20,000 cases. */

import { describe, expect, it } from 'vitest';
import { type Issue, issue } from '../../src/issues.js';
import { RESIDENT_IDS } from '../normalize/bundles.js';
import { brokenIssues, brokenValues, outcomeOf } from './held.js';
import { CANARY, caseOf } from './mutate.js';

const NUMBERS = Array.from({ length: 200 }, (_, number) => number);

describe('the cases of a seed', () => {
  it('are the same each time, and others for another seed', () => {
    const of = (seed: number) => NUMBERS.map((number) => caseOf(seed, number));
    expect(of(3)).toEqual(of(3));
    expect(of(3)).not.toEqual(of(4));
  });

  it('break nothing', () => {
    const broken = NUMBERS.map((number) => ({ number, ...outcomeOf(caseOf(3, number).bundle, number) }));
    expect(broken.filter((outcome) => outcome.broken.length > 0)).toEqual([]);
  });
});

describe('values that are noticed', () => {
  it.each([
    ['text of a missing value', 'undefined'],
    ['text of a number that is none', '小NaN'],
    ['text of an object', '[object Object]'],
    ['exponent', '1e+21'],
    ['text of nothing visible', '\u200b\u3164'],
    ['lone surrogate', '甲\ud800'],
    ['lost character', '甲\ufffd'],
    ['resident identity number', `甲${RESIDENT_IDS[0]}`],
    ['resident identity number in groups', RESIDENT_IDS[1].replace(/(\d{6})(\d{8})/, '$1 $2 ')],
  ])('%s', (_, value) => {
    expect([...brokenValues({ a: [value] }, '', [])]).toEqual([expect.stringContaining('$.a[0]')]);
  });

  it('unless the source wrote them', () => {
    expect([...brokenValues({ a: '1E400', b: 'NaN' }, '1e400 NaN', [])]).toEqual([]);
  });
});

describe('issues that are noticed', () => {
  const of = (one: Issue) => [...brokenIssues({ a: [1] }, [one])];

  it.each([
    ['that repeat a value', issue('wrong_type', '$.a', CANARY), 'repeats a value'],
    ['without a path', issue('wrong_type', '$.a[', 'no'), 'not a JSONPath'],
    ['with a path to nothing', issue('wrong_type', '$.a[1]', 'no'), 'selects nothing'],
  ])('%s', (_, one, expected) => {
    expect(of(one)).toEqual([expect.stringContaining(expected)]);
  });

  it('unless there is nothing wrong with them', () => {
    expect(of(issue('wrong_type', '$.a[*]', 'is not a text'))).toEqual([]);
  });
});
