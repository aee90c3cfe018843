/**
 * Strict reader for the code lists: CSV as RFC 4180 has it, UTF-8, with a header. Whatever a spreadsheet
 * would repair in silence (a BOM, a short row, a stray quote, outer spaces) is refused with file and line.
 *
 * @example
 * readCsv('code,zh\r\n01,大陆企业\r\n', 'codelists/entity-class.csv', { columns: ['code', 'zh'] })
 * // [{ line: 2, cells: Map { 'code' => '01', 'zh' => '大陆企业' } }]
 */

import { CsvError as ParseError, parse } from 'csv-parse/sync';
import { CodegenError } from './schemas.js';

/** One data row; `line` is where it starts in the file, counted from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

export interface CsvRules {
  /** The header, exactly and in this order. */
  readonly columns: readonly string[];
  /** The columns that may be blank. */
  readonly optional?: readonly string[];
  /** No two rows may agree in all of these; the first column when not given. */
  readonly unique?: readonly string[];
}

/** A code list that breaks a rule of its format. The message opens with file and line, as those of compilers do. */
export class CsvError extends CodegenError {
  override readonly name = 'CsvError';
  readonly file: string;
  readonly line: number;

  constructor(file: string, line: number, message: string) {
    super(`${file}:${line}: ${message}`);
    this.file = file;
    this.line = line;
  }
}

/** Reads a code list and checks it against its rules. */
export function readCsv(text: string, file: string, rules: CsvRules): CsvRow[] {
  const [header, ...records] = splitRecords(text, file);
  if (header === undefined) throw new CsvError(file, 1, 'is empty; a header is required');
  if (header.cells.join() !== rules.columns.join()) {
    throw new CsvError(file, header.line, `the header is not "${rules.columns.join()}"`);
  }
  if (records.length === 0) throw new CsvError(file, header.line, 'has no rows');
  const rows = records.map((record) => checkedRow(record, file, rules));
  refuseDuplicates(rows, file, rules.unique ?? rules.columns.slice(0, 1));
  return rows;
}

/** A cell that the rules say is there. */
export function cell(row: CsvRow, column: string): string {
  const value = row.cells.get(column);
  if (value === undefined) throw new Error(`no column "${column}"`);
  return value;
}

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

function checkedRow({ line, cells }: CsvRecord, file: string, rules: CsvRules): CsvRow {
  const { columns, optional = [] } = rules;
  if (cells.length !== columns.length) {
    throw new CsvError(file, line, `has ${cells.length} cells where the header has ${columns.length}`);
  }
  const row = new Map<string, string>();
  for (const [index, column] of columns.entries()) {
    const value = cells[index] ?? '';
    if (value !== value.trim()) throw new CsvError(file, line, `outer spaces in column "${column}"`);
    if (value === '' && !optional.includes(column))
      throw new CsvError(file, line, `column "${column}" is blank`);
    row.set(column, value);
  }
  return { line, cells: row };
}

function refuseDuplicates(rows: readonly CsvRow[], file: string, unique: readonly string[]): void {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const key = unique.map((column) => cell(row, column)).join('\n');
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      throw new CsvError(file, row.line, `repeats ${unique.join(' + ')} "${key}" of line ${earlier}`);
    }
    seen.set(key, row.line);
  }
}

/** The records of a file, each with the line that it starts in. */
function splitRecords(text: string, file: string): CsvRecord[] {
  if (text.startsWith('\uFEFF')) throw new CsvError(file, 1, 'starts with a byte order mark');
  const records: CsvRecord[] = [];
  let line = 1;
  try {
    parse(text, {
      record_delimiter: ['\r\n', '\n'],
      // The rows are counted against the header, which says more than the parser.
      relax_column_count: true,
      on_record: (cells: string[], { lines }) => {
        if (cells.length === 1 && cells[0] === '') throw new CsvError(file, line, 'is a blank line');
        records.push({ line, cells });
        line = lines + 1;
      },
    });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new CsvError(file, Number(error.lines), PROBLEMS[error.code] ?? error.message);
  }
  if (text !== '' && !text.endsWith('\n'))
    throw new CsvError(file, line - 1, 'does not end with a line break');
  return records;
}

const PROBLEMS: Readonly<Partial<Record<string, string>>> = {
  CSV_INVALID_CLOSING_QUOTE: 'has text after a closing quote',
  CSV_QUOTE_NOT_CLOSED: 'has a quote that is never closed',
  INVALID_OPENING_QUOTE: 'has a quote inside a bare cell',
};
