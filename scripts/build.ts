/**
 * npm run build: dist/ from src/, and what ships beside the schemas. rolldown bundles the code, its types come from
 * tsc, and the types and documents of the schemas from scripts/codegen/shipped.ts.
 */

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { rolldown } from 'rolldown';
import { INPUT, OUTPUT } from './bundle.js';
import * as shipped from './codegen/shipped.js';

for (const folder of ['dist', ...shipped.FOLDERS]) rmSync(folder, { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
await (await rolldown(INPUT)).write(OUTPUT);
for (const { path, text } of await shipped.generate()) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
