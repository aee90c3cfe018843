import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASES, differences, EXPECTED, PROGRAM } from '../package/goldens.js';
import { launch, newPage } from './chromium.js';

let browser: Browser;
let script: string;

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: PROGRAM.replace("'neci-kyc'", "'./dist/index.js'"), resolveDir: '.' },
    bundle: true,
    format: 'iife',
    globalName: 'consumer',
    platform: 'browser',
    charset: 'utf8',
    write: false,
  });
  script = outputFiles.map(({ text }) => text).join('');
  browser = await launch();
});

afterAll(() => browser?.close());

describe('a page that loads the bundle', () => {
  it('renders all golden cases as expected', async () => {
    const page = await newPage(browser);
    await page.addScriptTag({ content: script });
    // The page hands back what renditions() returns: texts by file name.
    const made = (await page.evaluate(`consumer.renditions(${JSON.stringify(CASES)})`)) as Record<
      string,
      string
    >;
    expect(Object.keys(EXPECTED).length).toBeGreaterThan(100);
    expect(differences(made)).toEqual([]);
  });
});
