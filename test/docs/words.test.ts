import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { PAGES, proseOf } from './markdown.js';

/** What docs/STYLE.md bans, where a machine can tell. */
const BANNED: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/(?<!there )\b(?:is|are|was|were|be) no (?!longer\b|more\b|less\b)[a-z]/i, 'is not a'],
  [/\b(?:go|goes|going|went) (?:out|nowhere)\b/i, 'is output, is never output'],
  [/\b(?:of|is|are) ours\b/i, 'name the subject: neci-kyc, derived'],
  [/\b(?:nobody|somebody)\b/i, 'name the subject, or use the passive'],
  [/\b(?:held|holds?) (?:\w+ ){0,4}(?:against|to (?:its|the|their)) /i, 'compare with, validate against'],
  [/\bstands? (?:in|there|beside|twice|against|under|where|for never)\b/i, 'is in, contradicts'],
  [/\b(?:is|are|was|were) said\b/i, 'is reported'],
  [/\bhand(?:ed|s)? (?:it |them )?in\b/i, 'pass'],
  [
    /\b(?:organ|normal|recogn|capital|serial|summar|author|real|minim|initial)is(?:e|ed|es|ing|ation|ations)\b/i,
    '-ize',
  ],
];

const SOURCES = ['src', 'scripts'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('generated'))
    .map((file) => `${folder}/${file}`),
);

/** The texts that a file can print: its string literals and the fixed parts of its templates. */
function textsOf(file: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  function visit(node: ts.Node): void {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      if (/\s/.test(node.text)) found.push(node.text);
    }
    ts.forEachChild(node, visit);
  }
  visit(source);
  return found;
}

function bannedIn(text: string): string[] {
  return BANNED.flatMap(([pattern, instead]) => {
    const [found] = pattern.exec(text) ?? [];
    return found === undefined ? [] : [`"${found}" (write: ${instead})`];
  });
}

/** The release notes quote the announcement, and the mapping the schemas. */
const QUOTED = /^docs\/(?:releases\/|mapping\.md)/;

it.each(PAGES.filter((page) => !QUOTED.test(page) && page !== 'docs/STYLE.md'))(
  '%s is in plain English',
  (page) => {
    expect(
      proseOf(page)
        .replaceAll(/`[^`]*`/g, '')
        .split('\n')
        .flatMap(bannedIn),
    ).toEqual([]);
  },
);

it.each(SOURCES)('the messages of %s are in plain English', (file) => {
  expect(textsOf(file).flatMap(bannedIn)).toEqual([]);
});
