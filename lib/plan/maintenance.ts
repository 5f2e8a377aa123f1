import { SPREAD_MINUTES } from '../contract/spread';
import { type Cron, cronFields } from '../units/cron';
import { isQuantity } from '../units/quantity';
import { type Checker } from './checker';
import { type FieldsOf, stated } from './fields';
import { checkSchedule } from './tier';

/** Kopia's maintenance: without it the repository grows for ever. */
export interface MaintenanceConfig {
  /**
   * Five cron fields, at one of the minutes 55 to 59, which the starts of backups leave free.
   * @default '55 3 * * *'
   */
  readonly schedule?: Cron;
  /**
   * Most memory that it may use, `512Mi` or more. It grows with the number of files in all backups: 2Gi were too little for 27 GiB of
   * blobs (mitchross/talos-argocd-proxmox, kopia-maintenance-cronjob.yaml).
   * @default '4Gi'
   */
  readonly memory?: string;
}

export const MAINTENANCE_FIELDS: FieldsOf<MaintenanceConfig> = { schedule: true, memory: true };

/** What a run of the maintenance asks the node for. A limit below it is refused by the API server. */
export const MAINTENANCE_MEMORY_REQUEST = '512Mi';

const LAST_MINUTE = 59;

/** Says what is wrong with the maintenance. */
export function checkMaintenance(checker: Checker): void {
  const memory = checker.at('maintenance.memory');
  checker.require(
    memory === undefined || isQuantity(memory, MAINTENANCE_MEMORY_REQUEST),
    'maintenance.memory',
    `an amount of memory from "${MAINTENANCE_MEMORY_REQUEST}" on, such as "4Gi"`,
    'write a number with a unit: the maintenance asks for so much already',
  );
  if (!checker.has('maintenance.schedule')) return;
  const schedule = checker.at('maintenance.schedule');
  const problems = checkSchedule('maintenance.schedule', schedule, false);
  checker.add(problems);
  if (problems.length > 0) return;
  const [minute] = cronFields(schedule as string);
  checker.require(
    Number(minute) >= SPREAD_MINUTES && Number(minute) <= LAST_MINUTE,
    'maintenance.schedule',
    `one of the minutes ${SPREAD_MINUTES} to ${LAST_MINUTE}`,
    'choose one: the starts of backups leave these free, so that the two do not meet',
  );
}

/** The maintenance, with its defaults. */
export function resolveMaintenance(maintenance: MaintenanceConfig | undefined): Required<MaintenanceConfig> {
  return { schedule: '55 3 * * *', memory: '4Gi', ...stated(maintenance) };
}
