import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { texts } from '../../bench/bundles.js';
import { fieldsOf } from '../../src/bulk/fields.js';
import { emptyOverview } from '../../src/bulk/overview.js';
import { reportPage } from '../../src/bulk/report/page.js';
import { addTally, emptyTally } from '../../src/bulk/tally.js';
import { workOn } from '../../src/bulk/work.js';
import { line, SUPER } from '../bulk/bundles.js';
import { readBundles } from '../normalize/goldenBundles.js';
import { evaluate, launch, newPage, violationsOf } from './chromium.js';

const dir = mkdtempSync(join(tmpdir(), 'report-'));
const file = join(dir, 'report.html');
let browser: Browser;

beforeAll(async () => {
  writeFileSync(file, report());
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  rmSync(dir, { recursive: true });
});

/** Of the golden cases, and of some more that are in order, fail, or have unknown codes. */
function report(): string {
  const records = [
    ...readBundles().map(({ bundle }) => JSON.stringify(bundle)),
    ...texts('medium', 50, 3),
    '{"a":',
    line('甲有限公司', { status: '注销备案<script>', tags: ['77'] }),
  ];
  const task = { ...SUPER, overview: true };
  const pieces = [new Uint8Array(Buffer.from(records.join('\n')))];
  const { tally } = workOn({ kind: 'lines', pieces, firstLine: 1, end: { at: 0, records: 0 } }, task);
  const sum = emptyTally(emptyOverview());
  addTally(sum, tally);
  const madeAt = new Date('2026-01-01T00:00:00Z');
  return reportPage({ task, input: 'bundles.ndjson', fields: fieldsOf(task), tally: sum, madeAt });
}

async function open(options: BrowserContextOptions = {}) {
  const page = await newPage(browser, { viewport: { width: 1280, height: 900 }, ...options });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return { page, asked };
}

describe('the report', () => {
  it('asks for nothing but itself', async () => {
    const { page, asked } = await open();
    expect(asked).toEqual([pathToFileURL(file).href]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'has no violation that axe finds, in the %s theme',
    async (colorScheme) => {
      const { page } = await open({ colorScheme, bypassCSP: true });
      expect(await violationsOf(page)).toEqual([]);
      await page.context().close();
    },
  );

  it.each([360, 390, 1600])('has no sideways scroll at %i px', async (width) => {
    const { page } = await open({ viewport: { width, height: 900 } });
    expect(await evaluate<number>(page, 'document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.context().close();
  });

  it('finds a field in the tree, with the branches that lead to it', async () => {
    const { page } = await open();
    await page.getByLabel('Find a field').fill('shareCapitals');
    const shown = await page.locator('#coverage-tree li:visible > details > summary code').allTextContents();
    expect(shown).toEqual([
      'additionalData',
      'shares',
      'associatedEntities',
      'shareholders',
      'shareCapitals',
    ]);
    await page.context().close();
  });

  it('works with scripts off: the answers are there, branches fold, and no filter is shown that does nothing', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    expect(await page.locator('#questions tbody tr').count()).toBe(7);
    expect(await page.getByLabel('Find a field').isVisible()).toBe(false);
    const inner = page.locator('#coverage-tree details ul').first();
    await page.locator('#coverage-tree summary').first().click();
    expect(await inner.isVisible()).toBe(false);
    await page.context().close();
  });

  it('is walked by keyboard: the skip link leads to the questions', async () => {
    const { page } = await open();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#questions$/);
    await page.keyboard.press('Tab');
    expect(await evaluate<boolean>(page, '!!document.activeElement.closest("#questions")')).toBe(true);
    await page.context().close();
  });
});
