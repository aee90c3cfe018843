/**
 * What the package ships beside the sources of its schemas, made at build and not committed: TypeScript types to take
 * along, each dataset's schema in one document, and an OpenAPI document of the datasets of a release.
 *
 * @example
 * (await generate()).map(({ path }) => path)
 * // ['schemas/types/2025-07-09/v1.d.ts', …, 'schemas/bundled/2025-07-09-v2-super.schema.json', …]
 */

import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { bundled } from './bundled.js';
import * as contracts from './contracts.js';
import { openApi } from './openApi.js';
import { DATASETS, type GeneratedFile, listReleases, readSchemas, VERSIONS } from './schemas.js';
import * as upstream from './upstream.js';

/** The folders that hold these files and nothing else. */
export const FOLDERS = ['schemas/types', 'schemas/bundled'];

/** Says what every file must hold. Writes nothing. */
export async function generate(): Promise<GeneratedFile[]> {
  return [...(await datasetTypes()), ...(await upstreamTypes()), ...(await documents())];
}

/** `neci-kyc schema super --version v2 --types`: the types that the product itself is written in. */
async function datasetTypes(): Promise<GeneratedFile[]> {
  return (await contracts.generate()).flatMap(({ path, text }) => {
    const [, place] = /contracts\/(\d{4}-\d\d-\d\d\/v\d)\.ts$/.exec(path) ?? [];
    return place === undefined ? [] : [{ path: `schemas/types/${place}.d.ts`, text }];
  });
}

async function upstreamTypes(): Promise<GeneratedFile[]> {
  const files = (await upstream.generate()).map(async ({ path, text }) => {
    const name = path.replace(/^.*\/(\w+)\.schema\.json$/, '$1');
    return { path: `schemas/types/upstream/${name}.d.ts`, text: await typesOf(name, JSON.parse(text)) };
  });
  return Promise.all(files);
}

function typesOf(name: string, schema: JSONSchema): Promise<string> {
  return compile({ ...schema, title: `${name} body`, $id: undefined }, name, {
    ignoreMinAndMaxItems: true,
    bannerComment: `// Made by "npm run build" from src/upstream/endpoints/${name}.ts. Do not edit.`,
    unreachableDefinitions: false,
  });
}

/** Of each release, a document for each dataset and version, and one for all four. */
async function documents(): Promise<GeneratedFile[]> {
  const files: GeneratedFile[] = [];
  for (const release of await listReleases()) {
    const versions = await Promise.all(
      VERSIONS.map(async (version) => ({ version, schemas: await readSchemas(release, version) })),
    );
    for (const { version, schemas } of versions) {
      for (const dataset of DATASETS) {
        files.push(json(`${release}-${version}-${dataset}.schema.json`, bundled(schemas, dataset)));
      }
    }
    files.push(json(`${release}-openapi.json`, openApi(release, versions)));
  }
  return files;
}

function json(name: string, document: object): GeneratedFile {
  return { path: `schemas/bundled/${name}`, text: `${JSON.stringify(document, null, 2)}\n` };
}
