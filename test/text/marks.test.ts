import { describe, expect, test } from 'vitest';
import { isBlank } from '../../src/text/blank.js';
import { isBroken, plain, withoutMarks } from '../../src/text/marks.js';

describe('withoutMarks', () => {
  test.each([
    ['100&nbsp;万人民币', '100 万人民币'],
    ['100&nbsp万人民币', '100 万人民币'],
    ['100&amp;nbsp;万人民币', '100 万人民币'],
    ['H&amp;M贸易', 'H&M贸易'],
    ['甲&lt;em&gt;乙&lt;/em&gt;', '甲乙'],
    ['&#20013;&#x56fd;', '中国'],
    ['甲&#160;', '甲'],
    ['甲&#0;乙&#8203;', '甲乙'],
    ['甲&#xd800;', '甲\ufffd'],
    ['甲\u200b乙', '甲乙'],
    ['小米<span class="hl">科技</span>有限公司', '小米科技有限公司'],
    ['<a href="https://example.cn/1">小米</a>科技', '小米科技'],
    ['<strong>小米</strong><mark>科技</mark>', '小米科技'],
    ['软件开发<br/>技术服务<BR>', '软件开发 技术服务'],
    ['<p>软件开发</p><p>技术服务</p>', '软件开发  技术服务'],
    ['甲&lt;br&gt;乙', '甲 乙'],
  ])('reads %j as %j', (text, clean) => {
    expect(withoutMarks(text)).toBe(clean);
  });

  test.each(['a<b>c', '<spanner>', '<a>', '<br', '甲<乙>丙'])(
    'leaves %j alone, which is not a tag of a page',
    (text) => {
      expect(withoutMarks(text)).toBe(text);
    },
  );

  test.each(['H&M', '甲&乙;', '&unknown;', '&#1114112;', '&#;', '&&&', 'a?b=1&amplitude=2'])(
    'leaves %j alone',
    (text) => {
      expect(withoutMarks(text)).toBe(text);
    },
  );

  test('reads a long text of ampersands in linear time', () => {
    expect(withoutMarks('&amp;'.repeat(10_000))).toHaveLength(10_000);
  });
});

test('plain gives ordinary width without outer space', () => {
  expect(plain('　<em>１００</em>（万元）&nbsp;')).toBe('100(万元)');
});

test.each([
  ['甲\ufffd公司', true],
  ['甲\ud800', true],
  ['\udc00甲', true],
  ['𠮷野家', false],
  ['甲公司', false],
])('isBroken(%j) is %s', (text, broken) => {
  expect(isBroken(text)).toBe(broken);
});

// What Unicode calls default ignorable, and what is drawn as nothing: none of them is a name.
test.each([
  '\u0000',
  '\u001b',
  '\u0080',
  '\u00ad',
  '\u034f',
  '\u061c',
  '\u115f',
  '\u17b4',
  '\u180e',
  '\u2061',
  '\u206f',
  '\u2800',
  '\u3164',
  '\ufe0f',
  '\uffa0',
  '\ufffe',
  '\uffff',
  '\u{1d173}',
  '\u{e0100}',
  '<em></em>',
  '<em>-</em>',
  '\u0000-',
  '<em>无</em>',
  '&nbsp;',
])('%j is blank', (text) => {
  expect(isBlank(text)).toBe(true);
});
