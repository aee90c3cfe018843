import { describe, expect, it } from 'vitest';
import { DATASETS, follow, readSchema, type Schema, VERSIONS } from '../contracts/schemas.js';
import { type Bundle, responsesOf } from '../normalize/bundles.js';
import { readBundles } from '../normalize/goldenBundles.js';

/** The paths of a contract's fields, those of the extensions apart; a list's elements have no number. */
function fieldsOf(
  version: string,
  dataset: (typeof DATASETS)[number],
): { extensions: Set<string>; published: Set<string> } {
  const found = { extensions: new Set<string>(), published: new Set<string>() };
  const root = readSchema('2025-07-09', version, dataset);
  collect(root, root, '$', false, found);
  return found;
}

function collect(
  schema: Schema,
  root: Schema,
  path: string,
  isOurs: boolean,
  found: ReturnType<typeof fieldsOf>,
): void {
  const target = schema.$ref === undefined ? undefined : follow(schema.$ref, root);
  if (target) collect(target.schema, target.root, path, isOurs, found);
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const inner = `${path}.${name}`;
    const innerIsOurs = isOurs || field['x-origin'] === 'extension';
    found[innerIsOurs ? 'extensions' : 'published'].add(inner);
    collect(field, root, inner, innerIsOurs, found);
  }
  if (schema.items) collect(schema.items, root, path, isOurs, found);
}

/** Every path that a response has a value at. */
function pathsIn(value: unknown, path = '$'): string[] {
  if (Array.isArray(value)) return value.flatMap((element) => pathsIn(element, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    `${path}.${key}`,
    ...pathsIn(inner, `${path}.${key}`),
  ]);
}

const RENDITIONS = DATASETS.flatMap((dataset) =>
  VERSIONS.map((version) => ({ dataset, version, name: `${dataset} ${version}` })),
);

/** All responses of all golden cases, by rendition. */
function all(options: { extensions: boolean }): Map<string, Set<string>> {
  const seen = new Map(RENDITIONS.map(({ name }) => [name, new Set<string>()]));
  for (const { bundle } of readBundles()) {
    const responses = responsesOf(bundle as Bundle, options);
    for (const { name } of RENDITIONS) for (const path of pathsIn(responses[name])) seen.get(name)?.add(path);
  }
  return seen;
}

const withThem = all({ extensions: true });
const without = all({ extensions: false });

describe.each(RENDITIONS)('$name', ({ name, dataset, version }) => {
  const { extensions, published } = fieldsOf(version, dataset);

  it('has extensions in its schema, and shows every one of them in some golden case', () => {
    expect(extensions.size).toBeGreaterThan(0);
    expect([...extensions].filter((path) => !withThem.get(name)?.has(path))).toEqual([]);
  });

  it('leaves every extension out when asked to', () => {
    expect([...extensions].filter((path) => without.get(name)?.has(path))).toEqual([]);
  });

  it('leaves nothing else out', () => {
    const shown = [...published].filter((path) => withThem.get(name)?.has(path));
    expect(shown.length).toBeGreaterThan(8);
    expect(shown.filter((path) => !without.get(name)?.has(path))).toEqual([]);
  });
});
