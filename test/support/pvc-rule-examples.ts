import { config } from '../../apps/config';
import { type PlatformConfig } from '../../lib';
import { type PvcRuleId } from '../../lib/protection/pvc-rule';

/** A PVC as somebody may write it. It is called `data` and lives in a namespace of an app, unless it says otherwise. */
export interface PvcExample {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly volumeMode?: 'Block' | 'Filesystem';
  /** Kind of an owner, and whether that owner controls the PVC. */
  readonly owner?: { readonly kind: 'Pod' | 'ConfigMap'; readonly controller: boolean };
  /**
   * Labels of its namespace, on the platform whose export maps all users to one, and where only labelled namespaces get
   * credentials.
   * @default - it is on the platform of this repository
   */
  readonly onLimitedPlatform?: { readonly namespaceLabels: Readonly<Record<string, string>> };
}

/** What a rule accepts, and what it alone refuses, by what is special about it. */
interface RuleExamples {
  readonly accepted: Readonly<Record<string, PvcExample>>;
  readonly refused: Readonly<Record<string, PvcExample>>;
}

const ALLOWED = { 'example.com/backups': 'allowed' };

/** The platform of this repository, and the one that examples call limited. */
export const PLATFORMS = {
  ordinary: config,
  limited: {
    ...config,
    repository: { ...config.repository, squash: 'all' },
    credentials: { ...config.credentials, secretPer: 'namespace', namespaceLabels: ALLOWED, onePassword: undefined },
  },
} as const satisfies Record<string, PlatformConfig>;

const HOURLY = { backup: 'hourly' };
const EXEMPT = { 'backup-exempt': 'true' };
const SKIP = 'volsync.backup/skip-restore';
const SKIP_REASON = 'volsync.backup/skip-restore-reason';
const EXEMPT_REASON = 'volsync.backup/exempt-reason';
const UID = 'volsync.backup/mover-uid';
const GID = 'volsync.backup/mover-gid';

const limited = (example: PvcExample, namespaceLabels: Readonly<Record<string, string>> = {}): PvcExample => ({
  ...example,
  onLimitedPlatform: { namespaceLabels },
});

