import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/cluster/scenarios/*.scenario.ts'],
    // One cluster, so one scenario at a time, and one process that is connected to it.
    fileParallelism: false,
    isolate: false,
    pool: 'threads',
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['verbose'],
  },
});
