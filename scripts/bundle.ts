/**
 * How dist/ is bundled. Node takes about a millisecond for each file before its first line runs, as long as for
 * 50 KB of code, so what is always needed together stands in one file: the core in three (`index.js` and three
 * chunks), the command `normalize` in those and two of its own. `test/architecture.test.ts` counts them.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';

/** What the light entries load of the core; the others load all of it. */
const BASE = ['src/errors.ts', 'src/json/parse.ts', 'src/upstream/registry.ts', 'src/upstream/open.ts'];
const LIGHT = ['src/entries/values.ts', 'src/upstream/index.ts', 'src/client/index.ts'];
const CORE = 'src/index.ts';

/** What the commands have in common. */
const COMMANDS = ['src/cli/command.ts', 'src/cli/input.ts', 'src/cli/inOneLine.ts'];

const ENTRIES = [CORE, ...LIGHT, 'src/cli/bin.ts', 'src/bulk/worker.ts'];

/**
 * esbuild makes a chunk for each set of entries that have code in common: an entry that uses the half of a chunk
 * cuts it in two. So every entry, and every module that is imported when it is first needed, is told to import
 * the core, or the base of it, as a whole.
 */
const inLayers: Plugin = {
  name: 'in-layers',
  setup(build) {
    const layered = new Set([...ENTRIES.filter((entry) => entry !== CORE), ...importedLater()]);
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const module = relative('.', path);
      if (!layered.has(module)) return undefined;
      const imports = layerOf(module).map((other) => `import ${JSON.stringify(resolve(other))};\n`);
      return { contents: `${readFileSync(path, 'utf8')}\n${imports.join('')}`, loader: 'ts' };
    });
  },
};

/** The modules that others import when they first need them: a chunk of its own begins with each. */
function importedLater(): string[] {
  const modules = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return modules.flatMap((file) => {
    const source = join('src', file);
    const imports = readFileSync(source, 'utf8').matchAll(/(?<!typeof )\bimport\('(\.[^']+)\.js'\)/g);
    return Array.from(imports, ([, path = '']) => `${join(dirname(source), path)}.ts`);
  });
}

function layerOf(entry: string): readonly string[] {
  if (LIGHT.includes(entry)) return BASE;
  return entry.startsWith('src/cli/') ? [CORE, ...COMMANDS] : [CORE];
}

/**
 * commander is CommonJS. Node reads such a package twice when it is imported, once to find out its exports,
 * and once when it is required.
 */
const commanderByRequire: Plugin = {
  name: 'commander-by-require',
  setup(build) {
    build.onResolve({ filter: /^commander$/ }, ({ path, namespace }) =>
      namespace === 'required' ? { path, external: true } : { path, namespace: 'required' },
    );
    build.onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => ({
      contents: `import { createRequire } from 'node:module';
export const { ${Object.keys(createRequire(import.meta.url)(path)).join(', ')} } = createRequire(import.meta.url)('${path}');`,
    }));
  },
};

export const BUNDLE = {
  entryPoints: ENTRIES,
  outbase: 'src',
  outdir: 'dist',
  bundle: true,
  splitting: true,
  // Two levels down, as the sources are: paths relative to a module are the same in both.
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  charset: 'utf8',
  legalComments: 'none',
  minifyWhitespace: true,
  minifySyntax: true,
  plugins: [inLayers, commanderByRequire],
  // inLayers imports what its importers may have no use for; that is what it is for.
  logOverride: { 'ignored-bare-import': 'silent' },
} satisfies BuildOptions;
