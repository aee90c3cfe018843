import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Playwright's own half a minute is too short where a machine is loaded. */
const PATIENCE_MS = 300_000;

/** Debian's chromium, headless, without the connections that it would make by itself. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    timeout: PATIENCE_MS,
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page that waits as long as a slow machine needs. */
export async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE_MS);
  return context.newPage();
}

/** Code is passed as text: the tests are compiled without the types of a browser. */
export function evaluate<T>(page: Page, code: string): Promise<T> {
  return page.evaluate(code) as Promise<T>; // the caller says what its code gives
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, each with the first element. axe is not a part of the page: its context needs `bypassCSP`. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: AXE });
  return evaluate(
    page,
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))',
  );
}
