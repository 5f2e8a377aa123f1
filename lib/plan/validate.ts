import { type Problem } from '../validation/problem';
import { checkFields } from '../validation/unknown-fields';
import { ARGOCD_FIELDS, checkArgocd } from './argocd';
import { Checker } from './checker';
import { CLUSTER_FIELDS, checkCluster } from './cluster';
import { PLATFORM_FIELDS, type PlatformConfig } from './config';
import { CREDENTIALS_FIELDS, checkCredentials, checkStore, STORE_FIELDS } from './credentials/credentials';
import { CONNECT_FIELDS, ONE_PASSWORD_FIELDS, SDK_FIELDS, TOKEN_FIELDS } from './credentials/one-password';
import { checkDatabasesConfig } from './databases/check-databases';
import { BACKUPS_FIELDS, DATABASES_FIELDS, ENDPOINT_CA_FIELDS } from './databases/database';
import { checkImages, IMAGES_FIELDS } from './images';
import { checkInstall, INSTALL_FIELDS } from './install';
import { checkKopiaUi, GATEWAY_FIELDS, INGRESS_FIELDS, KOPIA_UI_FIELDS, ROUTE_FIELDS } from './kopia-ui';
import { checkKyverno, KYVERNO_FIELDS } from './kyverno';
import { checkMaintenance, MAINTENANCE_FIELDS } from './maintenance';
import { checkMonitoring, MONITORING_FIELDS } from './monitoring';
import { checkMover, MOVER_FIELDS } from './mover';
import { checkNamespaces, NAMESPACES_FIELDS } from './namespaces';
import { checkPvcPlumber, PVC_PLUMBER_FIELDS } from './pvc-plumber';
import { checkRepository, NFS_FIELDS, REPOSITORY_FIELDS } from './repository';
import { checkScheduleConfig, SCHEDULE_FIELDS } from './schedule';
import { checkStorage, STORAGE_FIELDS } from './storage';

/** The fields of each section of the config. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, true>>>> = {
  '': PLATFORM_FIELDS,
  repository: REPOSITORY_FIELDS,
  'repository.nfs': NFS_FIELDS,
  storage: STORAGE_FIELDS,
  credentials: CREDENTIALS_FIELDS,
  'credentials.store': STORE_FIELDS,
  'credentials.onePassword': ONE_PASSWORD_FIELDS,
  'credentials.onePassword.connect': CONNECT_FIELDS,
  'credentials.onePassword.connect.token': TOKEN_FIELDS,
  'credentials.onePassword.sdk': SDK_FIELDS,
  'credentials.onePassword.sdk.token': TOKEN_FIELDS,
  schedule: SCHEDULE_FIELDS,
  mover: MOVER_FIELDS,
  namespaces: NAMESPACES_FIELDS,
  kopiaUi: KOPIA_UI_FIELDS,
  'kopiaUi.route': ROUTE_FIELDS,
  'kopiaUi.route.gateway': GATEWAY_FIELDS,
  'kopiaUi.route.ingress': INGRESS_FIELDS,
  pvcPlumber: PVC_PLUMBER_FIELDS,
  images: IMAGES_FIELDS,
  cluster: CLUSTER_FIELDS,
  monitoring: MONITORING_FIELDS,
  databases: DATABASES_FIELDS,
  'databases.backups': BACKUPS_FIELDS,
  'databases.backups.endpointCa': ENDPOINT_CA_FIELDS,
  volsync: INSTALL_FIELDS,
  externalSecrets: INSTALL_FIELDS,
  snapshotController: INSTALL_FIELDS,
  kyverno: KYVERNO_FIELDS,
  maintenance: MAINTENANCE_FIELDS,
  argocd: ARGOCD_FIELDS,
};

/** The checks of the sections, in the order in which problems are shown. */
const CHECKS: readonly ((checker: Checker) => void)[] = [
  checkRepository,
  checkStorage,
  checkCredentials,
  checkMover,
  checkNamespaces,
  checkKopiaUi,
  checkImages,
  checkPvcPlumber,
  checkCluster,
  checkMonitoring,
  checkScheduleConfig,
  checkDatabasesConfig,
  checkInstall,
  checkKyverno,
  checkMaintenance,
  checkArgocd,
  checkStore,
];

/**
 * Says everything that is wrong with a config. A config that comes from JavaScript or JSON may lack whole sections, or
 * have something else in their place: that is said too, it does not throw.
 */
export function checkConfig(config: PlatformConfig): Problem[] {
  const checker = new Checker(config);
  for (const [path, fields] of Object.entries(FIELDS)) {
    checker.add(checkFields(path, checker.at(path), Object.keys(fields)));
  }
  for (const check of CHECKS) check(checker);
  return checker.problems;
}
