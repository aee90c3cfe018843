import { describe, expect, test } from 'vitest';
import { isBlank } from '../../src/text/blank.js';

describe('isBlank', () => {
  test.each([
    '',
    ' ',
    '　',
    '\u00a0\t\n',
    '\ufeff',
    '\u200b\u200d',
    '\ufffd',
    ' '.repeat(10_000),
    '-',
    '--',
    '—',
    '——',
    '- -',
    '—　—',
    '－',
    ' - ',
    '----------',
    '/',
    '／',
    'null',
    'NULL',
    '无',
    ' 无 ',
    `无${' '.repeat(20)}`,
    '暂无',
    'N/A',
    'None',
    'n/a',
    '企业选择不公示',
    '（非公示项）',
    '(非公示项)',
  ])('%j says nothing', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  test('null and undefined say nothing', () => {
    expect(isBlank(null)).toBe(true);
    expect(isBlank(undefined)).toBe(true);
  });

  test.each([
    '0',
    '0.00',
    'N',
    'NA',
    'nullable',
    '无锡',
    '无锡小天鹅股份有限公司',
    '暂无名饮品店',
    '企业',
    '企业选择不公示的其他事项',
    '非公有制经济',
    '小米科技有限责任公司',
    'Beijing Xiaomi Technology',
    '-1',
    '- 无 -',
    '（非公示项）一项',
    '（略）',
    '*',
    '/ /',
    'é',
    'constructor',
  ])('%j says something', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});
