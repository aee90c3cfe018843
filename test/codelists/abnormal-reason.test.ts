import { describe, expect, test } from 'vitest';
import { ENTRIES, GROUNDS, groundsOf, lookup, recognize } from '../../src/codelists/abnormal-reason.js';

const REPORT = 'ANNUAL_REPORT_NOT_FILED';
const INFORMATION = 'INFORMATION_NOT_DISCLOSED';
const FRAUD = 'CONCEALMENT_OR_FRAUD';
const GONE = 'UNREACHABLE';

describe('the table', () => {
  test('holds at least 40 wordings and all four grounds', () => {
    expect(ENTRIES.length).toBeGreaterThanOrEqual(40);
    expect(new Set(ENTRIES.flatMap(({ grounds }) => grounds))).toEqual(new Set(GROUNDS));
  });

  test('lists the grounds of a wording in the order of the law', () => {
    for (const { wording, grounds } of ENTRIES) {
      expect(
        GROUNDS.filter((ground) => grounds.includes(ground)),
        wording,
      ).toEqual(grounds);
    }
  });

  test('is found by exact wording', () => {
    expect(lookup('查无下落')).toEqual({ wording: '查无下落', grounds: [GONE] });
    expect(lookup('constructor')).toBeUndefined();
    expect(lookup('__proto__')).toBeUndefined();
  });

  test('reads each of its own rows as that row says', () => {
    for (const { wording, grounds } of ENTRIES) {
      expect(groundsOf(wording), wording).toEqual(grounds);
      expect(recognize(wording), wording).toBe(grounds[0]);
    }
  });

  test('agrees with the rules: a row with a word in front, which the table lacks, reads the same', () => {
    for (const { wording, grounds } of ENTRIES)
      expect(groundsOf(`经查，${wording}`), wording).toEqual(grounds);
  });
});

