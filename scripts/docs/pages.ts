/**
 * Which files are pages of the site, and where each is on it. docs/README.md decides: what it links is a page, and its
 * headings are the groups of the sidebar.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The front page, and the table of contents. */
const INDEX = 'docs/README.md';
/** Where scripts/docs/api.ts writes. */
export const API = 'site/api';

export interface Group {
  readonly text: string;
  readonly items: readonly { readonly text: string; readonly link: string }[];
}

/** The pages of the site by their files, each relative to its root: "docs/how-to/x.md" is "how-to/x.md". */
export function pages(): ReadonlyMap<string, string> {
  const listed = groupsOf(readFileSync(INDEX, 'utf8')).flatMap(({ files }) => files);
  return new Map([INDEX, ...listed, ...apiFiles()].map((file) => [file, placeOf(file)]));
}

/** The sidebar: the headings of docs/README.md, and the titles of the pages under them. */
export function sidebar(): Group[] {
  const [first, ...groups] = groupsOf(readFileSync(INDEX, 'utf8'));
  const home = { text: 'Start', items: (first?.files ?? []).map(itemOf) };
  const listed = groups.map(({ text, files }) => ({ text, items: files.map(itemOf) }));
  const api = { text: 'API', items: apiFiles().filter(isEntry).map(itemOf) };
  return [home, ...listed.flatMap((group) => (group.text === 'Reference' ? [group, api] : [group]))];
}

/** What the site leaves out of the repository, as patterns. */
export function excluded(): string[] {
  const files = [...pages().keys()];
  return readdirSync('.', { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return files.includes(entry.name) ? [] : [entry.name];
    return files.some((file) => file.startsWith(`${entry.name}/`)) ? [] : [`${entry.name}/**`];
  });
}

function placeOf(file: string): string {
  if (file === INDEX) return 'index.md';
  const place = file
    .replace(`${API}/`, 'reference/api/')
    .replace('/namespaces/', '/')
    .replace(/^docs\//, '');
  return place.replace(/\/README\.md$/, '.md').toLowerCase();
}

function itemOf(file: string): { text: string; link: string } {
  const [, title = file] = /^# (.+)$/m.exec(readFileSync(file, 'utf8')) ?? [];
  return { text: title.replaceAll('\\', ''), link: `/${placeOf(file)}` };
}

/** Headings, and the files that are linked under each; what comes before the first heading has none. */
function groupsOf(text: string): { text: string; files: string[] }[] {
  return text.split(/^## /m).map((part, index) => ({
    text: index === 0 ? '' : part.slice(0, part.indexOf('\n')),
    files: Array.from(part.matchAll(/\]\((?!https?:)([^)#]+\.md)\)/g), ([, target = '']) =>
      join(dirname(INDEX), target),
    ),
  }));
}

function apiFiles(): string[] {
  if (!existsSync(API)) return [];
  const files = readdirSync(API, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.md'),
  );
  return files.sort().map((file) => join(API, file));
}

/** Whether a page of the API is that of an entry, not of a namespace in one. */
function isEntry(file: string): boolean {
  return !file.includes('/namespaces/') && file !== `${API}/README.md`;
}
