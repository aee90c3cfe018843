import { defineConfig } from 'vitest/config';

/** npm run test:faults: kills, full disks and hostile servers, against the built program. */
export default defineConfig({
  test: {
    include: ['test/faults/*.test.ts'],
    testTimeout: 900_000,
    hookTimeout: 900_000,
  },
});
