import { defineConfig } from 'vitest/config';

/** pvc-plumber as a process, with the real Kopia. */
export default defineConfig({
  test: {
    include: ['test/plumber/*.test.ts'],
    // Processes and the load test share two cores.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    reporters: ['verbose', ['json', { outputFile: 'build/reports/plumber.json' }]],
  },
});
