/**
 * The four datasets of a release as one OpenAPI document: components alone, because the paths of the KYC API are its
 * own to say.
 *
 * *Source:* OpenAPI 3.1.1, https://spec.openapis.org/oas/v3.1.1.html#components-object
 */

import upperFirst from 'lodash/upperFirst.js';
import type { Schema } from '../../src/json/schema.js';
import { DATASETS, mapReferences } from './schemas.js';

interface VersionSchemas {
  readonly version: string;
  readonly schemas: readonly Schema[];
}

/**
 * Tools that make code of OpenAPI ignore `$id`, so that every definition is a component: `V2SuperContent`, `V2Date`.
 *
 * @example
 * openApi('2025-07-09', [{ version: 'v2', schemas: await readSchemas('2025-07-09', 'v2') }]).components.schemas
 * // { V2RefreshResponse: …, V2SuperResponse: …, V2SuperContent: …, V2Date: … }
 */
export function openApi(release: string, versions: readonly VersionSchemas[]) {
  return {
    openapi: '3.1.1',
    info: {
      title: 'KYC API datasets of the Chinese register',
      version: release,
      description:
        'The refresh and super datasets of KYC API v1 and v2 for companies of the Chinese register.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths: {},
    components: { schemas: Object.fromEntries(versions.flatMap(componentsOf)) },
  };
}

function componentsOf({ version, schemas }: VersionSchemas): [name: string, schema: Schema][] {
  return schemas.flatMap((document) => {
    const {
      $id = '',
      $schema,
      $defs = {},
      ...root
    } = mapReferences(document, ($ref) =>
      $ref.startsWith('#') ? reference(`${document.$id}${$ref}`) : reference($ref),
    );
    const dataset = DATASETS.find((name) => $id.endsWith(`:${name}`));
    const definitions = Object.entries($defs).map(([key, schema]): [string, Schema] => [
      componentName(version, dataset ?? '', key),
      schema,
    ]);
    return dataset === undefined
      ? definitions
      : [[componentName(version, dataset, 'response'), root], ...definitions];
  });
}

/** "urn:neci-kyc:2025-07-09:v2:super#/$defs/content" is "#/components/schemas/V2SuperContent". */
function reference($ref: string): string {
  const [, version = '', document = '', key = ''] = /:(v\d):(\w+)#\/\$defs\/(\w+)$/.exec($ref) ?? [];
  return `#/components/schemas/${componentName(version, document === 'parts' ? '' : document, key)}`;
}

function componentName(...parts: readonly string[]): string {
  return parts.map(upperFirst).join('');
}
