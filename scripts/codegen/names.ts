/**
 * Turns `codelists/names/*.csv` into `src/generated/names/tables.ts`. A table becomes one text, a row a
 * line, its cells joined by "|": it costs little to import, all the less for being one file, and is split
 * at the first name that needs it. The columns are described in `codelists/names/README.md`. To them come
 * two tables out of pinyin-pro, so that the package itself is loaded only for a text that they don't tell of.
 *
 * @example
 * const [tables] = await generate();
 * tables.path // 'src/generated/names/tables.ts'
 */

import { readFile } from 'node:fs/promises';
import { pinyin } from 'pinyin-pro';
import { type CsvRow, type CsvRules, cell, readCsv } from './csv.js';

/** A generated file: its path from the root of the repository, and all of its text. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

interface Table extends CsvRules {
  readonly name: string;
  /** The columns that reach the product, the one that is looked up first; notes don't. */
  readonly packed: readonly string[];
  /** Whether the product finds its rows by how they open: they are sorted by their first character. */
  readonly isSorted?: boolean;
}

const OPTIONAL = ['note'];

export const TABLES: readonly Table[] = [
  {
    name: 'areas',
    columns: ['zh', 'en', 'kind', 'not_after', 'not_before', 'in', 'note'],
    optional: ['not_after', 'not_before', 'in', 'note'],
    packed: ['zh', 'en', 'kind', 'not_after', 'not_before', 'in'],
  },
  {
    name: 'bracketed-forms',
    columns: ['zh', 'en', 'kind', 'note'],
    optional: ['kind', 'note'],
    packed: ['zh', 'en', 'kind'],
  },
  {
    name: 'brand-readings',
    columns: ['zh', 'en', 'at', 'in', 'note'],
    optional: ['en', 'at', 'in', 'note'],
    unique: ['zh', 'at', 'in'],
    packed: ['zh', 'en', 'at', 'in'],
    isSorted: true,
  },
  {
    name: 'given-names',
    columns: ['zh', 'at', 'note'],
    optional: ['at'],
    packed: ['zh', 'at'],
    isSorted: true,
  },
  {
    name: 'given-readings',
    columns: ['zh', 'en', 'at', 'note'],
    optional: ['at'],
    packed: ['zh', 'en', 'at'],
  },
  { name: 'home-countries', columns: ['zh', 'note'], optional: OPTIONAL, packed: ['zh'] },
  { name: 'brand-words', columns: ['zh', 'note'], optional: OPTIONAL, packed: ['zh'], isSorted: true },
  { name: 'cuts', columns: ['zh', 'note'], optional: OPTIONAL, packed: ['zh'], isSorted: true },
  {
    name: 'grammar',
    columns: ['after', 'piece', 'cost', 'then', 'doubt', 'note'],
    optional: ['doubt', 'note'],
    unique: ['after', 'piece'],
    packed: ['after', 'piece', 'cost', 'then', 'doubt'],
  },
  { name: 'groups', columns: ['zh', 'note'], optional: OPTIONAL, packed: ['zh'], isSorted: true },
  {
    name: 'japanese-surnames',
    columns: ['zh', 'at', 'note'],
    optional: ['at', 'note'],
    packed: ['zh', 'at'],
    isSorted: true,
  },
  { name: 'landmarks', columns: ['zh', 'note'], optional: OPTIONAL, packed: ['zh'], isSorted: true },
  {
    name: 'latin-endings',
    columns: ['ending', 'kind', 'exact', 'note'],
    optional: OPTIONAL,
    packed: ['ending', 'kind', 'exact'],
  },
  {
    name: 'legal-forms',
    columns: ['zh', 'en', 'kind', 'shortest', 'goes_on', 'note'],
    optional: OPTIONAL,
    packed: ['zh', 'en', 'kind', 'shortest', 'goes_on'],
    isSorted: true,
  },
  { name: 'marks', columns: ['zh', 'note'], packed: ['zh'] },
  {
    name: 'no-brands',
    columns: ['zh', 'closing', 'note'],
    optional: ['closing', 'note'],
    packed: ['zh', 'closing'],
    isSorted: true,
  },
  {
    name: 'no-persons',
    columns: ['zh', 'at', 'note'],
    optional: ['at', 'note'],
    packed: ['zh', 'at'],
    isSorted: true,
  },
  { name: 'person-readings', columns: ['zh', 'en', 'note'], packed: ['zh', 'en'] },
  { name: 'official-names', columns: ['zh', 'en', 'source'], packed: ['zh', 'en'], isSorted: true },
  {
    name: 'places',
    columns: ['code', 'zh', 'short', 'en', 'alone', 'note'],
    optional: OPTIONAL,
    unique: ['code', 'zh'],
    packed: ['zh', 'code', 'short', 'en', 'alone'],
    isSorted: true,
  },
  { name: 'readings', columns: ['zh', 'not', 'en', 'note'], packed: ['zh', 'not', 'en'] },
  {
    name: 'regions',
    columns: ['zh', 'en', 'inside', 'note'],
    optional: ['inside', 'note'],
    packed: ['zh', 'en', 'inside'],
    isSorted: true,
  },
  {
    name: 'remarks',
    columns: ['zh', 'opening', 'unless', 'note'],
    optional: ['opening', 'unless', 'note'],
    packed: ['zh', 'opening', 'unless'],
  },
  { name: 'stations', columns: ['zh', 'en', 'note'], optional: OPTIONAL, packed: ['zh', 'en'] },
  {
    name: 'sounds',
    columns: ['zh', 'weight', 'note'],
    optional: OPTIONAL,
    packed: ['zh', 'weight'],
  },
  {
    name: 'surnames',
    columns: ['zh', 'en', 'common', 'at', 'note'],
    optional: ['at', 'note'],
    packed: ['zh', 'en', 'common', 'at'],
    isSorted: true,
  },
  {
    name: 'trade-words',
    columns: ['zh', 'en', 'note'],
    optional: OPTIONAL,
    packed: ['zh', 'en'],
    isSorted: true,
  },
  {
    name: 'traditional',
    columns: ['traditional', 'zh', 'note'],
    optional: OPTIONAL,
    packed: ['traditional', 'zh'],
  },
  { name: 'word-readings', columns: ['zh', 'en', 'note'], packed: ['zh', 'en'] },
];

