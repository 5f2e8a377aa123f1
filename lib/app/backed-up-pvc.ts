import { type ApiObjectMetadata, type Size } from 'cdk8s';
import { Construct } from 'constructs';
import { ANNOTATIONS, LABELS, MANAGED_BY_MANIFEST, MANAGED_BY_THIS_LIBRARY } from '../contract/names';
import { COMPARE_OPTIONS, KEPT, SYNC_OPTIONS } from '../kubernetes/argocd-annotations';
import { type Manifest } from '../kubernetes/manifest';
import { place } from '../kubernetes/place';
import { type Plan } from '../plan/plan';
import { ownCredentials } from '../protection/external-secret';
import { checkOverrides, type ProtectionOverrides } from '../protection/protection-overrides';
import { concretePvc } from '../protection/pvc-binding';
import { type PvcField } from '../protection/pvc-rule';
import { replicationSource } from '../protection/replication-source';
import { isQuantity } from '../units/quantity';
import { type Problem, throwProblems } from '../validation/problem';
import { checkFields } from '../validation/unknown-fields';
import { checkProtectedPvc } from './pvc-request';

/** Props of {@link BackedUpPvc}. */
export type BackedUpPvcProps = PolicyModeProps | ExplicitModeProps;

/** What both modes of {@link BackedUpPvc} have. */
export interface BackedUpPvcCommonProps {
  /** Metadata of the PVC. Name and namespace are required: together they are what its backups are found again by. */
  readonly metadata: ApiObjectMetadata & { readonly name: string; readonly namespace: string };
  /** How often it is backed up: a tier of the platform, such as `hourly` or `daily`. */
  readonly tier: string;
  /** Requested storage: `Size.gibibytes(10)` or `'10Gi'`. */
  readonly storage: Size | string;
  /**
   * How nodes may mount the PVC.
   * @default ['ReadWriteOnce']
   */
  readonly accessModes?: readonly AccessMode[];
  /**
   * StorageClass of the PVC.
   * @default - the plan's storage class; without a plan, the cluster's default
   */
  readonly storageClass?: string;
  /**
   * Starts empty although there is a backup. Remove it once the PVC is there: as long as it stands, a recreated PVC does
   * not get its data back.
   * @default - a backup is restored
   */
  readonly skipRestore?: { readonly reason: string };
  /**
   * Keeps Argo CD from deleting the PVC when it disappears from Git, or when its Application is deleted. The way back
   * from a disaster by deleting and recreating the Application then leaves the PVC with its data as it is. In explicit mode
   * the same holds for what backs it up.
   * @default false
   */
  readonly protectFromPruning?: boolean;
}

/** The label does it all: Kyverno generates what protects the PVC. */
export interface PolicyModeProps extends BackedUpPvcCommonProps {
  /**
   * Kyverno generates what protects the PVC.
   * @default 'policy'
   */
  readonly protection?: 'policy';
  /**
   * The platform's plan. With it, tier and namespace are checked at synth time; without it, at admission.
   * @default - none
   */
  readonly plan?: Plan;
  /** Overrides exist in explicit mode only: the policy cannot treat one PVC differently. */
  readonly overrides?: never;
}

/** ExternalSecret and ReplicationSource are in Git, Argo CD owns them, and the PVC may have settings of its own. */
export interface ExplicitModeProps extends BackedUpPvcCommonProps {
  /** What protects the PVC is in Git beside it. */
  readonly protection: 'explicit';
  /** The platform's plan, from `resolvePlan(config)`. */
  readonly plan: Plan;
  /**
   * What this PVC has its own way.
   * @default - the tier's and the platform's settings
   */
  readonly overrides?: ProtectionOverrides;
}

/** How nodes may mount a PVC, as Kubernetes calls it. */
export type AccessMode = 'ReadWriteOnce' | 'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOncePod';

const ACCESS_MODES: readonly AccessMode[] = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

/**
 * A PVC that is backed up, and restored before its app starts.
 *
 * @throws ConfigError when its backups could not be made, or could not be found again.
 */
export class BackedUpPvc extends Construct {
  /** Name of the PVC. */
  readonly name: string;
  /** Namespace of the PVC. */
  readonly namespace: string;
  /** Tier of the PVC. */
  readonly tier: string;

  constructor(scope: Construct, id: string, props: BackedUpPvcProps) {
    super(scope, id);
    const { metadata, tier } = props;
    throwProblems(`BackedUpPvc "${this.node.path}"`, checkProps(props));
    this.name = metadata.name;
    this.namespace = metadata.namespace;
    this.tier = tier;

    place(this, 'Resource', pvcManifest(props));
    if (props.protection === 'explicit') this.placeProtection(props);
  }

  private placeProtection({ plan, overrides = {}, ...props }: ExplicitModeProps): void {
    const pvc = concretePvc(plan, {
      name: this.name,
      namespace: this.namespace,
      tier: this.tier,
      capacity: storageOf(props.storage),
      accessModes: props.accessModes ?? DEFAULT_ACCESS_MODES,
      moverUid: overrides.mover?.uid,
      moverGid: overrides.mover?.gid,
    });
    const kept = (object: Manifest) => withAnnotations(object, pruningAnnotations(props));
    for (const secret of ownCredentials(plan, pvc, MANAGED_BY_THIS_LIBRARY))
      place(this, 'ExternalSecret', kept(secret));
    place(this, 'ReplicationSource', kept(replicationSource(plan, pvc, MANAGED_BY_THIS_LIBRARY, overrides)));
  }
}

