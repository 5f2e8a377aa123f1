import { defineConfig } from 'vitest/config';

/** The contract against a server that somebody else started. */
export default defineConfig({
  test: { include: ['test/plumber/contract/any-server.test.ts'], testTimeout: 30_000, reporters: ['verbose'] },
});
