import { describe, expect, test } from 'vitest';
import { CHARTS, type Plan, VolsyncInstall } from '../../../lib';
import { volsyncValues } from '../../../lib/platform/volsync/volsync-install';
import { unknownValues } from '../../support/chart-keys';
import { minimalPlan, validPlan } from '../../support/config';
import { installPlan } from '../../support/constructs';
import { kindsOf, manifestsOf, only, testSamples } from '../../support/manifests';

testSamples('VolsyncInstall');

const render = (plan: Plan) => manifestsOf((chart) => new VolsyncInstall(chart, 'Test', { plan }));

test('makes the namespace before what is in it, and keeps it when the folder goes', () => {
  expect(only(render(minimalPlan), 'Namespace').metadata).toEqual({
    name: 'volsync-system',
    labels: { 'pod-security.kubernetes.io/enforce': 'baseline' },
    annotations: {
      'argocd.argoproj.io/sync-wave': '-1',
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
    },
  });
});

test('makes the namespace even where VolSync is there already', () => {
  expect(kindsOf(render(validPlan({ volsync: { install: false } })))).toEqual(['Namespace']);
});

describe('the VolumeSnapshotClass', () => {
  test('is made when the config says for which storage', () => {
    expect(kindsOf(render(minimalPlan))).toEqual(['Application', 'Namespace']);
    expect(only(render(installPlan), 'VolumeSnapshotClass')).toEqual({
      apiVersion: 'snapshot.storage.k8s.io/v1',
      kind: 'VolumeSnapshotClass',
      metadata: { name: 'longhorn-snapclass' },
      driver: 'driver.longhorn.io',
      deletionPolicy: 'Delete',
      parameters: { type: 'snap' },
    });
  });

  test('is kept where VolSync is there already: it changes folders when that changes', () => {
    const plan = validPlan({ volsync: { install: false }, storage: { createSnapshotClass: 'longhorn' } });
    expect(kindsOf(render(plan))).toEqual(['Namespace', 'VolumeSnapshotClass']);
    expect(only(render(plan), 'VolumeSnapshotClass').metadata.annotations).toEqual({
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
    });
  });

  test('has the name by which ReplicationSources ask for it', () => {
    const plan = validPlan({ storage: { snapshotClass: 'snaps', createSnapshotClass: 'longhorn' } });
    expect(only(render(plan), 'VolumeSnapshotClass').metadata.name).toBe(plan.storage.snapshotClass);
  });
});

describe('the values of the chart', () => {
  test('stand where the chart looks for them', () => {
    expect(unknownValues(CHARTS.volsync, volsyncValues(minimalPlan))).toEqual([]);
  });

  test('set the image of the controller and of every mover', () => {
    const image = 'registry.example.com/volsync:1.2.3';
    const {
      fullnameOverride: _,
      manageCRDs: __,
      metrics: ___,
      ...images
    } = volsyncValues(validPlan({ images: { volsync: image } }));
    expect(Object.values(images)).toEqual(Array(7).fill({ image }));
  });
});
