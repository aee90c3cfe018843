/**
 * Makes src/generated/fields.ts, what `explain` says of each output field and endpoint: the schemas' titles, and which
 * endpoints can fill each field; and src/generated/version.ts.
 */

import { readdirSync, readFileSync } from 'node:fs';
import type { Version } from '../../src/generated/contracts/index.js';
import { normalize } from '../../src/normalize.js';
import { BASE_RECORDS, ENDPOINTS, type EndpointName, endpoint } from '../../src/upstream/index.js';
import { bundleOf, fieldsOf, GOLDEN, sourcesOf } from './mapping.js';
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
  readonly datasets: readonly Dataset[];
  /** Those that can fill it, in order of precedence. */
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

async function rowsOf(version: Version): Promise<string> {
  const fillers = fillersOf(version);
  const sources = sourcesOf(version);
  const fields = await fieldsOf(version);
  return fields
    .map(({ path, title, datasets }) => {
      const output = version === 'v2' ? path.replace('$', '$.content') : path;
      const filled = [...(sources.get(path) ?? [])].map((key) => key.split('.')[0] ?? '');
      const able = new Set<string>([...filled, ...(fillers.get(output) ?? [])]);
      const facts = {
        title,
        datasets: [...datasets].sort(),
        endpoints: ENDPOINTS.filter((name) => able.has(name)),
      };
      return `    ${JSON.stringify(output)}: ${JSON.stringify(facts)},`;
    })
    .join('\n');
}

/**
 * Which endpoints can fill an output path, by experiment: the body of every golden case is handed to the mapper of each
 * endpoint, with no other beside it that could win. So an endpoint counts for what its mapper reads, also where
 * only a sister of it has the key in the golden cases.
 */
function fillersOf(version: Version): ReadonlyMap<string, ReadonlySet<EndpointName>> {
  const fillers = new Map<string, Set<EndpointName>>();
  for (const name of readdirSync(GOLDEN)) {
    const bundle = bundleOf(name);
    const subject = subjectOf(bundle);
    for (const body of Object.values(bundle)) {
      for (const able of ENDPOINTS) {
        for (const output of filledBy(able, body, subject, version)) {
          const known = fillers.get(output) ?? new Set();
          fillers.set(output, known.add(able));
        }
      }
    }
  }
  return fillers;
}

/** The outputs that are read from a body when it is this endpoint's. */
function filledBy(able: EndpointName, body: unknown, subject: unknown, version: Version): string[] {
  const carriesOne = BASE_RECORDS.has(able);
  try {
    const bundle = { ...(carriesOne ? {} : { qycxnew: subject }), [able]: body };
    const { lineage } = normalize(bundle, { dataset: 'super', version, lineage: true });
    return lineage
      .filter(({ inputs }) => inputs.some(({ path }) => path.startsWith(`$.${able}.`)))
      .map(({ output }) => output.replaceAll(/\[\d+\]/g, '[*]'));
  } catch {
    return []; // a body that carries no company where one has to
  }
}

/** A base record of the company with nothing but what shares are divided by. */
function subjectOf(bundle: unknown): unknown {
  try {
    const { name, registrationNumber } = normalize(bundle, { dataset: 'refresh', version: 'v2' }).response
      .content;
    return v1({ qyName: name, nsrsbh: registrationNumber, registCapi: CAPITAL });
  } catch {
    return v1({ qyName: '甲有限公司', registCapi: CAPITAL });
  }
}

/** More than any holder has in the golden cases. */
const CAPITAL = '10000000 万人民币';

function v1(value: object): unknown {
  return { result: { success: true }, value };
}