describe('recognize', () => {
  test.each([
    ['未依照《企业信息公示暂行条例》第八条规定的期限公示2019年度年度报告', REPORT],
    ['未依照（企业信息公示暂行条例）第八条规定的期限公示年度报告的。', REPORT],
    ['2018年度未按规定公示年度报告', REPORT],
    ['未在规定期限内报送2020年度年报', REPORT],
    ['企业没有按期报送年度报告', REPORT],
    ['2021年度报告逾期未报送', REPORT],
    ['年报未按期公示', REPORT],
    ['年报未报', REPORT],
    ['不按规定公示年报', REPORT],
    ['拒不报送年度报告', REPORT],
    ['不按规定申报年度报告', REPORT],
    ['不按规定公示年报信息', REPORT],
    ['年报未在规定的期限内通过该系统申报', REPORT],
    ['未按規定期限公示年度報告', REPORT],
    ['通過登記的住所或者經營場所無法聯繫', GONE],
    ['经抽查发现未公示年度报告', REPORT],
    ['未依照《企业信息公示暂行条例》第八条规定', REPORT],
    ['未在责令期限内公示年度报告', REPORT],
    ['未在市场监督管理局依照《企业信息公示暂行条例》第十条规定责令的期限内公示股权变更信息', INFORMATION],
    ['未按规定公示有关企业信息', INFORMATION],
    ['未公示其他依法应当公示的信息', INFORMATION],
    ['未按规定公示有关信息', INFORMATION],
    ['即时信息未公示', INFORMATION],
    ['违反《企业信息公示暂行条例》第十条', INFORMATION],
    ['责令限期公示后仍未公示行政许可信息', INFORMATION],
    ['企业公示信息隐瞒真实情况', FRAUD],
    ['2019年度年报公示信息弄虚作假', FRAUD],
    ['未如实公示年度报告', FRAUD],
    ['公示信息虚假', FRAUD],
    ['年报内容不实', FRAUD],
    ['通过登记的住所（经营场所）无法联系', GONE],
    ['通过登记的住所、经营场所无法取得联系', GONE],
    ['登记的地址无法与该公司取得联系', GONE],
    ['通过住所未能与企业取得联系', GONE],
    ['登记住所失联', GONE],
    ['无法取得联系', GONE],
    ['经核实，无法联系', GONE],
    ['（依据企业经营异常名录管理暂行办法）无法取得联系', GONE],
    ['违反《个体工商户年度报告办法》，通过登记的经营场所无法联系', GONE],
  ])('reads %s as %s', (text, ground) => {
    expect(groundsOf(text)).toEqual([ground]);
    expect(recognize(text)).toBe(ground);
  });

  test.each([
    '年报未报，通过登记的住所无法联系',
    '年报未报，且通过登记的住所无法联系',
    '通过登记的住所无法联系，不按规定公示年度报告',
  ])('reads two grounds in %s', (text) => {
    expect(groundsOf(text)).toEqual([REPORT, GONE]);
  });

  test.each([
    '2019年年报逾期，通过登记的住所无法联系',
    '逾期年报且通过登记的住所无法联系',
    '漏报年报，通过登记的住所无法联系',
    '公示企业信息隐瞒真实情况、弄虚作假，年度报告逾期',
  ])('misses %s: a clause about the annual report that it can not read may be the first ground', (text) => {
    expect(recognize(text)).toBeUndefined();
  });

  test('gives the first in the order of the law when a sentence names two', () => {
    const both = '通过登记的住所无法联系，且未按规定公示2015年度年报';
    expect(groundsOf(both)).toEqual([REPORT, GONE]);
    expect(recognize(both)).toBe(REPORT);
    expect(groundsOf('未公示年度报告且通过登记的住所无法联系')).toEqual([REPORT, GONE]);
    expect(groundsOf('公示企业信息隐瞒真实情况、弄虚作假；通过登记的住所无法联系')).toEqual([FRAUD, GONE]);
  });

  test.each([
    ['a way off the list', '可以在补报未报年份的年度报告并公示后，申请移出'],
    ['a company found again', '提出通过登记的住所可以重新取得联系'],
    ['a denial', '未发现公示信息隐瞒真实情况'],
    ['another denial', '通过登记的住所并非无法联系'],
    ['a spot check refused', '未配合年度报告公示信息抽查'],
    ['a spot check of the report not accepted', '未接受年报抽查'],
    ['a company that can be reached again', '原通过登记的住所无法联系，现可以取得联系'],
    ['something missing in a report that was filed', '未在年度报告中公示股东出资信息'],
    ['something that a report does not tell', '年度报告未公示股东出资信息'],
    ['something not told in a report', '不公示年报中的股东信息'],
    ['a person who can not be reached', '法定代表人无法联系'],
    ['another, after the verb', '无法联系法定代表人'],
    ['a fraud in registration', '提交虚假材料隐瞒真实情况取得公司登记'],
    ['a telephone', '住所电话无法联系'],
    ['a deadline without what was due', '未在规定期限内公示'],
    ['the annual inspection of before 2014', '未参加年度检验'],
    ['a ground of the serious list', '被列入经营异常名录届满3年仍未履行相关义务'],
    ['an article of another law', '违反《企业经营异常名录管理暂行办法》第八条'],
    ['nothing', ''],
    ['a key of every object', 'constructor'],
    ['another', '__proto__'],
    ['a text too long for a reason', `${'经查，'.repeat(200)}未按规定公示年度报告`],
  ])('leaves %s alone', (_, text) => {
    expect(groundsOf(text)).toEqual([]);
    expect(recognize(text)).toBeUndefined();
  });

  test.each(['未', '未责令', '住所', '（', '《条例'])('finds no ground in %s over and over', (piece) => {
    expect(recognize(piece.repeat(Math.floor(500 / piece.length)))).toBeUndefined();
    expect(recognize(piece.repeat(30_000))).toBeUndefined();
  });
});

describe('recognize reads', () => {
  test.each([
    ['未按照登记机关责令的期限公示', 'INFORMATION_NOT_DISCLOSED'],
    ['隐瞒真实情况取得公司变更登记', undefined],
    ['公示信息隐瞒真实情况', 'CONCEALMENT_OR_FRAUD'],
  ])('%s as %s', (text, ground) => {
    expect(recognize(text)).toBe(ground);
  });

  test('500 characters, and no longer text', () => {
    const reason = '公示信息隐瞒真实情况';
    expect(recognize(`${reason},${'甲'.repeat(489)}`)).toBe('CONCEALMENT_OR_FRAUD');
    expect(recognize(`${reason},${'甲'.repeat(490)}`)).toBeUndefined();
  });
});
