import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, loadConfig, reloadConfig } from '../../src/bulk/config.js';
import { makeRecord, readCompanyOf } from '../../src/bulk/record.js';
import { line, SUPER } from './bundles.js';

const folder = mkdtempSync(join(tmpdir(), 'neci-kyc-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const CODES = { codes: { status: { 某种状态: { class: 'liquidation' } } } };
const BUNDLE = JSON.parse(line('甲有限公司', { status: '某种状态' }));
const OPTIONS = { dataset: 'super', version: 'v2' } as const;

describe('loadConfig', () => {
  it('reads codes and suppliers from JSON', async () => {
    const path = file('data.json', JSON.stringify({ ...CODES, via: '企享云' }));
    const { normalizer, config } = await loadConfig(path);
    const { content } = normalizer.normalize(BUNDLE, OPTIONS).response;
    expect([content.status, content.sources[0]?.info]).toEqual(['LIVE', 'by way of 企享云']);
    expect(config).toEqual({ path, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('reads all options from what a module exports', async () => {
    const path = file(
      'whole.mjs',
      `export default {
        translate: { rule: 'acme/names/1', company: () => 'Acme Ltd.' },
        endpoints: [{ name: 'acme', carries: 'rows', map: () => ({}) }],
      };`,
    );
    const { normalizer, endpoints } = await loadConfig(path);
    const { content } = normalizer.normalize(BUNDLE, OPTIONS).response;
    expect(content.additionalData.otherNames?.translatedName).toEqual(['Acme Ltd.']);
    expect(endpoints).toEqual(['acme']);
  });

  it.each([
    ['none.json', undefined, "can't be read (ENOENT)"],
    ['torn.json', '{', 'The JSON ends in the middle'],
    ['twice.json', '{"via":"a","via":"b"}', 'twice'],
    ['list.json', '[]', 'the options of createNormalizer must be an object'],
    ['function.json', '{"translate":{}}', 'JSON holds codes and via; write translate in a module, *.js'],
    ['unsafe.json', '{"codes":{"status":{"吊销":"LIVE"}}}', 'codes.status.吊销 hides a revocation'],
    ['empty.mjs', 'export const codes = {};', 'has no default export; write export default'],
    ['throws.mjs', 'throw new Error("no table");', "can't be loaded (no table)"],
    ['misspelt.mjs', 'export default { code: {} };', 'createNormalizer has no option code'],
    ['nothing.mjs', 'export default {};', 'exports no options; write export default'],
    ['UPPER.JSON', '{"translate":{}}', 'JSON holds codes and via'],
    ['number.json', '{"via":"甲 110101199003070038"}', 'a number of a person'],
    ['null.mjs', 'export default null;', 'the options of createNormalizer must be an object'],
    ['returns.mjs', 'export default () => ({ via: "Acme" });', 'exports a function; export the object'],
  ])('says what is wrong with %s', async (name, text, reason) => {
    const path = text === undefined ? join(folder, name) : file(name, text);
    const error = await loadConfig(path).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toContain(`${path}: `);
    expect(String(error)).toContain(reason);
  });

  it('gives another digest for another row, another function, or another file', async () => {
    const texts = [
      'export default { codes: { status: { 甲: "LIVE" } } };',
      'export default { codes: { status: { 甲: "CLOSED" } } };',
      'export default { translate: { rule: "acme/names/1", person: () => "A" } };',
      'export default { translate: { rule: "acme/names/1", person: () => "B" } };',
    ];
    const digests = await Promise.all(
      texts.map(async (text, index) => (await loadConfig(file(`digest${index}.mjs`, text))).config.digest),
    );
    expect(new Set(digests).size).toBe(4);
    file('rows.mjs', 'export const rows = { 甲: "LIVE" };');
    const path = file(
      'imports.mjs',
      'import { rows } from "./rows.mjs"; export default { codes: { status: rows } };',
    );
    expect((await loadConfig(path)).config.digest).toBe((await loadConfig(path)).config.digest);
  });
});

describe('a thread', () => {
  it('makes records with the config that the command loaded', async () => {
    const { config } = await loadConfig(file('thread.json', JSON.stringify(CODES)));
    const task = { ...SUPER, config };
    const bytes = Buffer.from(JSON.stringify(BUNDLE));
    const outcome = makeRecord(bytes, task, await readCompanyOf(task));
    expect(outcome).toMatchObject({ ok: true, response: { content: { status: 'LIVE' } } });
  });

  it('does not go on with another one', async () => {
    const path = file('changing.json', JSON.stringify(CODES));
    const { config } = await loadConfig(path);
    writeFileSync(path, '{"via":"Acme"}');
    await expect(reloadConfig(config)).rejects.toThrow(
      `${path}: it changed while the run went on; start again`,
    );
  });

  it('reports a record for which a function of the caller fails, without what it threw', async () => {
    const path = file(
      'failing.mjs',
      `export default { translate: { rule: 'acme/names/1', company(name) { throw new Error(name); } } };`,
    );
    const { normalizer } = await loadConfig(path);
    const task = { ...SUPER, translate: 'derive' } as const;
    const outcome = makeRecord(Buffer.from(line('甲有限公司')), task, normalizer.readCompany);
    expect(outcome).toEqual({
      ok: false,
      failure: {
        error: 'AdditionError',
        message: 'translate.company threw Error for the name at $.qycxnew.value.qyName',
      },
    });
  });
});