/** Reads every table and says what the generated file must hold. Writes nothing. */
export async function generate(): Promise<GeneratedFile[]> {
  const constants = await Promise.all(TABLES.map(constantOf));
  const head = '// Generated by "npm run codegen" from codelists/names/*.csv and pinyin-pro. Do not edit.\n';
  const text = head + constants.join('') + readings() + (await phrases());
  return [{ path: 'src/generated/names/tables.ts', text }];
}

/** The characters of GB/T 2312 by the reading that pinyin-pro gives each of them alone. */
function readings(): string {
  const characters = new Map<string, string>();
  for (const character of chineseOfGb2312()) {
    const reading = readingOf(character);
    if (SYLLABLE.test(reading)) characters.set(reading, (characters.get(reading) ?? '') + character);
  }
  const lines = [...characters].sort(([a], [b]) => (a < b ? -1 : 1)).map((line) => line.join('|'));
  return constantNamed('CHARACTER_READINGS', 'pinyin-pro: reading|characters', lines);
}

/** A file of the package that has no declaration. */
export const PATTERNS = 'pinyin-pro/dist/esm/data/patterns.mjs';

export interface Pattern {
  readonly zh: string;
  readonly pinyin: string;
  readonly probability: number;
  readonly dict: symbol;
}

/**
 * pinyin-pro's phrases in which a character has another reading than alone, numbers with a counter (三行) among
 * them; of two, one inside the other, the inner. Its surnames count in a mode that is not used.
 */
async function phrases(): Promise<string> {
  const { PatternsNormal }: { readonly PatternsNormal: readonly Pattern[] } = await import(PATTERNS);
  const changed = PatternsNormal.filter(({ dict }) => dict.description !== 'surname')
    .filter(({ zh, pinyin: toned }) => Array.from(zh, readingOf).join(' ') !== withoutTones(toned))
    .map(({ zh }) => zh);
  const inner = changed.filter(
    (phrase) => !changed.some((other) => other !== phrase && phrase.includes(other)),
  );
  return constantNamed('READING_PHRASES', 'pinyin-pro: phrase', inner.sort());
}

export const SYLLABLE = /^[a-zü]+$/;

export const readingOf = (character: string): string => pinyin(character, { toneType: 'none' });

export function withoutTones(toned: string): string {
  return toned
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');
}

/** Rows 16 to 87 of the standard: 6,763 characters. */
export function chineseOfGb2312(): string[] {
  const decoder = new TextDecoder('gb2312');
  const characters: string[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (/^[\u4e00-\u9fff]$/.test(character)) characters.push(character);
    }
  }
  return characters;
}

async function constantOf(table: Table): Promise<string> {
  const source = `codelists/names/${table.name}.csv`;
  const url = new URL(`../../${source}`, import.meta.url);
  const rows = readCsv(await readFile(url, 'utf8'), source, table);
  const lines = rows.map((row) => packedLine(row, table, source));
  if (table.isSorted) lines.sort(byFirstUnit);
  const name = table.name.toUpperCase().replaceAll('-', '_');
  return constantNamed(name, `${source}: ${table.packed.join('|')}`, lines);
}

export function constantNamed(name: string, what: string, lines: readonly string[]): string {
  return `\n/** ${what} */\nexport const ${name}: string = \`\n${lines.join('\n')}\n\`;\n`;
}

/** Rows that open alike stay in their order. */
function byFirstUnit(a: string, b: string): number {
  return a.charCodeAt(0) - b.charCodeAt(0);
}

/** What would end a cell, a line or the template literal early has no place in these tables. */
const UNPACKABLE = /[|\n`\\$]/;

function packedLine(row: CsvRow, table: Table, source: string): string {
  const cells = table.packed.map((column) => cell(row, column));
  if (cells.some((text) => UNPACKABLE.test(text)))
    throw new Error(`${source}:${row.line}: a cell that can't be packed`);
  return cells.join('|');
}
