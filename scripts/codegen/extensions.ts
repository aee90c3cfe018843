/**
 * The fields beyond the published contract, each once, under the first release whose schemas have it: a release
 * before that leaves it out. The schemas say which they are, by `x-origin`; nothing else lists them.
 *
 * @example
 * await extensionsModule(['2025-07-09', '2025-06-23'], readSchemas) // "… 'extradata.shareCurrency' …"
 */

import {
  type Documents,
  documentsOf,
  type Located,
  propertiesOf,
  type Schema,
} from '../../src/json/schema.js';
import { DATASETS, type ReadSchemas, VERSIONS } from './schemas.js';

/** The text of `extensions.ts`, for releases newest first. */
export async function extensionsModule(releases: readonly string[], read: ReadSchemas): Promise<string> {
  const blocks: string[] = [];
  for (const [index, release] of releases.entries()) {
    const before = releases[index + 1];
    const lines: string[] = [];
    for (const version of VERSIONS) {
      const now = await read(release, version);
      const earlier = before === undefined ? [] : await read(before, version);
      lines.push(`    ${version}: {`);
      for (const dataset of DATASETS) {
        const known = new Set(fieldsOf(earlier, version, dataset).map(({ path }) => path));
        const paths = fieldsOf(now, version, dataset)
          .filter(({ path, isExtension }) => isExtension && !known.has(path))
          .map(({ path }) => path);
        const list = paths.map((path) => `\n        '${path}',`).join('');
        lines.push(`      ${dataset}: [${list}${list === '' ? '' : '\n      '}],`);
      }
      lines.push('    },');
    }
    blocks.push(`  '${release}': {\n${lines.join('\n')}\n  },`);
  }
  return `import type { Dataset, Release, Version } from './index.js';

/**
 * The fields beyond the published contract, by the release in which they first appear. A path is relative to the
 * response in v1 and to its content in v2; what is inside such a field is not listed apart.
 */
export const EXTENSIONS: Readonly<Record<Release, Readonly<Record<Version, Readonly<Record<Dataset, readonly string[]>>>>>> = {
${blocks.join('\n')}
};
`;
}

/** Every property of a dataset's content, outermost first; inside an extension there is nothing more to say. */
function fieldsOf(schemas: readonly Schema[], version: string, dataset: string) {
  const documents = documentsOf(schemas);
  const root = schemas.find(({ $id }) => $id?.endsWith(`:${dataset}`));
  const content = version === 'v2' ? root?.properties?.content : root;
  if (!root || !content) return [];
  return [...walk({ schema: content, document: root }, documents, '')];
}

function* walk(
  located: Located,
  documents: Documents,
  path: string,
): Generator<{ readonly path: string; readonly isExtension: boolean }> {
  for (const { name, written, target, isList } of propertiesOf(located, documents)) {
    const own = path === '' ? name : `${path}.${name}`;
    const isExtension = written['x-origin'] === 'extension';
    yield { path: own, isExtension };
    if (!isExtension) yield* walk(target, documents, isList ? `${own}[*]` : own);
  }
}
