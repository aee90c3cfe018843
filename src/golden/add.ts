/** Makes a golden case of a raw bundle: case.json, and the body of each endpoint. Its expected files are update's. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { compact, membersOf } from '../json/members.js';
import { CaseError } from './case.js';

/**
 * `bundle` is the text of a JSON object.
 *
 * @example
 * addCase('cases/sole-proprietor', '{"qycxnew":{…}}') // makes cases/sole-proprietor/raw/qycxnew.json
 *
 * @throws CaseError when there is no endpoint, or its name can't be that of a file; the system's error, such as EEXIST
 * when the case is there.
 */
export function addCase(folder: string, bundle: string): void {
  const bodies = membersOf(bundle);
  if (bodies.size === 0) throw new CaseError('raw', 'the bundle has no endpoint; add the body of one');
  for (const endpoint of bodies.keys())
    if (!/^[\w-]+$/.test(endpoint)) throw new CaseError('raw', `${endpoint} can't be the name of a file`);
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder);
  mkdirSync(join(folder, 'raw'));
  writeFileSync(join(folder, 'case.json'), written({ title: basename(folder), shows: [] }));
  for (const [endpoint, text] of bodies) writeFileSync(join(folder, `raw/${endpoint}.json`), bodyOf(text));
}

/** Indented, unless that would change it, such as a number beyond 2^53. */
function bodyOf(text: string): string {
  const value: unknown = JSON.parse(text);
  return JSON.stringify(value) === compact(text) ? written(value) : `${text}\n`;
}

function written(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
