import { describe, expect, test } from 'vitest';
import * as category from '../../src/codelists/category.js';
import * as entityClass from '../../src/codelists/entity-class.js';
import * as legalForm from '../../src/codelists/legal-form.js';
import * as organizationType from '../../src/codelists/organization-type.js';
import * as registeringAuthority from '../../src/codelists/registering-authority.js';
import * as tag from '../../src/codelists/tag.js';

const LISTS = {
  category,
  'entity-class': entityClass,
  'legal-form': legalForm,
  'organization-type': organizationType,
  'registering-authority': registeringAuthority,
  tag,
};

describe.each(Object.entries(LISTS))('%s', (_, list) => {
  test('finds every entry by its code', () => {
    for (const entry of list.ENTRIES) expect(list.lookup(entry.code)).toBe(entry);
  });

  test.each(['constructor', '__proto__', 'toString', '', ' ', '00'])('misses %j', (code) => {
    expect(list.lookup(code)).toBeUndefined();
  });
});

describe('category', () => {
  test('has the 18 codes of the upstream, each under the class its first two digits name', () => {
    expect(category.ENTRIES).toHaveLength(18);
    for (const { code } of category.ENTRIES) expect(entityClass.lookup(code.slice(0, 2)), code).toBeDefined();
    expect(category.lookup('0115601')?.label).toBe('企业');
    expect(category.lookup('0499904')?.label).toBe('国外企业');
    expect(category.lookup('115601')).toBeUndefined();
  });
});

describe('entity-class', () => {
  test('has the five classes of the upstream', () => {
    expect(entityClass.ENTRIES.map(({ code, label }) => `${code} ${label}`)).toEqual([
      '01 大陆企业',
      '02 社会组织',
      '03 机关及事业单位',
      '04 港澳台及国外企业',
      '05 律所及其他组织机构',
    ]);
  });
});

describe('tag', () => {
  test('says which tags mean an exchange listing', () => {
    expect(tag.ENTRIES.map(({ code, listed }) => [code, listed])).toEqual([
      ['1', 'N'],
      ['6', 'Y'],
      ['9', 'Y'],
      ['17', 'N'],
      ['40', 'Y'],
      ['41', 'N'],
    ]);
  });
});

describe('legal-form', () => {
  test.each([
    ['1110', '有限责任公司(国有独资)'],
    ['1130', '有限责任公司(自然人投资或控股)'],
    ['1151', '有限责任公司(自然人独资)'],
    ['1152', '有限责任公司(自然人投资或控股的法人独资)'],
    ['2100', '有限责任公司分公司'],
    ['4533', '有限合伙企业'],
    ['4540', '个人独资企业'],
    ['5150', '有限责任公司(外国法人独资)'],
    ['6110', '有限责任公司(港澳台与境内合资)'],
    ['9100', '农民专业合作社'],
    ['9500', '个体工商户'],
  ])('gives %s the label %s', (code, label) => {
    expect(legalForm.lookup(code)?.label).toBe(label);
  });

  test('never gives a label that says nothing without the heading above it', () => {
    const bare = ['其他', '非公司', '分公司', '办事处'];
    expect(legalForm.ENTRIES.filter(({ label }) => bare.includes(label))).toEqual([]);
  });

  test('has four-digit codes, and an English name of its own for each', () => {
    expect(legalForm.ENTRIES.filter(({ code }) => !/^\d{4}$/.test(code))).toEqual([]);
    expect(new Set(legalForm.ENTRIES.map(({ en }) => en)).size).toBe(legalForm.ENTRIES.length);
  });
});

describe('organization-type', () => {
  test('knows the one code that is published, and no other', () => {
    expect(organizationType.ENTRIES.map(({ code }) => code)).toEqual(['1560501']);
    expect(organizationType.lookup('1560501')?.label).toBe('企业');
  });
});

describe('registering-authority', () => {
  test('has two characters in each code: the authority and the category of GB 32100', () => {
    expect(registeringAuthority.ENTRIES.filter(({ code }) => !/^[0-9A-HJ-NPQRTUWXY]{2}$/.test(code))).toEqual(
      [],
    );
  });
});
