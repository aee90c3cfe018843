/**
 * The hand-written contract schemas (目标合同), read from disk and walked as the tests need them.
 *
 * @example
 * listFields(readSchema('2025-07-09', 'v2', 'super')).has('content.additionalData.listed') // true
 */

import { readdirSync, readFileSync } from 'node:fs';
import { EXTENSIONS } from '../../src/generated/contracts/extensions.js';

/** What these schemas use of JSON Schema 2020-12. */
export interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean;
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly [keyword: string]: unknown;
}

export const SCHEMAS = new URL('../../schemas/', import.meta.url);
export const RELEASES = readdirSync(SCHEMAS).filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name));
export const VERSIONS = ['v1', 'v2'] as const;
export const DATASETS = ['refresh', 'super'] as const;

export type SchemaFile = (typeof DATASETS)[number] | 'parts';

/** Every combination there is a contract for. */
export const CONTRACTS = RELEASES.flatMap((release) =>
  VERSIONS.flatMap((version) => DATASETS.map((dataset) => ({ release, version, dataset }))),
);

/** "2025-07-09-v2-super", as the files of responses are named. */
export function nameOf({ release, version, dataset }: (typeof CONTRACTS)[number]): string {
  return `${release}-${version}-${dataset}`;
}

export function readSchema(release: string, version: string, file: SchemaFile): Schema {
  const text = readFileSync(new URL(`${release}/${version}/${file}.schema.json`, SCHEMAS), 'utf8');
  // The tests that use it fail on anything else.
  return JSON.parse(text) as Schema;
}

/** Every schema inside a schema, itself included, with the JSON Pointer to it. */
export function* walk(schema: Schema, pointer = ''): Generator<{ pointer: string; schema: Schema }> {
  yield { pointer, schema };
  for (const keyword of ['$defs', 'properties'] as const) {
    for (const [key, each] of Object.entries(schema[keyword] ?? {})) {
      yield* walk(each, `${pointer}/${keyword}/${key}`);
    }
  }
  if (schema.items) yield* walk(schema.items, `${pointer}/items`);
}

/** Where a `$ref` leads: the schema, and the file it is in. */
export function follow(ref: string, root: Schema): { schema: Schema; root: Schema } | undefined {
  const [address = '', pointer = ''] = ref.split('#');
  const [, release = '', version = ''] = /^urn:neci-kyc:([^:]+):([^:]+):parts$/.exec(address) ?? [];
  const target = address === '' || address === root.$id ? root : readSchema(release, version, 'parts');
  const [, key] = /^\/\$defs\/(\w+)$/.exec(pointer) ?? [];
  const schema = key === undefined ? undefined : target.$defs?.[key];
  return schema && { schema, root: target };
}

/**
 * Every field that holds a value of its own, by its path from the response: `a.b`, `list[*].c`, and
 * `list[?@.identifierName=='x']` for each name that identifiers can have. The shape is the field's schema
 * with every `$ref` resolved and without annotations.
 */
export function listFields(root: Schema): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  collect(whole(root), '', fields);
  return fields;
}

/** The fields of a contract that the published contract has too: those that are not an extension, nor inside one. */
export function listPublished({ release, version, dataset }: (typeof CONTRACTS)[number]): string[] {
  const extensions = Object.values(EXTENSIONS).flatMap((each) => each[version][dataset]);
  return [...listFields(readSchema(release, version, dataset)).keys()].filter((path) => {
    const own = path.replace(/^content\./, '');
    return !extensions.some(
      (each) => own === each || own.startsWith(`${each}.`) || own.startsWith(`${each}[`),
    );
  });
}

function collect(schema: Schema, path: string, fields: Map<string, string>): void {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const here = path === '' ? name : `${path}.${name}`;
    if (name === 'identifierName') {
      for (const kind of field.enum ?? [])
        fields.set(`${path.replace(/\[\*\]$/, '')}[?@.identifierName=='${kind}']`, '');
    } else if (field.properties) {
      collect(field, here, fields);
    } else if (field.items?.properties) {
      collect(field.items, `${here}[*]`, fields);
    } else {
      fields.set(here, JSON.stringify(field));
    }
  }
}

/** The same value with the keys of every object in the order in which its schema lists them. */
export function inSchemaOrder(value: unknown, root: Schema): unknown {
  return order(value, whole(root));
}

function order(value: unknown, schema: Schema | undefined): unknown {
  if (Array.isArray(value)) return value.map((each) => order(each, schema?.items));
  if (typeof value !== 'object' || value === null) return value;
  const given = new Map(Object.entries(value));
  const names = Object.keys(schema?.properties ?? {}).filter((name) => given.has(name));
  const all = new Set([...names, ...given.keys()]);
  return Object.fromEntries(
    [...all].map((name) => [name, order(given.get(name), schema?.properties?.[name])]),
  );
}

const WHOLE = new WeakMap<Schema, Schema>();

/** A schema with every `$ref` resolved, made once. */
function whole(root: Schema): Schema {
  const made = WHOLE.get(root) ?? resolve(root, root);
  WHOLE.set(root, made);
  return made;
}

function resolve(schema: Schema, root: Schema): Schema {
  const {
    $ref,
    $defs: _,
    title: __,
    description: ___,
    'x-origin': ____,
    'x-personal': _____,
    properties,
    items,
    ...rest
  } = schema;
  const target = $ref === undefined ? undefined : follow($ref, root);
  return {
    ...(target && resolve(target.schema, target.root)),
    ...rest,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, field]) => [name, resolve(field, root)]),
      ),
    }),
    ...(items && { items: resolve(items, root) }),
  };
}

/** Whether a response has something at a path of `listFields`. */
export function holds(response: unknown, path: string): boolean {
  const steps = path.match(/[^.[\]]+(?=\.|\[|$)|\[\*\]|\[\?@\.identifierName=='\w+'\]/g) ?? [];
  let found: unknown[] = [response];
  for (const step of steps) {
    const [, kind] = /=='(\w+)'/.exec(step) ?? [];
    if (step === '[*]') found = found.flat();
    else if (kind) found = found.flat().filter((each) => isRecord(each) && each.identifierName === kind);
    else found = found.flatMap((each) => (isRecord(each) && Object.hasOwn(each, step) ? [each[step]] : []));
  }
  return found.length > 0;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
