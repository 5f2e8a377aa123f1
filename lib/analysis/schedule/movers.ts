import { LABELS, MANAGED_BY_KYVERNO, MANAGED_BY_MANIFEST } from '../../contract/names';
import { fillSchedule, startMinute } from '../../contract/spread';
import { type Plan } from '../../plan/plan';
import { tierOf, tierScheduleTemplate } from '../../protection/pvc-binding';
import { bytesOf } from '../../units/bytes';
import { type Cron, cronFault } from '../../units/cron';
import { type Coverage } from '../inventory/coverage';
import { at, isKind, listAt, textAt, textsAt } from '../inventory/fields';
import { type FoundObject } from '../inventory/found-object';
import { type Inventory } from '../inventory/inventory';
import { type Source } from '../inventory/replication';
import { type Volume, volumeKey } from '../inventory/volume';
import { finding, type ScheduleFinding } from './finding';

/** Something that starts on a schedule: the mover of a backup, or a restore drill. */
export interface Mover {
  readonly kind: 'backup' | 'drill';
  /** `namespace/name` of the PVC; of a drill, of its CronJob. */
  readonly name: string;
  readonly cron: Cron;
  /** Size of its temporary volume; `undefined` when it is not known. */
  readonly bytes: number | undefined;
  /** Its tier, where the policies make its ReplicationSource from the label. */
  readonly tier?: string;
  readonly place: string;
}

export interface Movers {
  readonly movers: readonly Mover[];
  readonly findings: readonly ScheduleFinding[];
}

/** Where something stands: `apps/notes.yaml:12`. */
export function placeOf(found: FoundObject): string {
  const line = found.lineOf();
  return line === undefined ? found.file : `${found.file}:${line}`;
}

/** True for a volume whose objects the policies make, from its label alone. */
export function isInPolicyMode({ volume, status }: Coverage): boolean {
  return status === 'protected' && volume.tier !== undefined && volume.labels[LABELS.managedBy] !== MANAGED_BY_MANIFEST;
}

/** Everything that starts on a schedule. */
export function moversOf(plan: Plan, inventory: Inventory, coverage: readonly Coverage[]): Movers {
  const movers: Mover[] = [];
  const findings: ScheduleFinding[] = [];
  const volumes = new Map(coverage.map(({ volume }) => [volumeKey(volume), volume]));
  const byPolicy = new Set<string>();
  for (const each of coverage.filter(isInPolicyMode)) {
    const mover = policyMover(plan, each.volume);
    byPolicy.add(volumeKey(each.volume));
    if ('rule' in mover) findings.push(mover);
    else movers.push(mover);
  }
  for (const source of inventory.sources) {
    const key = volumeKey({ name: source.pvc, namespace: source.namespace });
    if (byPolicy.has(key)) {
      // The policies keep what they made in step with the label: it is counted already.
      if (isGenerated(source)) continue;
      findings.push(secondSource(source, key));
    }
    add(movers, findings, sourceMover(source, key, volumes.get(key)));
  }
  for (const found of inventory.objects.filter(isDrill)) {
    for (const each of drillMovers(found)) add(movers, findings, each);
  }
  return { movers, findings };
}

function add(movers: Mover[], findings: ScheduleFinding[], each: Mover | ScheduleFinding): void {
  if ('rule' in each) findings.push(each);
  else movers.push(each);
}

function policyMover(plan: Plan, volume: Volume): Mover | ScheduleFinding {
  const { name, namespace, tier } = volume;
  const place = placeOf(volume.found);
  if (name === undefined || namespace === undefined) {
    return finding('namespace-unknown', {
      subjects: [volumeKey(volume)],
      message: 'its namespace is not known, so neither is its start minute: it is left out of the schedule',
      fix: 'name the namespace in the manifest, or with --namespace the one that it will be applied to',
      place,
    });
  }
  const template = tierScheduleTemplate(plan, tierOf(plan, tier as string));
  return {
    kind: 'backup',
    name: volumeKey(volume),
    cron: fillSchedule(template, startMinute({ name, namespace })),
    bytes: bytesOf(volume.storage),
    tier: tier as string,
    place,
  };
}

/** Made by the policies, from the label of its PVC. */
export function isGenerated({ found }: Source): boolean {
  return textsAt(found.object, 'metadata', 'labels')[LABELS.appManagedBy] === MANAGED_BY_KYVERNO;
}

