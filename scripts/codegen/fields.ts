/**
 * Makes src/generated/fields.ts, what `explain` says of each output field and endpoint: the schemas' titles, which
 * fields hold personal data, and which endpoints filled each field in the golden cases; and src/generated/version.ts.
 */

import { readFileSync } from 'node:fs';
import { ENDPOINTS, endpoint } from '../../src/upstream/index.js';
import { fieldsOf, sourcesOf } from './mapping.js';
import { banner, type GeneratedFile, VERSIONS } from './schemas.js';

/** Says what the files must hold. Writes nothing. */
export async function generate(): Promise<GeneratedFile[]> {
  const tables = await Promise.all(
    VERSIONS.map(async (version) => `  ${version}: {\n${await rowsOf(version)}\n  },`),
  );
  const titles = ENDPOINTS.map((name) => `  ${name}: ${JSON.stringify(endpoint(name).title)},`);
  const fields = `${banner('schemas, src/upstream and test/golden')}

import type { Dataset, Version } from './contracts/index.js';

export interface FieldFacts {
  readonly title: string;
  readonly personal: boolean;
  readonly datasets: readonly Dataset[];
  /** Those that filled it in a golden case. */
  readonly endpoints: readonly string[];
}

/** By the JSONPath into the response, with [*] for the elements of lists. */
export const FIELDS: { readonly [V in Version]: Readonly<Record<string, FieldFacts>> } = {
${tables.join('\n')}
};

/** What the documentation calls each endpoint. */
export const ENDPOINT_TITLES = {
${titles.join('\n')}
} as const;
`;
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  return [
    { path: 'src/generated/fields.ts', text: fields },
    {
      path: 'src/generated/version.ts',
      text: `${banner('package.json')}\n\nexport const VERSION = ${JSON.stringify(version)};\n`,
    },
  ];
}

async function rowsOf(version: (typeof VERSIONS)[number]): Promise<string> {
  const sources = sourcesOf(version);
  const fields = await fieldsOf(version);
  return fields
    .map(({ path, title, personal, datasets }) => {
      const endpoints = new Set([...(sources.get(path) ?? [])].map((key) => key.split('.')[0]));
      const facts = {
        title,
        personal: personal !== undefined,
        datasets: [...datasets].sort(),
        endpoints: ENDPOINTS.filter((name) => endpoints.has(name)),
      };
      const output = version === 'v2' ? path.replace('$', '$.content') : path;
      return `    ${JSON.stringify(output)}: ${JSON.stringify(facts)},`;
    })
    .join('\n');
}
