import { readdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, newPage } from '../browser/chromium.js';
import { type Served, serve } from './serve.js';

const SITE = 'site/dist';
const PAGES = readdirSync(SITE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html'))
  .sort();

let served: Served;
let browser: Browser;

beforeAll(async () => {
  served = await serve(SITE);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

/** A tab, the addresses that its pages ask for, and what fails in them. */
async function openTab(width = 1280) {
  const page = await newPage(browser, { viewport: { width, height: 900 } });
  const asked: string[] = [];
  const failed: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(response.url());
  });
  page.on('pageerror', ({ message }) => failed.push(message));
  return { page, asked, failed };
}

async function open(path: string) {
  const tab = await openTab();
  await tab.page.goto(`${served.url}/${path}`, { waitUntil: 'networkidle' });
  return tab;
}

function isElsewhere(url: string): boolean {
  return !url.startsWith(`${served.url}/`) && !url.startsWith('data:');
}

/** Types into the search of a page and returns the titles of what it finds. */
async function search(page: Page, text: string): Promise<string[]> {
  const input = page.locator('#localsearch-input');
  // Until the page's scripts have run, nothing hears the keys.
  while (!(await input.isVisible())) {
    await page.keyboard.press('Control+k');
    await page.waitForTimeout(100);
  }
  await input.fill(text);
  await page.locator('#localsearch-list .result').first().waitFor();
  return page.locator('#localsearch-list .result .titles').allInnerTexts();
}

describe('the search', () => {
  it('finds a page by a word of it, and opens it', async () => {
    const { page } = await open('index.html');
    await search(page, 'risk states');
    await page.keyboard.press('Enter');
    // The address changes before the page does.
    const heading = page.locator('h1', { hasText: 'Risk states' });
    await heading.waitFor();
    expect(page.url()).toContain('/explanation/risk-states.html');
    await page.close();
  });

  it.each([
    ['normalizeoptions', 'NormalizeOptions'],
    ['登记状态', 'Recognized values'],
    ['记状', 'Recognized values'],
  ])('finds %s', async (text, title) => {
    const { page } = await open('index.html');
    expect((await search(page, text)).join('\n')).toContain(title);
    await page.close();
  });

  it('asks no other host', async () => {
    const { page, asked } = await open('quickstart.html');
    await search(page, 'golden');
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.filter(isElsewhere)).toEqual([]);
    await page.close();
  });
});

describe('every page', () => {
  it('is there: how-tos, reference, explanation and API', () => {
    const expected = [
      'index.html',
      'quickstart.html',
      'how-to/use-in-a-pipeline.html',
      'mapping.html',
      'codelists.html',
      'schemas.html',
      'changelog.html',
      'reference/api.html',
      'reference/api/neci-kyc.html',
      'reference/api/neci-kyc/values/uscc.html',
    ];
    expect(PAGES).toEqual(expect.arrayContaining(expected));
  });

  it('fits into 360 px, asks no other host, and misses nothing', async () => {
    const { page, asked, failed } = await openTab(360);
    const wide: string[] = [];
    for (const path of PAGES.filter((name) => name !== '404.html')) {
      await page.goto(`${served.url}/${path}`);
      const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
      if (width > 360) wide.push(`${path}: ${width} px`);
    }
    await page.close();
    expect({ wide, failed, elsewhere: asked.filter(isElsewhere) }).toEqual({
      wide: [],
      failed: [],
      elsewhere: [],
    });
  });
});
