import { styleText } from 'node:util';
import { expect, it } from 'vitest';
import { table } from '../../src/cli/table.js';

it('pads each column to its widest cell, and ends no line in spaces', () => {
  expect(
    table(
      ['Case', 'Result'],
      [
        ['a-long-name', 'ok'],
        ['b', 'FAILED'],
      ],
    ),
  ).toBe('Case         Result\na-long-name  ok\nb            FAILED');
});

it('counts a Chinese character as two places and a colour as none', () => {
  const green = styleText('green', 'ok', { validateStream: false });
  expect(table(['甲', 'B', 'C'], [['ab', green, '1']])).toBe(`甲  B   C\nab  ${green}  1`);
});
