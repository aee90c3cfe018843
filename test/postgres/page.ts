/** What docs/how-to/store-in-postgres.md says: its SQL, its module, and the types of the columns. */

import { readFileSync, writeFileSync } from 'node:fs';
import groupBy from 'lodash/groupBy.js';
import type { Sql } from 'postgres';
import { type Block, blocksOf } from '../docs/markdown.js';

const PAGE = 'docs/how-to/store-in-postgres.md';
const BLOCKS = blocksOf(PAGE);
const COLUMNS = 'export interface CompaniesRow';

const textOf = (language: string) =>
  BLOCKS.filter((block) => block.language === language).map(({ text }) => text);

const [tables = '', ...queries] = textOf('sql');

/** The statements that make the tables. */
export const TABLES = tables;
/** What a reader asks the tables. */
export const QUERIES: readonly string[] = queries;
/** The TypeScript of the page, in the order of its blocks, as one module. */
export const MODULE: Block = { page: PAGE, line: 1, language: 'ts', note: '', text: textOf('ts').join('\n') };
/** The types of the columns, as the page has them. */
export const COLUMN_TYPES = textOf('ts').find((text) => text.startsWith(COLUMNS)) ?? '';

const TYPES: Readonly<Record<string, string>> = {
  text: 'string',
  integer: 'number',
  // It may be larger than a number can be exact.
  bigint: 'string',
  json: 'unknown',
  'timestamp with time zone': 'Date',
};

/** The types of the columns of the tables that there are; UPDATE_DOCS=1 writes them into the page. */
export async function columnTypesOf(sql: Sql): Promise<string> {
  const columns = await sql<{ table: string; name: string; type: string; nullable: boolean }[]>`
    SELECT c.table_name AS table, c.column_name AS name, c.data_type AS type, c.is_nullable = 'YES' AS nullable
    FROM information_schema.columns c JOIN pg_class ON relname = c.table_name
    WHERE c.table_schema = 'public' ORDER BY pg_class.oid, c.ordinal_position`;
  const types = Object.entries(groupBy(columns, ({ table }) => table)).map(([table, rows]) => {
    const lines = rows.map(
      ({ name, type, nullable }) => `  ${name}: ${TYPES[type]}${nullable ? ' | null' : ''};\n`,
    );
    return `export interface ${table[0]?.toUpperCase()}${table.slice(1)}Row {\n${lines.join('')}}\n`;
  });
  const text = types.join('\n');
  if (process.env.UPDATE_DOCS) writeFileSync(PAGE, readFileSync(PAGE, 'utf8').replace(COLUMN_TYPES, text));
  return text;
}
