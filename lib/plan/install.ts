import { type Checker } from './checker';
import { type FieldsOf } from './fields';

/** A component that comes from a Helm chart. */
export interface InstallConfig {
  /**
   * Whether an Argo CD Application installs its chart. False where you have it already.
   * @default true
   */
  readonly install?: boolean;
}

export const INSTALL_FIELDS: FieldsOf<InstallConfig> = { install: true };

/** Says what is wrong with the switches of what comes from Helm charts. */
export function checkInstall(checker: Checker): void {
  for (const component of ['volsync', 'externalSecrets', 'snapshotController', 'kyverno']) {
    checker.flag(`${component}.install`);
  }
}
