import { bytesOf } from '../../units/bytes';
import { type Coverage, type CoverageStatus } from '../inventory/coverage';
import { type Inventory } from '../inventory/inventory';
import { type Volume, type VolumeOrigin, volumeKey } from '../inventory/volume';
import { finding, type ScheduleFinding } from './finding';
import { type Mover, placeOf } from './movers';

/** One volume, and what becomes of it. */
export interface PlannedVolume {
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly origin: VolumeOrigin;
  readonly status: CoverageStatus;
  /** Why it is so. */
  readonly why: string;
  readonly tier: string | undefined;
  /** When it is backed up; several where it is backed up twice. */
  readonly schedules: readonly string[];
  readonly bytes: number | undefined;
  /** Where it stands: `apps/notes.yaml:12`. */
  readonly place: string;
}

/** Manifests and a listing of the cluster may both hold a PVC; its own object tells more than a template. */
export function distinctVolumes(volumes: readonly Volume[]): Volume[] {
  const distinct = new Map<string, Volume>();
  for (const volume of volumes) {
    const key = `${volume.origin === 'Cluster' || volume.origin === 'ephemeral' ? volume.origin : 'claim'} ${volumeKey(volume)}`;
    const known = distinct.get(key);
    if (known === undefined || (known.origin === 'StatefulSet' && volume.origin === 'PersistentVolumeClaim')) {
      distinct.set(key, volume);
    }
  }
  return [...distinct.values()];
}

/** How many volumes fare how. */
export function countsOf(coverage: readonly Coverage[]): Record<CoverageStatus, number> {
  const counts = { protected: 0, exempt: 0, unprotected: 0, excluded: 0, ephemeral: 0, unrendered: 0 };
  for (const { status } of coverage) counts[status] += 1;
  return counts;
}

/** The volumes with their schedules. */
export function plannedVolumes(coverage: readonly Coverage[], movers: readonly Mover[]): PlannedVolume[] {
  const schedules = new Map<string, string[]>();
  for (const { kind, name, cron } of movers) {
    if (kind === 'backup') schedules.set(name, [...(schedules.get(name) ?? []), cron]);
  }
  return coverage.map(({ volume, status, why }) => ({
    namespace: volume.namespace,
    name: volume.name,
    origin: volume.origin,
    status,
    why,
    tier: volume.tier,
    schedules: schedules.get(volumeKey(volume)) ?? [],
    bytes: bytesOf(volume.storage),
    place: placeOf(volume.found),
  }));
}

/** A volume that asks for backups, or for an exemption, and gets none. */
export function inVain({ volume, status, why }: Coverage): ScheduleFinding[] {
  if (status !== 'unprotected' || (volume.tier === undefined && !volume.isExempt)) return [];
  const asked = volume.tier === undefined ? 'an exemption' : `backups (tier ${volume.tier})`;
  return [
    finding('asks-in-vain', {
      subjects: [volumeKey(volume)],
      message: `asks for ${asked} and gets none: ${why}`,
      fix: 'put right what is named here, or take the label away',
      place: placeOf(volume.found),
    }),
  ];
}

/** What becomes manifests elsewhere: volumes in it are in no number. */
export function notRendered({ unrendered: [first, ...others] }: Inventory): ScheduleFinding[] {
  if (first === undefined) return [];
  return [
    finding('not-rendered', {
      subjects: [first, ...others].map(({ what }) => what),
      message: `${others.length === 0 ? 'is' : 'are'} not rendered: volumes in there are not seen`,
      fix: 'where there are volumes, render it (helm template, kubectl kustomize) and name what comes out as well',
      place: placeOf(first.found),
    }),
  ];
}
