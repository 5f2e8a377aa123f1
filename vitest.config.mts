import { defineConfig } from 'vitest/config';

/** What has a command of its own: it starts real programs, packs the package, opens a browser, or takes long. */
const ELSEWHERE = ['test/{browser,cluster,package,plumber}/**', '**/*.{engine,bench}.test.ts', '**/node_modules/**'];

/** They start processes or change what all tests of a process share, such as its environment. */
const PROCESS = ['test/**/*.process.test.ts'];

export default defineConfig({
  test: {
    // As in CI: a snapshot is written and removed on demand alone (`npx vitest run <files> -u`).
    update: 'none',
    reporters: ['default', ['json', { outputFile: 'build/reports/unit.json' }]],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'services/*/test/*.test.ts'],
          exclude: [...ELSEWHERE, ...PROCESS],
          // The library and cdk8s are loaded once for each worker, not once for each file.
          isolate: false,
          // Some compile all schemas first, which takes long on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'process',
          include: PROCESS,
          exclude: ELSEWHERE,
          testTimeout: 60_000,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['lib/**/*.ts'],
      reporter: ['text-summary'],
      thresholds: { lines: 95 },
    },
  },
});
