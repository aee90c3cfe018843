/**
 * Strict reader for the code lists: CSV as RFC 4180 has it, UTF-8, with a header. Whatever a spreadsheet
 * would repair in silence (a BOM, a short row, a stray quote, outer spaces) is refused with file and line.
 *
 * @example
 * readCsv('code,zh\r\n01,大陆企业\r\n', 'codelists/entity-class.csv', { columns: ['code', 'zh'] })
 * // [{ line: 2, cells: Map { 'code' => '01', 'zh' => '大陆企业' } }]
 */

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

/** A code list that breaks a rule of its format. The message opens with file and line, as compilers do. */
export class CsvError extends Error {
  override readonly name = 'CsvError' as const;
  readonly file: string;
  readonly line: number;

  constructor(file: string, line: number, message: string) {
    super(`${file}:${line}: ${message}`);
    this.file = file;
    this.line = line;
  }
}

/** Reads a code list and holds it against its rules. */
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

/** Splits by RFC 4180: cells may be quoted, a quote inside is doubled, a quoted cell may hold line breaks. */
function splitRecords(text: string, file: string): CsvRecord[] {
  if (text.startsWith('\uFEFF')) throw new CsvError(file, 1, 'starts with a byte order mark');
  const records: CsvRecord[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const start = line;
    const cells: string[] = [];
    for (;;) {
      const quoted = text[at] === '"';
      const end = quoted ? closingQuote(text, at, file, line) : plainEnd(text, at);
      const raw = quoted ? text.slice(at + 1, end).replaceAll('""', '"') : text.slice(at, end);
      if (!quoted && raw.includes('"')) throw new CsvError(file, line, 'has a quote inside a bare cell');
      cells.push(raw);
      line += raw.split('\n').length - 1;
      at = quoted ? end + 1 : end;
      if (text[at] !== ',') break;
      at += 1;
    }
    const ending = text.startsWith('\r\n', at) ? 2 : text[at] === '\n' ? 1 : 0;
    if (ending === 0 && at < text.length) throw new CsvError(file, line, 'has text after a closing quote');
    if (ending === 0) throw new CsvError(file, line, 'does not end with a line break');
    if (cells.length === 1 && cells[0] === '') throw new CsvError(file, start, 'is a blank line');
    records.push({ line: start, cells });
    at += ending;
    line += 1;
  }
  return records;
}

function plainEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== ',' && text[at] !== '\n' && !text.startsWith('\r\n', at)) at += 1;
  return at;
}

function closingQuote(text: string, from: number, file: string, line: number): number {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) throw new CsvError(file, line, 'has a quote that is never closed');
    if (text[quote + 1] !== '"') return quote;
    at = quote + 2;
  }
}
