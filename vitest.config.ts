import { defineConfig } from 'vitest/config';

/** What unit tests run in their own process; CONTRIBUTING says why the other folders are left out. */
const COVERED =
  'src/{text,values,codelists,rules,json,upstream,reading,cleaners,company,mappers,datasets,client,files}/**';
const NAMES = 'src/names/**';

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
    testTimeout: 600_000,
    hookTimeout: 600_000,
    coverage: {
      // For `.ci/run`, which runs the tests once: COVERAGE=1 npm test.
      enabled: process.env.COVERAGE === '1',
      provider: 'v8',
      include: [COVERED, NAMES],
      thresholds: {
        [COVERED]: { lines: 99, branches: 97 },
        // The branches that no test reaches are mostly `?? 0` behind an index that is in range. Generated names reach a
        // line more or less from run to run.
        [NAMES]: { lines: 99, branches: 92 },
      },
    },
  },
});
