/** Finds the pages of the documentation, and the fenced blocks and links in them. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every page that a reader is meant to open, relative to the repository. */
export const PAGES: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'schemas/README.md',
  'codelists/README.md',
  'codelists/names/README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file))
    .sort(),
];

export interface Block {
  readonly page: string;
  /** The line of the opening fence, from 1. */
  readonly line: number;
  /** The first word after the fence, such as "sh". */
  readonly language: string;
  /** The rest of that line, such as "output". */
  readonly note: string;
  readonly text: string;
}

/** The fenced blocks of a page, in order. */
export function blocksOf(page: string): Block[] {
  const text = readFileSync(page, 'utf8');
  return Array.from(text.matchAll(/^( *)```(\S*)(?: +(.+))?\n([\s\S]*?)^\1```$/gm), (match) => {
    const [, indent = '', language = '', note = '', body = ''] = match;
    const line = text.slice(0, match.index).split('\n').length;
    return { page, line, language, note, text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), '') };
  });
}

/** Where a reader finds a block: "docs/x.md:12". */
export function placeOf({ page, line }: Block): string {
  return `${page}:${line}`;
}

/** A page's text without its fenced blocks. */
export function proseOf(page: string): string {
  return readFileSync(page, 'utf8').replaceAll(/^( *)```[\s\S]*?^\1```$/gm, '');
}
