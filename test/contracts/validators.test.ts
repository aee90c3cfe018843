import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import difference from 'lodash/difference.js';
import sortBy from 'lodash/sortBy.js';
import { describe, expect, it } from 'vitest';
import { cell, readCsv } from '../../scripts/codegen/csv.js';
import type { Dataset, Release, Version } from '../../src/generated/contracts/index.js';
import { validators } from '../../src/generated/contracts/validators.js';
import { JUNK, listPlaces, replaceAt } from './changes.js';
import { CONTRACTS, holds, listFields, listPublished, nameOf, readSchema } from './schemas.js';

const HERE = new URL('./', import.meta.url);

/** The compiled contract under a name such as "2025-07-09-v2-super". */
function standalone(name: string) {
  const [, release, version, dataset] = /^(\d{4}-\d{2}-\d{2})-(v\d)-(\w+)$/.exec(name) ?? [];
  // An unknown name gives undefined, and the test fails on it.
  return validators[release as Release][version as Version][dataset as Dataset];
}

/** The same contract in plain ajv with ajv-formats, every error listed. */
function plain(name: string): ValidateFunction {
  const [, release = '', version = '', dataset] = /^(\d{4}-\d{2}-\d{2})-(v\d)-(\w+)$/.exec(name) ?? [];
  const ajv = new Ajv2020({ strict: true, allErrors: true }).addVocabulary(['x-origin', 'x-personal']);
  addFormats.default(ajv);
  ajv.addSchema(readSchema(release, version, 'parts'));
  return ajv.compile(readSchema(release, version, dataset === 'super' ? 'super' : 'refresh'));
}

function judge(name: string): ValidateFunction {
  const found = JUDGES.get(name);
  if (found === undefined) throw new Error(`no contract is named ${name}`);
  return found;
}

const GENERATED = readFileSync(new URL('../../src/generated/contracts/validators.ts', HERE), 'utf8');

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, HERE), 'utf8'));
}

/** The paths of the fields that a contract has. */
function fieldsOf(name: string): string[] {
  const [, release = '', version = '', dataset] = /^(.{10})-(v\d)-(\w+)$/.exec(name) ?? [];
  return [...listFields(readSchema(release, version, dataset === 'super' ? 'super' : 'refresh')).keys()];
}

const NAMES = CONTRACTS.map(nameOf);
const JUDGES = new Map(NAMES.map((name) => [name, plain(name)]));

describe.each(CONTRACTS.map((each) => [nameOf(each), each] as const))('valid/%s.json', (name, contract) => {
  const response = readJson(`valid/${name}.json`);

  it('keeps to its contract, compiled and plain', () => {
    expect(standalone(name)(response)).toBe(true);
    expect(judge(name)(response)).toBe(true);
  });

  it('has every field of the published contract; the golden cases have the extensions', () => {
    expect(listPublished(contract).filter((path) => !holds(response, path))).toEqual([]);
  });

  it('breaks every other contract that lacks one of its fields: none is taken for another', () => {
    const fields = fieldsOf(name);
    const taken = NAMES.filter((other) => standalone(other)(response));
    expect(taken.filter((other) => difference(fields, fieldsOf(other)).length > 0)).toEqual([]);
  });
});

