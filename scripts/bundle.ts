/** How dist/ is bundled: the public entries, and what they share in chunks. Nothing is renamed or squeezed together. */

import type { BuildOptions } from 'esbuild';

export const BUNDLE = {
  entryPoints: [
    'src/index.ts',
    'src/entries/values.ts',
    'src/upstream/index.ts',
    'src/client/index.ts',
    'src/explain/index.ts',
    'src/cli/bin.ts',
    'src/bulk/worker.ts',
    'src/worker/index.ts',
    'src/worker/thread.ts',
  ],
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
} satisfies BuildOptions;
