import { describe, expect, test } from 'vitest';
import { CsvError, cell, readCsv } from '../../scripts/codegen/csv.js';

const RULES = { columns: ['code', 'zh', 'note'], optional: ['note'] };

function read(text: string, rules: Parameters<typeof readCsv>[2] = RULES) {
  return readCsv(text, 'list.csv', rules).map((row) => [row.line, ...row.cells.values()]);
}

describe('readCsv reads', () => {
  test('rows with the line they start in, with LF and with CRLF', () => {
    expect(read('code,zh,note\n01,大陆企业,\n02,社会组织,x\n')).toEqual([
      [2, '01', '大陆企业', ''],
      [3, '02', '社会组织', 'x'],
    ]);
    expect(read('code,zh,note\r\n01,大陆企业,\r\n')).toEqual([[2, '01', '大陆企业', '']]);
  });

  test('quoted cells with a comma, a doubled quote and a line break, and counts lines on', () => {
    expect(read('code,zh,note\n1,"吊销,未注销","say ""x""\ntwice"\n2,b,""\n')).toEqual([
      [2, '1', '吊销,未注销', 'say "x"\ntwice'],
      [4, '2', 'b', ''],
    ]);
  });

  test('a column by name, and refuses a column that is not there', () => {
    const [row] = readCsv('code,zh,note\n1,a,\n', 'list.csv', RULES);
    expect(row && cell(row, 'zh')).toBe('a');
    expect(() => row && cell(row, 'constructor')).toThrow('no column "constructor"');
  });

  test('the same key twice when another set of columns is to be unique', () => {
    expect(read('code,zh,note\n1,a,\n1,b,\n', { ...RULES, unique: ['code', 'zh'] })).toHaveLength(2);
  });
});

describe('readCsv refuses, with file and line,', () => {
  test.each([
    ['an empty file', '', 1, 'a header is required'],
    ['another header', 'code,zh\n1,a\n', 1, 'the header is not "code,zh,note"'],
    ['columns in another order', 'zh,code,note\n1,a,\n', 1, 'the header is not'],
    ['a byte order mark', '\uFEFFcode,zh,note\n1,a,\n', 1, 'byte order mark'],
    ['a header without rows', 'code,zh,note\n', 1, 'has no rows'],
    ['a blank cell', 'code,zh,note\n1,,\n', 2, 'column "zh" is blank'],
    ['a cell of spaces', 'code,zh,note\n1,  ,\n', 2, 'outer spaces in column "zh"'],
    ['outer spaces', 'code,zh,note\n1, a,\n', 2, 'outer spaces in column "zh"'],
    ['a short row', 'code,zh,note\n1,a\n', 2, 'has 2 cells where the header has 3'],
    ['a long row', 'code,zh,note\n1,a,b,c\n', 2, 'has 4 cells'],
    ['a blank line', 'code,zh,note\n1,a,\n\n2,b,\n', 3, 'is a blank line'],
    ['a repeated key', 'code,zh,note\n1,a,\n2,b,\n1,c,\n', 4, 'repeats code "1" of line 2'],
    ['no line break at the end', 'code,zh,note\n1,a,b', 2, 'does not end with a line break'],
    ['a quote that stays open', 'code,zh,note\n1,"a,\n', 2, 'a quote that is never closed'],
    ['text after a closing quote', 'code,zh,note\n1,"a"b,\n', 2, 'text after a closing quote'],
    ['a quote inside a bare cell', 'code,zh,note\n1,a"b,\n', 2, 'a quote inside a bare cell'],
  ])('%s', (_, text, line, message) => {
    const error = caught(() => read(text));
    expect(error).toBeInstanceOf(CsvError);
    expect(error).toMatchObject({ name: 'CsvError', file: 'list.csv', line });
    expect(String(error)).toContain(`list.csv:${line}: `);
    expect(String(error)).toContain(message);
  });

  test('a repeated pair when pairs are to be unique', () => {
    const rules = { ...RULES, unique: ['code', 'zh'] };
    expect(() => read('code,zh,note\n1,a,\n1,a,x\n', rules)).toThrow('repeats code + zh');
  });
});

function caught(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}
