import { defineConfig } from 'vitest/config';

/** npm run test:worker: the tests against a real nats-server. They fail where it is missing. */
export default defineConfig({
  test: {
    include: ['test/worker/server/*.test.ts'],
    // Each file has servers of its own, and much of what they do is waiting.
    maxWorkers: 3,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
