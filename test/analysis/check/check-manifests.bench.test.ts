import { expect, test } from 'vitest';
import { checkManifests } from '../../../lib/analysis/check/check-manifests';
import { type FoundObject } from '../../../lib/analysis/inventory/found-object';

test('the check takes as long for each manifest when there are many', { timeout: 60_000 }, () => {
  const many = (count: number): FoundObject[] =>
    Array.from({ length: count }, (_, index) => ({
      object: {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: `data-${index}`, namespace: 'app', labels: { backup: 'hourly' } },
      },
      file: `${index}.yaml`,
      lineOf: () => 1,
    }));
  const time = (count: number) => {
    const objects = many(count);
    const start = process.cpuUsage();
    checkManifests(objects);
    return process.cpuUsage(start).user;
  };
  time(4000);
  // 8 times as many; comparing each with each would take 64 times as long.
  expect(time(32_000) / time(4000)).toBeLessThan(32);
});
