/**
 * npm run release -- <date>: begins a release of the target as a copy of the newest one. It copies the schemas and the
 * samples of the tests under the new date, makes an empty list of changes, and links the release notes to come. What
 * happened in the release is written by hand from there; CONTRIBUTING says in which files.
 */

import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NEWEST } from '../src/datasets/releases/index.js';

const INDEX = 'src/datasets/releases/index.ts';
const SAMPLES = 'test/contracts/valid';

const [date = ''] = process.argv.slice(2);
if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || date <= NEWEST || existsSync(`schemas/${date}`)) {
  console.error(
    `npm run release -- <date>, a day after ${NEWEST} that has no release yet, such as 2026-01-15`,
  );
  process.exit(2);
}

const name = `release${date.replaceAll('-', '')}`;
const newest = `release${NEWEST.replaceAll('-', '')}`;

cpSync(`schemas/${NEWEST}`, `schemas/${date}`, { recursive: true });
for (const file of readdirSync(`schemas/${date}`, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.json')) continue;
  edit(join(`schemas/${date}`, file), (text) =>
    text
      .replaceAll(`:${NEWEST}:`, `:${date}:`)
      .replaceAll(`release ${NEWEST}`, `release ${date}`)
      .replaceAll(`after the change of ${inWords(NEWEST)}`, `after the change of ${inWords(date)}`),
  );
}
for (const file of readdirSync(SAMPLES).filter((each) => each.startsWith(NEWEST))) {
  cpSync(join(SAMPLES, file), join(SAMPLES, file.replace(NEWEST, date)));
}
writeFileSync(
  `src/datasets/releases/${date}.ts`,
  `/** The release of ${date}. Each change has the announcement's sentence. A change is not edited once it is shipped. */

import type { Release } from '../../generated/contracts/index.js';
import type { ReleaseChanges } from './release.js';

export const ${name}: ReleaseChanges<Release> = {
  release: '${date}',
  before: '${NEWEST}',
  announcement: { title: '', posted: '' },
  changes: [],
};
`,
);
edit(INDEX, (text) =>
  text
    .replace(`from './${NEWEST}.js';\n`, `from './${NEWEST}.js';\nimport { ${name} } from './${date}.js';\n`)
    .replace(`[${newest}`, `[${name}, ${newest}`)
    .replace(`NEWEST = '${NEWEST}'`, `NEWEST = '${date}'`),
);
edit('docs/README.md', (text) =>
  text.replace('the releases of ', `the releases of [${inWords(date)}](releases/${date}.md), `),
);
console.log(
  `The release of ${date} is a copy of ${NEWEST}. Next: npm run codegen, then "a new release" in CONTRIBUTING.`,
);

/** 2025-07-09 -> 9 July 2025 */
function inWords(day: string): string {
  return new Date(day).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}
