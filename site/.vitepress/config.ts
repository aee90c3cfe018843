import { readFileSync } from 'node:fs';
import { defineConfig, type PageData } from 'vitepress';
import { linkPages, slugify } from '../../scripts/docs/links.js';
import { excluded, pages, sidebar } from '../../scripts/docs/pages.js';

const { name, description, repository } = JSON.parse(readFileSync('package.json', 'utf8'));
const host: string = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');

/** The site that `npm run docs` builds. Its pages are the files of the repository; scripts/docs/pages.ts says which. */
export default defineConfig({
  title: name,
  description,
  lang: 'en-GB',
  srcDir: '..',
  outDir: 'dist',
  cacheDir: '../node_modules/.vitepress',
  srcExclude: excluded(),
  rewrites: Object.fromEntries(pages()),
  // No icon: a browser would ask for /favicon.ico otherwise.
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  markdown: { anchor: { slugify }, config: linkPages },
  transformPageData: (page) => (page.relativePath === 'index.md' ? { frontmatter: front(page) } : undefined),
  // The index of the search is one file.
  vite: { build: { chunkSizeWarningLimit: 5000 } },
  themeConfig: {
    nav: [
      { text: 'Quickstart', link: '/quickstart' },
      { text: 'API', link: '/reference/api' },
    ],
    sidebar: sidebar().map((group) => ({ ...group, items: [...group.items] })),
    outline: [2, 3],
    search: { provider: 'local', options: { miniSearch: { options: { tokenize } } } },
    socialLinks: [{ icon: 'github', link: host }],
    notFound: {
      quote: 'There is no page at this address. The search finds the others.',
      linkText: 'All pages',
    },
  },
});

/** docs/README.md is the front page, under a head that package.json writes. */
function front({ frontmatter }: PageData): PageData['frontmatter'] {
  const actions = [
    { theme: 'brand', text: 'Quickstart', link: '/quickstart' },
    { theme: 'alt', text: 'Mapping', link: '/mapping' },
    { theme: 'alt', text: 'API', link: '/reference/api' },
  ];
  return { ...frontmatter, layout: 'home', hero: { name, tagline: description, actions } };
}

/** Words, and each pair of neighbouring Han characters, so that a part of a Chinese term is found. */
function tokenize(text: string): string[] {
  const words = text.split(/[\s\p{Z}\p{P}]+/u);
  return words.flatMap((word) => [
    word,
    ...Array.from(word.matchAll(/(?=(\p{Script=Han}{2}))/gu), ([, pair = '']) => pair),
  ]);
}
