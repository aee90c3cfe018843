/**
 * npm run golden -- <case>: makes or refreshes the expected files of one golden case, or of several, and prints
 * what changed; --all does it to all. What an older release gave is frozen and never overwritten.
 */

import { basename } from 'node:path';
import { listCases } from '../src/golden/case.js';
import { painter } from '../src/golden/print.js';
import { reportUpdate } from '../src/golden/report.js';
import { updateCase } from '../src/golden/update.js';

const suite = { dir: 'test/golden', refresh: 'npm run golden --' };
const names = listCases(suite.dir);
const args = process.argv.slice(2);
const asked = args.includes('--all') ? names : args.map((arg) => basename(arg));
const unknown = asked.filter((name) => !names.includes(name));

if (asked.length === 0 || unknown.length > 0) {
  for (const name of unknown) console.error(`${suite.dir} has no case ${name}`);
  console.error('npm run golden -- <case> [<case> …], or npm run golden -- --all');
  process.exitCode = 2;
} else {
  const paint = painter(process.stdout, process.env);
  const updated = asked.map((name) => updateCase(suite, name));
  for (const one of updated) for (const line of reportUpdate(one, paint)) console.log(line);
  const changed = updated.filter(({ changes }) => changes.length > 0).length;
  console.log(`cases: ${updated.length}, changed: ${changed}`);
  if (updated.some(({ failures }) => failures.length > 0)) process.exitCode = 1;
}
