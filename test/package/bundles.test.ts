import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { nodeFileTrace } from '@vercel/nft';
import { build } from 'esbuild';
import { rollup } from 'rollup';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { CASES, COMMAND, differences, EXPECTED, PROGRAM } from './goldens.js';

const project = inject('project');
const entry = join(project, 'command.mjs');

beforeAll(() => {
  writeFileSync(join(project, 'program.mjs'), PROGRAM);
  writeFileSync(entry, COMMAND);
});

/** A folder without node_modules: a bundle that needs a package fails in it. */
function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'neci-kyc-bundle-'));
}

/** Runs a command over all golden cases and returns the files that it makes differently. */
function run(file: string): string[] {
  const folder = emptyFolder();
  const [input, output] = [join(folder, 'cases.json'), join(folder, 'renditions.json')];
  writeFileSync(input, JSON.stringify(CASES));
  execFileSync(process.execPath, [file, input, output]);
  return differences(JSON.parse(readFileSync(output, 'utf8')));
}

describe('all golden cases are rendered as expected', () => {
  it('of which there are hundreds of files', () => {
    expect(Object.keys(EXPECTED).length).toBeGreaterThan(100);
  });

  it('by the installed package', () => {
    expect(run(entry)).toEqual([]);
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
      expect(run(outfile)).toEqual([]);
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
      expect(run(file)).toEqual([]);
    },
  );

  it('by the files alone that @vercel/nft traces', async () => {
    const { fileList, warnings } = await nodeFileTrace([entry], { base: project });
    const folder = emptyFolder();
    for (const file of fileList) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      cpSync(join(project, file), join(folder, file));
    }
    expect([...warnings]).toEqual([]);
    expect(run(join(folder, 'command.mjs'))).toEqual([]);
  });
});
