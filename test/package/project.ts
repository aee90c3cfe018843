/** An empty project into which the packed package is installed, as a stranger does it. One for all test files. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { COMMAND, PROGRAM } from './goldens.js';
import { install, TOOLS, TYPESCRIPTS } from './tools.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the project. */
    project: string;
  }
}

export default function setup({ provide }: TestProject): () => Promise<void> {
  // Its siblings are the folders of bundles, which must reach no node_modules.
  const root = mkdtempSync(join(tmpdir(), 'neci-kyc-package-'));
  const folder = join(root, 'project');
  mkdirSync(folder);
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]);
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack made no tarball');
  const typescripts = Object.entries(TYPESCRIPTS).map(([name, version]) => [
    `typescript-${name}`,
    `npm:typescript@${version}`,
  ]);
  const manifest = {
    name: 'consumer',
    private: true,
    type: 'module',
    dependencies: { 'neci-kyc': `file:${tarball}` },
    devDependencies: { ...TOOLS, ...Object.fromEntries(typescripts) },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  install(folder);
  writeFileSync(join(folder, 'program.mjs'), PROGRAM);
  writeFileSync(join(folder, 'command.mjs'), COMMAND);
  provide('project', folder);
  return () => rm(root, { recursive: true, force: true });
}
