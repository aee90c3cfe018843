/**
 * The fields that a dataset can have, in the order of its contract: what the counts of a report are held
 * against, so that a field that was never filled is seen too. Read from the schemas that are shipped beside
 * the code.
 */

import { readFileSync } from 'node:fs';
import { documentsOf, type Located, propertiesOf, type Schema } from '../json/schema.js';
import type { Task } from './task.js';

export interface OutputField {
  /** As the counts of an overview name it, such as `associatedEntities.officers[].name`. */
  readonly path: string;
  readonly title: string;
}

/** The whole of it says where the record is from, which isn't the record's own. */
const NOT_OF_THE_RECORD: ReadonlySet<string> = new Set(['sources', 'version']);

export function fieldsOf({ release, version, dataset, extensions }: Task): OutputField[] {
  const folder = new URL(`../../schemas/${release}/${version}/`, import.meta.url);
  const read = (name: string): Schema =>
    JSON.parse(readFileSync(new URL(`${name}.schema.json`, folder), 'utf8'));
  const document = read(dataset);
  const documents = documentsOf([document, read('parts')]);

  function list(located: Located, path: string): OutputField[] {
    return propertiesOf(located, documents).flatMap(({ name, written, value, target, isList }) => {
      if (path === '' && NOT_OF_THE_RECORD.has(name)) return [];
      if (isFixed(value.schema) || (!extensions && written['x-origin'] === 'extension')) return [];
      const own = path === '' ? name : `${path}.${name}`;
      return [{ path: own, title: written.title ?? name }, ...list(target, isList ? `${own}[]` : own)];
    });
  }

  const content = version === 'v2' ? document.properties?.content : document;
  return list({ schema: content ?? {}, document }, '');
}

/** The same in every response. */
function isFixed({ type, const: constant, maxItems }: Schema): boolean {
  return type === 'null' || constant !== undefined || maxItems === 0;
}
