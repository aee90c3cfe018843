import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { CASES, differences } from './goldens.js';
import { emptyFolder, programOf, run, runByNode } from './run.js';

const project = inject('project');
const entry = join(project, 'command.mjs');

describe('all golden cases are rendered as expected', () => {
  it('by bun', () => {
    expect(run(programOf(project, 'bun'), entry)).toEqual([]);
  });

  it('by a bundle that bun makes for Node', () => {
    const file = join(emptyFolder(), 'command.mjs');
    execFileSync(programOf(project, 'bun'), ['build', entry, '--target=node', `--outfile=${file}`], {
      stdio: 'pipe',
    });
    expect(runByNode(file)).toEqual([]);
  });

  it('by a program that bun compiles', () => {
    const file = join(emptyFolder(), 'command');
    execFileSync(programOf(project, 'bun'), ['build', entry, '--compile', `--outfile=${file}`], {
      stdio: 'pipe',
    });
    expect(run(file)).toEqual([]);
  });

  it('by Deno', () => {
    const deno = programOf(project, 'deno');
    expect(run(deno, 'run', '--allow-read', '--allow-write', '--node-modules-dir=manual', entry)).toEqual([]);
  });

  it('in a test of Jest, in its ESM mode', () => {
    const folder = emptyFolder();
    const [input, output] = [join(folder, 'cases.json'), join(folder, 'renditions.json')];
    writeFileSync(input, JSON.stringify(CASES));
    writeFileSync(join(project, 'goldens.test.mjs'), JEST);
    const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
    execFileSync(process.execPath, [...jest, '--testMatch', '**/goldens.test.mjs'], {
      cwd: project,
      env: { ...process.env, INPUT: input, OUTPUT: output },
      stdio: 'pipe',
    });
    expect(differences(JSON.parse(readFileSync(output, 'utf8')))).toEqual([]);
  });
});

const JEST = `
import { readFileSync, writeFileSync } from 'node:fs';
import { renditions } from './program.mjs';

test('renders the cases', () => {
  const { INPUT, OUTPUT } = process.env;
  const made = renditions(JSON.parse(readFileSync(INPUT, 'utf8')));
  writeFileSync(OUTPUT, JSON.stringify(made));
  expect(Object.keys(made).length).toBeGreaterThan(100);
});
`;
