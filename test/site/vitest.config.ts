import { defineConfig } from 'vitest/config';

/** npm run test:docs: the built site in a real browser, and what must make its build fail. */
export default defineConfig({
  test: { include: ['test/site/*.test.ts'], testTimeout: 900_000, hookTimeout: 900_000 },
});
