/**
 * Bundles test files with the code they import into one script. Each call of `load` evaluates it anew, so that no value which
 * a module remembers outlives a run; packages are imported once.
 */

import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { build, type Plugin } from 'esbuild';

/** Imports one test file, with what it imports that the others have not. */
type Loaders = Readonly<Record<string, () => unknown>>;

export interface Bundle {
  load(): Loaders;
}

/** @param vitest What `import ... from 'vitest'` gives. */
export async function bundle(files: readonly string[], vitest: object): Promise<Bundle> {
  const entries = files.map(
    (file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(`./${file}`)})`,
  );
  const { outputFiles, metafile } = await build({
    stdin: { contents: `module.exports = { ${entries.join(', ')} };`, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    logLevel: 'error',
    plugins: [ownUrl],
  });

  const modules = new Map<string, unknown>([['vitest', asCommonJs(vitest)]]);
  const external = Object.values(metafile.inputs).flatMap((input) =>
    input.imports.filter((to) => to.external),
  );
  for (const { path } of external) {
    if (!isBuiltin(path) && !modules.has(path)) modules.set(path, asCommonJs(await import(path)));
  }

  const builtin = createRequire(import.meta.url);
  const requireModule = (path: string): unknown => (modules.has(path) ? modules.get(path) : builtin(path));
  const [{ text = '' } = {}] = outputFiles;
  const evaluate: (module: { exports: unknown }, require: (path: string) => unknown) => void = new Script(
    `(function (module, require) { ${text}\n})`,
    { filename: 'bundle.cjs' },
  ).runInThisContext();
  return {
    load: () => {
      const module: { exports: unknown } = { exports: undefined };
      evaluate(module, requireModule);
      return module.exports as Loaders; // what the entry above exports
    },
  };
}

/** A script has no `import.meta`: each file gets its own URL as a text. */
const ownUrl: Plugin = {
  name: 'own-url',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/, namespace: 'file' }, ({ path }) => {
      if (relative(process.cwd(), path).startsWith('..')) return undefined;
      const url = JSON.stringify(pathToFileURL(path).href);
      return { contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', url), loader: 'ts' };
    });
  },
};

/** As Node's own `import` has it, the default import is the whole of a package that has nothing else. */
function asCommonJs(namespace: object): unknown {
  const { default: whole, ...named }: { default?: unknown } = namespace;
  return whole !== undefined && Object.keys(named).length === 0 ? whole : { ...namespace };
}
