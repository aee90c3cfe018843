/**
 * Links of the pages, which are written for the files of the repository: to a page they lead to its place on the site, to
 * any other file to the code host. A link to a file that does not exist stops the build.
 */

import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { MarkdownEnv, MarkdownRenderer } from 'vitepress';
import { pages } from './pages.js';

const REPOSITORY: string = JSON.parse(readFileSync('package.json', 'utf8')).repository.url;
const HOST = REPOSITORY.replace(/^git\+/, '').replace(/\.git$/, '');

/** Adds the rule to the renderer of the pages. */
export function linkPages(md: MarkdownRenderer): void {
  const places = pages();
  md.core.ruler.push('links of the repository', ({ tokens, env }) => {
    const file = fileOf(env);
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null;
      if (href !== null && !/^([a-z]+:|#|\/)/i.test(href)) token.attrSet('href', onSite(href, file, places));
    }
  });
}

/** The anchors that GitHub gives to headings, so that a link to one works there and here. */
export function slugify(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** `realPath` is the file of a page that has another place on the site. */
function fileOf(env: MarkdownEnv & { readonly realPath?: string }): string {
  return relative('.', env.realPath ?? env.path);
}

function onSite(href: string, file: string, places: ReadonlyMap<string, string>): string {
  const [path = '', anchor] = decodeURI(href).split('#');
  const target = join(dirname(file), path).replace(/\/$/, '');
  const place = places.get(target);
  const hash = anchor === undefined ? '' : `#${anchor}`;
  if (place !== undefined) return `/${place}${hash}`;
  if (!existsSync(target)) throw new Error(`${file} links to ${target}, which does not exist`);
  return `${HOST}/${statSync(target).isDirectory() ? 'tree' : 'blob'}/main/${target}${hash}`;
}
