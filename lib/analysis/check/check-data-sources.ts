import { restoreDataSourceRef } from '../../contract/names';
import { type Coverage, isUnrendered } from '../inventory/coverage';
import { groupOf, textAt } from '../inventory/fields';
import { type Inventory, type InventoryOptions, namespaceOf } from '../inventory/inventory';
import { hasVariable } from '../inventory/unrendered';
import { type DataSource, type Volume, volumeKey } from '../inventory/volume';
import { type ClaimGroup, claimGroups, findingAboutClaim } from './claim-group';
import { type Finding } from './finding';

/** What stands in manifests when it is there at all. Snapshots are made in the cluster, and not seen. */
const WRITTEN_BY_HAND = new Set(['volsync.backube/ReplicationDestination', '/PersistentVolumeClaim']);

/** Says which volumes wait to be filled from something that is not there. */
export function checkDataSources(
  { objects }: Inventory,
  coverage: readonly Coverage[],
  options: InventoryOptions,
): Finding[] {
  const there = new Set(
    objects.map((found) => {
      const { object } = found;
      return referenceKey(
        groupOf(object),
        String(object.kind),
        textAt(object, 'metadata', 'name'),
        namespaceOf(found, options),
      );
    }),
  );
  return claimGroups(coverage).flatMap((group) => {
    const { volume } = group;
    const { dataSource } = volume;
    if (dataSource === undefined || isUnrendered(volume) || hasVariable(dataSource.name)) return [];
    const { group: apiGroup, kind, name, namespace = volume.namespace } = dataSource;
    if (there.has(referenceKey(apiGroup, kind, name, namespace)) || isGenerated(volume, dataSource)) return [];
    return [danglingFinding(group, dataSource)];
  });
}

function danglingFinding({ volume, title }: ClaimGroup, { field, group, kind, name, namespace }: DataSource): Finding {
  const what = `${kind} ${volumeKey({ name, namespace: namespace ?? volume.namespace })}`;
  const path = ['spec', field, 'name'];
  if (!WRITTEN_BY_HAND.has(`${group}/${kind}`)) {
    return findingAboutClaim(volume, {
      rule: 'unseen-data-source',
      message: `${title} is filled from ${what}, which is not among what is checked`,
      fix: `remove spec.${field} once the PVC is there: it only counts when a PVC is created`,
      path,
    });
  }
  return findingAboutClaim(volume, {
    rule: 'dangling-data-source',
    message: `${title} is filled from ${what}, which is not among what is checked: it would stay Pending`,
    fix: `remove spec.${field} (Kyverno adds it when there is a backup), or check it together with what it points to`,
    path,
  });
}

/** What Kyverno makes for a PVC with a tier. */
function isGenerated({ tier, name = '' }: Volume, { group, kind, name: target }: DataSource): boolean {
  const ours = restoreDataSourceRef(name);
  return tier !== undefined && group === ours.apiGroup && kind === ours.kind && target === ours.name;
}

function referenceKey(group: string, kind: string, name: string | undefined, namespace: string | undefined): string {
  return `${group}/${kind} ${volumeKey({ name, namespace })}`;
}
