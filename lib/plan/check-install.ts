import { SPREAD_MINUTES } from '../contract/spread';
import { cronFields } from '../units/cron';
import { isQuantity } from '../units/quantity';
import { FOLDER, REPO_URL, REVISION } from '../validation/patterns';
import { type Checker } from './checker';
import { MAINTENANCE_MEMORY_REQUEST } from './defaults';
import { checkSchedule } from './tier';

const LAST_MINUTE = 59;

/**
 * In seconds. A ticker of no length ends the background controller (policy_controller.go, forceReconciliation, 1.19.1:
 * time.NewTicker panics), and one of a few seconds keeps it at work all the time: nothing that is missed waits so little.
 */
const LEAST_SCAN_INTERVAL = 60;

/** Says what is wrong with what is installed once: charts, maintenance, Argo CD. */
export function checkInstall(checker: Checker): void {
  for (const component of ['volsync', 'externalSecrets', 'snapshotController', 'kyverno']) {
    checker.flag(`${component}.install`);
  }
  const replicas = checker.at('kyverno.replicas');
  checker.require(
    replicas === undefined || (Number.isInteger(replicas) && (replicas as number) >= 2),
    'kyverno.replicas',
    'a whole number from 2',
    'leave it out for 3: with one, a restart keeps protected PVCs from being created',
  );
  checker.optionalDuration(
    'kyverno.scanInterval',
    LEAST_SCAN_INTERVAL,
    'a duration from "1m" on, such as "10m"',
    'write hours, minutes and seconds: every scan looks at all PVCs, and with "0s" Kyverno ends as soon as it starts',
  );
  checkMaintenance(checker);
  if (checker.has('argocd')) checkArgocd(checker);
}

function checkMaintenance(checker: Checker): void {
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

function checkArgocd(checker: Checker): void {
  const url = checker.at('argocd.repoURL');
  // Not shown when it is wrong: it may hold a password.
  checker.require(
    typeof url === 'string' && REPO_URL.test(url),
    'argocd.repoURL',
    'the URL of a Git repository without credentials: https://…, ssh://… or git@…',
    'name the repository that holds these manifests, and give its credentials to Argo CD',
    typeof url === 'string' ? url.replace(/\/\/[^/]*@/, '//(not shown)@') : url,
  );
  checker.text(
    'argocd.revision',
    REVISION,
    'a branch, tag or commit, without spaces',
    'name the branch that Argo CD follows, for example "main"',
  );
  checker.optionalText(
    'argocd.path',
    FOLDER,
    'a folder of the repository, without a slash at either end and without ".."',
    'leave it out for "dist"',
  );
}
