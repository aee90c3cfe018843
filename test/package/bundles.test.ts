import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { nodeFileTrace } from '@vercel/nft';
import { build } from 'esbuild';
import { rollup } from 'rollup';
import { build as viteBuild } from 'vite';
import { describe, expect, inject, it } from 'vitest';
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

  it.each([
    ['cjs', 'command.cjs'],
    ['esm', 'command.mjs'],
  ] as const)(
    'by a bundle that esbuild makes, format %s, and esbuild warns of nothing',
    async (format, name) => {
      const outfile = join(emptyFolder(), name);
      const { warnings } = await build({
        entryPoints: [entry],
        bundle: true,
        platform: 'node',
        format,
        outfile,
        logLevel: 'silent',
      });
      expect(warnings).toEqual([]);
      expect(runByNode(outfile)).toEqual([]);
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
    const { fileList, warnings } = await nodeFileTrace([entry], { base: project });
    const folder = emptyFolder();
    for (const file of fileList) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      cpSync(join(project, file), join(folder, file));
    }
    expect([...warnings]).toEqual([]);
    expect(runByNode(join(folder, 'command.mjs'))).toEqual([]);
  });
});
