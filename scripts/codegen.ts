/**
 * npm run codegen: makes every generated file anew. With --check it writes nothing, and fails naming each
 * file that differs from what would be made.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as codelists from './codegen/codelists.js';
import * as contracts from './codegen/contracts.js';
import * as indexes from './codegen/indexes.js';
import * as names from './codegen/names.js';
import * as page from './codegen/page.js';
import * as pinyin from './codegen/pinyin.js';
import { CodegenError } from './codegen/schemas.js';

interface Generator {
  generate(): Promise<readonly { readonly path: string; readonly text: string }[]>;
}

const SOURCES: readonly Generator[] = [codelists, names, pinyin, contracts, indexes, page];

/** These run the product, which is loaded once the code that is generated for it is there. */
async function loadDependents(): Promise<Generator[]> {
  return [
    await import('./codegen/upstream.js'),
    await import('./codegen/endpoints.js'),
    await import('./codegen/company.js'),
    await import('./codegen/mapping.js'),
    await import('./codegen/releaseNotes.js'),
    await import('./codegen/fields.js'),
    await import('./codegen/personalData.js'),
    await import('./codegen/knowledge.js'),
  ];
}

/** Folders that hold generated files and nothing else: what no generator makes is left over. */
const FOLDERS = ['src/generated', 'schemas/upstream', 'docs/releases'];

const isCheck = process.argv.includes('--check');
const wanted = new Set<string>();
const changed: string[] = [];

try {
  await generate();
} catch (error) {
  if (!(error instanceof CodegenError)) throw error;
  console.error(error.message);
  process.exit(1);
}

if (isCheck && changed.length > 0) {
  console.error(
    `Do generated files need to be regenerated? Yes, these: run "npm run codegen" and commit them.`,
  );
  for (const path of changed.sort()) console.error(`  ${path}`);
  process.exitCode = 1;
} else {
  console.log(`${wanted.size} generated files, ${isCheck ? 'all up to date' : `${changed.length} changed`}`);
}

async function generate(): Promise<void> {
  await make(SOURCES);
  // What stale code would make can't be checked.
  if (isCheck && changed.length > 0) return;
  await make(await loadDependents());
  for (const path of FOLDERS.flatMap(listFiles).filter((each) => !wanted.has(each))) {
    changed.push(path);
    if (!isCheck) rmSync(path);
  }
}

async function make(generators: readonly Generator[]): Promise<void> {
  const files = (await Promise.all(generators.map((generator) => generator.generate()))).flat();
  for (const { path, text } of files) {
    wanted.add(path);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    changed.push(path);
    if (isCheck) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
