import { describe, expect, it } from 'vitest';
import { differences } from '../../src/golden/differences.js';
import { contrast, lineOf, painter, plain } from '../../src/golden/print.js';

function contrasts(before: unknown, after: unknown): string[] {
  return differences(before, after).map(contrast);
}

describe('a line', () => {
  it('lets no character of a value or key steer the terminal or turn the writing', () => {
    const [difference] = differences(
      {},
      { 'k\u009b\u202e': 'a\u001b[31m\u009b31m\u202ecba\u2066\u200f\ud800' },
    );
    const line = difference ? lineOf(difference, plain) : '';
    expect(line).toMatch(/^[\x20-\x7e]+$/);
    expect(line).toContain('\\u009b');
    expect(line).toContain('\\u202e');
  });
});

describe('painter', () => {
  it('colours for a terminal', () => {
    expect(painter({ isTTY: true }, {})('red', 'x')).toBe('\u001b[31mx\u001b[39m');
    expect(painter({ isTTY: true }, { NO_COLOR: '' })('red', 'x')).toBe('\u001b[31mx\u001b[39m');
  });

  it('is plain for a pipe, and where NO_COLOR has a value', () => {
    expect(painter({}, {})('red', 'x')).toBe('x');
    expect(painter({ isTTY: false }, {})('red', 'x')).toBe('x');
    expect(painter({ isTTY: true }, { NO_COLOR: '1' })('red', 'x')).toBe('x');
  });
});

describe('a contrast', () => {
  it('gives both values of a change', () => {
    expect(contrasts({ a: 'x' }, { a: 1 })).toEqual(['$.a: expected "x", got 1']);
  });

  it('prints nothing for the side that is not there', () => {
    expect(contrasts({ a: 1 }, {})).toEqual(['$.a: expected 1, got nothing']);
    expect(contrasts({}, { a: 1 })).toEqual(['$.a: expected nothing, got 1']);
  });

  it('gives both places of an element that moved', () => {
    expect(contrasts([{ name: '甲' }, { name: '乙' }], [{ name: '乙' }, { name: '甲' }])).toEqual([
      '$[0]: expected "甲" here, got it at $[1]',
    ]);
  });

  it('cuts long values to where they differ', () => {
    const scope = '技术开发；'.repeat(200);
    const [text = ''] = contrasts({ scope: `${scope}甲${scope}` }, { scope: `${scope}乙${scope}` });
    expect(text.length).toBeLessThan(400);
    expect(text).toMatch(/expected ….*甲.*…, got ….*乙.*…$/);
  });
});
