/**
 * npm run lock: completes package-lock.json. npm leaves out a platform's binary that it could not ask for
 * when the file was written, and then refuses the file on every platform; an entry with the platform in it
 * is all that `npm ci` needs to pass it over, or to install it where it belongs.
 */

import { readFileSync, writeFileSync } from 'node:fs';

interface Entry {
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const FILE = 'package-lock.json';
const PLATFORM = /-(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-(.*))?$/;

const lock: { packages: Record<string, Entry> } = JSON.parse(readFileSync(FILE, 'utf8'));
const missing = Object.entries(lock.packages).flatMap(([place, { dev, optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(
      ([name]) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${place}/node_modules/${name}`],
    )
    .map(([name, version]) => [`node_modules/${name}`, entryOf(name, version, dev)] as const),
);
const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(missing) });
lock.packages = Object.fromEntries(packages.sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${missing.length} entries added to ${FILE}`);

function entryOf(name: string, version: string, dev: boolean | undefined): object {
  const [, os, cpu = '', abi = ''] = PLATFORM.exec(name) ?? [];
  if (os === undefined) throw new Error(`${name} names no platform; add it to ${FILE} by hand`);
  return {
    version,
    cpu: [cpu],
    ...(dev && { dev }),
    ...(os === 'linux' && { libc: [abi.startsWith('musl') ? 'musl' : 'glibc'] }),
    optional: true,
    os: [os],
  };
}
