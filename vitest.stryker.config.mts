import { defineConfig } from 'vitest/config';

/** What mutation testing counts: the unit tests of the lowest rooms, which hold no snapshots. */
export default defineConfig({
  test: {
    include: [
      'test/{validation,units,contract,plan}/**/*.test.ts',
      'test/protection/{judge,protection-overrides,pvc-binding,pvc-rules}.test.ts',
    ],
  },
});
