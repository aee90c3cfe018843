/**
 * npm run audit:licences: fails when a package that ships with neci-kyc has a licence that is not on the list, or none.
 * Dependencies for development don't ship.
 */

import { readFileSync } from 'node:fs';

interface Entry {
  readonly dev?: boolean;
  readonly peer?: boolean;
  readonly license?: string;
  readonly version: string;
}

/** Licences that ask for no more than their own text in copies. */
const PERMITTED = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
]);

const lock: { readonly packages: Readonly<Record<string, Entry>> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
);
const shipped = Object.entries(lock.packages).filter(([path, { dev, peer }]) => path !== '' && !dev && !peer);
const refused = shipped.filter(([, { license }]) => license === undefined || !PERMITTED.has(license));

for (const [path, { version, license }] of refused) {
  console.error(`${path.replace(/^.*node_modules\//, '')} ${version}: ${license ?? 'no licence'}`);
}
if (refused.length > 0) {
  console.error('Replace these packages, or add their licence to scripts/licences.ts once it has been read.');
  process.exitCode = 1;
} else {
  console.log(`${shipped.length} packages ship, all under permitted licences`);
}
