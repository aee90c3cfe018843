/**
 * npm run build: dist/ from src/. Code is bundled, because loading a file costs about as much as running
 * it; each entry of the package is a file of its own, what they share is in chunks, and what is imported
 * when it is first needed stays so. Types come from tsc.
 */

import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
await build({
  entryPoints: [
    'src/index.ts',
    'src/values/index.ts',
    'src/upstream/index.ts',
    'src/client/index.ts',
    'src/cli/bin.ts',
    'src/bulk/worker.ts',
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
  minifyWhitespace: true,
  minifySyntax: true,
});
