import { LABELS, MANAGED_BY_MANIFEST } from '../../contract/names';
import { resolveNamespaces } from '../../plan/namespaces';
import { DEFAULT_TIERS } from '../../plan/schedule';
import { judge } from '../../protection/judge';
import { type PvcRule } from '../../protection/pvc-rule';
import { IS_PROTECTED, type ProtectionScope, pvcRules } from '../../protection/pvc-rules';
import { describeProblem } from '../../validation/problem';
import { isObject } from '../../validation/unknown-fields';
import { backupFault, backupsByCluster, type Database, type DatabaseBackup, storeFault } from './databases';
import { at } from './fields';
import { type Inventory } from './inventory';
import { NameIndex } from './name-index';
import { type Source, sourceFault } from './replication';
import { hasVariable } from './unrendered';
import { type Volume } from './volume';

/** What is known where no config of a platform is at hand: its defaults. */
export const DEFAULT_SCOPE: ProtectionScope = {
  tiers: DEFAULT_TIERS,
  namespaces: { excluded: resolveNamespaces().excluded },
};

/**
 * - `protected`: it is backed up
 * - `exempt`: it is left without backups on purpose, with a reason
 * - `unprotected`: nobody said anything, or what they said does not hold
 * - `excluded`: its namespace cannot be protected, and nobody asked for it
 * - `ephemeral`: it lives and dies with its pod
 * - `unrendered`: its manifest is not finished, so nothing can be said
 */
export type CoverageStatus = 'protected' | 'exempt' | 'unprotected' | 'excluded' | 'ephemeral' | 'unrendered';

/** What becomes of one volume. */
export interface Coverage {
  readonly volume: Volume;
  readonly status: CoverageStatus;
  /** Why, in a few words: `tier hourly`, `cache, can be computed again`, `no label backup`. */
  readonly why: string;
  /** What would decide, and is not known. */
  readonly unknown?: 'namespace' | 'database';
}

/** What becomes of each volume of an inventory, in its order. */
export function coverageOf(inventory: Inventory, scope: ProtectionScope = DEFAULT_SCOPE): Coverage[] {
  const sources = new NameIndex<Source>(inventory.volumes);
  for (const source of inventory.sources) {
    if (isWorking(source)) sources.add({ name: source.pvc, namespace: source.namespace }, source);
  }
  const backups = backupsByCluster(inventory.databases, inventory.databaseBackups);
  // A namespace that is not known keeps no volume from being backed up.
  const rules = pvcRules(scope).filter(({ when }) => when === IS_PROTECTED);
  const { excluded } = scope.namespaces;
  const verdicts = new Map(
    inventory.databases.map((database) => {
      const { volume } = database;
      return [volume, verdictOfItself(volume) ?? databaseCoverage(database, backups.all(volume))];
    }),
  );
  const databases = new NameIndex<Verdict>(inventory.volumes.map(clusterOf));
  for (const [volume, verdict] of verdicts) databases.add(volume, verdict);
  return inventory.volumes.map((volume) => {
    const verdict = verdicts.get(volume) ?? verdictOfItself(volume);
    return { volume, ...(verdict ?? claimCoverage(volume, { sources, databases, rules, excluded })) };
  });
}

type Verdict = Omit<Coverage, 'volume'>;

/** What a volume says itself, whatever stands beside it. */
function verdictOfItself(volume: Volume): Verdict | undefined {
  if (volume.origin === 'ephemeral') return { status: 'ephemeral', why: 'lives and dies with its pod' };
  if (isUnrendered(volume)) return { status: 'unrendered', why: 'its manifest still holds variables' };
  if (volume.isExempt && volume.exemptReason !== undefined && volume.tier === undefined) {
    return { status: 'exempt', why: volume.exemptReason };
  }
  return undefined;
}

/** The Cluster that CloudNativePG made a PVC for. */
function clusterOf({ labels, namespace }: Volume): Pick<Volume, 'name' | 'namespace'> {
  return { name: labels[LABELS.database], namespace };
}

function databaseCoverage(database: Database, backups: readonly DatabaseBackup[]): Verdict {
  const nowhere = storeFault(database);
  if (nowhere !== undefined) return { status: 'unprotected', why: nowhere };
  const faults = backups.map((backup) => backupFault(backup, database));
  if (faults.includes(undefined)) return { status: 'protected', why: 'backups of CloudNativePG' };
  const why = faults[0] === undefined ? 'no ScheduledBackup' : `no ScheduledBackup that works: ${faults[0].what}`;
  return { status: 'unprotected', why };
}

/** What the verdict about a PVC depends on besides the PVC. */
interface Surroundings {
  readonly sources: NameIndex<Source>;
  readonly databases: NameIndex<Verdict>;
  /** What keeps a PVC with a tier from being backed up. */
  readonly rules: readonly PvcRule[];
  readonly excluded: readonly string[];
}

function claimCoverage(volume: Volume, { sources, databases, rules, excluded }: Surroundings): Verdict {
  const source = sources.get(volume);
  if (volume.tier === undefined) {
    if (source !== undefined) return { status: 'protected', why: `ReplicationSource ${source.name}` };
    if (volume.labels[LABELS.database] !== undefined) return ofDatabase(volume, databases);
    if (volume.namespace !== undefined && excluded.includes(volume.namespace)) {
      return { status: 'excluded', why: `namespace ${volume.namespace} is excluded` };
    }
    if (volume.isExempt) return { status: 'unprotected', why: 'exempt without a reason' };
    if (sources.isAmbiguous(volume)) {
      return { status: 'unprotected', why: 'a ReplicationSource may mean it or another one', unknown: 'namespace' };
    }
    return { status: 'unprotected', why: `no label ${LABELS.tier}` };
  }
  const [obstacle] = rules.flatMap((rule) => judge(rule, volume));
  if (obstacle !== undefined) return { status: 'unprotected', why: describeProblem(obstacle) };
  if (volume.labels[LABELS.managedBy] === MANAGED_BY_MANIFEST && source === undefined) {
    return { status: 'unprotected', why: 'its ReplicationSource is said to stand in Git, but none that works is here' };
  }
  return { status: 'protected', why: `tier ${volume.tier}` };
}

/** A PVC of a database fares as its Cluster does: the label alone says nothing about backups. */
function ofDatabase(volume: Volume, databases: NameIndex<Verdict>): Verdict {
  const cluster = clusterOf(volume);
  const verdict = databases.get(cluster);
  if (verdict === undefined) {
    const why = `the Cluster ${cluster.name} is not among what is checked`;
    return { status: 'unprotected', why, unknown: 'database' };
  }
  const why = `belongs to the database ${cluster.name}`;
  return { status: verdict.status, why: verdict.status === 'protected' ? why : `${why}: ${verdict.why}` };
}

/** True for a ReplicationSource that runs by itself. A manual trigger counts more than a schedule beside it. */
function isWorking(source: Source): boolean {
  const { schedule, manual, isPaused, pvc } = source;
  const starts = schedule !== undefined && manual === undefined && !isPaused;
  return starts && pvc !== undefined && sourceFault(source) === undefined;
}

/** True for a volume whose name, namespace or tier still holds a variable. */
export function isUnrendered({ name, namespace, tier, found: { object }, path }: Volume): boolean {
  // To YAML, `name: {{ .Values.name }}` is a mapping.
  const names = [at(object, ['metadata', 'name']), at(object, [...path, 'metadata', 'name'])];
  return [name, namespace, tier].some(hasVariable) || names.some(isObject);
}
