/**
 * How dist/ is bundled: the public entries, and what they share in chunks. Nothing is minified. rolldown marks the
 * calls that a bundler of users may leave out (`@__PURE__`), so that `uscc` alone brings no other value along.
 */

import type { ChunkingContext, InputOptions, OutputOptions } from 'rolldown';

const ENTRIES = [
  'index',
  'entries/values',
  'entries/extend',
  'upstream/index',
  'client/index',
  'explain/index',
  'cli/bin',
  'bulk/worker',
  'worker/index',
  'worker/thread',
];

export const INPUT = {
  input: Object.fromEntries(ENTRIES.map((entry) => [entry, `src/${entry}.ts`])),
  // Not 'node', which would make every chunk load node:module.
  platform: 'neutral',
  // A constant that is compared with would be copied to where that is, a table of 100 KB too.
  optimization: { inlineConst: false },
  // Packages and Node's own modules: whatever is not a path.
  external: /^[^./]/,
  // What goes with modules put together as below. The entries export what their modules do, as test/package checks.
  preserveEntrySignatures: 'allow-extension',
} satisfies InputOptions;

/** The entries that load less than the main one, and are to load nothing that they don't need. */
const LEAN = { values: 'entries/values', client: 'client/index', upstream: 'upstream/index' };

/**
 * What the main entry loads, in one chunk for each set of lean entries that load it too: a file costs Node's loader
 * about a millisecond, whatever is in it. The chunks of the other entries are rolldown's.
 * Names are apart: a bundler of users keeps some of their constants with any value of the same chunk.
 */
function chunkOf(id: string, modules: ChunkingContext): string | null {
  const users = new Set([id]);
  for (const user of users)
    for (const importer of modules.getModuleInfo(user)?.importers ?? []) users.add(importer);
  const isUsedBy = (entry: string) => [...users].some((user) => user.endsWith(`/src/${entry}.ts`));
  if (!isUsedBy('index')) return null;
  const lean = Object.entries(LEAN).filter(([, entry]) => isUsedBy(entry));
  const names = /\/src\/names\//.test(id) ? ['names'] : [];
  return ['core', ...lean.map(([name]) => name), ...names].join('-');
}

export const OUTPUT = {
  dir: 'dist',
  format: 'esm',
  entryFileNames: '[name].js',
  // Two levels down, as the sources are: paths relative to a module are the same in both.
  chunkFileNames: 'chunks/[name]-[hash].js',
  minify: false,
  codeSplitting: { groups: [{ name: chunkOf, debugName: 'core' }], includeDependenciesRecursively: false },
} satisfies OutputOptions;
