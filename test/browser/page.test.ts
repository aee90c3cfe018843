import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { texts } from '../../bench/bundles.js';
import { explain, explainPage } from '../../src/explain/index.js';
import { parseBundle } from '../../src/reading/bundle.js';
import { large } from '../explain/large.js';
import { v1 } from '../normalize/bundles.js';
import { evaluate, launch, newPage, violationsOf } from './chromium.js';

const SHOTS = 'test/browser/screenshots';
const dir = mkdtempSync(join(tmpdir(), 'page-'));

const BUNDLES = {
  blacklisted: parseBundle(readFileSync('examples/blacklisted.json')),
  minimal: parseBundle(readFileSync('examples/minimal.json')),
  large: parseBundle(texts('large', 1, 7)[0] ?? ''),
  xiaomi: parseBundle(readFileSync('examples/xiaomi.json')),
  /** 200 shareholders and 200 branches. */
  larger: large(200),
  hostile: {
    qycxnew: v1({
      qyName: '甲有限公司<script>document.title="owned"</script>',
      status: 'unbroken'.repeat(60),
      jyycFlag: 1,
      address: '"onload="document.title=\'owned\'" \u202egnp.exe',
      operName: '<img src=x onerror=document.title="owned">',
    }),
  },
} as const;

let browser: Browser;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  for (const [name, bundle] of Object.entries(BUNDLES)) {
    writeFileSync(
      join(dir, `${name}.html`),
      explainPage(explain(bundle, { madeAt: '2026-01-01T00:00:00Z' })),
    );
  }
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  rmSync(dir, { recursive: true });
});

/** Opens a page from its file; gives it with the addresses that it asked for. */
async function open(name: keyof typeof BUNDLES, options: BrowserContextOptions = {}) {
  const page = await newPage(browser, { viewport: { width: 1280, height: 900 }, ...options });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const url = pathToFileURL(join(dir, `${name}.html`)).href;
  await page.goto(url);
  return { page, asked, url };
}

describe('selecting', () => {
  it('lights up the raw value of a field, and the field of a raw value', async () => {
    const { page } = await open('blacklisted');
    const row = page.locator('#fields-table tr', { hasText: '$.content.status' }).first();
    await row.locator('td.value').click();
    expect(await page.locator('#raw .lit').allTextContents()).toEqual(['"status": "存续"']);
    await page.locator('#raw [id] a', { hasText: '"存续"' }).first().focus();
    expect(await page.locator('#fields .lit').count()).toBeGreaterThan(0);
    await page.context().close();
  });
});

describe('filters', () => {
  it('hide the issues of a severity, and show them again', async () => {
    const { page } = await open('blacklisted');
    const infos = page.locator('#issues-table tr.info');
    expect(await infos.first().isVisible()).toBe(true);
    await page.getByLabel(/i info/).uncheck();
    expect(await infos.first().isVisible()).toBe(false);
    await page.getByLabel(/i info/).check();
    expect(await infos.first().isVisible()).toBe(true);
    await page.context().close();
  });

  it('find a field by a part of its name', async () => {
    const { page } = await open('blacklisted');
    await page.getByLabel('Find a field').fill('kompanyId');
    expect(await page.locator('#fields-table tbody tr:visible').count()).toBe(1);
    await page.context().close();
  });
});

describe('a term', () => {
  it.each([true, false])(
    'shows its definition by keyboard and by touch, with scripts %s',
    async (javaScriptEnabled) => {
      const { page } = await open('blacklisted', { javaScriptEnabled, hasTouch: true });
      const heading = page.locator('#verdict-abnormalTaxpayer .term');
      const definition = page.locator('.definition', { hasText: 'stopped filing' });
      expect(await definition.isVisible()).toBe(false);
      await heading.focus();
      await page.keyboard.press('Enter');
      expect(await definition.isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      expect(await definition.isVisible()).toBe(false);
      await heading.tap();
      expect(await definition.isVisible()).toBe(true);
      expect(await heading.getAttribute('title')).toBe('A taxpayer who stopped filing and cannot be found.');
      await page.context().close();
    },
  );
});

describe('the page', () => {
  it.each(['blacklisted', 'minimal', 'large'] as const)('of %s asks for nothing but itself', async (name) => {
    const { page, asked, url } = await open(name);
    expect(asked).toEqual([url]);
    await page.context().close();
  });

  it.each(['blacklisted', 'minimal', 'xiaomi', 'large', 'hostile'] as const)(
    'of %s has no sideways scroll at 360 px, and is photographed at both widths',
    async (name) => {
      for (const width of [360, 1600]) {
        const { page } = await open(name, { viewport: { width, height: 900 } });
        expect(await evaluate<number>(page, 'document.documentElement.scrollWidth')).toBeLessThanOrEqual(
          width,
        );
        await page.screenshot({ path: join(SHOTS, `${name}-${width}.png`) });
        await page.context().close();
      }
    },
  );

  it.each(['light', 'dark'] as const)(
    'has no violation that axe finds, in the %s theme',
    async (colorScheme) => {
      for (const name of ['blacklisted', 'minimal', 'xiaomi'] as const) {
        const { page } = await open(name, { colorScheme, bypassCSP: true });
        expect([name, await violationsOf(page)]).toEqual([name, []]);
        await page.context().close();
      }
    },
  );

  it('keeps hostile names text', async () => {
    const { page } = await open('hostile');
    expect(await page.title()).not.toBe('owned');
    expect(await page.locator('#raw img, main script').count()).toBe(0);
    await page.context().close();
  });

  it('is useful with scripts off: the verdicts are there, and links lead to the raw values', async () => {
    const { page } = await open('blacklisted', { javaScriptEnabled: false });
    expect(await page.locator('#verdict-blacklisted .answer').textContent()).toBe('● Yes');
    const link = page.locator('#verdict-blacklisted .evidence a').first();
    const target = await link.getAttribute('href');
    expect(await page.locator(target ?? '').count()).toBe(1);
    await page.context().close();
  });

  it('is walked by keyboard: skip link, sections, then the verdicts’ links', async () => {
    const { page } = await open('blacklisted');
    await page.keyboard.press('Tab');
    expect(await evaluate<string>(page, 'document.activeElement.textContent')).toBe('Skip to the verdicts');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#verdicts$/);
    await page.keyboard.press('Tab');
    expect(await evaluate<boolean>(page, '!!document.activeElement.closest("#verdicts")')).toBe(true);
    await page.context().close();
  });

  it('of 200 shareholders and 200 branches answers a selection, and says how long it took to open', async () => {
    const { page } = await open('larger');
    const session = await page.context().newCDPSession(page);
    // Processor time of the page's thread, which other processes don't lengthen.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.reload();
    await evaluate(page, 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
    process.stdout.write(
      `the page of 200 shareholders and 200 branches: ${seconds.toFixed(2)} s of processor time\n`,
    );
    await page.locator('#fields td[id] a').nth(500).click();
    expect(await page.locator('#raw .lit').count()).toBeGreaterThan(0);
    await page.context().close();
  });

  it('prints on A4 with what was folded away, on several pages', async () => {
    const { page } = await open('blacklisted');
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThanOrEqual(10);
    expect(pages).toBeLessThanOrEqual(25);
    await page.context().close();
  });
});
