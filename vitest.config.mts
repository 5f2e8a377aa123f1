import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'services/*/test/*.test.ts'],
    exclude: ['test/cluster/**', 'test/plumber/**', 'test/package/**', 'test/browser/**', 'node_modules/**'],
    // Some compile all schemas first, which takes long on a busy machine.
    testTimeout: 30_000,
    reporters: ['default', ['json', { outputFile: 'build/reports/unit.json' }]],
    coverage: {
      provider: 'v8',
      include: ['lib/**/*.ts'],
      reporter: ['text-summary'],
      thresholds: { lines: 95 },
    },
  },
});
