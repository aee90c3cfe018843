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
  ['9.11101E+17', 'a spreadsheet made a number'],
  ['91110108551385082.0', 'a spreadsheet made a number'],
  ['="91110108551385082Q"', 'a formula'],
  ['sep=;', 'a formula'],
  ['110101199003070038', 'a resident identity number'],
  ['11010119900307003801', 'a resident identity number'],
  ['甲有限公司;北京;', 'a row of a table'],
  ['甲有限公司,', 'a row of a table'],
  ['{"company":"甲有限公司"}', 'JSON'],
  ['["甲有限公司"]', 'JSON'],
  ['<html>', 'HTML'],
  ['1. 甲有限公司', 'the number before the name'],
  ['12、甲有限公司', 'the number before the name'],
  ['https://example.com', 'an address'],
  ['甲**有限公司', 'masked'],
  ['甲乙丙丁有限责…', 'cut off'],
  ['??有限公司', 'damaged'],
  ['%E5%B0%8F%E7%B1%B3', 'percent-encoded'],
  ['甲&amp;乙公司', 'an entity'],
  ['13800138000', 'a number'],
  ['12', 'a number'],
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

it.each(['企业名称', '统一社会信用代码', 'company_name', 'Name'])(
  'refuses %s in the first line, the head of a column',
  async (head) => {
    const file = join(dir, 'column.txt');
    writeFileSync(file, `\ufeff${head}\r\n甲有限公司\r\n`);
    const io = { stdin: Readable.from([]), signal: new AbortController().signal } as unknown as Io; // all that is used
    await expect(readCompanies([], file, io)).rejects.toThrow(/line 1: it is the head of a column/);
  },
);

it('repeats no resident identity number that it refuses', async () => {
  const io = { signal: new AbortController().signal } as unknown as Io; // all that is used
  const error: unknown = await readCompanies(['110101199003070038'], undefined, io).catch((each) => each);
  expect(String(error)).not.toContain('110101199003070038');
});

it('asks once for a name and a code that were copied with characters that can’t be seen', async () => {
  const io = { signal: new AbortController().signal } as unknown as Io; // all that is used
  const names = ['甲\u200b有限公司', '甲有限公司', '\u202a91110108551385082q\u202c', '91110108551385082Q'];
  await expect(readCompanies(names, undefined, io)).resolves.toEqual(['甲有限公司', '91110108551385082Q']);
});

it.each([
  '58同城',
  '360安全',
  '1号店',
  '3M中国有限公司',
  '甲（1.）有限公司',
  'Example (China) Co., Ltd.',
  '1101081234567',
])('takes %s', async (name) => {
  const io = { signal: new AbortController().signal } as unknown as Io; // all that is used
  await expect(readCompanies([name], undefined, io)).resolves.toEqual([name]);
});
