/** What must hold of the built site: every link leads to a page and an anchor of it, and nothing is loaded from elsewhere. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Page {
  readonly ids: ReadonlySet<string>;
  /** The values of `href` of links. */
  readonly links: readonly string[];
  /** The addresses that the page loads by itself: scripts, styles, pictures. */
  readonly loads: readonly string[];
}

/** A line for each fault of the site in a folder. */
export function faultsOf(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const pages = new Map(
    files
      .filter((file) => file.endsWith('.html'))
      .map((file) => [`/${file}`, pageOf(readFileSync(join(folder, file), 'utf8'))]),
  );
  return Array.from(pages, ([path, { links, loads }]) => [
    ...links.flatMap((link) => faultOfLink(link, path, folder, pages)),
    ...loads
      .filter((address) => /^(?:https?:)?\/\//.test(address))
      .map((address) => `${path} loads ${address}`),
  ]).flat();
}

function pageOf(html: string): Page {
  const values = (pattern: RegExp) =>
    Array.from(html.matchAll(pattern), ([, value = '']) => withoutEntities(value));
  return {
    ids: new Set(values(/\sid="([^"]*)"/g)),
    links: values(/<a\s[^>]*?href="([^"]*)"/g),
    loads: values(/<(?:script|img|link|source|iframe)\s[^>]*?(?:src|href)="([^"]*)"/g),
  };
}

function withoutEntities(value: string): string {
  return value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

function faultOfLink(link: string, from: string, folder: string, pages: ReadonlyMap<string, Page>): string[] {
  if (/^[a-z]+:/i.test(link)) return [];
  const { pathname, hash } = new URL(link, `file://${from}`);
  const path = decodeURI(pathname).replace(/\/$/, '/index.html');
  const page = pages.get(path);
  if (!page) return existsSync(join(folder, path)) ? [] : [`${from} links to ${path}, which is missing`];
  const id = decodeURIComponent(hash.slice(1));
  return id === '' || page.ids.has(id)
    ? []
    : [`${from} links to ${path}#${id}, which is not a heading of it`];
}
