import { defineConfig } from 'vitest/config';

/** Tests in a real browser: `npm run test:browser`. They fail where /usr/bin/chromium is missing. */
export default defineConfig({
  test: { include: ['test/browser/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 600_000 },
});
