import { defineConfig } from 'vitest/config';

/** Pages in a real browser. */
export default defineConfig({
  test: {
    include: ['test/browser/*.test.ts'],
    // One browser at a time.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['verbose', ['json', { outputFile: 'build/reports/pages.json' }]],
  },
});
