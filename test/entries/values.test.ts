import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as values from '../../src/entries/values.js';

/** What the formats share; no format of its own. */
const INNER = ['checkCharacter', 'identifierText', 'parsed', 'shanghaiTime'];
/** The formats that have a room of their own. */
const ELSEWHERE = ['blank', 'companyName', 'legalFormEnding', 'personName'];

test('the entry lists every format of values/, and those of text/ and names/', () => {
  const formats = readdirSync(new URL('../../src/values/', import.meta.url))
    .map((file) => file.slice(0, -'.ts'.length))
    .filter((name) => !INNER.includes(name));
  expect(Object.keys(values).sort()).toEqual([...formats, ...ELSEWHERE].sort());
});

// Blank is the absence of a value: there is nothing to read from it.
test.each(Object.entries(values).filter(([name]) => name !== 'blank'))('%s reads and checks', (_, format) => {
  expect(format).toMatchObject({
    parse: expect.any(Function),
    isValid: expect.any(Function),
  });
});
