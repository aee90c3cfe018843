import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';
import { PAGES, proseOf } from './markdown.js';

interface Link {
  readonly page: string;
  readonly target: string;
}

const LINKS: readonly Link[] = PAGES.flatMap((page) =>
  Array.from(proseOf(page).matchAll(/\]\(([^)\s]+)\)/g), ([, target = '']) => ({ page, target })),
).filter(({ target }) => !/^https?:/.test(target));

function fileOf({ page, target }: Link): string {
  const [path = ''] = target.split('#');
  return path === '' ? page : normalize(join(dirname(page), path));
}

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(page: string): string[] {
  const headings = Array.from(
    readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm),
    ([, heading = '']) => heading,
  );
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

it('finds links', () => {
  expect(LINKS.length).toBeGreaterThan(40);
});

it('has no link to a file that is missing', () => {
  expect(LINKS.filter((link) => !existsSync(fileOf(link)))).toEqual([]);
});

it('has no link to a heading that is missing', () => {
  const dead = LINKS.filter((link) => {
    const [, anchor] = link.target.split('#');
    const file = fileOf(link);
    return anchor !== undefined && statSync(file).isFile() && !anchorsOf(file).includes(anchor);
  });
  expect(dead).toEqual([]);
});

it('links every page from docs/README.md', () => {
  const linked = new Set(LINKS.filter(({ page }) => page === 'docs/README.md').map(fileOf));
  const pages = PAGES.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md');
  expect(pages.filter((page) => !linked.has(page))).toEqual([]);
});
