import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { expect, test } from 'vitest';
import { place } from '../../lib/kubernetes/place';
import { newChart } from '../support/manifests';

const manifest = {
  apiVersion: 'example.com/v1',
  kind: 'Example',
  metadata: { name: 'example', namespace: 'my-app' },
  spec: { known: true },
  rules: [{ verbs: ['get'] }],
};

test('a manifest is placed as it is', () => {
  const chart = newChart();
  place(chart, 'Example', manifest);
  expect(chart.toJson()).toStrictEqual([manifest]);
});

test('what is placed as Resource is the default child, and patches reach fields outside its types', () => {
  const chart = newChart();
  const construct = new Construct(chart, 'Construct');
  place(construct, 'Other', { ...manifest, metadata: { name: 'other' } });
  place(construct, 'Resource', manifest);
  ApiObject.of(construct).addJsonPatch(
    JsonPatch.add('/status', { any: 'thing' }),
    JsonPatch.replace('/rules/0/verbs', ['list']),
  );
  expect(chart.toJson()).toContainEqual({ ...manifest, rules: [{ verbs: ['list'] }], status: { any: 'thing' } });
});
