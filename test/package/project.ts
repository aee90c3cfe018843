/** An empty project into which the packed package is installed, as a stranger does it. One for all test files. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the project. */
    project: string;
  }
}

/** The oldest version that the types are promised for, some in between, and what came before the newest. */
export const TYPESCRIPTS = ['5.4', '5.6', '5.8', '5.9'];

export default function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'neci-kyc-package-'));
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]);
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack made no tarball');
  const typescripts = TYPESCRIPTS.map((version) => [`typescript-${version}`, `npm:typescript@~${version}.0`]);
  const manifest = {
    name: 'consumer',
    private: true,
    type: 'module',
    dependencies: { 'neci-kyc': `file:${tarball}` },
    devDependencies: { '@types/node': '20.19.43', ...Object.fromEntries(typescripts) },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const options = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--silent'];
  execFileSync('npm', ['install', ...options], { cwd: folder });
  provide('project', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
