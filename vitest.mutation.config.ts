import { defineConfig } from 'vitest/config';

/** The tests of a room, as `npm run mutation` gives them; Stryker runs those of them that import the mutated file. */
const tests = (process.env.MUTATION_TESTS ?? 'test').split(' ');

export default defineConfig({
  test: {
    include: tests.map((path) => (path.endsWith('.ts') ? path : `${path}/**/*.test.ts`)),
    setupFiles: process.env.MUTATION_PASS === 'every test' ? ['test/mutation/everyTest.ts'] : [],
    isolate: false,
    pool: 'threads',
    testTimeout: 120_000,
  },
});
