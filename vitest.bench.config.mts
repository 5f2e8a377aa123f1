import { defineConfig } from 'vitest/config';

/** What compares one cost with another, and what looks at years or at files of 50 MB. One at a time: they measure. */
export default defineConfig({
  test: {
    include: ['test/**/*.bench.test.ts'],
    fileParallelism: false,
    reporters: ['default', ['json', { outputFile: 'build/reports/bench.json' }]],
  },
});
