import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    coverage: {
      provider: 'v8',
      include: ['src/values/**', 'src/codelists/**'],
      thresholds: { branches: 100 },
    },
  },
});