/** Examples of every rule. Unit tests judge them in TypeScript, and the tests on a real API server in CEL. */
export const PVC_RULE_EXAMPLES: Readonly<Record<PvcRuleId, RuleExamples>> = {
  'unknown-tier': {
    accepted: { 'a tier': { labels: HOURLY }, 'no tier': { labels: { app: 'weekly' } } },
    refused: {
      'an unknown tier': { labels: { backup: 'weekly' } },
      'an empty tier': { labels: { backup: '' } },
      'a tier in capitals': { labels: { backup: 'Hourly' } },
    },
  },
  'excluded-namespace': {
    accepted: { 'no tier in an excluded namespace': { namespace: 'kube-system' } },
    refused: { 'a label in an excluded namespace': { namespace: 'kube-system', labels: HOURLY } },
  },
  'no-credentials': {
    accepted: {
      'a tier in a namespace with credentials': limited({ labels: HOURLY }, ALLOWED),
      'no tier in a namespace without credentials': limited({}),
    },
    refused: {
      'a tier in a namespace without credentials': limited({ labels: HOURLY }),
      'a tier in a namespace with another value of the label for credentials': limited(
        { labels: HOURLY },
        { 'example.com/backups': 'no' },
      ),
    },
  },
  'unfit-name': {
    accepted: {
      'a name of 43 characters': { name: 'a'.repeat(43), labels: HOURLY },
      'a name of one character': { name: '0', labels: HOURLY },
      'a long name with dots and no tier': { name: `my.${'a'.repeat(60)}` },
    },
    refused: {
      'a name of 44 characters': { name: 'a'.repeat(44), labels: HOURLY },
      'a name with a dot': { name: 'my.data', labels: HOURLY },
    },
  },
  'block-volume': {
    accepted: {
      'a volume with files': { volumeMode: 'Filesystem', labels: HOURLY },
      'a block volume without a tier': { volumeMode: 'Block' },
    },
    refused: { 'a block volume': { volumeMode: 'Block', labels: HOURLY } },
  },
  'ephemeral-with-tier': {
    accepted: {
      'the volume of a pod, without a tier': { owner: { kind: 'Pod', controller: true } },
      'a volume whose owner pod does not control it': { owner: { kind: 'Pod', controller: false }, labels: HOURLY },
      'a volume that something else controls': { owner: { kind: 'ConfigMap', controller: true }, labels: HOURLY },
    },
    refused: { 'a generic ephemeral volume': { owner: { kind: 'Pod', controller: true }, labels: HOURLY } },
  },
  'database-volume-with-tier': {
    accepted: { 'the PVC of a database, without a tier': { labels: { 'cnpg.io/cluster': 'photos' } } },
    refused: {
      'the PVC of a database': { labels: { ...HOURLY, 'cnpg.io/cluster': 'photos' } },
      'the PVC of a database without a name': { labels: { ...HOURLY, 'cnpg.io/cluster': '' } },
    },
  },
  'exempt-with-tier': {
    accepted: { 'a tier and no exemption': { labels: { ...HOURLY, 'backup-exempt': 'false' } } },
    refused: {
      'an exemption and a tier': { labels: { ...HOURLY, ...EXEMPT }, annotations: { [EXEMPT_REASON]: 'cache' } },
    },
  },
  'unknown-manager': {
    accepted: { 'the manager "manifest"': { labels: { ...HOURLY, 'volsync.backup/managed-by': 'manifest' } } },
    refused: {
      'an unknown manager': { labels: { 'volsync.backup/managed-by': 'me' } },
      'an empty manager': { labels: { 'volsync.backup/managed-by': '' } },
    },
  },
  'skip-restore-value': {
    accepted: { 'skip-restore "false"': { labels: HOURLY, annotations: { [SKIP]: 'false' } } },
    refused: {
      'skip-restore "yes"': { annotations: { [SKIP]: 'yes' } },
      'skip-restore "True"': { annotations: { [SKIP]: 'True', [SKIP_REASON]: 'it is corrupt' } },
      'an empty skip-restore': { annotations: { [SKIP]: '' } },
    },
  },
  'skip-restore-without-reason': {
    accepted: {
      'skip-restore with a reason': { labels: HOURLY, annotations: { [SKIP]: 'true', [SKIP_REASON]: 'it is corrupt' } },
      'skip-restore with a reason of one sign': { labels: HOURLY, annotations: { [SKIP]: 'true', [SKIP_REASON]: '☠' } },
    },
    refused: {
      'skip-restore without a reason': { annotations: { [SKIP]: 'true' } },
      'skip-restore with a blank reason': { annotations: { [SKIP]: 'true', [SKIP_REASON]: '  ' } },
      'skip-restore with a reason of spaces that are not ASCII': {
        annotations: { [SKIP]: 'true', [SKIP_REASON]: '\u00a0\u2003\u3000' },
      },
      'skip-restore with a reason of line breaks': { annotations: { [SKIP]: 'true', [SKIP_REASON]: '\n\t\n' } },
    },
  },
  'exempt-value': {
    accepted: { 'an exemption that is off': { labels: { 'backup-exempt': 'false' } } },
    refused: {
      'the exemption "yes"': { labels: { 'backup-exempt': 'yes' } },
      'an empty exemption': { labels: { 'backup-exempt': '' } },
    },
  },
  'exempt-without-reason': {
    accepted: { 'an exemption with a reason': { labels: EXEMPT, annotations: { [EXEMPT_REASON]: 'a cache' } } },
    refused: {
      'an exemption without a reason': { labels: EXEMPT },
      'an exemption with a blank reason': { labels: EXEMPT, annotations: { [EXEMPT_REASON]: ' \t' } },
    },
  },
  'mover-user': {
    accepted: {
      'another user, where all share one': limited({ annotations: { [UID]: '1000', [GID]: '1' } }),
      'the highest user, where all share one': limited({ annotations: { [UID]: '2147483647' } }),
    },
    refused: {
      'another user without a squashing export': { annotations: { [UID]: '1000' } },
      'another group without a squashing export': { annotations: { [GID]: '1000' } },
      'root, where all share one': limited({ annotations: { [UID]: '0' } }),
      'the group of root, where all share one': limited({ annotations: { [GID]: '0' } }),
      'a user that no kernel knows, where all share one': limited({ annotations: { [UID]: '2147483648' } }),
      'a number with a letter behind it, where all share one': limited({ annotations: { [UID]: '1000a' } }),
      'the name of a user, where all share one': limited({ annotations: { [UID]: 'media' } }),
      'a user with a leading zero, where all share one': limited({ annotations: { [UID]: '01000' } }),
    },
  },
};
