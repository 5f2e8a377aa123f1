import { type DatabasePlan } from '../../plan/databases/database';

/** Names of what belongs to a database. CloudNativePG makes `<name>-rw`, `<name>-r`, `<name>-ro` and `<name>-app`. */
export const objectStoreName = ({ name }: DatabasePlan) => `${name}-backups`;
export const s3SecretName = ({ name }: DatabasePlan) => `${name}-s3`;
export const metricsServiceName = ({ name }: DatabasePlan) => `${name}-metrics`;

/** Name under which a recovering Cluster knows the lineage that it reads. */
export const RECOVERY_SOURCE = 'recovery-source';

/** Keys of the Secret with the S3 credentials. */
export const S3_KEYS = { access: 'AWS_ACCESS_KEY_ID', secret: 'AWS_SECRET_ACCESS_KEY' } as const;
