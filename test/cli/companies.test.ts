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

it.each([
  ['-', 'says that there is none'],
  ['无', 'says that there is none'],
  ['<em></em>', 'says that there is none'],
  ['\u200b', 'says that there is none'],
  ['\u3164', 'says that there is none'],
  ['甲公司\n乙公司', 'line end'],
  ['甲公司\u2028乙公司', 'line end'],
  ['甲\0公司', 'NUL'],
  ['甲\ufffd公司', 'lost a character'],
])('refuses %j as a company before a call is paid for', async (name, reason) => {
  const io = { signal: new AbortController().signal } as unknown as Io; // all that is used
  await expect(readCompanies(['甲有限公司', name], undefined, io)).rejects.toThrow(/company 2/);
  await expect(readCompanies([name], undefined, io)).rejects.toThrow(reason);
});

it('refuses a list in UTF-16, also one of digits alone', async () => {
  const file = join(dir, 'utf16.txt');
  writeFileSync(file, Buffer.from('110108551385082\n', 'utf16le'));
  const io = { stdin: Readable.from([]), signal: new AbortController().signal } as unknown as Io; // all that is used
  await expect(readCompanies([], file, io)).rejects.toThrow(/line end or a NUL/);
});
