import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/command.js';
import { RELEASES } from '../../src/datasets/releases/index.js';

const read = (page: string) => readFileSync(page, 'utf8');

describe('docs/reference/recognized-values.md', () => {
  const page = read('docs/reference/recognized-values.md');
  const rowsOf = (list: string) => read(`codelists/${list}.csv`).trim().split('\n').length - 1;

  it('counts the rows of the code lists', () => {
    const counts = ['legal-form', 'category', 'industry-division', 'district'].map((list) =>
      rowsOf(list).toLocaleString('en'),
    );
    expect(page).toContain(`${counts.slice(0, -1).join(', ')} and ${counts.at(-1)} codes`);
    expect(page).toContain(`| 登记状态 | ${rowsOf('status')} spellings`);
  });
});

describe('docs/reference/commands.md', async () => {
  const page = read('docs/reference/commands.md');
  const io = { stdout: process.stdout, stderr: process.stderr } as unknown as Io; // only the options are read
  const names = Array.from(
    read('src/cli/main.ts').matchAll(/import\('\.\/(\w+)\.js'\)/g),
    ([, name = '']) => name,
  );
  const commands = await Promise.all(
    ['normalize', ...names].map(
      async (name): Promise<Command> => (await import(`../../src/cli/${name}.ts`)).command(io),
    ),
  );

  it.each(commands.flatMap((command) => [command, ...command.commands]))(
    'names the options of $_name',
    (command) => {
      const missing = command.options
        .map(({ long }) => long ?? '')
        .filter((option) => !page.includes(`\`${option}\``));
      expect(missing).toEqual([]);
    },
  );

  it('has a row for each command', () => {
    for (const command of commands) expect(page).toMatch(new RegExp(`^\\| \`${command.name()}\\b`, 'm'));
  });
});

describe('the pages that list the releases', () => {
  it.each(['docs/reference/options.md', 'docs/explanation/releases.md', 'schemas/README.md'])(
    '%s names each of them',
    (page) => {
      expect(RELEASES.filter((release) => !read(page).includes(`\`${release}`))).toEqual([]);
    },
  );
});

describe('README.md', () => {
  it('stays short', () => {
    expect(read('README.md').split('\n').length).toBeLessThanOrEqual(121);
  });
});
