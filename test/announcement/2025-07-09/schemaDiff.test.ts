import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CsvRow, cell, readCsv } from '../../../scripts/codegen/csv.js';
import { EXTENSIONS } from '../../../src/generated/contracts/extensions.js';
import { DATASETS, listFields, readSchema, VERSIONS } from '../../contracts/schemas.js';
import { isUnder } from '../../releases/companies.js';

const HERE = new URL('./', import.meta.url);

const CHANGES = readTable('changes.csv', {
  columns: ['dataset', 'v1_path', 'v2_path', 'kind', 'sentence', 'our_v1', 'our_v2'],
  optional: ['v1_path', 'our_v1'],
  unique: ['dataset', 'v2_path', 'kind'],
});
const UNANNOUNCED = readTable('unannounced.csv', {
  columns: ['dataset', 'version', 'path', 'kind', 'why'],
  unique: ['dataset', 'version', 'path'],
});

const CASES = VERSIONS.flatMap((version) => DATASETS.map((dataset) => ({ version, dataset })));

describe.each(CASES)('$version $dataset, from 2025-06-23 to 2025-07-09', ({ version, dataset }) => {
  const before = fields('2025-06-23');
  const after = fields('2025-07-09');
  const kept = unannounced('kept');

  function fields(release: string): ReadonlyMap<string, string> {
    const listed = listFields(readSchema(release, version, dataset));
    return new Map([...listed].map(([path, shape]) => [path.replace(/^content\./, ''), shape]));
  }

  function announced(kind: string): string[] {
    const rows = CHANGES.filter((row) => cell(row, 'dataset') === dataset && cell(row, 'kind') === kind);
    return rows.map((row) => cell(row, `our_${version}`)).filter((path) => path !== '');
  }

  function unannounced(kind: string): string[] {
    const rows = UNANNOUNCED.filter(
      (row) =>
        cell(row, 'dataset') === dataset && cell(row, 'version') === version && cell(row, 'kind') === kind,
    );
    return rows.map((row) => cell(row, 'path'));
  }

  it('adds what the announcement adds, what unannounced.csv explains, extensions, and nothing else', () => {
    const added = [...after.keys()].filter((path) => !before.has(path));
    const extensions = EXTENSIONS['2025-07-09'][version][dataset];
    const listed = [...announced('added'), ...unannounced('added')].filter((path) => !kept.includes(path));
    const expected = [...listed, ...added.filter((path) => extensions.some((each) => isUnder(path, each)))];
    expect(added.sort()).toEqual(expected.sort());
  });

  it('removes what the announcement removes and nothing else', () => {
    const removed = [...before.keys()].filter((path) => !after.has(path));
    expect(removed.sort()).toEqual(announced('removed').sort());
  });

  it('changes the shape of no field but those that unannounced.csv explains', () => {
    const changed = [...before].filter(([path, shape]) => after.has(path) && after.get(path) !== shape);
    expect(changed.map(([path]) => path).sort()).toEqual(unannounced('changed').sort());
  });

  it('moves from a removed field to one that is there after', () => {
    for (const path of announced('moved')) {
      const [from = '', to = ''] = path.split(' -> ');
      expect(announced('removed')).toContain(from);
      expect([...after.keys()]).toContain(to);
    }
  });

  it('had before what is announced as added and only kept', () => {
    for (const path of kept) {
      expect(announced('added')).toContain(path);
      expect([...before.keys()]).toContain(path);
    }
  });
});

describe('changes.csv', () => {
  it('spells a v2 path as we do but for the names of lists and identifiers', () => {
    const other = CHANGES.filter((row) => plain(cell(row, 'our_v2')) !== plain(cell(row, 'v2_path')));
    expect(other.map((row) => cell(row, 'v2_path'))).toEqual([]);
  });

  it('spells a v1 path as we do but for extraData', () => {
    const other = CHANGES.filter((row) => plain(cell(row, 'our_v1')) !== plain(cell(row, 'v1_path')));
    expect(other.map((row) => cell(row, 'v1_path'))).toEqual([]);
  });

  it('cites for an added field the very line of the list of additions', () => {
    for (const row of CHANGES.filter((each) => cell(each, 'kind') === 'added')) {
      const line = [cell(row, 'v1_path'), cell(row, 'v2_path')].filter((path) => path !== '').join(' / ');
      expect(cell(row, 'sentence')).toBe(line);
    }
  });
});

/** A path without what the announcement leaves out or spells in two ways. */
function plain(path: string): string {
  return path
    .replaceAll(/\[\?@\.identifierName=='(\w+)'\]/g, '.$1')
    .replaceAll('[*]', '')
    .replaceAll('extraData', 'extradata')
    .replaceAll('associatedEntities.shareholders', 'associatedEntities.shareholder')
    .replaceAll('associatedEntities.officers', 'associatedEntities.officer');
}

function readTable(file: string, rules: Parameters<typeof readCsv>[2]): CsvRow[] {
  return readCsv(readFileSync(new URL(file, HERE), 'utf8'), file, rules);
}
