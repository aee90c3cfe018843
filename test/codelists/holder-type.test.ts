import { describe, expect, test } from 'vitest';
import { ENTRIES, lookup, recognize } from '../../src/codelists/holder-type.js';

describe('lookup', () => {
  test('knows the published code for a natural person', () => {
    expect(lookup('0615601')).toMatchObject({ label: '自然人股东', kind: 'person' });
  });

  test.each(['0615602', '', '615601', 'constructor', '__proto__', 'undefined'])('misses %j', (code) => {
    expect(lookup(code)).toBeUndefined();
  });
});

describe('recognize', () => {
  test.each([
    ['自然人股东', 'person'],
    ['境内中国公民', 'person'],
    ['自然人股東', 'person'],
    ['個人', 'person'],
    ['企業法人', 'corporate'],
    ['法人股東', 'corporate'],
    ['非法人组织', 'corporate'],
    ['外国（地区）自然人', 'person'],
    ['外国(地区)自然人', 'person'],
    ['非农民自然人', 'person'],
    ['自然人 股东', 'person'],
    ['中国香港居民', 'person'],
    ['境外台湾自然人股东', 'person'],
    ['农村居民合伙人', 'person'],
    ['外籍个人出资人', 'person'],
    ['其他（地区）个人', 'person'],
    ['港澳自然人发起人', 'person'],
    ['境外法人投资者', 'corporate'],
    ['国有独资法人股东', 'corporate'],
    ['某省属法人成员', 'corporate'],
    ['企业法人', 'corporate'],
    ['法人股东', 'corporate'],
    ['机关法人', 'corporate'],
    ['事业法人', 'corporate'],
    ['社团法人', 'corporate'],
    ['合伙企业', 'corporate'],
    ['外商投资企业', 'corporate'],
    ['其他非自然人投资者', 'corporate'],
    ['有限责任公司（自然人投资或控股）', 'corporate'],
    ['有限公司(法人独资)内资', 'corporate'],
    ['其他股份有限公司(上市)', 'corporate'],
    ['一人有限责任公司', 'corporate'],
    ['自然人（境外）', 'person'],
    ['自然人股东（境内）', 'person'],
    ['个人(中国籍)', 'person'],
    ['股东（自然人）', 'person'],
    ['其他投资者（法人）', 'corporate'],
    ['合伙人(企业法人)', 'corporate'],
    ['企业法人（境内）', 'corporate'],
    ['法人（企业）', 'corporate'],
    ['香港永久性居民', 'person'],
    ['台湾地区自然人', 'person'],
    ['外国籍自然人', 'person'],
    ['外国居民', 'person'],
    ['香港永久居民', 'person'],
    ['自然人（外国）', 'person'],
    ['自然人（中国）', 'person'],
    ['资产管理计划', 'corporate'],
  ])('reads %s as %s', (text, kind) => {
    expect(recognize(text)).toBe(kind);
  });

  test.each([
    '发起人',
    '合伙人',
    '非法人',
    '非法人股东',
    '其他',
    '其他投资者',
    '港澳台投资者',
    '有限公司自然人股东',
    '甲乙有限公司',
    '法人代表',
    '法人股东代表',
    '自然人代表',
    '自然人或法人',
    '境内自然人股东代表',
    '非境内自然人',
    '非自然人',
    '个人（独资企业）',
    '自然人（代持）',
    '股东（其他）',
    '股东（股东）',
    '股东（自然人或法人）',
    '公司（个人）',
    '企业法人（自然人）',
    '（自然人）',
    '自然人（境外）代表',
    '自然人（境外机构代持）',
    '自然人（代持外资）',
    '股东代表（自然人）',
    '股东（法人）自然人（境外）',
    '',
    'constructor',
    '__proto__',
  ])('leaves %j to the name, for it fits both or is unknown', (text) => {
    expect(recognize(text)).toBeUndefined();
  });

  test('reads each of its own rows', () => {
    for (const { label, kind } of ENTRIES) expect(recognize(label), label).toBe(kind);
  });
});

test.each(['外埠法人', '外埠法人股东'])(
  'a kind of legal person that is not in the list is a body: %s',
  (text) => {
    expect(recognize(text)).toBe('corporate');
  },
);
