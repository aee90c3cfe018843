/** Rows that a caller adds to the code lists, as the cleaners read them. */

import { describe, expect, it } from 'vitest';
import * as clean from '../../src/cleaners/index.js';
import { readCodes } from '../../src/extend/codes.js';
import type { Taken } from '../../src/reading/reader.js';
import type { Sourced } from '../../src/reading/sourced.js';
import { inShort, take } from './taken.js';

type Read = (taken: Taken | undefined) => Sourced<unknown> | undefined;

const CODES = readCodes({
  status: { 注销备案: { class: 'liquidation' } },
  entstatus: { 77: '存续' },
  holderType: { 自营: 'corporate', '0615699': { label: '某基金', kind: 'corporate' } },
  currency: { 澳币儿: 'AUD' },
  abnormalReason: { 某原因: 'UNREACHABLE' },
  tag: { 88: 'Y', 89: 'N' },
  legalForm: { '0000': '某种形式' },
  entityClass: { 77: '某类' },
  category: { '7777777': '某分类' },
  organizationType: { '99': '某组织' },
});

const READS: Readonly<Record<string, Read>> = {
  'status, its target': (taken) => clean.status(taken)?.target,
  'status, its class': (taken) => clean.status(taken)?.class,
  'statusCode, its target': (taken) => clean.statusCode(taken)?.target,
  'statusCode, its words': (taken) => clean.statusCode(taken)?.words,
  'holderType, a person or a company': (taken) => clean.holderType(taken).isCorporate,
  'holderTypeCode, its words': (taken) => clean.holderTypeCode(taken).holderType,
  'holderTypeCode, a person or a company': (taken) => clean.holderTypeCode(taken).isCorporate,
  'currency in an amount': (taken) => clean.capital(taken)?.currency,
  'abnormalReason, its ground': (taken) => clean.abnormalReason(taken).includedReasonCode,
  'legalForm, of its code': (taken) => clean.legalForm(undefined, taken),
  'entityClass, its words': (taken) => clean.entityClass(taken)?.name,
  'category, its words': (taken) => clean.category(taken)?.name,
  'organizationType, its words': (taken) => clean.organizationType(taken)?.name,
};

describe('a row of the caller', () => {
  it.each([
    ['status, its target', '注销备案', 'LIVE', 'status', '注销备案'],
    ['status, its class', '注销备案', 'liquidation', 'status', '注销备案'],
    ['statusCode, its target', 77, 'LIVE', 'entstatus', '77'],
    ['statusCode, its words', '77', '存续', 'entstatus', '77'],
    ['statusCode, its target', '1：注销备案', 'LIVE', 'status', '注销备案'],
    ['holderType, a person or a company', '自营', true, 'holder-type', '自营'],
    ['holderTypeCode, its words', '0615699', '某基金', 'holder-type', '0615699'],
    ['holderTypeCode, a person or a company', '0615699', true, 'holder-type', '0615699'],
    ['currency in an amount', '100万澳币儿', 'AUD', 'currency', '澳币儿'],
    ['abnormalReason, its ground', '某原因', 'UNREACHABLE', 'abnormal-reason', '某原因'],
    ['legalForm, of its code', '0000', '某种形式', 'legal-form', '0000'],
    ['entityClass, its words', '77', '某类', 'entity-class', '77'],
    ['category, its words', '7777777', '某分类', 'category', '7777777'],
    ['organizationType, its words', '99', '某组织', 'organization-type', '99'],
  ])('%s: of %j it is named in the rule, and reported once', (name, original, value, list, row) => {
    const { taken, issues } = take(original, CODES);
    const leaf = READS[name]?.(taken);
    expect(leaf?.value).toBe(value);
    expect(leaf?.rule).toEqual({ rule: 'code-list/1', list, row, addedBy: 'caller' });
    expect(issues.map(inShort)).toEqual(['caller_code']);
    expect(issues[0]?.path).toBe('$.info.data.key');
    expect(issues[0]?.message.endsWith(` the code list ${list}`)).toBe(true);
  });

  it.each([
    ['the field beside it', '100万', undefined, '澳币儿'],
    ['both', '100万澳币儿', undefined, '澳币儿'],
    ['the field of the unit', '100万', '万澳币儿', undefined],
    ['the field of the unit alone', '100', '万澳币儿', undefined],
  ])('names the currency of an amount that %s names, reported once', (_, amount, unit, currency) => {
    const [own, ofUnit, ofCurrency] = [take(amount, CODES), take(unit, CODES), take(currency, CODES)];
    const hints = { unit: clean.text(ofUnit.taken), currency: clean.currency(ofCurrency.taken) };
    const read = clean.capital(own.taken, hints);
    const rule = { rule: 'code-list/1', list: 'currency', row: '澳币儿', addedBy: 'caller' };
    expect(read?.amount.value).toBe('1000000.00');
    expect(read?.currency).toMatchObject({ value: 'AUD', rule });
    expect(read?.currencyName).toMatchObject({ value: '澳大利亚元', rule });
    expect([own, ofUnit, ofCurrency].flatMap(({ issues }) => issues.map(inShort))).toEqual(['caller_code']);
  });

  it('names a currency, so that 万元 in the field of the unit is a word for it', () => {
    const { taken, issues } = take('100万澳币儿', CODES);
    const read = clean.capital(taken, { unit: clean.text(take('万元', CODES).taken) });
    expect(read?.currency?.value).toBe('AUD');
    expect(issues.map(inShort)).toEqual(['caller_code']);
  });

  it.each([
    [['88'], true, ['caller_code $.info.data.key[0]']],
    [['89', 88], true, ['caller_code $.info.data.key[0]', 'caller_code $.info.data.key[1]']],
    [['89'], false, ['caller_code $.info.data.key[0]']],
    [['6'], true, []],
  ])('of tags %j tells whether the company is listed: %s', (tags, listed, reported) => {
    const { taken, issues } = take(tags, CODES);
    expect(clean.isListed(taken)).toMatchObject({ value: listed, rule: 'listed/1' });
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual(reported);
    expect(issues.every(({ message }) => message.endsWith(' the code list tag'))).toBe(true);
  });

  it('of one list changes no other', () => {
    const { taken, issues } = take('4540', readCodes({ tag: { 88: 'Y' } }));
    expect(clean.legalForm(undefined, taken)).toMatchObject({
      value: '个人独资企业',
      rule: { rule: 'code-list/1', list: 'legal-form', row: '4540' },
    });
    expect(clean.legalForm(undefined, take('4540', {}).taken)?.value).toBe('个人独资企业');
    expect(issues).toEqual([]);
  });
});
