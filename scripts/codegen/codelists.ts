/**
 * Turns `codelists/*.csv` into `src/generated/codelists/*.ts`, one constant per list. `LISTS` says what is
 * generated from which column; what a list holds and where it is from is in `codelists/README.md`.
 *
 * @example
 * const [first] = await generate();
 * first.path // 'src/generated/codelists/abnormal-reason.ts'
 */

import { readFile } from 'node:fs/promises';
import groupBy from 'lodash/groupBy.js';
import { type CsvRow, type CsvRules, cell, readCsv } from './csv.js';
import type { GeneratedFile } from './schemas.js';

/**
 * How a cell becomes a field. `text`: as it is, left out where an optional cell is blank. `word`: one of the
 * values found in the column, which become a union type. `texts` and `words`: the same for cells that hold
 * several, with "|" between them.
 */
type Kind = 'text' | 'word' | 'texts' | 'words';

/**
 * The name of a field, then the column it is from and how the cell is read. With a third column, the field is left out where
 * that one says the same.
 */
type Fields = Readonly<Record<string, readonly [column: string, kind: Kind, unlike?: string]>>;

export interface List extends CsvRules {
  readonly name: string;
  /** What is generated, as text that is split on first use: rows of these fields, or lines of another form. */
  readonly entries: Fields | ((rows: readonly CsvRow[]) => string[]);
}

const CODE_AND_LABEL = { code: ['code', 'text'], label: ['zh', 'text'], en: ['en', 'text'] } as const;

export const LISTS: readonly List[] = [
  {
    name: 'abnormal-reason',
    columns: ['wording', 'target', 'source', 'note'],
    optional: ['note'],
    entries: { wording: ['wording', 'text'], grounds: ['target', 'words'] },
  },
  {
    name: 'category',
    columns: ['code', 'zh', 'en', 'note'],
    optional: ['note'],
    entries: CODE_AND_LABEL,
  },
  {
    name: 'currency',
    columns: ['code', 'zh', 'en', 'target', 'aliases', 'source', 'note'],
    optional: ['aliases', 'note'],
    entries: {
      code: ['code', 'text'],
      label: ['target', 'text'],
      aliases: ['aliases', 'texts'],
      name: ['zh', 'text', 'target'],
    },
  },
  {
    name: 'district',
    columns: ['code', 'zh', 'current', 'source', 'note'],
    optional: ['note'],
    entries: packDistricts,
  },
  {
    name: 'entity-class',
    columns: ['code', 'zh', 'en', 'note'],
    optional: ['note'],
    entries: CODE_AND_LABEL,
  },
  {
    name: 'entstatus',
    columns: ['code', 'zh', 'en', 'class', 'target', 'note'],
    optional: ['note'],
    entries: {
      code: ['code', 'text'],
      label: ['zh', 'text'],
      class: ['class', 'word'],
      target: ['target', 'word'],
    },
  },
  {
    name: 'holder-type',
    columns: ['zh', 'code', 'en', 'target', 'source', 'note'],
    optional: ['code', 'note'],
    entries: { label: ['zh', 'text'], code: ['code', 'text'], en: ['en', 'text'], kind: ['target', 'word'] },
  },
  {
    name: 'industry-division',
    columns: ['code', 'zh', 'en', 'section', 'note'],
    optional: ['note'],
    entries: { ...CODE_AND_LABEL, section: ['section', 'text'] },
  },
  {
    name: 'industry-section',
    columns: ['code', 'zh', 'en', 'note'],
    optional: ['note'],
    entries: CODE_AND_LABEL,
  },
  {
    name: 'legal-form',
    columns: ['code', 'zh', 'en', 'target', 'note'],
    optional: ['note'],
    entries: { code: ['code', 'text'], label: ['target', 'text'], en: ['en', 'text'] },
  },
  {
    name: 'organization-type',
    columns: ['code', 'zh', 'en', 'note'],
    optional: ['note'],
    entries: CODE_AND_LABEL,
  },
  {
    name: 'province',
    columns: ['code', 'zh', 'en', 'note'],
    optional: ['note'],
    entries: { code: ['code', 'text'], name: ['zh', 'text'], en: ['en', 'text'] },
  },
  {
    name: 'registering-authority',
    columns: ['code', 'zh', 'en', 'note'],
    optional: ['note'],
    entries: CODE_AND_LABEL,
  },
  {
    name: 'status',
    columns: ['spelling', 'class', 'target', 'source', 'note'],
    optional: ['note'],
    entries: { spelling: ['spelling', 'text'], class: ['class', 'word'], target: ['target', 'word'] },
  },
  {
    name: 'tag',
    columns: ['code', 'zh', 'en', 'target', 'note'],
    optional: ['note'],
    entries: { ...CODE_AND_LABEL, listed: ['target', 'word'] },
  },
];

