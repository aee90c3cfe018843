import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import {
  CONTRACTS,
  DATASETS,
  follow,
  nameOf,
  RELEASES,
  readSchema,
  type Schema,
  VERSIONS,
  walk,
} from './schemas.js';

const ORIGINS = ['announced', 'sample', 'v1-observed', 'v1-inferred', 'extension'];
const FOLDERS = RELEASES.flatMap((release) =>
  VERSIONS.map((version) => ({ folder: `schemas/${release}/${version}`, release, version })),
);
const FILES = FOLDERS.flatMap(({ folder, release, version }) =>
  ([...DATASETS, 'parts'] as const).map((file) => ({
    path: `${folder}/${file}.schema.json`,
    release,
    version,
    file,
  })),
);

/** The one object that the caller fills. */
const OPEN = '/properties/datasetOptions';

describe.each(FILES.map((each) => [each.path, each] as const))('%s', (_, { release, version, file }) => {
  const root = readSchema(release, version, file);
  const inside = [...walk(root)];
  const properties = inside.filter(({ pointer }) => /\/properties\/[^/]+$/.test(pointer));

  it('is named by its release, version and file, and speaks JSON Schema 2020-12', () => {
    expect(root.$id).toBe(`urn:neci-kyc:${release}:${version}:${file}`);
    expect(root.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  });

  it('gives every property a title, a description and a known origin', () => {
    const bare = properties.filter(
      ({ schema }) => !schema.title || !schema.description || !ORIGINS.includes(String(schema['x-origin'])),
    );
    expect(bare.map(({ pointer }) => pointer)).toEqual([]);
    expect(properties).not.toHaveLength(0);
  });

  it('gives every definition a title and a description', () => {
    const bare = Object.entries(root.$defs ?? {}).filter(([, each]) => !each.title || !each.description);
    expect(bare.map(([key]) => key)).toEqual([]);
  });

  it('closes every object', () => {
    const open = inside.filter(
      ({ pointer, schema }) =>
        [schema.type].flat().includes('object') && schema.additionalProperties !== false && pointer !== OPEN,
    );
    expect(open.map(({ pointer }) => pointer)).toEqual([]);
  });

  it('requires only properties that it has', () => {
    for (const { schema } of inside) {
      const required = Array.isArray(schema.required) ? schema.required : [];
      expect(Object.keys(schema.properties ?? {})).toEqual(expect.arrayContaining(required));
    }
  });

  it('refers only to what is there', () => {
    const dangling = inside.filter(({ schema }) => schema.$ref !== undefined && !follow(schema.$ref, root));
    expect(dangling.map(({ pointer }) => pointer)).toEqual([]);
  });

  it('measures no text by its length, which would need code of ajv at run time', () => {
    const measured = inside.filter(({ schema }) => 'minLength' in schema || 'maxLength' in schema);
    expect(measured.map(({ pointer }) => pointer)).toEqual([]);
  });
});

describe.each(FOLDERS.map((each) => [each.folder, each] as const))('%s', (_, { release, version }) => {
  const roots = FILES.filter((each) => each.release === release && each.version === version).map(({ file }) =>
    readSchema(release, version, file),
  );

  it('uses every definition, and every shared part', () => {
    const used = new Set(
      roots.flatMap((root) =>
        [...walk(root)].flatMap(({ schema: { $ref } }) =>
          $ref === undefined ? [] : [$ref.startsWith('#') ? `${root.$id}${$ref}` : $ref],
        ),
      ),
    );
    const defined = roots.flatMap((root) =>
      Object.keys(root.$defs ?? {}).map((key) => `${root.$id}#/$defs/${key}`),
    );
    expect(defined.filter((address) => !used.has(address))).toEqual([]);
  });

  it('gives no shared part the name of a definition: neci-kyc schema puts them in one document', () => {
    const [refresh = [], superset = [], parts = []] = roots.map((root) => Object.keys(root.$defs ?? {}));
    expect(parts.filter((name) => [...refresh, ...superset].includes(name))).toEqual([]);
  });

  it('has no definition twice: a shape that both datasets have is a shared part', () => {
    const [refresh, superset] = roots.map((root) =>
      Object.values(root.$defs ?? {}).map(({ title: _, ...shape }) => JSON.stringify(shape)),
    );
    expect(refresh?.filter((shape) => superset?.includes(shape))).toEqual([]);
  });
});

describe.each(CONTRACTS.map((each) => [nameOf(each), each] as const))(
  '%s',
  (_, { release, version, dataset }) => {
    it('compiles in plain ajv, strict, with ajv-formats and the added words', () => {
      const ajv = new Ajv2020({ strict: true }).addVocabulary(['x-origin', 'x-personal']);
      addFormats.default(ajv);
      ajv.addSchema(readSchema(release, version, 'parts'));
      expect(() => ajv.compile(readSchema(release, version, dataset))).not.toThrow();
    });
  },
);

describe('schemas/README.md', () => {
  const text = readFileSync(new URL('../../schemas/README.md', import.meta.url), 'utf8');

  it('explains every origin', () => {
    expect(ORIGINS.filter((origin) => !text.includes(`| \`${origin}\` |`))).toEqual([]);
  });

  it('names no origin that no schema uses', () => {
    const used = new Set(
      FILES.flatMap(({ release, version, file }) =>
        [...walk(readSchema(release, version, file))].map(
          ({ schema }: { schema: Schema }) => schema['x-origin'],
        ),
      ),
    );
    expect(ORIGINS.filter((origin) => !used.has(origin))).toEqual([]);
  });
});
