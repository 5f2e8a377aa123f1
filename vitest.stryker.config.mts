import { defineConfig } from 'vitest/config';

/** What mutation testing counts: the unit tests of the plan, which hold no snapshots. */
export default defineConfig({ test: { include: ['test/plan/**/*.test.ts'] } });
