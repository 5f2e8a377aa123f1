import { defineConfig } from 'vitest/config';

/** A program that is missing is built first, which takes minutes on a machine that never built anything in Go. */
const BUILD_TIMEOUT = 900_000;

/** Tests that run a real program: kubeconform, promtool, Kyverno's CLI or Kopia. None of them is ever skipped. */
export default defineConfig({
  test: {
    include: ['test/**/*.engine.test.ts'],
    testTimeout: BUILD_TIMEOUT,
    hookTimeout: BUILD_TIMEOUT,
    reporters: ['default', ['json', { outputFile: 'build/reports/engines.json' }]],
  },
});
