import { compile } from 'json-p3';
import { describe, expect, it } from 'vitest';
import { render } from '../../src/datasets/render.js';
import { readCompany } from '../../src/normalize.js';
import { readBundles } from '../normalize/goldenBundles.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The values of a content that no source gives, by the place where they stand. */
const LITERALS = [
  '$.kompanyId',
  '$.countryCode',
  '$.countryName',
  '$.state',
  '$.version',
  '$.additionalData.otherIdentifiers[*].identifierName',
  '$.associatedEntities.shareholders[*].role',
  '$.associatedEntities.officers[*].role',
];
/** Places that hold a literal when no source gives a value. */
const EMPTY: Readonly<Record<string, Json>> = {
  '$.registrationNumber': null,
  '$.name': null,
  '$.status': 'NOT REPORTED',
  '$.industryActivityCode': null,
};

/** Normalized paths of everything that a query selects, in document order. */
function select(path: string, value: unknown): string[] {
  return compile(path)
    .query(value as Json)
    .paths({ form: 'canonical' });
}

/** The lists that are empty without a source that says so. */
const NO_LEAF = /\['(?:shareholders?|officers?|ultimateBeneficialOwners|sicNaceCodes)'\]$/;

/** Normalized paths of the scalars below a node, and of the lists that a source says are empty, in document order. */
function leavesBelow(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  if (Array.isArray(value) && value.length === 0 && !NO_LEAF.test(path)) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inner]) =>
    leavesBelow(inner, `${path}[${typeof key === 'number' ? key : `'${key}'`}]`),
  );
}

function leavesAt(path: string, value: unknown): string[] {
  return compile(path)
    .query(value as Json)
    .nodes.flatMap((node) => leavesBelow(node.value, node.getPath({ form: 'canonical' })));
}

const CASES = readBundles().flatMap(({ name, bundle }) =>
  (['refresh', 'super'] as const).map((dataset) => ({ name, dataset, bundle })),
);

describe.each(CASES)('$name, $dataset', ({ bundle, dataset }) => {
  const { company } = readCompany(bundle);
  const { response, lineage = [] } = render(company, { dataset, version: 'v2', lineage: true });
  const { sources, ...content } = response.content;
  const fields = sources.flatMap((source) => source.fields);

  it('lists paths that each select something, none twice', () => {
    for (const path of fields.filter((each) => !each.includes('[*]')))
      expect([path, select(path, content).length]).toEqual([path, 1]);
    for (const path of fields.filter((each) => each.includes('[*]')))
      expect([path, select(path, content).length > 0]).toEqual([path, true]);
    expect(new Set(fields).size).toBe(fields.length);
  });

  it('lists them in document order, source by source', () => {
    const order = leavesBelow(content, '$');
    for (const source of sources) {
      const places = source.fields.map((path) => order.indexOf(leavesAt(path, content)[0] ?? ''));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });

  it('covers every value but the literals', () => {
    const covered = new Set([...fields, ...LITERALS].flatMap((path) => leavesAt(path, content)));
    for (const [path, literal] of Object.entries(EMPTY)) {
      const [value] = compile(path)
        .query(content as unknown as Json)
        .values();
      if (value === literal) for (const leaf of leavesAt(path, content)) covered.add(leaf);
    }
    expect(leavesBelow(content, '$').filter((leaf) => !covered.has(leaf))).toEqual([]);
  });

  it('lists no literal as a value of a source', () => {
    const ours = new Set(
      lineage.filter(({ inputs }) => inputs.length === 0).map(({ output }) => select(output, response)[0]),
    );
    for (const path of fields) {
      const leaves = leavesAt(path.replace('$', '$.content'), response);
      expect([path, leaves.some((leaf) => !ours.has(leaf))]).toEqual([path, true]);
    }
  });

  it('has a lineage whose outputs select each value of the content once, and whose inputs select in the bundle', () => {
    const outputs = lineage.map(({ output }) => select(output, response));
    expect(outputs.flat().sort()).toEqual(
      leavesBelow(content, '$')
        .map((leaf) => leaf.replace('$', "$['content']"))
        .sort(),
    );
    for (const { output, inputs } of lineage) {
      for (const { path, original } of inputs) {
        const found = compile(path)
          .query(bundle as Json)
          .values();
        expect([output, path, found.length]).toEqual([output, path, 1]);
        if (original !== null) expect(found[0]).toEqual(original);
      }
    }
  });

  it('has a v1 lineage that selects just as well', () => {
    const flat = render(company, { dataset, version: 'v1', lineage: true });
    const outputs = (flat.lineage ?? []).map(({ output }) => select(output, flat.response));
    expect(outputs.flat().sort()).toEqual(leavesBelow(flat.response, '$').sort());
  });
});
