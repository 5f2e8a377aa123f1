import { type Checker } from './checker';
import { type FieldsOf, stated } from './fields';
import { type InstallConfig } from './install';

/** The engine of the policies, and which policies it gets. */
export interface KyvernoConfig extends InstallConfig {
  /**
   * Which kinds of policies to emit. `cel`: ValidatingPolicy, MutatingPolicy, GeneratingPolicy and DeletingPolicy of
   * `policies.kyverno.io/v1`, from Kyverno 1.19 on. `clusterpolicy`: ClusterPolicy and ClusterCleanupPolicy of
   * `kyverno.io`, deprecated since 1.19 and announced to be refused by 1.20 (kyverno/kyverno#17214).
   * @default 'cel'
   */
  readonly policyFamily?: PolicyFamily;
  /**
   * Pods of the admission controller, two or more. Creating a protected PVC needs one of them.
   * @default 3
   */
  readonly replicas?: number;
  /**
   * How often the background controller looks again at all PVCs and generates what is missing, as a Go duration: `1m` or
   * more.
   * @default '10m'
   */
  readonly scanInterval?: string;
}

/** Which kinds of policies Kyverno gets. */
export type PolicyFamily = 'cel' | 'clusterpolicy';

export const KYVERNO_FIELDS: FieldsOf<KyvernoConfig> = {
  policyFamily: true,
  install: true,
  replicas: true,
  scanInterval: true,
};

const POLICY_FAMILIES = ['cel', 'clusterpolicy'] as const;

/**
 * In seconds. A ticker of no length ends the background controller (policy_controller.go, forceReconciliation, 1.19.1:
 * time.NewTicker panics), and one of a few seconds keeps it at work all the time: nothing that is missed waits so little.
 */
const LEAST_SCAN_INTERVAL = 60;

/** Says what is wrong with the engine of the policies. */
export function checkKyverno(checker: Checker): void {
  if (checker.has('kyverno.policyFamily')) {
    checker.oneOf('kyverno.policyFamily', POLICY_FAMILIES, 'see docs/decisions/policies.md, or leave it out');
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
}

/** The engine of the policies, with its defaults. */
export function resolveKyverno(kyverno: KyvernoConfig | undefined): Required<KyvernoConfig> {
  return { policyFamily: 'cel', install: true, replicas: 3, scanInterval: '10m', ...stated(kyverno) };
}
