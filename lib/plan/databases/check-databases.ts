import { isDnsLabel } from '../../contract/identity';
import { type SixFieldCron, sixFieldCronFault, withoutSeconds } from '../../units/cron';
import { longestInterval, neverComes } from '../../units/interval';
import { isQuantity } from '../../units/quantity';
import { IMAGE, OBJECT_NAME, SECRET_KEY, STORE_TEXT } from '../../validation/patterns';
import { type Problem } from '../../validation/problem';
import { checkFields, isObject, objectOrEmpty } from '../../validation/unknown-fields';
import { type Checker } from '../checker';
import { type DatabaseConfig } from './database';

const FIELDS = [
  ...['name', 'image', 'database', 'owner', 'instances', 'storage', 'walStorage', 'storageClass', 'memory'],
  ...['schedule', 'retention', 'bootstrap'],
];

const BOOTSTRAP_FIELDS = {
  initdb: ['method', 'writeLineage'],
  recovery: ['method', 'readLineage', 'writeLineage', 'backupId', 'targetTime'],
} as const;

const METHODS = ['plugin', 'inTree'];
const ENDPOINT = /^https?:\/\/[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?$/;
const S3_PATH = /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[A-Za-z0-9._-]+)*$/;
const REGION = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** CloudNativePG appends to it, and a Service's name has 63 characters. */
const MAX_NAME = 50;
/** CloudNativePG wants a DNS-1035 label (validateName in cluster_webhook.go, 1.30.1): a letter comes first. */
const LETTER_FIRST = /^[a-z]/;
/** These images of CloudNativePG, by their tag, hold no Barman. */
const WITHOUT_BARMAN = /:([^/@]*-)?(standard|minimal)(-|@|$)/;
const IDENTIFIER = /^[a-z_][a-z0-9_]{0,62}$/;
const RETENTION = /^[1-9][0-9]*[dwm]$/;
const BACKUP_ID = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/;
/** Of zones, PostgreSQL takes up to 15:59 (MAX_TZDISP_HOUR in timestamp.h). */
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(Z|[+-](0\d|1[0-5]):[0-5]\d)$/;

const matches = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);

