/** What consumers make of a program of the project: one file by esbuild, or the files alone that it needs. */

import { cpSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nodeFileTrace } from '@vercel/nft';
import { build } from 'esbuild';
import { inject } from 'vitest';
import { emptyFolder } from './run.js';

interface Bundled {
  /** Where the program is, in a folder of its own. */
  readonly file: string;
  readonly warnings: readonly unknown[];
}

/** A program in one file, named so that Node takes it for the format that it has. */
export async function bundledByEsbuild(entry: string, format: 'cjs' | 'esm'): Promise<Bundled> {
  const file = join(emptyFolder(), format === 'cjs' ? 'bundle.cjs' : 'bundle.mjs');
  const options = { bundle: true, platform: 'node', format, outfile: file, logLevel: 'silent' } as const;
  const { warnings } = await build({ entryPoints: [entry], ...options });
  return { file, warnings };
}

/** A program with the files of the project that @vercel/nft finds it to need. */
export async function tracedByNft(entry: string): Promise<Bundled> {
  const project = inject('project');
  const { fileList, warnings } = await nodeFileTrace([entry], { base: project });
  const folder = emptyFolder();
  for (const file of fileList) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(project, file), join(folder, file));
  }
  return { file: join(folder, basename(entry)), warnings: [...warnings] };
}