function secondSource(source: Source, key: string): ScheduleFinding {
  return finding('two-sources', {
    subjects: [key],
    message: `is backed up twice: by its label, and by the ReplicationSource ${source.name}`,
    fix: `remove one of the two, or give the PVC the label "${LABELS.managedBy}: ${MANAGED_BY_MANIFEST}"`,
    place: placeOf(source.found),
  });
}

function sourceMover(source: Source, key: string, volume: Volume | undefined): Mover | ScheduleFinding {
  const name = `${source.namespace ?? '?'}/${source.name ?? '?'}`;
  const place = placeOf(source.found);
  if (source.isPaused || source.manual !== undefined) {
    const why = source.isPaused ? 'is paused' : 'has a manual trigger, which wins over a schedule';
    return finding('stands-still', {
      subjects: [name],
      message: `the ReplicationSource ${why}: it makes no backups by itself`,
      fix: source.isPaused ? 'set spec.paused to false when it is to run again' : 'remove spec.trigger.manual',
      place,
    });
  }
  const { schedule } = source;
  if (schedule === undefined) {
    return finding('no-schedule', {
      subjects: [name],
      message: 'the ReplicationSource has no schedule: VolSync runs it again and again without a pause',
      fix: 'give it spec.trigger.schedule',
      place,
    });
  }
  const cron = readSchedule(schedule);
  if (cron === undefined) return unreadable(name, 'ReplicationSource', schedule, place);
  const stated = textAt(source.found.object, 'spec', source.mover ?? '', 'capacity');
  const bytes = bytesOf(stated ?? volume?.storage);
  return { kind: 'backup', name: source.pvc === undefined ? name : key, cron, bytes, place };
}

/** A CronJob of {@link RestoreDrill}. */
function isDrill({ object }: FoundObject): boolean {
  return (
    isKind(object, 'batch', 'CronJob') &&
    textsAt(object, 'metadata', 'labels')['app.kubernetes.io/name'] === 'restore-drill'
  );
}

function drillMovers(found: FoundObject): (Mover | ScheduleFinding)[] {
  const { object } = found;
  const name = `${textAt(object, 'metadata', 'namespace') ?? '?'}/${textAt(object, 'metadata', 'name') ?? '?'}`;
  const place = placeOf(found);
  if (at(object, ['spec', 'suspend']) === true) {
    const message = 'the restore drill is suspended';
    return [finding('stands-still', { subjects: [name], message, fix: 'set spec.suspend to false', place })];
  }
  const schedule = textAt(object, 'spec', 'schedule') ?? '';
  const cron = readSchedule(schedule);
  if (cron === undefined) return [unreadable(name, 'restore drill', schedule, place)];
  const volumes = listAt(object, 'spec', 'jobTemplate', 'spec', 'template', 'spec', 'volumes');
  const sizes = volumes.map((volume) =>
    bytesOf(textAt(volume, 'ephemeral', 'volumeClaimTemplate', 'spec', 'resources', 'requests', 'storage')),
  );
  const mover: Mover = {
    kind: 'drill',
    name,
    cron,
    bytes: sizes.find((size) => size !== undefined),
    place,
  };
  const zone = textAt(object, 'spec', 'timeZone');
  if (zone === undefined || /^(Etc\/)?(UTC|GMT|UCT|Universal|Zulu)$/.test(zone)) return [mover];
  const note = finding('other-time-zone', {
    subjects: [name],
    message: `the restore drill runs by the clock of ${zone}, and is shown as if that were UTC`,
    fix: 'leave spec.timeZone out to compare it with the rest',
    place,
  });
  return [mover, note];
}

function unreadable(name: string, kind: string, schedule: string, place: string): ScheduleFinding {
  return finding('schedule-unreadable', {
    subjects: [name],
    message: `the schedule of the ${kind}, "${schedule}", cannot be read: ${cronFault(schedule)}`,
    fix: 'write minute, hour, day of month, month and day of week, for example "17 2 * * *"',
    place,
  });
}

const SHORTHANDS: Readonly<Record<string, Cron>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

/** The five fields of a schedule, or of a shorthand that VolSync takes as well; nothing for anything else. */
export function readSchedule(schedule: string): Cron | undefined {
  const cron = SHORTHANDS[schedule] ?? schedule;
  return cronFault(cron) === undefined ? cron : undefined;
}
