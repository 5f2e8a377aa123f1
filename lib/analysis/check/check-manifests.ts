import { type ProtectionScope } from '../../protection/pvc-rules';
import { type Coverage, coverageOf, DEFAULT_SCOPE } from '../inventory/coverage';
import { type FoundObject } from '../inventory/found-object';
import { type Inventory, type InventoryOptions, takeInventory } from '../inventory/inventory';
import { checkClaims } from './check-claims';
import { checkDataSources } from './check-data-sources';
import { checkDatabases } from './check-databases';
import { checkDuplicates } from './check-duplicates';
import { checkIdentities } from './check-identities';
import { checkPolicyMode, checkReplication } from './check-replication';
import { checkSecrets } from './check-secrets';
import { type Finding } from './finding';

/** How manifests are judged. */
export interface CheckOptions extends InventoryOptions {
  /**
   * What is known of the platform: a plan, or its tiers and excluded namespaces.
   * @default - those of a platform whose config states none
   */
  readonly scope?: ProtectionScope | undefined;
}

/** What came of it. */
export interface CheckResult {
  readonly inventory: Inventory;
  readonly coverage: readonly Coverage[];
  readonly findings: readonly Finding[];
}

/** Judges a set of manifests as a whole. */
export function checkManifests(objects: Iterable<FoundObject>, options: CheckOptions = {}): CheckResult {
  const { scope = DEFAULT_SCOPE } = options;
  const inventory = takeInventory(objects, options);
  const coverage = coverageOf(inventory, scope);
  const findings = [
    ...checkClaims(coverage, scope),
    ...checkDatabases(inventory, coverage),
    ...checkIdentities(inventory),
    ...checkReplication(inventory),
    ...checkPolicyMode(inventory),
    ...checkDataSources(inventory, coverage, options),
    ...checkSecrets(inventory),
    ...checkDuplicates(inventory, options),
  ];
  return { inventory, coverage, findings };
}
