import { defineConfig } from 'vitest/config';

/** The package as users get it: packed, unpacked, installed. */
export default defineConfig({
  test: {
    include: ['test/package/*.test.ts'],
    globalSetup: ['test/package/support/pack.ts'],
    // Installing and compiling share two cores.
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: ['verbose', ['json', { outputFile: 'build/reports/package.json' }]],
  },
});
