/** Codes and words of code lists as the cleaners read them. */

import { describe, expect, it } from 'vitest';
import {
  abnormalReason,
  category,
  district,
  holderType,
  holderTypeCode,
  industry,
  legalForm,
  status,
  statusCode,
} from '../../src/cleaners/index.js';
import { company, factsOf, issuesBeyond, issuesOf, told, v1, v2, XIAOMI } from '../normalize/bundles.js';
import { inShort, take } from './taken.js';

const AT = '$.qycxnew.value';
const UNREACHABLE = '通过登记的住所或者经营场所无法联系的';

describe('status', () => {
  it.each([
    ['存续', 'LIVE', []],
    ['在营（开业）企业', 'LIVE', []],
    ['登记成立', 'LIVE', []],
    ['迁入', 'LIVE', []],
    ['停业', 'LIVE', []],
    ['歇业', 'LIVE', []],
    ['责令关闭', 'LIVE', []],
    ['清算', 'LIVE', []],
    ['拟注销', 'LIVE', []],
    ['吊销', 'LIVE', ['licence_revoked']],
    ['吊销，未注销', 'LIVE', ['licence_revoked']],
    [' 吊销, 未注销 ', 'LIVE', ['licence_revoked', 'text_cleaned']],
    ['迁出', 'LIVE', ['moved_out']],
    ['迁往市外', 'LIVE', ['moved_out']],
    ['已迁出企业', 'LIVE', ['moved_out']],
    ['注销', 'CLOSED', []],
    ['已注销', 'CLOSED', []],
    ['注销企业', 'CLOSED', []],
    ['企业直接申请注销', 'CLOSED', []],
    ['吊销，已注销', 'CLOSED', []],
    ['吊销并注销', 'CLOSED', []],
    ['吊销后注销', 'CLOSED', []],
    ['撤销', 'CLOSED', []],
    ['撤销登记', 'CLOSED', []],
    ['废止', 'CLOSED', []],
    ['迁出注销', 'CLOSED', []],
    ['其他', 'NOT REPORTED', []],
    ['不明', 'NOT REPORTED', []],
    ['未知', 'NOT REPORTED', []],
    ['非正常户', 'NOT REPORTED', ['unknown_code']],
    ['经营异常', 'NOT REPORTED', ['unknown_code']],
    ['失信被执行人', 'NOT REPORTED', ['unknown_code']],
    ['未注销', 'NOT REPORTED', ['unknown_code']],
    ['注销备案中', 'NOT REPORTED', ['unknown_code']],
    ['存续吧', 'NOT REPORTED', ['unknown_code']],
    ['constructor', 'NOT REPORTED', ['unknown_code']],
  ])('%s is %s', (words, status, codes) => {
    const bundle = company({ status: words });
    expect(factsOf(bundle).status).toMatchObject({ target: status, words: words.trim() });
    expect(issuesBeyond(bundle)).toEqual(
      codes
        .map((code) => `${code} ${AT}.status${code === 'unknown_code' ? ' (status)' : ''}`)
        .sort()
        .reverse(),
    );
  });

  it('that is blank is absent, with missing_value', () => {
    const bundle = company({ status: '-' });
    expect(factsOf(bundle).status).toBeUndefined();
    expect(issuesBeyond(bundle)).toEqual(['missing_value $ (status)']);
  });

  it.each([
    ['1', 'LIVE', '存续(在营、开业、在册)', []],
    [1, 'LIVE', '存续(在营、开业、在册)', []],
    ['1：存续', 'LIVE', '存续', []],
    ['存续', 'LIVE', '存续', []],
    ['2：吊销', 'LIVE', '吊销', ['licence_revoked']],
    ['1：注销', 'NOT REPORTED', '注销', ['unknown_code']],
    ['4', 'NOT REPORTED', '4', ['unknown_code']],
    ['99', 'NOT REPORTED', '99', ['unknown_code']],
  ])('%j as entstatus is %s, in the words %s', (entstatus, status, words, codes) => {
    const bundle = { info: v2({ entityName: XIAOMI.name, creditCode: XIAOMI.creditCode, entstatus }) };
    expect(factsOf(bundle).status).toMatchObject({ target: status, words });
    const found = issuesOf(bundle).filter(({ path }) => path.endsWith('entstatus'));
    expect(found.map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['1', 'entstatus', '1'],
    [1, 'entstatus', '1'],
    ['３', 'entstatus', '3'],
    ['1：存续', 'status', '存续'],
    ['存续', 'status', '存续'],
  ])(
    '%j as entstatus is read by the row of its words, else of its number: %s, %s',
    (entstatus, list, row) => {
      const read = statusCode(take(entstatus).taken);
      expect(read?.class.rule).toEqual({ rule: 'code-list/1', list, row });
      expect(read?.target.rule).toEqual({ rule: 'code-list/1', list, row });
    },
  );

  it.each(['4', '99', '不明不白', '1：注销'])(
    '%s as entstatus is in no list, and names no row of one',
    (entstatus) => {
      const read = statusCode(take(entstatus).taken);
      expect(read?.class).toMatchObject({ value: 'unknown', rule: 'not-in-code-list/1' });
      expect(read?.target).toMatchObject({ value: 'NOT REPORTED', rule: 'not-in-code-list/1' });
    },
  );

  it.each([
    ['1：存续', '存续'],
    ['1、存续', '存续'],
    ['1 存续', '存续'],
    ['１．存续', '存续'],
    ['12：存续', '存续'],
    ['甲1：存续', '甲1：存续'],
    ['1.5', '1.5'],
    ['77', '77'],
  ])('%s as entstatus has the words %s', (entstatus, words) => {
    expect(statusCode(take(entstatus).taken)?.words.value).toBe(words);
  });

  it('is not changed by any risk list', () => {
    const lists = { jyycFlag: 1, yzwfFlag: 1, zdsswfFlag: 1, isHmd: true };
    expect(factsOf(company({}, { isHmd: v1({ qyName: XIAOMI.name, ...lists }) })).status?.target).toBe(
      'LIVE',
    );
  });
});

describe('listed', () => {
  it.each([
    [[], false, []],
    [['1'], false, []],
    [[41, '17'], false, []],
    [['6'], true, []],
    [['9', '1'], true, []],
    [['40'], true, []],
    [6, true, []],
    ['6', true, []],
    [['6', '77'], true, ['unknown_code $.qycxnew.value.tags[1] (tag)']],
    [['1', '77'], undefined, ['unknown_code $.qycxnew.value.tags[1] (tag)']],
    ['6,9', undefined, ['unknown_code $.qycxnew.value.tags (tag)']],
    [['-', ''], undefined, []],
    [[null], undefined, []],
    [[{}], undefined, ['wrong_type $.qycxnew.value.tags[0]']],
    ['', undefined, []],
    [null, undefined, []],
    [['constructor'], undefined, ['unknown_code $.qycxnew.value.tags[0] (tag)']],
  ])('with tags %j is %s', (tags, listed, issues) => {
    const bundle = company({ tags });
    expect(factsOf(bundle).listed).toBe(listed);
    expect(issuesBeyond(bundle)).toEqual(issues);
  });

  it.each([
    ['Y', true],
    ['N', false],
    [true, true],
    [false, false],
    ['是', true],
    ['否', false],
    ['无', undefined],
    ['maybe', undefined],
    [1, undefined],
  ])('of the register extract %j is %s', (listed, expected) => {
    expect(factsOf({ neci: { entName: XIAOMI.name, listed } }).listed).toBe(expected);
  });

  it('is said by the register extract before the tags', () => {
    const bundle = company({ tags: [] }, { neci: { entName: XIAOMI.name, listed: 'Y' } });
    expect(factsOf(bundle).listed).toBe(true);
    expect(told(issuesOf(bundle), 'sources_disagree')).toEqual(['warning $.neci.listed']);
  });
});

describe('codes with words', () => {
  it('go out as code and label, and an unknown one without words', () => {
    const known = company({
      type: '01',
      categoryNew: '0115601',
      districtCode: '310115',
      districtName: '上海市浦东新区',
      domain: 'C4210',
      domainName: '金属废料和碎屑加工处理',
    });
    expect(factsOf(known)).toMatchObject({
      entityClass: { code: '01', name: '大陆企业' },
      entityCategory: { code: '0115601', name: '企业' },
      district: { code: '310115', name: '上海市浦东新区' },
    });
    expect(factsOf(known).industry).toEqual({ code: 'C4210', name: '金属废料和碎屑加工处理' });
    const unknown = company({ type: '77', categoryNew: '7777777', districtCode: '999999', domain: 'Z9999' });
    expect(factsOf(unknown)).toMatchObject({
      entityClass: { code: '77' },
      entityCategory: { code: '7777777' },
      district: { code: '999999' },
    });
    expect(told(issuesOf(unknown), 'unknown_code')).toHaveLength(4);
  });

  it('name the list that an unknown one is missing in', () => {
    const unknown = company({
      status: '未注销',
      type: '77',
      domain: 'Z9999',
      tags: ['99'],
      currency_unit: '吨',
    });
    const reasons = issuesOf(unknown).flatMap(({ code, path, reason }) =>
      code === 'unknown_code' ? [[path.slice(AT.length + 1), reason]] : [],
    );
    expect(Object.fromEntries(reasons)).toEqual({
      status: 'status',
      type: 'entity-class',
      domain: 'industry-division',
      'tags[0]': 'tag',
      currency_unit: 'currency',
    });
  });

  it('are a code alone or words alone where the source has one of them', () => {
    expect(industry(undefined, take('软件开发').taken)).toMatchObject({ name: { value: '软件开发' } });
    expect(industry(take('C4210').taken, undefined)).toMatchObject({ code: { value: 'C4210' } });
    expect(district(undefined, take('浦东新区').taken)).toMatchObject({ name: { value: '浦东新区' } });
    expect([industry(undefined, undefined), district(undefined, undefined)]).toEqual([undefined, undefined]);
  });

  it('that come as a number are its digits, by the rule that says so', () => {
    expect(category(take(115601).taken)?.code).toMatchObject({ value: '115601', rule: 'number-as-text/1' });
  });

  it('are cleaned like any text before they go out', () => {
    const bundle = company({ domain: '\u0000C4210\u200b ', districtCode: '\u0001' });
    expect(factsOf(bundle).industry?.code).toBe('C4210');
    expect(factsOf(bundle).district?.code).toBeUndefined();
  });

  it.each([
    [{ econKind: '有限责任公司', econKindCode: '4540' }, '有限责任公司', []],
    [{ econKind: '-', econKindCode: '4540' }, '个人独资企业', []],
    [
      { econKind: '有限责任公司', econKindCode: '0000' },
      '有限责任公司',
      ['unknown_code $.qycxnew.value.econKindCode (legal-form)'],
    ],
    [{ econKindCode: '0000' }, undefined, ['unknown_code $.qycxnew.value.econKindCode (legal-form)']],
  ])('the legal form of %j is %s', (fields, expected, issues) => {
    expect(factsOf(company(fields)).legalForm).toBe(expected);
    expect(issuesBeyond(company(fields))).toEqual(issues);
  });

  it.each([
    [0, 'NORMAL'],
    ['0', 'NORMAL'],
    [1, 'ABNORMAL'],
    ['1', 'ABNORMAL'],
    [2, 'UNKNOWN'],
    ['2', 'UNKNOWN'],
    ['3', undefined],
    ['', undefined],
    [null, undefined],
    [{}, undefined],
  ])('fzchFlag %j is %s', (fzchFlag, expected) => {
    const bundle = company(
      {},
      { fzchnew: v1({ nsrsbh: XIAOMI.creditCode, fzchFlag, fzchList: { code: '10013', msg: '非正常' } }) },
    );
    expect(factsOf(bundle).abnormalTaxpayer).toBe(expected);
    expect(told(issuesOf(bundle), 'unknown_code')).toHaveLength(fzchFlag === '3' ? 1 : 0);
  });
});

describe('a row of a code list', () => {
  it.each([
    ['status', () => status(take('存续').taken)?.target, 'LIVE', 'status', '存续'],
    ['legal form', () => legalForm(undefined, take('4540').taken), '个人独资企业', 'legal-form', '4540'],
    ['category', () => category(take('0115602').taken)?.name, '个体', 'category', '0115602'],
    ['holder', () => holderType(take('企业法人').taken).isCorporate, true, 'holder-type', '企业法人'],
    ['holder', () => holderType(take('自然人股东').taken).isCorporate, false, 'holder-type', '自然人股东'],
    ['holder', () => holderTypeCode(take('0615601').taken).isCorporate, false, 'holder-type', '0615601'],
    [
      'ground',
      () => abnormalReason(take(UNREACHABLE).taken).includedReasonCode,
      'UNREACHABLE',
      'abnormal-reason',
      UNREACHABLE,
    ],
  ])('is what a %s is read by: %#', (_, read, value, list, row) => {
    expect(read()).toMatchObject({ value, rule: { rule: 'code-list/1', list, row } });
  });
});

describe('a type of holder or a ground', () => {
  it('that is blank is nothing, without an issue', () => {
    for (const clean of [holderType, holderTypeCode, abnormalReason]) {
      for (const blank of [null, '', '-']) {
        const { taken, issues } = take(blank);
        expect([clean(taken), issues]).toEqual([{}, []]);
      }
    }
  });

  it('that tells no person from a company is output in words alone', () => {
    const { taken, issues } = take('发起人');
    expect(holderType(taken)).toEqual({ holderType: expect.objectContaining({ value: '发起人' }) });
    expect(issues.map(inShort)).toEqual(['unknown_code (holder-type)']);
  });

  it('whose code is in no list is left out', () => {
    const { taken, issues } = take('0000000');
    expect(holderTypeCode(taken)).toEqual({});
    expect(issues.map(inShort)).toEqual(['unknown_code (holder-type)']);
  });

  it('that is none of the four grounds is OTHER, by no row of a list', () => {
    const { taken, issues } = take('其他原因');
    expect(abnormalReason(taken)).toMatchObject({
      includedReason: { value: '其他原因' },
      includedReasonCode: { value: 'OTHER', rule: 'not-in-code-list/1' },
    });
    expect(issues.map(inShort)).toEqual(['unknown_code (abnormal-reason)']);
  });
});
