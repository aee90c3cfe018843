/**
 * JSON Schemas as this package writes them: objects of properties, lists of one kind of item, and `$ref`s that
 * lead to a `$defs` entry of the same document or of the one beside it.
 *
 * *Source:* JSON Schema 2020-12, https://json-schema.org/draft/2020-12/json-schema-core#name-schema-references
 *
 * @example
 * const documents = documentsOf([superSchema, partsSchema]);
 * propertiesOf({ schema: superSchema, document: superSchema }, documents).map(({ name }) => name)
 */

import { isObject } from './object.js';

/** What the schemas use of JSON Schema 2020-12. */
export interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly 'x-origin'?: string;
  readonly 'x-personal'?: string;
  readonly [keyword: string]: unknown;
}

/** A schema and the document that it is written in: a local `$ref` is relative to that. */
export interface Located {
  readonly schema: Schema;
  readonly document: Schema;
}

/** One property of an object. */
export interface Property {
  readonly name: string;
  /** As it is written: its own title, description and origin. */
  readonly written: Schema;
  /** The schema of its value, which `written` may refer to. */
  readonly value: Located;
  /** The same, or the schema of each element when the value is a list. */
  readonly target: Located;
  readonly isList: boolean;
}

/** Documents by their `$id`. */
export type Documents = ReadonlyMap<string, Schema>;

export function documentsOf(schemas: readonly Schema[]): Documents {
  return new Map(schemas.map((schema) => [schema.$id ?? '', schema]));
}

/**
 * The schema that a chain of `$ref`s ends at.
 *
 * @throws Error when a `$ref` leads to no schema; it names the `$ref` and its document.
 */
export function resolve({ schema, document }: Located, documents: Documents): Located {
  const { $ref } = schema;
  if ($ref === undefined) return { schema, document };
  const [address = '', pointer = ''] = $ref.split('#');
  const target = address === '' ? document : documents.get(address);
  const found = pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), target);
  if (!target || !isObject(found)) throw new Error(`No schema at ${$ref}, which ${document.$id} refers to`);
  // Where a $ref leads there is a schema, or the schemas would not compile.
  return resolve({ schema: found as Schema, document: target }, documents);
}

/** The properties of an object schema, or of the one that it refers to, in their order; none of anything else. */
export function propertiesOf(located: Located, documents: Documents): Property[] {
  const { schema, document } = resolve(located, documents);
  return Object.entries(schema.properties ?? {}).map(([name, written]) => {
    const value = resolve({ schema: written, document }, documents);
    const { items } = value.schema;
    const target = items ? resolve({ schema: items, document: value.document }, documents) : value;
    return { name, written, value, target, isList: items !== undefined };
  });
}
