import { expectTypeOf, test } from 'vitest';
import type { ClusterPolicySpec } from '../../imports/kyverno.io';
import type { ClusterSpec } from '../../imports/postgresql.cnpg.io';
import type { ReplicationSourceSpec } from '../../imports/volsync.backube';
import type { ManifestOf } from '../../lib/kubernetes/manifest';
import type { PodSpec } from '../../lib/kubernetes/objects';

type Source = ManifestOf<ReplicationSourceSpec>;
type ExpressibleSource = ManifestOf<ReplicationSourceSpec, string>;
type Kopia<T extends { kopia?: unknown }> = NonNullable<T['kopia']>;

test('the manifest form of a generated type has the field names of the CRD', () => {
  expectTypeOf<Source>().toHaveProperty('sourcePVC');
  expectTypeOf<Source>().not.toHaveProperty('sourcePvc');
  expectTypeOf<ManifestOf<ClusterSpec>>().toHaveProperty('enablePDB');
  expectTypeOf<ManifestOf<ClusterSpec>>().not.toHaveProperty('enablePdb');
});

test('a misspelt field of a manifest does not compile', () => {
  const spec: Source = { sourcePVC: 'data', trigger: { schedule: '0 * * * *' } };
  // @ts-expect-error the field is called schedule
  const misspelt: Source = { ...spec, trigger: { shedule: '0 * * * *' } };
  expectTypeOf(misspelt).toEqualTypeOf<Source>();
});

test('enums and quantities of a generated type are plain values in a manifest', () => {
  expectTypeOf<NonNullable<Kopia<Source>['copyMethod']>>().toEqualTypeOf<string>();
  expectTypeOf<NonNullable<Kopia<Source>['cacheCapacity']>>().toEqualTypeOf<number | string>();
  expectTypeOf<NonNullable<Kopia<Source>['parallelism']>>().toEqualTypeOf<number>();
});

test('an expression may stand for a number, a boolean or a list only where that is asked for', () => {
  expectTypeOf<NonNullable<Kopia<ExpressibleSource>['parallelism']>>().toEqualTypeOf<number | string>();
  expectTypeOf<NonNullable<ExpressibleSource['paused']>>().toEqualTypeOf<boolean | string>();
  expectTypeOf<'{{ modes }}'>().toExtend<Kopia<ExpressibleSource>['accessModes']>();
  expectTypeOf<'{{ modes }}'>().not.toExtend<Kopia<Source>['accessModes']>();
});

test('lists are read-only and untyped fields are unknown in a manifest', () => {
  expectTypeOf<readonly []>().toExtend<PodSpec['containers']>();
  type Rule = NonNullable<ManifestOf<ClusterPolicySpec>['rules']>[number];
  expectTypeOf<NonNullable<Rule['mutate']>['patchStrategicMerge']>().toBeUnknown();
});
