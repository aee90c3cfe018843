/**
 * A table for a terminal: columns padded to their widest cell, where a Chinese character takes two places and a
 * colour none.
 *
 * @example
 * table(['Case', 'Result'], [['trader', 'ok']]) // 'Case    Result\ntrader  ok'
 */

import { stripVTControlCharacters } from 'node:util';

const GAP = '  ';
/** Han, kana, Hangul and full-width characters. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/gu;

/** The lines of a table, its head first, without a line end after the last. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? ''))));
  return lines
    .map((line) => line.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell))))
    .map((cells) => cells.join(GAP).trimEnd())
    .join('\n');
}

function widthOf(cell: string): number {
  const text = stripVTControlCharacters(cell);
  return [...text].length + (text.match(WIDE)?.length ?? 0);
}
