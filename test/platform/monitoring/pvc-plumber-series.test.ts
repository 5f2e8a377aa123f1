import { expect, test } from 'vitest';
import { Metrics } from '../../../services/pvc-plumber/src/metrics';
import { type SeriesList, seriesLists } from './known-series';

/** Name of a metric → its labels, from the text that Prometheus reads. */
function toldBy(text: string): Record<string, string[]> {
  const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => [name, type] as const);
  return Object.fromEntries(
    types.map(([name]) => {
      const lines = [...text.matchAll(new RegExp(`^${name}(?:_bucket|_sum|_count)?(?:\\{(.*)\\})? `, 'gm'))];
      const labels = lines.flatMap(([, inside = '']) =>
        [...inside.matchAll(/(\w+)="/g)].map(([, label = '']) => label),
      );
      return [name, [...new Set(labels)].filter((label) => label !== 'le').sort()];
    }),
  );
}

test('the list of the series of pvc-plumber is what pvc-plumber tells', async () => {
  const metrics = new Metrics('1.0.0');
  const snapshot = { time: 1000, size: 10 };
  const source = { namespace: 'my-app', pvc: 'data', last: snapshot, previous: snapshot };
  const listing = {
    began: 0,
    beganTick: 0,
    sources: new Map([['my-app/data', source]]),
    unusable: new Map([['my-app/data', { ...source, flaw: 'no_files' }]]),
    indexBlobs: 1,
    missing: [],
    losses: { vanished: new Map(), setBack: new Map() },
  };
  metrics.beginListing()(listing as never);
  metrics.answered({ answer: { decision: 'restore' }, found: source } as never, 0.1);
  const told = toldBy((await metrics.text()).body);
  const ours = Object.entries(told).filter(([name]) => name.startsWith('pvc_plumber_'));
  const { series } = seriesLists['pvc-plumber'] as SeriesList;
  expect(Object.fromEntries(ours)).toEqual(series);
});
