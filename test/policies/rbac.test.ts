import { expect, test } from 'vitest';
import { aggregatedRole, type KyvernoController } from '../../lib/policies/rbac';
import { newChart } from '../support/manifests';

const rules = [{ apiGroups: [''], resources: ['persistentvolumeclaims'], verbs: ['get'] }];

test.each<KyvernoController>(['admission', 'background', 'cleanup'])(
  'I14: rights are aggregated into the role of the %s controller, before the policies',
  (controller) => {
    const chart = newChart();
    aggregatedRole(chart, 'Role', controller, 'my-policy', rules);
    expect(chart.toJson()).toStrictEqual([
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: {
          name: `my-policy-${controller}`,
          labels: { [`rbac.kyverno.io/aggregate-to-${controller}-controller`]: 'true' },
          annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
        },
        rules,
      },
    ]);
  },
);
