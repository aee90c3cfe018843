import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';

const project = inject('project');
const installed = join(project, 'node_modules/neci-kyc');

const README = readFileSync(join(installed, 'README.md'), 'utf8');

/** Runs a script of the project and returns what it prints. */
function run(file: string, code: string): string {
  writeFileSync(join(project, file), code);
  return execFileSync(process.execPath, [file], { cwd: project, encoding: 'utf8' }).trim();
}

const USE = `console.log(normalize(example, { dataset: 'super', version: 'v2' }).response.content.status);`;

describe('the installed package', () => {
  it('is loaded by import', () => {
    const json = `import example from 'neci-kyc/examples/xiaomi.json' with { type: 'json' };`;
    expect(run('use.mjs', `import { normalize } from 'neci-kyc'; ${json} ${USE}`)).toBe('LIVE');
  });

  it('is loaded by require, as engines promises from 20.19 on', () => {
    const code = `const { normalize } = require('neci-kyc'); const example = require('neci-kyc/examples/xiaomi.json');`;
    expect(run('use.cjs', `${code} ${USE}`)).toBe('LIVE');
  });

  it('has each entry of its exports for resolvers of before `exports`, too', () => {
    const { exports, types, typesVersions } = JSON.parse(
      readFileSync(join(installed, 'package.json'), 'utf8'),
    );
    const entries = Object.entries<{ types?: string }>(exports).filter(([, target]) => target.types);
    const older = Object.entries<string[]>(typesVersions['*']).map(([path, [file]]) => [`./${path}`, file]);
    expect([['.', types], ...older]).toEqual(entries.map(([path, target]) => [path, target.types]));
  });

  it('runs no script when it is installed', () => {
    const { scripts } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$/.test(name))).toEqual([]);
  });

  it('prints what its README shows', () => {
    const command = /neci-kyc (normalize \S+minimal\.json .*)/.exec(README)?.[1]?.split(' ') ?? [];
    const [, shown = ''] = /```json output\n([\s\S]*?)```/.exec(README) ?? [];
    const [, issues = ''] = /```text errors\n([\s\S]*?)```/.exec(README) ?? [];
    const bin = join(installed, 'dist/cli/bin.js');
    const { stdout, stderr } = spawnSync(process.execPath, [bin, ...command], {
      cwd: installed,
      encoding: 'utf8',
    });
    expect(stdout).toBe(shown);
    expect(stderr).toBe(issues);
  });

  it('holds every file that its pages link to', () => {
    const pages = readdirSync(installed, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.md') && !file.startsWith('node_modules'),
    );
    const missing = pages.flatMap((page) =>
      Array.from(readFileSync(join(installed, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g))
        .map(([, target = '']) => join(dirname(page), target))
        .filter((target) => !existsSync(join(installed, target))),
    );
    expect(pages.length).toBeGreaterThan(30);
    expect(missing).toEqual([]);
  });

  it('names its home, so that a registry page links to the source and to the list of issues', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      repository: { type: 'git', url: 'git+https://github.com/neci-kyc/neci-kyc.git' },
      homepage: 'https://github.com/neci-kyc/neci-kyc#readme',
      bugs: { url: 'https://github.com/neci-kyc/neci-kyc/issues' },
    });
  });
});
