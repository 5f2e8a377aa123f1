import { describe, expect, test } from 'vitest';
import { CHARTS, KyvernoInstall, type Plan } from '../../../lib';
import {
  API_CALL_TIMEOUT,
  KYVERNO_SERVICE_ACCOUNTS,
  kyvernoValues,
} from '../../../lib/platform/kyverno/kyverno-install';
import { gateSpec } from '../../../lib/policies/clusterpolicy/gate';
import { scheduleSpec } from '../../../lib/policies/clusterpolicy/generators';
import { unknownValues } from '../../support/chart-keys';
import { ALWAYS_EXCLUDED, minimalPlan, validPlan } from '../../support/config';
import { installPlan } from '../../support/constructs';
import { kindsOf, manifestsOf, only, testSamples } from '../../support/manifests';

testSamples('KyvernoInstall');

const render = (plan: Plan) => manifestsOf((chart) => new KyvernoInstall(chart, 'Test', { plan }));

test('is an Application for the chart, in the namespace that the plan gives to everything else', () => {
  const plan = validPlan({ namespaces: { kyverno: 'policies', argocd: 'gitops' } });
  expect(kindsOf(render(plan))).toEqual(['Application']);
  expect(only(render(plan), 'Application')).toMatchObject({
    metadata: { name: 'kyverno-chart', namespace: 'gitops' },
    spec: {
      destination: { namespace: 'policies' },
      source: { chart: 'kyverno', targetRevision: '3.9.1', helm: { releaseName: 'kyverno' } },
    },
  });
});

test('is left out where Kyverno is there already', () => {
  expect(render(validPlan({ kyverno: { install: false } }))).toEqual([]);
});

test('belongs to the project of the charts where there is one', () => {
  expect(only(render(minimalPlan), 'Application')).toHaveProperty('spec.project', 'default');
  expect(only(render(installPlan), 'Application')).toHaveProperty('spec.project', 'backup-charts');
});

describe('the values', () => {
  test('stand where the chart looks for them', () => {
    expect(unknownValues(CHARTS.kyverno, kyvernoValues(minimalPlan))).toEqual([]);
  });

  test('I3: keep the webhooks away from the excluded namespaces', () => {
    const plan = validPlan({ namespaces: { excluded: ['tape-library'] } });
    expect(kyvernoValues(plan).config.webhooks.namespaceSelector).toEqual({
      matchExpressions: [
        {
          key: 'kubernetes.io/metadata.name',
          operator: 'NotIn',
          values: [...ALWAYS_EXCLUDED, 'tape-library'].sort(),
        },
      ],
    });
  });

  test('I1: let Kyverno give up on pvc-plumber before the API server gives up on Kyverno', () => {
    expect(kyvernoValues(minimalPlan).features.globalContext.apiCallTimeout).toBe(API_CALL_TIMEOUT);
    const { timeoutSeconds } = gateSpec(minimalPlan).webhookConfiguration ?? {};
    expect(Number.parseInt(API_CALL_TIMEOUT, 10)).toBeLessThan(timeoutSeconds as number);
  });

  test('I3: ask of the API server no longer wait than the policies that may be ignored do', () => {
    const { extraArgs } = kyvernoValues(minimalPlan).admissionController.container;
    expect(extraArgs.webhookTimeout).toBe(scheduleSpec(minimalPlan).webhookConfiguration?.timeoutSeconds);
  });

  test('I1: let no pod judge before it was able to for a while', () => {
    const { readinessProbe } = kyvernoValues(minimalPlan).admissionController;
    expect(readinessProbe).toStrictEqual({ periodSeconds: 10, successThreshold: 2 });
  });

  test('leave the gate all pods but one when a node is drained', () => {
    for (const replicas of [2, 3, 5]) {
      const { admissionController } = kyvernoValues(validPlan({ kyverno: { replicas } }));
      expect(admissionController).toMatchObject({
        replicas,
        // I3: a node can be drained also while they are not ready.
        podDisruptionBudget: { minAvailable: replicas - 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
      });
    }
  });

  test('let the background controller catch up as often as the config says', () => {
    expect(kyvernoValues(validPlan({ kyverno: { scanInterval: '30m' } })).backgroundController.extraEnvVars).toEqual([
      { name: 'BACKGROUND_SCAN_INTERVAL', value: '30m' },
    ]);
  });

  test('name the service accounts that rights and checks are about', () => {
    const values = kyvernoValues(minimalPlan);
    const names = [
      values.admissionController,
      values.backgroundController,
      values.cleanupController,
      values.reportsController,
    ].map(({ rbac }) => rbac.serviceAccount.name);
    expect(names).toEqual(Object.values(KYVERNO_SERVICE_ACCOUNTS));
  });
});
