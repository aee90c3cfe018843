import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { clean } from '../../src/entries/extend.js';

const PAGE = readFileSync('docs/reference/cleaners.md', 'utf8');

it('the page of cleaners has each of them, and no other', () => {
  const named = new Set(Array.from(PAGE.matchAll(/`clean\.(\w+)`/g), ([, name = '']) => name));
  expect([...named].sort()).toEqual(Object.keys(clean).sort());
});
