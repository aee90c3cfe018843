import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, it } from 'vitest';
import type { Io } from '../../src/cli/command.js';
import { readCompanies } from '../../src/cli/run/companies.js';
import { MAX_BYTES } from '../../src/json/parse.js';

const dir = mkdtempSync(join(tmpdir(), 'companies-'));
afterAll(() => rmSync(dir, { recursive: true }));

it('refuses a list that is longer than is read, instead of leaving its end out', async () => {
  const file = join(dir, 'names.txt');
  writeFileSync(file, '甲乙有限公司\n'.repeat(Math.ceil(MAX_BYTES / 19) + 1));
  const io = { stdin: Readable.from([]), signal: new AbortController().signal } as unknown as Io; // all that is used
  await expect(readCompanies([], file, io)).rejects.toThrow('split it');
});
