/** The raw bundles of the golden cases, put together from their folders. */

import { readdirSync, readFileSync } from 'node:fs';

const GOLDEN = new URL('../golden/', import.meta.url);

export function readBundles(): {
  readonly name: string;
  readonly bundle: Readonly<Record<string, unknown>>;
}[] {
  return readdirSync(GOLDEN, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, bundle: readBundle(new URL(`${name}/raw/`, GOLDEN)) }));
}

function readBundle(folder: URL): Record<string, unknown> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(
    files.map((file) => [
      file.replace(/\.json$/, ''),
      JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
    ]),
  );
}