/** Reads every list and says what its generated file must hold. Writes nothing. */
export async function generate(): Promise<GeneratedFile[]> {
  return Promise.all(LISTS.map(generateList));
}

/** The generated file of one list; lists in folders of their own (`names/surname`) go the same way. */
export async function generateList(list: List): Promise<GeneratedFile> {
  const source = `codelists/${list.name}.csv`;
  const url = new URL(`../../${source}`, import.meta.url);
  const rows = readCsv(await readFile(url, 'utf8'), source, list);
  const { entries } = list;
  const body = typeof entries === 'function' ? linesModule(entries(rows)) : rowsModule(rows, list, entries);
  return {
    path: `src/generated/codelists/${list.name}.ts`,
    text: `// Generated by "npm run codegen" from ${source}. Do not edit.\n\n${body}`,
  };
}

/** What separates the cells of a line, and the values of a cell that holds several. */
const BETWEEN_CELLS = '|';
const BETWEEN_VALUES = ';';
/** Blank cells at the end of a line, which `unpack` does without. */
const BLANK_END = /\|+$/;

/** The type of a row, and the rows as text that `unpack` of `src/codelists/table.ts` reads. */
function rowsModule(rows: readonly CsvRow[], { optional = [] }: List, fields: Fields): string {
  const entries = Object.entries(fields).map(([name, [column, kind, unlike]]) => {
    const isList = kind === 'texts' || kind === 'words';
    const isOptional = kind === 'text' && (unlike !== undefined || optional.includes(column));
    return { name, column, kind, unlike, isList, mark: isOptional ? '?' : '' };
  });
  const types = entries.map(
    ({ name, column, kind, mark }) => `  readonly ${name}${mark}: ${typeOf(kind, rows, column)};\n`,
  );
  const heads = entries.map(({ name, isList, mark }) => `${name}${isList ? '*' : mark}`);
  const lines = rows.map((row) =>
    entries
      .map(({ column, unlike, isList }) => {
        const value = cell(row, column);
        if (unlike !== undefined && value === cell(row, unlike)) return '';
        return isList ? parts(value).map(packable).join(BETWEEN_VALUES) : packable(value);
      })
      .join(BETWEEN_CELLS)
      .replace(BLANK_END, ''),
  );
  const packed = [heads.join(BETWEEN_CELLS), ...lines].join('\n');
  return `export interface Row {\n${types.join('')}}\n\nexport const PACKED: string = \`\n${packed}\n\`;\n`;
}

/** The text as it is; an error when it holds a separator. */
function packable(text: string): string {
  const [character] = /[|;\n`\\]|\$\{/.exec(text) ?? [];
  if (character !== undefined)
    throw new Error(`"${text}" can't be packed: it holds ${JSON.stringify(character)}`);
  return text;
}

function linesModule(lines: readonly string[]): string {
  return `export const PACKED: readonly string[] = [\n${lines.map((line) => `  ${quote(line)},\n`).join('')}];\n`;
}

/** One string a province, "110000北京市,110103-崇文区": code, then "-" when abolished, then the name. */
function packDistricts(rows: readonly CsvRow[]): string[] {
  const packed = rows.map(
    (row) => `${cell(row, 'code')}${cell(row, 'current') === 'Y' ? '' : '-'}${cell(row, 'zh')}`,
  );
  const provinces = groupBy(packed, (district) => district.slice(0, 2));
  return Object.values(provinces).map((districts) => districts.join());
}

function typeOf(kind: Kind, rows: readonly CsvRow[], column: string): string {
  if (kind === 'text') return 'string';
  if (kind === 'texts') return 'readonly string[]';
  const union = [...new Set(rows.flatMap((row) => parts(cell(row, column))))].map(quote).join(' | ');
  return kind === 'word' ? union : `readonly (${union})[]`;
}

function parts(value: string): string[] {
  return value === '' ? [] : value.split('|');
}

function quote(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}
