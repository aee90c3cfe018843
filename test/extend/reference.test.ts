import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FIELDS } from '../../src/company/merge.js';
import { clean } from '../../src/entries/extend.js';

const PAGE = readFileSync('docs/reference/cleaners.md', 'utf8');

it('the page of cleaners has each of them, and no other', () => {
  const named = new Set(Array.from(PAGE.matchAll(/`clean\.(\w+)`/g), ([, name = '']) => name));
  expect([...named].sort()).toEqual(Object.keys(clean).sort());
});

it('the page of cleaners has each field that a mapper can give', () => {
  const [, section = ''] = PAGE.split('## The fields of a company');
  const named = new Set(Array.from(section.matchAll(/`(\w+)`/g), ([, name = '']) => name));
  const missing = FIELDS.filter((field) => field !== 'suppliers' && !named.has(field));
  expect(missing).toEqual([]);
});
