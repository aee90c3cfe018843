/**
 * The fields that a dataset can have, in the order of its contract: what the counts of a report are held
 * against, so that a field that was never filled is seen too. Read from the schemas that are shipped beside
 * the code.
 */

import { readFileSync } from 'node:fs';
import type { Task } from './task.js';

export interface OutputField {
  /** As the counts of an overview name it, such as `associatedEntities.officers[].name`. */
  readonly path: string;
  readonly title: string;
}

/** What is used of a schema. */
interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly 'x-origin'?: string;
}

/** The whole of it says where the record is from, which isn't the record's own. */
const NOT_OF_THE_RECORD: ReadonlySet<string> = new Set(['sources', 'version']);

export function fieldsOf({ release, version, dataset, extensions }: Task): OutputField[] {
  const folder = new URL(`../../schemas/${release}/${version}/`, import.meta.url);
  const read = (name: string): Schema =>
    JSON.parse(readFileSync(new URL(`${name}.schema.json`, folder), 'utf8'));
  const [schema, parts] = [read(dataset), read('parts')];

  function resolve(node: Schema, home: Schema): { readonly node: Schema; readonly home: Schema } {
    const { $ref } = node;
    if ($ref === undefined) return { node, home };
    const owner = $ref.startsWith('#') ? home : parts;
    const target = owner.$defs?.[$ref.split('/').at(-1) ?? ''];
    if (!target) throw new Error(`${$ref} leads nowhere`);
    return resolve(target, owner);
  }

  function list(schema: Schema, schemaHome: Schema, path: string): OutputField[] {
    const { node, home } = resolve(schema, schemaHome);
    if (node.items) return list(node.items, home, `${path}[]`);
    return Object.entries(node.properties ?? {}).flatMap(([key, property]) => {
      if (path === '' && NOT_OF_THE_RECORD.has(key)) return [];
      if (!extensions && property['x-origin'] === 'extension') return [];
      const inner = resolve(property, home);
      if (isFixed(inner.node)) return [];
      const own = path === '' ? key : `${path}.${key}`;
      return [{ path: own, title: property.title ?? key }, ...list(property, home, own)];
    });
  }

  const content = version === 'v2' ? schema.properties?.content : schema;
  return list(content ?? {}, schema, '');
}

/** The same in every response. */
function isFixed({ type, const: constant, maxItems }: Schema): boolean {
  return type === 'null' || constant !== undefined || maxItems === 0;
}
