import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These have commands of their own: npm run test:faults, test:worker, test:postgres, test:package, test:browser, test:docs.
    exclude: [
      'test/faults/**',
      'test/worker/server/**',
      'test/package/**',
      'test/browser/**',
      'test/postgres/**',
      'test/site/**',
    ],
    // The modules under test keep no state but bounded caches, so that files can share them.
    isolate: false,
    pool: 'threads',
    // Every core: the default leaves one idle, which on two cores is half of them.
    maxWorkers: '100%',
    // No test is about time: a slow machine may take as long as it needs.
    testTimeout: 120_000,
    coverage: {
      provider: 'v8',
      include: ['src/text/**', 'src/values/**', 'src/names/**', 'src/codelists/**'],
      thresholds: { branches: 100 },
    },
  },
});