describe('invalid/', () => {
  const rows = readCsv(readFileSync(new URL('expected-errors.csv', HERE), 'utf8'), 'expected-errors.csv', {
    columns: ['file', 'instancePath', 'keyword'],
    optional: ['instancePath'],
  });

  it('has the files that expected-errors.csv lists, no more and no fewer', () => {
    const files = readdirSync(new URL('invalid/', HERE)).flatMap((folder) =>
      readdirSync(new URL(`invalid/${folder}/`, HERE)).map((file) => `${folder}/${file}`),
    );
    expect(files.sort()).toEqual(rows.map((row) => cell(row, 'file')).sort());
  });

  it.each(rows.map((row) => [cell(row, 'file'), cell(row, 'instancePath'), cell(row, 'keyword')]))(
    '%s breaks exactly one rule, at %s: %s',
    (file = '', instancePath = '', keyword = '') => {
      const [name = ''] = file.split('/');
      const response = readJson(`invalid/${file}`);
      const compiled = standalone(name);
      const plainly = judge(name);
      expect(compiled(response)).toBe(false);
      expect(plainly(response)).toBe(false);
      // A format has a pattern beside it, for those that don't assert formats: a value that breaks both is wrong once.
      const keywords = keyword.split('|');
      expect(compiled.errors).toHaveLength(1);
      expect(keywords.map((each) => ({ instancePath, keyword: each }))).toContainEqual(
        pick(compiled.errors?.[0]),
      );
      const listed = plainly.errors?.map((error) => pick(error)) ?? [];
      expect(sortBy(listed, 'keyword')).toEqual(keywords.map((each) => ({ instancePath, keyword: each })));
    },
  );
});

describe('the compiled validators', () => {
  it('agree with plain ajv on responses with any one value changed', () => {
    for (const name of NAMES) {
      const compiled = standalone(name);
      const plainly = judge(name);
      const response = readJson(`valid/${name}.json`);
      const places = [...listPlaces(response)];
      fc.assert(
        fc.property(fc.constantFrom(...places), JUNK, (place, junk) => {
          const changed = replaceAt(response, place, junk);
          expect(compiled(changed)).toBe(plainly(changed));
        }),
        { numRuns: 400 },
      );
    }
  });

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2024-04-31', false],
    ['2024-12-31', true],
    ['2024-13-01', false],
    ['2024-00-10', false],
    ['2024-01-00', false],
    ['24-01-01', false],
    ['2024-1-1', false],
    ['2024-01-01\n', false],
  ])('know that %j is a day: %s', (date, valid) => {
    const name = '2025-07-09-v1-refresh';
    const response = replaceAt(readJson(`valid/${name}.json`), ['dateOfIncorporation'], date);
    expect(standalone(name)(response)).toBe(valid);
    expect(judge(name)(response)).toBe(valid);
  });

  it('refuse a key named __proto__', () => {
    const text = readFileSync(new URL('valid/2025-07-09-v1-super.json', HERE), 'utf8');
    const response: unknown = JSON.parse(text.replace('"extradata": {', '"extradata": { "__proto__": {},'));
    expect(standalone('2025-07-09-v1-super')(response)).toBe(false);
  });

  it('reach no package: all their code is in the generated file', () => {
    const reached = [...GENERATED.matchAll(/(?:from |import\(|require\()\W*['"]([^'"]+)/g)].map(
      ([, path]) => path,
    );
    expect(reached).toEqual(['./index.js']);
  });

  it('are one function for each shape, whichever releases, versions and datasets have it', () => {
    const functions = [...GENERATED.matchAll(/^function (\w+)(\(.*?)^\}$/gms)];
    expect(functions.length).toBeGreaterThan(80);
    const bodies = functions.map(([, name = '', body = '']) => body.replaceAll(name, 'itself'));
    const own = bodies.filter((body) => !/schema_\w+\.properties/.test(body));
    expect(new Set(own).size).toBe(own.length);
  });

  it('have names that no other shape moves: none is numbered', () => {
    const names = [...GENERATED.matchAll(/^(?:function|const) (\w+)/gm)].map(([, name = '']) => name);
    expect(names.filter((name) => /^(?:validate|schema|pattern|formats|func)\d+$/.test(name))).toEqual([]);
    expect(GENERATED).not.toMatch(/\b(?:validate|schema|pattern|formats|func)\d+\b/);
  });
});

function pick(error: { readonly instancePath: string; readonly keyword: string } | undefined) {
  return { instancePath: error?.instancePath, keyword: error?.keyword };
}
