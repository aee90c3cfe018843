import { defineConfig } from 'vitest/config';

/** npm run test:package: the packed package, installed into an empty project. Installing needs a registry. */
export default defineConfig({
  test: {
    include: ['test/package/*.test.ts'],
    globalSetup: 'test/package/project.ts',
    // Both cores of a small machine: the default leaves one idle.
    maxWorkers: '100%',
    testTimeout: 900_000,
    hookTimeout: 900_000,
  },
});
