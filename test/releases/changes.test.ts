import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CsvRow, cell, readCsv } from '../../scripts/codegen/csv.js';
import { CHANGES, NEWEST } from '../../src/datasets/releases/index.js';
import { type Change, type FieldChange, newExtensions } from '../../src/datasets/releases/release.js';
import { listFields, RELEASES, readSchema } from '../contracts/schemas.js';
import { DATASETS, isUnder, VERSIONS } from './companies.js';

const ANNOUNCEMENT = new URL('../announcement/2025-07-09/', import.meta.url);
const RENDITIONS = VERSIONS.flatMap((version) => DATASETS.map((dataset) => ({ version, dataset })));

describe('the list of releases', () => {
  it('has every release that has a schema, newest first, each after the one before it', () => {
    const listed = [
      ...CHANGES.map(({ release }) => release),
      ...CHANGES.slice(-1).map(({ before }) => before),
    ];
    expect(listed).toEqual([...RELEASES].sort().reverse());
    expect(listed[0]).toBe(NEWEST);
    expect(CHANGES.map(({ before }) => before)).toEqual(listed.slice(1));
  });

  it('names each change once, verb first', () => {
    for (const { changes } of CHANGES) {
      const names = changes.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^(Add|List|Move|Remove|Rename|Replace)[A-Z][A-Za-z]+$/);
    }
  });
});

describe.each(
  CHANGES.flatMap((release) => RENDITIONS.map((rendition) => ({ ...release, ...rendition }))).map(
    (step) => [`${step.version} ${step.dataset} of ${step.release}`, step] as const,
  ),
)('%s', (_, step) => {
  const { release, before, changes, version, dataset } = step;
  const fieldsOf = (name: string) =>
    [...listFields(readSchema(name, version, dataset)).keys()].map((path) => path.replace(/^content\./, ''));
  const [old, newest] = [fieldsOf(before), fieldsOf(release)];
  const places = changes
    .flatMap(({ fields }) => fields)
    .filter(({ datasets }) => datasets.includes(dataset))
    .map((field) => field[version] ?? {});
  const paths = (side: 'before' | 'after') =>
    new Set(places.map((place) => place[side]).filter((path) => path !== undefined));

  it('takes away with its changes what the newer schema lacks, and nothing else', () => {
    const gone = [...paths('before')].filter((path) => !newest.includes(path));
    expect(gone.sort()).toEqual(old.filter((path) => !newest.includes(path)).sort());
  });

  it('adds with its changes what the older schema lacks, but for extensions, and nothing else', () => {
    const added = [...paths('after')].filter((path) => !old.includes(path));
    const extensions = newExtensions(step, { version, dataset });
    const isExtension = (path: string) => extensions.some((each) => isUnder(path, each));
    const missing = newest.filter((path) => !old.includes(path) && !isExtension(path));
    expect(added.sort()).toEqual(missing.sort());
  });

  it('names no field that its schemas lack', () => {
    for (const path of paths('before')) expect(old).toContain(path);
    for (const path of paths('after')) expect(newest).toContain(path);
  });
});

describe('the changes of 2025-07-09 and the announcement as data', () => {
  const [{ changes } = { changes: [] }] = CHANGES.filter(({ release }) => release === '2025-07-09');
  const rows = readTable('changes.csv', {
    columns: ['dataset', 'v1_path', 'v2_path', 'kind', 'sentence', 'our_v1', 'our_v2'],
    optional: ['v1_path', 'our_v1'],
    unique: ['dataset', 'v2_path', 'kind'],
  });
  const covering = (row: CsvRow): Change[] =>
    changes.filter(({ fields }) => fields.some((field) => isOf(row, field)));

  it('cites for a moved or removed field the sentence that announces it', () => {
    const moved = rows.filter((row) => cell(row, 'kind') === 'moved');
    expect(moved.length).toBeGreaterThan(0);
    for (const row of moved) {
      expect(covering(row).map(({ sentence }) => sentence)).toContain(cell(row, 'sentence'));
    }
    const removed = changes.find(({ name }) => name === 'RemoveOtherNames');
    const row = rows.find((each) => cell(each, 'v1_path') === 'extradata.otherName');
    expect(removed?.sentence).toBe(row && cell(row, 'sentence'));
  });

  it('has a change with a sentence for every announced field, whichever side of it is announced', () => {
    for (const row of rows) {
      const sentences = covering(row).map(({ sentence }) => sentence);
      expect(sentences, `${cell(row, 'kind')} ${cell(row, 'our_v2')}`).toContainEqual(expect.any(String));
    }
  });

  it('has no sentence, but a note, for what only the samples show', () => {
    const unannounced = readTable('unannounced.csv', {
      columns: ['dataset', 'version', 'path', 'kind', 'why'],
      unique: ['dataset', 'version', 'path'],
      // `sources` follows from the values; no change moves anything in it.
    }).filter((row) => cell(row, 'kind') !== 'kept' && !cell(row, 'path').startsWith('sources['));
    for (const row of unannounced) {
      const path = cell(row, 'path');
      const dataset = cell(row, 'dataset');
      const found = changes.filter(({ fields }) =>
        fields.some(
          ({ datasets, v1, v2 }) =>
            datasets.some((each) => each === dataset) && [v1?.after, v2?.after].includes(path),
        ),
      );
      // A field that only moves to a place in super can be new, and unannounced, in refresh.
      expect(
        found.map(({ sentence }) => sentence),
        path,
      ).toContain(null);
      for (const { sentence, note } of found) if (sentence === null) expect(note, path).not.toBe(undefined);
    }
    const silent = changes.filter(({ sentence }) => sentence === null);
    const listed = unannounced.map((row) => cell(row, 'path'));
    for (const { fields } of silent) {
      for (const { v1, v2 } of fields) {
        for (const place of [v1, v2]) if (place?.after !== undefined) expect(listed).toContain(place.after);
      }
    }
  });

  function isOf(row: CsvRow, { datasets, v1, v2 }: FieldChange): boolean {
    if (!datasets.some((dataset) => dataset === cell(row, 'dataset')) && cell(row, 'kind') !== 'added')
      return false;
    const [before, after] = cell(row, 'our_v2').split(' -> ');
    if (cell(row, 'kind') === 'moved') return v2?.before === before && v2?.after === after;
    if (cell(row, 'kind') === 'removed') return v2?.before === before;
    return v2?.after === before && (cell(row, 'our_v1') === '' || v1?.after === cell(row, 'our_v1'));
  }
});

function readTable(file: string, rules: Parameters<typeof readCsv>[2]): CsvRow[] {
  return readCsv(readFileSync(new URL(file, ANNOUNCEMENT), 'utf8'), file, rules);
}
