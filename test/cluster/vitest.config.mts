import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Always the same order, whatever failed or took long before. */
class ByName extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
  }
}

export default defineConfig({
  test: {
    include: ['test/cluster/scenarios/*.scenario.ts'],
    sequence: { sequencer: ByName },
    cache: false,
    // One cluster, so one scenario at a time, and one process that is connected to it.
    fileParallelism: false,
    isolate: false,
    pool: 'threads',
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['verbose'],
  },
});
