import { describe, expect, test } from 'vitest';
import { format, isValid, parse } from '../../src/names/legalForm.js';

function readingOf(text: string): string {
  const read = parse(text);
  return read.ok ? `${format(read.value)} ${read.value.kind}` : `[${read.reason}]`;
}

describe('a Chinese name', () => {
  test.each([
    ['义乌兴宸企业管理有限公司', '有限公司 company'],
    ['小米科技有限责任公司', '有限责任公司 company'],
    ['中国石油天然气股份有限公司', '股份有限公司 company'],
    ['小米科技有限责任公司珠海分公司', '分公司 branch'],
    ['中国工商银行股份有限公司北京朝阳支行', '支行 branch'],
    ['宁波红杉股权投资合伙企业（有限合伙）', '有限合伙 partnership'],
    ['立信会计师事务所（特殊普通合伙）', '特殊普通合伙 partnership'],
    ['北京红杉投资中心(有限合伙)', '有限合伙 partnership'],
    ['天河区体育中心', '中心 institution'],
    ['寿光市绿源蔬菜专业合作社', '专业合作社 cooperative'],
    ['五常市金福农民专业合作社', '农民专业合作社 cooperative'],
    ['北京市金杜律师事务所', '律师事务所 firm'],
    ['东风汽车厂', '厂 enterprise'],
    ['义乌市老王小吃店', '小吃店 shop'],
    ['中国科学院计算技术研究所', '研究所 institution'],
    ['清华大学', '大学 institution'],
    ['深圳市慈善基金会', '基金会 association'],
    ['浙江省国资委', '国资委 public_body'],
    ['财政部', '财政部 public_body'],
    ['佛堂镇人民政府', '人民政府 public_body'],
    ['騰訊控股有限公司', '有限公司 company'],
    ['株式会社東芝', '株式会社 company'],
    ['ソニー株式会社', '株式会社 company'],
    ['企享云信息技术有限公司（北京）', '有限公司 company'],
    ['红杉管理有限公司（委派代表：张三）', '有限公司 company'],
    ['阿里巴巴 Holding Limited', 'Limited company'],
  ])('%s ends in %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each([
    '陆伟冰',
    '陈厂',
    '李工厂',
    '王中心',
    '张大学',
    '马会',
    '钱庄',
    '红星厂',
    '阿里巴巴',
    '深圳（筹）',
  ])('%s may be a person or anything: refused, not guessed', (name) => {
    expect(readingOf(name)).toBe('[unknown]');
  });
});

describe('a Latin name', () => {
  test.each([
    ['Apple Inc.', 'Inc company'],
    ['ABC Holdings (Hong Kong) Limited', 'Limited company'],
    ['ABC LIMITED (HONG KONG)', 'Limited company'],
    ['Sino-Top Resources & Technologies, Ltd', 'Ltd company'],
    ['Siemens AG', 'AG company'],
    ['Bosch Rexroth GmbH', 'GmbH company'],
    ['Kering S.A.', 'S.A company'],
    ['Ferrero S.p.A.', 'S.p.A company'],
    ['ASML Holding N.V.', 'N.V company'],
    ['Grab Pte. Ltd.', 'Ltd company'],
    ['Petronas Sdn. Bhd.', 'Sdn. Bhd company'],
    ['Sequoia Capital China Fund L.P.', 'L.P partnership'],
    ['Wells & Co', '& Co company'],
    ['Wells Co.', 'Co company'],
    ['Stanford University', 'University institution'],
  ])('%s ends in %s', (name, expected) => {
    expect(readingOf(name)).toBe(expected);
  });

  test.each(['John Smith', 'Maria Co', 'KIM SE', 'Vincent', 'Zinc', 'Limited', 'MARIA AB'])(
    '%s may be a person: refused, not guessed',
    (name) => {
      expect(readingOf(name)).toBe('[unknown]');
    },
  );
});

describe('every text', () => {
  test('blank and overlong texts are refused with their reason', () => {
    expect(readingOf('-')).toBe('[blank]');
    expect(readingOf(`${'厂'.repeat(200)}公司`)).toBe('[too_long]');
    expect(readingOf('('.repeat(65_536))).toBe('[too_long]');
  });

  test('names of built-in members have no ending', () => {
    expect(readingOf('constructor')).toBe('[unknown]');
    expect(readingOf('公司(constructor)')).toBe('[unknown]');
  });

  test('isValid agrees with parse', () => {
    expect(isValid('小米科技有限责任公司')).toBe(true);
    expect(isValid('陆伟冰')).toBe(false);
  });
});