/** The fields of both modes. */
const FIELDS = [
  'metadata',
  'tier',
  'storage',
  'accessModes',
  'storageClass',
  'skipRestore',
  'protectFromPruning',
  'protection',
  'plan',
];

const DEFAULT_ACCESS_MODES: readonly AccessMode[] = ['ReadWriteOnce'];

function storageOf(storage: Size | string): string {
  return typeof storage === 'string' ? storage : storage.asString();
}

function checkProps(props: BackedUpPvcProps): Problem[] {
  const { metadata, tier, storage, plan } = props;
  const problems = checkFields('', props, props.protection === 'explicit' ? [...FIELDS, 'overrides'] : FIELDS);
  const annotations = { ...metadata.annotations, ...skipRestoreAnnotations(props) };
  const called = props.skipRestore === undefined ? undefined : skipRestoreProp;
  problems.push(...checkProtectedPvc({ metadata: { ...metadata, annotations }, plan, called }, tier));
  if (!isQuantity(storageOf(storage))) {
    problems.push({
      field: 'storage',
      value: storage,
      allowed: 'an amount of storage with a unit, no less than "1Mi", such as "10Gi"',
      fix: 'write a number with a unit, or Size.gibibytes(10)',
    });
  }
  problems.push(...checkAccessModes(props.accessModes));
  if (![undefined, 'policy', 'explicit'].includes(props.protection)) {
    problems.push({
      field: 'protection',
      value: props.protection,
      allowed: 'policy, explicit',
      fix: 'leave it out, so that Kyverno generates what protects the PVC',
    });
  }
  if (props.protection === 'explicit' && plan === undefined) {
    problems.push({
      field: 'plan',
      value: plan,
      allowed: 'a plan, in explicit mode',
      fix: 'pass the plan of the platform: resolvePlan(config)',
    });
  } else if (props.protection === 'explicit' && props.overrides !== undefined) {
    problems.push(...checkOverrides('overrides', props.overrides, props.plan));
  }
  return problems;
}

/** The API server refuses a PVC without any, and its app then waits for a volume that nobody makes. */
function checkAccessModes(modes: readonly AccessMode[] | undefined): Problem[] {
  if (modes === undefined) return [];
  if (Array.isArray(modes) && modes.length > 0 && modes.every((mode) => ACCESS_MODES.includes(mode))) return [];
  return [
    {
      field: 'accessModes',
      value: modes,
      allowed: `a list of at least one of ${ACCESS_MODES.join(', ')}`,
      fix: 'leave it out for ReadWriteOnce',
    },
  ];
}

function pvcManifest(props: BackedUpPvcProps): Manifest {
  const { metadata, plan } = props;
  const storageClassName = props.storageClass ?? plan?.storage.storageClass;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      ...(metadata as Manifest['metadata']),
      labels: {
        ...metadata.labels,
        [LABELS.tier]: props.tier,
        ...(props.protection === 'explicit' && { [LABELS.managedBy]: MANAGED_BY_MANIFEST }),
      },
      annotations: { ...metadata.annotations, ...pvcAnnotations(props) },
    },
    spec: {
      accessModes: props.accessModes ?? DEFAULT_ACCESS_MODES,
      resources: { requests: { storage: storageOf(props.storage) } },
      volumeMode: 'Filesystem',
      ...(storageClassName !== undefined && { storageClassName }),
    },
  };
}

function pvcAnnotations(props: BackedUpPvcProps): Record<string, string> {
  return {
    ...skipRestoreAnnotations(props),
    ...(props.protection === 'explicit' && moverAnnotations(props)),
    ...pruningAnnotations(props),
  };
}

function skipRestoreAnnotations({ skipRestore }: BackedUpPvcProps): Record<string, string> {
  if (skipRestore === undefined) return {};
  return { [ANNOTATIONS.skipRestore]: 'true', [ANNOTATIONS.skipRestoreReason]: skipRestore.reason };
}

/** The prop that a field comes from. */
function skipRestoreProp(field: PvcField): string | undefined {
  return field.of === 'annotation' && field.key === ANNOTATIONS.skipRestoreReason ? 'skipRestore.reason' : undefined;
}

type Annotations = Readonly<Record<string, string>>;

/** A PVC that stays goes on being backed up: what stands beside it in Git stays, too. */
function pruningAnnotations({ protectFromPruning }: Pick<BackedUpPvcProps, 'protectFromPruning'>): Annotations {
  return protectFromPruning === true ? { [SYNC_OPTIONS]: KEPT, [COMPARE_OPTIONS]: 'IgnoreExtraneous' } : {};
}

function withAnnotations(object: Manifest, annotations: Annotations): Manifest {
  if (Object.keys(annotations).length === 0) return object;
  const { metadata } = object;
  return { ...object, metadata: { ...metadata, annotations: { ...metadata.annotations, ...annotations } } };
}

/** The policy that makes the ReplicationDestination learns from these that the PVC has movers of another user. */
function moverAnnotations({ plan, overrides }: ExplicitModeProps): Record<string, string> {
  const { uid = plan.mover.uid, gid = plan.mover.gid } = overrides?.mover ?? {};
  return {
    ...(uid !== plan.mover.uid && { [ANNOTATIONS.moverUid]: String(uid) }),
    ...(gid !== plan.mover.gid && { [ANNOTATIONS.moverGid]: String(gid) }),
  };
}
