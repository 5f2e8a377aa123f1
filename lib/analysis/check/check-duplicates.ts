import { groupOf, textAt } from '../inventory/fields';
import { type FoundObject } from '../inventory/found-object';
import { type Inventory, type InventoryOptions, namespaceOf } from '../inventory/inventory';
import { hasVariable } from '../inventory/unrendered';
import { volumeKey } from '../inventory/volume';
import { type Finding, findingAbout } from './finding';
import { firstOfEach } from './first-of-each';

/** What this check is about. That other objects stand twice is not its business. */
const JUDGED = new Set([
  '/PersistentVolumeClaim',
  'apps/StatefulSet',
  'postgresql.cnpg.io/Cluster',
  'postgresql.cnpg.io/ScheduledBackup',
  'volsync.backube/ReplicationSource',
  'volsync.backube/ReplicationDestination',
  'external-secrets.io/ExternalSecret',
]);

/** Says which objects stand twice, and which hide others. */
export function checkDuplicates({ objects, unrendered }: Inventory, options: InventoryOptions): Finding[] {
  const judged = objects.filter(({ object }) => {
    const name = textAt(object, 'metadata', 'name');
    return JUDGED.has(kindOf(object)) && name !== undefined && !hasVariable(name);
  });
  const keyOf = (found: FoundObject) =>
    `${kindOf(found.object)} ${volumeKey({ name: textAt(found.object, 'metadata', 'name'), namespace: namespaceOf(found, options) })}`;
  return [
    ...firstOfEach(judged, keyOf).map(([found, first]) =>
      findingAbout(found, namespaceOf(found, options), {
        rule: 'duplicate-object',
        message: `it stands twice; the other one is in ${first.file}`,
        fix: 'remove one of the two; if they are for two clusters, check each on its own',
        path: ['metadata', 'name'],
      }),
    ),
    ...unrendered.map(({ found, what, render }) =>
      findingAbout(found, namespaceOf(found, options), {
        rule: 'unrendered-source',
        message: `${what}: what comes of it is not seen here`,
        fix: render,
      }),
    ),
  ];
}

function kindOf(object: FoundObject['object']): string {
  return `${groupOf(object)}/${String(object.kind)}`;
}
