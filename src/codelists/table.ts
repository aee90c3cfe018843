/**
 * What the code lists have in common: rows and an index by key, both made on first use, and the form in which
 * texts are compared.
 *
 * @example
 * unpack('\ncode|label|aliases*\nCNY|人民币|RMB;元\n')() // [{ code: 'CNY', label: '人民币', aliases: ['RMB', '元'] }]
 * indexBy(() => [{ code: 'A' }], (entry) => [entry.code]).get('constructor') // undefined
 * squeeze('吊销， 未注销【2019】') // '吊销,未注销(2019)'
 */

import { unicodeAll } from '../text/unicode.js';

/**
 * The rows of a packed list of `src/generated/codelists`. Its first line names the fields: "code?" is left out of
 * a row where it is blank, "aliases*" is a list with ";" between.
 *
 * A module gives all of its rows as `ENTRIES`. Nothing but tests asks for that, and it is marked as
 * pure, so that the build can leave it out, so that no list is split before it is needed.
 */
/* @__NO_SIDE_EFFECTS__ */
export function unpack<Row>(packed: string): () => readonly Row[] {
  let rows: readonly Row[] | undefined;
  return () => {
    rows ??= rowsOf<Row>(packed);
    return rows;
  };
}

function rowsOf<Row>(packed: string): Row[] {
  const [heads = '', ...lines] = packed.trim().split('\n');
  const fields = heads.split('|').map((head) => ({ name: head.replace(/[?*]/, ''), mark: head.at(-1) }));
  return lines.map((line) => {
    const cells = line.split('|');
    const row: Record<string, string | readonly string[]> = {};
    for (const [index, { name, mark }] of fields.entries()) {
      const cell = cells[index] ?? '';
      if (mark === '*') row[name] = cell === '' ? [] : cell.split(';');
      else if (cell !== '' || mark !== '?') row[name] = cell;
    }
    // The generator writes the type and the text of the same columns.
    return row as Row;
  });
}

export interface Index<Row> {
  get(key: string): Row | undefined;
}

/** An index that knows its own keys only: "constructor" and "__proto__" miss. It is made on first use. */
/* @__NO_SIDE_EFFECTS__ */
export function indexBy<Row>(
  entries: () => readonly Row[],
  keysOf: (entry: Row) => readonly string[],
): Index<Row> {
  let index: ReadonlyMap<string, Row> | undefined;
  return {
    get(key) {
      index ??= new Map(entries().flatMap((entry) => keysOf(entry).map((own) => [own, entry] as const)));
      return index.get(key);
    },
  };
}

/** A list that is asked by its codes alone. */
/* @__NO_SIDE_EFFECTS__ */
export function listByCode<Row extends { readonly code: string }>(
  packed: string,
): { readonly rows: () => readonly Row[]; readonly lookup: (code: string) => Row | undefined } {
  const rows = unpack<Row>(packed);
  const index = indexBy(rows, ({ code }) => [code]);
  return { rows, lookup: (code) => index.get(code) };
}

const INVISIBLE = unicodeAll`[\s\p{Cf}]`;

/** Common Chinese characters, digits and Latin letters: squeezed, they are what they were. */
const SQUEEZED = /^[\u4e00-\u9fff0-9A-Za-z]*$/;

/** NFKC, without spaces and invisible characters; every kind of bracket is "(" or ")". */
export function squeeze(text: string): string {
  if (SQUEEZED.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(INVISIBLE(), '')
    .replace(/[[{〔【〖「『〈《]/g, '(')
    .replace(/[\]}〕】〗」』〉》]/g, ')');
}
