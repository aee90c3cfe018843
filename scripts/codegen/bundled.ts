/** A dataset's schema in one document, for tools that read a single file: every `$ref` is local. */

import type { Schema } from '../../src/json/schema.js';
import { CodegenError, mapReferences } from './schemas.js';

/**
 * @param schemas both datasets of a version and their parts, as `readSchemas` gives them.
 * @throws CodegenError when a part has the name of a definition of the dataset.
 * @example
 * bundled(await readSchemas('2025-07-09', 'v2'), 'super').$defs // { content: …, additionalData: …, text: …, date: … }
 */
export function bundled(schemas: readonly Schema[], dataset: string): Schema {
  const [document, parts] = [dataset, 'parts'].map((name) =>
    schemas.find(({ $id }) => $id?.endsWith(`:${name}`)),
  );
  if (!document || !parts) throw new CodegenError(`There is no schema of ${dataset}, or no parts`);
  const alike = Object.keys(parts.$defs ?? {}).filter((name) => name in (document.$defs ?? {}));
  if (alike.length > 0)
    throw new CodegenError(`${document.$id}: ${alike.join(', ')} is also a name of ${parts.$id}`);
  const { $defs, ...schema } = mapReferences(document, local);
  return { ...schema, $defs: { ...$defs, ...mapReferences(parts, local).$defs } };
}

function local($ref: string): string {
  return $ref.slice($ref.indexOf('#'));
}
