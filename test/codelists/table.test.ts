import { describe, expect, test } from 'vitest';
import { indexBy, squeeze, unpack } from '../../src/codelists/table.js';

describe('unpack', () => {
  const packed = '\ncode|note?|aliases*\nA|first|a;b\nB||\n';

  test('makes a row of each line, without what is blank in an optional cell', () => {
    expect(unpack(packed)()).toEqual([
      { code: 'A', note: 'first', aliases: ['a', 'b'] },
      { code: 'B', aliases: [] },
    ]);
  });

  test('takes cells that a line lacks as blank', () => {
    expect(unpack('\ncode|note?|aliases*\nC\n')()).toEqual([{ code: 'C', aliases: [] }]);
  });

  test('keeps what is blank in a cell that is not optional', () => {
    expect(unpack('\ncode|label\nA|\nB|first\n')()).toEqual([
      { code: 'A', label: '' },
      { code: 'B', label: 'first' },
    ]);
  });

  test('makes the rows once', () => {
    const rows = unpack(packed);
    expect(rows()).toBe(rows());
  });
});

describe('indexBy', () => {
  test('finds an entry by each of its keys and by no other', () => {
    const entry = { keys: ['a', 'b'] };
    const index = indexBy(
      () => [entry],
      ({ keys }) => keys,
    );
    expect(index.get('a')).toBe(entry);
    expect(index.get('b')).toBe(entry);
    expect(index.get('constructor')).toBeUndefined();
    expect(index.get('__proto__')).toBeUndefined();
  });

  test('asks for the entries when it is first asked, and no second time', () => {
    let asked = 0;
    const index = indexBy(
      () => {
        asked += 1;
        return ['a'];
      },
      (entry) => [entry],
    );
    expect(asked).toBe(0);
    index.get('a');
    index.get('b');
    expect(asked).toBe(1);
  });
});

describe('squeeze', () => {
  test.each([
    ['full-width brackets and digits', '（１２）', '(12)'],
    ['other brackets', '【a】〔b〕《c》「d」[e]{f}', '(a)(b)(c)(d)(e)(f)'],
    ['spaces of every kind', ' 吊\u3000销\t\u00A0，\n未注销 ', '吊销,未注销'],
    ['invisible characters', '\uFEFF存\u200B续\u202E', '存续'],
    ['a lone surrogate, which stays', 'a\uD800', 'a\uD800'],
  ])('folds %s', (_, text, expected) => {
    expect(squeeze(text)).toBe(expected);
  });
});
