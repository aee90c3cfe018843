import { defineConfig } from 'vitest/config';

/** npm run test:postgres: the page about PostgreSQL against a real server. They fail where it is missing. */
export default defineConfig({
  test: { include: ['test/postgres/*.test.ts'], testTimeout: 600_000, hookTimeout: 600_000 },
});
