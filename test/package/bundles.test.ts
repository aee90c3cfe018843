import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rollup } from 'rollup';
import { build as viteBuild } from 'vite';
import { describe, expect, inject, it } from 'vitest';
import { bundledByEsbuild, tracedByNft } from './bundle.js';
import { EXPECTED } from './goldens.js';
import { emptyFolder, runByNode } from './run.js';
import { warningsOf } from './warnings.js';

const project = inject('project');
const entry = join(project, 'command.mjs');

describe('all golden cases are rendered as expected', () => {
  it('of which there are hundreds of files', () => {
    expect(Object.keys(EXPECTED).length).toBeGreaterThan(100);
  });

  it('by the installed package', () => {
    expect(runByNode(entry)).toEqual([]);
  });

  it.each(['cjs', 'esm'] as const)(
    'by a bundle that esbuild makes, format %s, and esbuild warns of nothing',
    async (format) => {
      const { file, warnings } = await bundledByEsbuild(entry, format);
      expect(warnings).toEqual([]);
      expect(runByNode(file)).toEqual([]);
    },
  );

  it.each([
    ['cjs', 'command.cjs'],
    ['es', 'command.mjs'],
  ] as const)(
    'by a bundle that rollup makes, format %s, and rollup warns of nothing',
    async (format, name) => {
      const warnings: string[] = [];
      const { resolve } = createRequire(entry);
      const bundle = await rollup({
        input: entry,
        external: /^node:/,
        onwarn: ({ message }) => warnings.push(message),
        plugins: [{ name: 'resolve', resolveId: (id) => (id === 'neci-kyc' ? resolve(id) : undefined) }],
      });
      const file = join(emptyFolder(), name);
      await bundle.write({ file, format });
      expect(warnings).toEqual([]);
      expect(runByNode(file)).toEqual([]);
    },
  );

  it('by a bundle that vite makes for a server, and vite warns of nothing', async () => {
    const { logger, warnings } = warningsOf();
    const outDir = emptyFolder();
    await viteBuild({
      root: project,
      configFile: false,
      customLogger: logger,
      ssr: { noExternal: true },
      build: {
        ssr: entry,
        outDir,
        emptyOutDir: true,
        rollupOptions: { output: { entryFileNames: 'command.mjs' } },
      },
    });
    expect(warnings).toEqual([]);
    expect(runByNode(join(outDir, 'command.mjs'))).toEqual([]);
  });

  it('by a bundle that ncc makes', () => {
    const folder = emptyFolder();
    const ncc = join(project, 'node_modules/@vercel/ncc/dist/ncc/cli.js');
    execFileSync(process.execPath, [ncc, 'build', entry, '--quiet', '--out', folder], { stdio: 'pipe' });
    const [file = ''] = readdirSync(folder).filter((name) => /^index\.m?js$/.test(name));
    expect(runByNode(join(folder, file))).toEqual([]);
  });

  it('by the files alone that @vercel/nft traces', async () => {
    const { file, warnings } = await tracedByNft(entry);
    expect(warnings).toEqual([]);
    expect(runByNode(file)).toEqual([]);
  });
});