/** Whether `2026-07-28T09:30:00` is in the calendar, as 30 February and 25 o'clock are not. */
function isMoment(text: string): boolean {
  const moment = new Date(`${text}Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === `${text}.000Z`;
}

const isBackupId = (value: unknown) =>
  typeof value === 'string' && BACKUP_ID.test(value) && isMoment(value.replace(BACKUP_ID, '$1-$2-$3T$4:$5:$6'));

const isTime = (value: unknown) => typeof value === 'string' && TIME.test(value) && isMoment(value.replace(TIME, '$1'));

/** A rule for one field: whether a value is right, what is allowed, and what to do. */
type Rule = readonly [field: string, ok: (value: unknown) => boolean, allowed: string, fix: string];

const REQUIRED: readonly Rule[] = [
  [
    'name',
    (value) => isDnsLabel(value) && value.length <= MAX_NAME && LETTER_FIRST.test(value),
    `1 to ${MAX_NAME} lower-case letters, digits and "-", a letter first`,
    'choose such a name: CloudNativePG derives others from it',
  ],
  [
    'image',
    matches(IMAGE),
    'an image with a version, and best with a digest: name:17.6@sha256:…',
    'state the version of PostgreSQL that the data has',
  ],
  ['database', matches(IDENTIFIER), 'a name in PostgreSQL: lower-case letters, digits and "_"', 'name the database'],
  ['owner', matches(IDENTIFIER), 'a name in PostgreSQL: lower-case letters, digits and "_"', 'name its owner'],
  ['storage', isQuantity, 'an amount of storage such as "20Gi"', 'say how large the data volume is'],
];

const OPTIONAL: readonly Rule[] = [
  [
    'instances',
    (value) => Number.isInteger(value) && (value as number) >= 1,
    'a whole number from 1',
    'leave it out for 1',
  ],
  ['walStorage', isQuantity, 'an amount of storage such as "4Gi"', 'leave it out to keep the log on the data volume'],
  ['storageClass', matches(OBJECT_NAME), 'the name of a StorageClass', 'see `kubectl get storageclass`'],
  ['memory', isQuantity, 'an amount of memory such as "1Gi"', 'leave it out for 1Gi'],
  [
    'retention',
    matches(RETENTION),
    'a number of days, weeks or months: "14d", "4w", "2m"',
    'say how long backups are kept',
  ],
];

const CHOOSE_LINEAGE = 'choose a short word for this history of the database, such as "v1"';

function apply(rules: readonly Rule[], path: string, object: object, isOptional: boolean): Problem[] {
  return rules.flatMap(([field, ok, allowed, fix]) => {
    const value = (object as Record<string, unknown>)[field];
    if ((isOptional && value === undefined) || ok(value)) return [];
    return [{ field: `${path}.${field}`, value, allowed, fix }];
  });
}

/** Says what is wrong with the databases. */
export function checkDatabasesConfig(checker: Checker): void {
  if (!checker.has('databases')) return;
  if (checker.has('databases.namespace')) {
    checker.namespace('databases.namespace', 'name the namespace of the databases, or leave it out');
  }
  checkBackups(checker, 'databases.backups');
  const method = checker.at('databases.backups.method');
  checker.add(checkClusters('databases.clusters', checker.at('databases.clusters'), method));
}

function checkBackups(checker: Checker, path: string): void {
  checker.text(
    `${path}.path`,
    S3_PATH,
    'bucket and path in an S3 store, without a slash at its end',
    'write it as "s3://postgres-backups/cnpg"',
  );
  checker.text(
    `${path}.endpoint`,
    ENDPOINT,
    'the address of the S3 store, without a path',
    'write it as "https://rustfs.example.com"; mind that RustFS serves S3 and its console on two ports',
  );
  for (const key of ['accessKeyField', 'secretKeyField']) {
    checker.text(
      `${path}.${key}`,
      STORE_TEXT,
      'a field of the credentials item without "{", "}" and "$"',
      'name the field, never a secret value',
    );
  }
  checker.optionalText(`${path}.region`, REGION, 'a region such as "us-east-1"', 'leave it out for "us-east-1"');
  if (checker.has(`${path}.method`)) checker.oneOf(`${path}.method`, METHODS, 'leave it out for the plugin');
  if (checker.has(`${path}.endpointCa`)) {
    checker.text(`${path}.endpointCa.secretName`, OBJECT_NAME, 'the name of a Secret', 'name the Secret');
    checker.text(`${path}.endpointCa.key`, SECRET_KEY, 'a key of that Secret', 'name the key, such as "ca.crt"');
  }
}

function checkClusters(path: string, clusters: unknown, method: unknown): Problem[] {
  if (!Array.isArray(clusters) || clusters.length === 0) {
    return [
      {
        field: path,
        value: clusters,
        allowed: 'a list of at least one database',
        fix: 'add one, or leave out databases',
      },
    ];
  }
  const names = clusters.map((cluster) => objectOrEmpty<DatabaseConfig>(cluster).name);
  return clusters.flatMap((cluster, index) => {
    const own = `${path}[${index}]`;
    const problems = checkDatabase(own, cluster, method);
    if (names[index] !== undefined && names.indexOf(names[index]) !== index) {
      problems.push({
        field: `${own}.name`,
        value: names[index],
        allowed: 'each name once',
        fix: 'rename or remove one of the two databases',
      });
    }
    return problems;
  });
}

function checkDatabase(path: string, cluster: unknown, method: unknown): Problem[] {
  const given = objectOrEmpty(cluster as DatabaseConfig);
  const problems = [
    ...checkFields(path, cluster, FIELDS),
    ...apply(REQUIRED, path, given, false),
    ...apply(OPTIONAL, path, given, true),
    ...checkBootstrap(`${path}.bootstrap`, given.bootstrap),
    ...checkDatabaseSchedule(`${path}.schedule`, given.schedule),
  ];
  if (method === 'inTree' && typeof given.image === 'string' && WITHOUT_BARMAN.test(given.image)) {
    problems.push({
      field: `${path}.image`,
      value: given.image,
      allowed: 'an image that holds Barman, with databases.backups.method "inTree"',
      fix: 'use a "system" image, or the plugin: "standard" and "minimal" ones lack Barman, so every backup would fail',
    });
  }
  return problems;
}

function checkDatabaseSchedule(field: string, schedule: SixFieldCron | undefined): Problem[] {
  if (schedule === undefined) return [];
  const fault = sixFieldCronFault(schedule);
  if (fault !== undefined) {
    return [
      {
        field,
        value: schedule,
        allowed: `six cron fields; here ${fault}`,
        fix: 'write second, minute, hour, day of month, month and day of week, for example "0 0 2 * * *" for 2 in the morning',
      },
    ];
  }
  return longestInterval(withoutSeconds(schedule)) === undefined ? [neverComes(field, schedule)] : [];
}

function checkBootstrap(path: string, bootstrap: unknown): Problem[] {
  const methods = Object.keys(BOOTSTRAP_FIELDS).join(', ');
  const method = isObject(bootstrap) ? (bootstrap as { method?: unknown }).method : undefined;
  if (method !== 'initdb' && method !== 'recovery') {
    const field = isObject(bootstrap) ? `${path}.method` : path;
    const value = isObject(bootstrap) ? method : bootstrap;
    return [
      {
        field,
        value,
        allowed: `an object whose method is one of ${methods}`,
        fix: 'say how the first data comes there',
      },
    ];
  }
  const given = bootstrap as Record<string, unknown>;
  const lineages = method === 'initdb' ? ['writeLineage'] : ['readLineage', 'writeLineage'];
  const lineageRules = lineages.map(
    (field): Rule => [field, isDnsLabel, 'lower-case letters, digits and "-"', CHOOSE_LINEAGE],
  );
  const problems = [
    ...checkFields(path, bootstrap, BOOTSTRAP_FIELDS[method]),
    ...apply(lineageRules, path, given, false),
  ];
  if (method === 'initdb') return problems;
  problems.push(
    ...apply(
      [
        [
          'backupId',
          isBackupId,
          'the id of a base backup, which is its date and time: "20260728T020000"',
          'copy it from the store or from the Backup, see the runbook; or leave it out for the latest',
        ],
        [
          'targetTime',
          isTime,
          'a date and time that there is, with its zone: "2026-07-28T09:30:00Z"',
          'correct it, or leave it out to replay all of the log',
        ],
      ],
      path,
      given,
      true,
    ),
  );
  if (given.readLineage !== undefined && given.readLineage === given.writeLineage) {
    problems.push({
      field: `${path}.writeLineage`,
      value: given.writeLineage,
      allowed: 'another lineage than the one that is read',
      fix: 'choose the next one: the archive that a recovered database writes must be empty',
    });
  }
  return problems;
}
