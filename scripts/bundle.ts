/**
 * How dist/ is bundled: the public entries, and what they share in chunks. Nothing is minified. rolldown marks the
 * calls that a bundler of users may leave out (`@__PURE__`), so that `uscc` alone brings no other value along.
 */

import type { InputOptions, OutputOptions } from 'rolldown';

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
  // Packages and Node's own modules: whatever is not a path.
  external: /^[^./]/,
} satisfies InputOptions;

export const OUTPUT = {
  dir: 'dist',
  format: 'esm',
  entryFileNames: '[name].js',
  // Two levels down, as the sources are: paths relative to a module are the same in both.
  chunkFileNames: 'chunks/[name]-[hash].js',
  minify: false,
} satisfies OutputOptions;
