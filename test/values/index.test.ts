import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as values from '../../src/values/index.js';

/** What the formats share; no format of its own. */
const INNER = ['checkCharacter', 'fold', 'identifierText', 'index', 'parsed', 'shanghaiTime', 'unicode'];

test('the index lists every format of its folder', () => {
  const formats = readdirSync(new URL('../../src/values/', import.meta.url))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .filter((name) => !INNER.includes(name));
  expect(Object.keys(values).sort()).toEqual(formats.sort());
});

// Blank is the absence of a value: there is nothing to read from it and nothing to write.
test.each(Object.entries(values).filter(([name]) => name !== 'blank'))(
  '%s reads, writes and checks',
  (_, format) => {
    expect(format).toMatchObject({
      parse: expect.any(Function),
      format: expect.any(Function),
      isValid: expect.any(Function),
    });
  },
);
