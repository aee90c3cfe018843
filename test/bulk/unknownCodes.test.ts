import { describe, expect, it } from 'vitest';
import { addCodes, countCodes, emptyCodes, MAX_VALUES } from '../../src/bulk/unknownCodes.js';
import { readCompany } from '../../src/normalize.js';
import { v1 } from '../normalize/bundles.js';
import { line } from './bundles.js';

function codesOf(...bundles: readonly unknown[]) {
  const codes = emptyCodes();
  for (const bundle of bundles) countCodes(codes, { bundle, ...readCompany(bundle) });
  return codes;
}

const company = (more: object) => JSON.parse(line('甲乙丙有限公司', more));

describe('unknown codes', () => {
  it('are counted by list and value, in the order in which they are found', () => {
    const codes = codesOf(
      company({ status: '注销备案', tags: ['6', '77'] }),
      company({ status: '注销备案', type: 77 }),
    );
    expect(codes).toEqual({
      values: { 'tag: 77': 1, 'status: 注销备案': 2, 'entity-class: 77': 1 },
      hidden: {},
    });
  });

  it.each([
    ['a text longer than a code', { status: '因未在规定的期限内公示年度报告而被列入经营异常名录' }, 'status'],
    ['a number as long as a person’s', { econKindCode: '13800138000' }, 'legal-form'],
    ['the name of a person of the company', { operName: '林渡', status: '林渡备案' }, 'status'],
    ['the name of the company', { status: '甲乙丙有限公司' }, 'status'],
  ])('hide %s', (_, fields, list) => {
    expect(codesOf(company(fields))).toEqual({ values: {}, hidden: { [list]: 1 } });
  });

  it('hide the reasons of a risk list, which are free text', () => {
    const items = [{ inReason: '其他原因', inDate: '2020-01-01' }];
    const jyyc = v1({ jyycFlag: 1, jyycList: [{ total: 1, items }] });
    expect(codesOf({ ...company({}), jyyc })).toEqual({ values: {}, hidden: { 'abnormal-reason': 1 } });
  });

  it('show no character that turns the direction of a text', () => {
    expect(Object.keys(codesOf(company({ domain: 'Z\u202e9' })).values)).toEqual([
      'industry-division: Z\\u202e9',
    ]);
  });
});

describe('unknown codes of many stretches', () => {
  const stretch = (from: number, size: number) => ({
    values: Object.fromEntries(Array.from({ length: size }, (_, index) => [`tag: ${from + index}`, 1])),
    hidden: { status: 1 },
  });

  it('are bounded: the first of the input are kept, the others are counted', () => {
    const sum = emptyCodes();
    addCodes(sum, stretch(0, MAX_VALUES - 1));
    addCodes(sum, stretch(MAX_VALUES - 2, 10));
    const keys = Object.keys(sum.values);
    expect(keys).toHaveLength(MAX_VALUES);
    expect(keys.at(-1)).toBe(`tag: ${MAX_VALUES - 1}`);
    expect(sum.values[`tag: ${MAX_VALUES - 2}`]).toBe(2);
    expect(sum.hidden).toEqual({ tag: 8, status: 2 });
  });
});
