/** The tools that consumers use, pinned. They are installed beside the package, in its empty project. */

import { execFileSync } from 'node:child_process';

/** The oldest version that the types are promised for, those in between that changed what they check, the last 5, and 7. */
export const TYPESCRIPTS: Readonly<Record<string, string>> = {
  '5.4': '5.4.5',
  '5.6': '5.6.3',
  '5.7': '5.7.3',
  '5.8': '5.8.3',
  '5.9': '5.9.3',
  '7': '7.0.2',
};

/** workerd, bun and Deno are programs that their packages bring along, in a package for each platform. */
export const TOOLS: Readonly<Record<string, string>> = {
  '@types/node': '20.19.43',
  '@vercel/ncc': '0.45.0',
  bun: '1.4.5',
  deno: '2.9.6',
  jest: '30.5.2',
  quicktype: '26.0.0',
  webpack: '5.113.0',
  workerd: '1.20261117.1',
};

/** The oldest Node that the package is promised for, and the newest of each even line after it. */
export const NODES: readonly string[] = ['20.19.0', '22.23.3', '24.22.3', '26.12.1'];

/** Installs what the package.json of a folder names, without running anything of it. */
export function install(folder: string): void {
  const options = [
    '--ignore-scripts',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--fetch-retries=5',
    '--silent',
  ];
  execFileSync('npm', ['install', ...options], { cwd: folder });
}
