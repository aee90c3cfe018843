import { defineConfig } from 'vitest/config';

/** npm run test:browser: tests in a headless Chromium, which CHROMIUM names; /usr/bin/chromium by default. */
export default defineConfig({
  test: {
    include: ['test/browser/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
