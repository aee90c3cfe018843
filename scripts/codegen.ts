/**
 * npm run codegen: makes every generated file anew. With --check it writes nothing, and fails naming each
 * file that differs from what would be made.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as codelists from './codegen/codelists.js';
import * as contracts from './codegen/contracts.js';
import * as mapping from './codegen/mapping.js';
import * as names from './codegen/names.js';
import * as releaseNotes from './codegen/releaseNotes.js';
import * as types from './codegen/types.js';
import * as upstream from './codegen/upstream.js';

const GENERATORS = [codelists, names, contracts, upstream, types, mapping, releaseNotes];

/** Folders that hold generated files and nothing else: what no generator makes is left over. */
const FOLDERS = ['src/generated', 'schemas/upstream', 'schemas/types', 'docs/releases'];

const isCheck = process.argv.includes('--check');
const files = (await Promise.all(GENERATORS.map((generator) => generator.generate()))).flat();
const wanted = new Map(files.map(({ path, text }) => [path, text]));

const stale = [...wanted].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
const orphans = FOLDERS.flatMap(listFiles).filter((path) => !wanted.has(path));

for (const [path, text] of isCheck ? [] : stale) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
for (const path of isCheck ? [] : orphans) rmSync(path);

const changed = [...stale.map(([path]) => path), ...orphans].sort();
if (isCheck && changed.length > 0) {
  console.error(
    `Do generated files need to be made anew? Yes, these: run "npm run codegen" and commit them.`,
  );
  for (const path of changed) console.error(`  ${path}`);
  process.exitCode = 1;
} else {
  console.log(`${wanted.size} generated files, ${isCheck ? 'all up to date' : `${changed.length} changed`}`);
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
