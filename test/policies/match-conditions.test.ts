import { describe, expect, test } from 'vitest';
import {
  NOT_A_STATUS_WITHOUT_NEWS,
  NOT_MANAGED_BY_MANIFEST,
  NOT_ON_DELETE,
  ON_CREATE,
  protectedPvcConditions,
  protectedPvcs,
} from '../../lib/policies/match-conditions';
import { minimalPlan } from '../support/config';
import { allOptionsPlan } from '../support/constructs';

describe('I3: the webhooks are called', () => {
  const expressionOf = (plan: typeof minimalPlan, name: string) =>
    protectedPvcConditions(plan).find((condition) => condition.name === name)?.expression;

  test('only for the tiers of the config, and no PVC without labels is an error', () => {
    expect(expressionOf(minimalPlan, 'has-tier')).toBe(
      "object != null && has(object.metadata.labels) && 'backup' in object.metadata.labels && object.metadata.labels['backup'] in ['hourly', 'daily']",
    );
    expect(expressionOf(allOptionsPlan, 'has-tier')).toContain("in ['six-hourly', 'weekly']");
  });

  test('in no excluded namespace, the ones of the platform and of Kyverno among them', () => {
    expect(expressionOf(allOptionsPlan, 'namespace-not-excluded')).toBe(
      "!(object.metadata.namespace in ['argocd', 'backup', 'gitops', 'kube-node-lease', 'kube-public', 'kube-system', 'policies', 'secrets', 'snapshots'])",
    );
  });

  test('by the gate on CREATE, by the generators on everything but DELETE', () => {
    expect(ON_CREATE.expression).toBe("request.operation == 'CREATE'");
    expect(NOT_ON_DELETE.expression).toBe("request.operation != 'DELETE'");
  });

  test('not for what belongs to another PVC', () => {
    expect(expressionOf(minimalPlan, 'not-of-another-pvc')).toContain("o.kind == 'PersistentVolumeClaim'");
  });

  test('by the generators not for a status in which the phase is the same', () => {
    expect(NOT_A_STATUS_WITHOUT_NEWS.expression).toMatch(
      /request\.subResource != 'status' \|\| oldObject == null \|\| /,
    );
  });

  test('not for what stands in Git in explicit mode', () => {
    expect(NOT_MANAGED_BY_MANIFEST.expression).toBe(
      "!('volsync.backup/managed-by' in object.metadata.labels) || object.metadata.labels['volsync.backup/managed-by'] != 'manifest'",
    );
  });

  test('of the CEL family by the label too, which is also how Kyverno lists the PVCs that are there', () => {
    expect(protectedPvcs(allOptionsPlan, ['CREATE'], ['persistentvolumeclaims'])).toStrictEqual({
      objectSelector: { matchExpressions: [{ key: 'backup', operator: 'In', values: ['six-hourly', 'weekly'] }] },
      resourceRules: [
        { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['persistentvolumeclaims'] },
      ],
    });
  });

  test('under conditions of different names', () => {
    const conditions = [...protectedPvcConditions(minimalPlan), ON_CREATE, NOT_ON_DELETE, NOT_MANAGED_BY_MANIFEST];
    expect(new Set(conditions.map(({ name }) => name)).size).toBe(conditions.length);
  });
});
