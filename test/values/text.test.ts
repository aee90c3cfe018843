import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format, isOrdinary, isValid, parse } from '../../src/values/text.js';

function textOf(text: string, hints = {}) {
  const read = parse(text, hints);
  return read.ok ? read.value : read.reason;
}

describe('the quick test', () => {
  test.each([
    '小米科技有限责任公司',
    'Beijing Xiaomi Technology Co., Ltd.',
    '有限责任公司（自然人投资或控股）',
  ])('passes %j', (text) => expect(isOrdinary(text)).toBe(true));

  test.each([' 小米', '小米 ', '<em>小米</em>', '张三*', '小\u200b米', '\ud800'])(
    'leaves %j to the close look',
    (text) => expect(isOrdinary(text)).toBe(false),
  );

  test('passes 65,536 code units, and leaves a longer text to the close look', () => {
    expect(isOrdinary('务'.repeat(65_536))).toBe(true);
    expect(isOrdinary('务'.repeat(65_537))).toBe(false);
  });

  test('passes no text that cleaning would change', () => {
    const unit = fc.constantFrom(
      '小',
      '米',
      'A',
      '1',
      ' ',
      '　',
      '*',
      '<',
      '>',
      'em',
      '/',
      '（',
      '\u200b',
      '\t',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit })), (text) => {
        const read = parse(text, { trailingAsterisk: true });
        if (isOrdinary(text) && read.ok) expect(read.value).toEqual({ text, cleaned: false });
      }),
    );
  });
});

describe('a text that needs no cleaning', () => {
  test.each([
    '小米科技有限责任公司',
    '有限责任公司（自然人投资或控股）',
    '北京市海淀区西二旗中路33号院6号楼6层006号',
    'Beijing Xiaomi Technology Co., Ltd.',
    '上海　某某行',
    '𠮷野家（中国）投资有限公司',
    '面积 < 100 m²',
    'a<b>c',
    '崔**',
  ])('%j goes out as it came', (text) => {
    expect(textOf(text)).toEqual({ text, cleaned: false });
    expect(isValid(text)).toBe(true);
  });
});

describe('cleaning', () => {
  test.each([
    ['outer spaces', '  小米 ', '小米'],
    ['outer full-width spaces', '　小米　', '小米'],
    ['outer no-break spaces', '\u00a0小米\u00a0', '小米'],
    ['highlighting', '小米<em>科技</em>有限责任公司', '小米科技有限责任公司'],
    ['highlighting in capitals', '<EM>小米</EM>科技', '小米科技'],
    ['coloured highlighting', "<font color='red'>小米</font>科技", '小米科技'],
    ['a space inside highlighting at the end', '小米<em> </em>', '小米'],
    ['control characters', '小\u0000米\u0007科\u007f技\u0085', '小米科技'],
    ['a line break inside', '住所\r\n北京', '住所 北京'],
    ['a tab at the end', '小米\t', '小米'],
    ['bidi controls', '\u202e小米\u202c\u200e', '小米'],
    ['a byte order mark', '\ufeff小米', '小米'],
    ['zero-width spaces', '小\u200b米\u2060', '小米'],
    ['a soft hyphen', 'Xiao\u00admi', 'Xiaomi'],
    ['a tag that a control character breaks', '<e\u0000m>小米</em>', '小米'],
    ['a lone high surrogate', '小\ud842米', '小\ufffd米'],
    ['a lone low surrogate', '小\udfb7米', '小\ufffd米'],
  ])('%s: %j becomes %j', (_, text, clean) => {
    expect(textOf(text)).toEqual({ text: clean, cleaned: true });
    expect(isValid(text)).toBe(false);
  });

  test('other tags are text', () => {
    expect(textOf('<emx>小米</b>')).toEqual({ text: '<emx>小米</b>', cleaned: false });
  });

  test('no result has a lone surrogate, a control character or an outer space', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.constantFrom('', '\ud800', '\udfff'),
        (a, b) => {
          const read = parse(a + b);
          if (!read.ok) return;
          expect(read.value.text).toBe(read.value.text.trim());
          // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there
          expect(read.value.text).not.toMatch(/[\u0000-\u001f\u007f-\u009f]|\p{Surrogate}/u);
          expect(read.value.cleaned).toBe(read.value.text !== a + b);
        },
      ),
    );
  });
});

describe("a legal representative's trailing asterisk", () => {
  test.each([
    ['张三丰*', '张三丰'],
    ['张三丰 *', '张三丰'],
    ['张三＊', '张三'],
  ])('%j becomes %j when asked for', (text, clean) => {
    expect(textOf(text, { trailingAsterisk: true })).toEqual({ text: clean, cleaned: true });
    expect(textOf(text)).toEqual({ text, cleaned: false });
  });

  test.each(['崔**', '崔*', '*', '张*丰', '张三丰*李四'])('the mask in %j stays', (text) => {
    expect(textOf(text, { trailingAsterisk: true })).toEqual({ text, cleaned: false });
  });
});

describe('refused', () => {
  test.each(['', ' ', '-', '\ufeff', '<em></em>', '\u200b\u202e', '\ud800', '暂无'])(
    '%j has nothing in it but cleaning',
    (text) => {
      expect(textOf(text)).toBe('blank');
      expect(isValid(text)).toBe(false);
    },
  );

  test('65,536 code units are read and one more is refused', () => {
    expect(parse('务'.repeat(65_536)).ok).toBe(true);
    expect(textOf('务'.repeat(65_537))).toBe('too_long');
  });

  test.each([
    ['open tags', '<em '.repeat(16_000), { text: '<em '.repeat(16_000).trim(), cleaned: true }],
    ['spaces in an open tag', `<em${' '.repeat(65_000)}`, { text: '<em', cleaned: true }],
    ['spaces inside', `小${' '.repeat(65_000)}米`, { text: `小${' '.repeat(65_000)}米`, cleaned: false }],
    ['surrogates', '\ud800'.repeat(65_000), 'blank'],
    [
      'spaces before an asterisk that never comes',
      `张三${' '.repeat(65_000)}丰`,
      { text: `张三${' '.repeat(65_000)}丰`, cleaned: false },
    ],
  ])('%s by the thousand are read as ever', (_, text, left) => {
    expect(textOf(text, { trailingAsterisk: true })).toEqual(left);
  });
});

test('format gives the text', () => {
  expect(format({ text: '小米', cleaned: true })).toBe('小米');
});
