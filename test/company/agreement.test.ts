import { describe, expect, it } from 'vitest';
import {
  bareCode,
  bareName,
  couldBe,
  differing,
  disagree,
  sameCode,
  sameName,
  sameText,
  sameValue,
} from '../../src/company/agreement.js';
import type { Issue } from '../../src/issues.js';
import { said } from './said.js';

describe('sameText', () => {
  it.each([
    ['小米科技', '小米科技'],
    ['ABC', 'abc'],
    ['ＡＢＣ １２', 'abc12'],
    ['a b\tc', 'abc'],
  ])('%j and %j are the same', (one, other) => {
    expect(sameText(one, other)).toBe(true);
  });

  it.each([
    ['小米科技', '小米技术'],
    ['甲(乙)', '甲乙'],
    ['a-b', 'ab'],
  ])('%j and %j are not', (one, other) => {
    expect(sameText(one, other)).toBe(false);
  });
});

describe('sameName', () => {
  it.each([
    ['小米科技（有限责任）公司', '小米科技有限责任公司'],
    ['甲[乙]{丙}〔丁〕【戊】', '甲乙丙丁戊'],
    ['甲、乙;丙。丁', '甲乙丙丁'],
    ['约翰·史密斯', '约翰•史密斯'],
    ['约翰‧史密斯', '约翰・史密斯'],
    ['Foo Co., Ltd.', 'FOO CO LTD'],
    ['地址:甲路1号', '地址甲路1号'],
    ['東方貿易有限公司', '东方贸易有限公司'],
    ['天和乾洗衞生有限公司', '天和干洗卫生有限公司'],
    ['乾於徵夥衞粧靑蔴颺甦', '干于征伙卫妆青麻扬苏'],
    ['夥伴於徵信', '伙伴于征信'],
  ])('%j and %j are the same', (one, other) => {
    expect(sameName(one, other)).toBe(true);
  });

  it.each([
    ['甲路1.5号', '甲路15号'],
    ['1:50', '150'],
    ['1,500', '1500'],
    ['甲公司', '乙公司'],
  ])('%j and %j are not: the point of a number is part of it', (one, other) => {
    expect(sameName(one, other)).toBe(false);
  });

  it('leaves a point aside on one side of which there is no digit', () => {
    expect(bareName('1.甲')).toBe('1甲');
    expect(bareName('甲.1')).toBe('甲1');
    expect(bareName('1:甲')).toBe('1甲');
  });
});

describe('codes', () => {
  it.each([
    ['55138508-2', '551385082'],
    ['ma04bdrr-9', 'MA04BDRR9'],
    ['９１110108551385082q', '91110108551385082Q'],
    ['330782-000012-342', '330782000012342'],
    ['５５１３８５０８－２', '551385082'],
  ])('%s is %s without hyphens, in capitals', (code, bare) => {
    expect(bareCode(code)).toBe(bare);
    expect(sameCode(code, bare)).toBe(true);
  });

  it('differ in any other character', () => {
    expect(sameCode('551385082', '551385083')).toBe(false);
    expect(sameCode('5513.85082', '551385082')).toBe(false);
  });
});

describe('couldBe', () => {
  it.each([
    ['9111********5082Q', '91110108551385082Q'],
    ['91110108XXXXXXXXXX', '91110108551385082Q'],
    ['崔**', '崔建国'],
    ['**国', '崔建国'],
    ['崔*国', '崔建国'],
    ['崔*建*国', '崔甲建乙国'],
    ['*', '崔建国'],
    ['*建*', '崔建国'],
    ['a***d', 'A B C D'],
    // The number of marks need not be that of the characters.
    ['崔**', '崔军'],
  ])('%j could be %j', (masked, whole) => {
    expect(couldBe(masked, whole)).toBe(true);
  });

  it.each([
    ['雷**', '崔建国'],
    ['崔**军', '崔建国'],
    ['崔*乙*国', '崔甲建乙国家'],
    ['甲*丙*乙*丁', '甲乙丙丁'],
    ['甲*甲', '甲'],
    ['甲乙*乙丙', '甲乙丙'],
    // A mark hides something.
    ['崔*国', '崔国'],
    ['崔**', '崔'],
    ['*建*', '建国'],
    ['崔*建*国', '崔甲建国'],
    ['甲*乙*乙丙', '甲乙丙'],
    ['X', '崔建国'],
  ])('%j could not be %j', (masked, whole) => {
    expect(couldBe(masked, whole)).toBe(false);
  });
});

describe('a difference', () => {
  const [mine, other] = [said('甲', '$.neci.entName'), said('乙', '$.info.data.entityName')];

  it('needs two values that are not the same', () => {
    expect(differing(mine, other)).toEqual([mine, other]);
    expect(differing(mine, said('甲'))).toBeUndefined();
    expect(differing(mine, undefined)).toBeUndefined();
    expect(differing(undefined, other)).toBeUndefined();
    expect(sameValue(true, true)).toBe(true);
    expect(sameValue(true, false)).toBe(false);
  });

  it('is reported at the value that is output, and names the field and both places', () => {
    const issues: Issue[] = [];
    disagree('name', mine, other, issues);
    expect(issues).toMatchObject([{ code: 'sources_disagree', severity: 'warning', path: '$.neci.entName' }]);
    expect(issues[0]?.message).toMatch(/ name: \$\.neci\.entName .*, \$\.info\.data\.entityName /);
  });

  it('of values without a place is reported at the root', () => {
    const issues: Issue[] = [];
    disagree('name', { value: '甲', origins: [] }, other, issues);
    expect(issues[0]?.path).toBe('$');
  });
});
