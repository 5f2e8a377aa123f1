import { describe, expect, test } from 'vitest';
import { type PlatformConfig } from '../../lib/plan/config';
import { checkConfig } from '../../lib/plan/validate';
import { minimalConfig, type Overrides, REPOSITORY_ID, validConfig } from '../support/platform-config';

const digest = `@sha256:${REPOSITORY_ID}`;
const gateway = { name: 'internal', namespace: 'gateways' };
const ingress = { className: 'nginx', namespace: 'ingress' };

/** The problems of a valid config with something replaced, whatever its type. */
const problemsWith = (overrides: object, base = minimalConfig) =>
  checkConfig(validConfig(overrides as Overrides<PlatformConfig>, base));

/** `('a.b', 1)` → `{ a: { b: 1 } }` */
const nest = (path: string, value: unknown): object =>
  path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as object;

/** Checks of one field: what it may be, what not, and what is said then. */
interface FieldCase {
  readonly field: string;
  readonly accepts: readonly unknown[];
  readonly refuses: readonly unknown[];
  readonly allowed: string;
  readonly fix: string;
  /** What must be there for the field to be looked at. */
  readonly given?: Overrides<PlatformConfig>;
}

const objectNames = {
  accepts: ['longhorn', 'a', '1password', 'fast.example.com', 'two--hyphens'],
  refuses: ['', ' ', 'Longhorn', '-a', 'a-', '.a', 'a.', 'a b', 'a_b', 'a\n', null, 5],
};
const namespaces = { accepts: ['my-app', 'a', '0'], refuses: ['', 'my.app', 'My-App', '-a', 'a'.repeat(64), null, 5] };
const names = {
  accepts: ['rustfs', 'a name with spaces', ' x'],
  refuses: ['', ' ', '\n', 'a\nb', '{{x}}', '$(x)', null, 5],
};
const paths = {
  accepts: ['/mnt', '/mnt/tank/kopia', '/mnt/with-hyphen_and.dot', '/...', '/.hidden', '/a..b', '/repo'],
  refuses: [
    '',
    '/',
    'mnt',
    'mnt/tank',
    '/mnt/',
    '//mnt',
    '/mnt//tank',
    '/a b',
    '/a\n',
    '/..',
    '/a/..',
    '/a/../b',
    '/a/.',
    '/./a',
    '/a{{x}}',
    '/$(x)',
  ],
};
const uiOn = { domain: 'example.com', kopiaUi: { enabled: true, route: { gateway } } };
const ingressUiOn = { domain: 'example.com', kopiaUi: { enabled: true, route: { ingress } } };

const fields: readonly FieldCase[] = [
  {
    field: 'repository.nfs.server',
    accepts: ['192.0.2.10', 'nas', 'nas.example.com', 'NAS-1', 'fd00::10', 'n'],
    refuses: ['', 'nas ', ' nas', 'nas/share', '-nas', 'nas.', 'nas_1', 'nas\n', undefined, null, 5],
    allowed: 'a host name or an address',
    fix: 'name the NFS server, for example "192.168.10.133"',
  },
  {
    field: 'repository.nfs.path',
    accepts: [...paths.accepts, '/data', '/tmp/kopia'],
    refuses: [...paths.refuses, undefined, null, 5],
    allowed: 'an absolute path without spaces, "..", "{", "}" and "$", and without a slash at its end',
    fix: 'write the path of the export as the server knows it, for example "/mnt/tank/kopia"',
  },
  {
    field: 'repository.mountPath',
    accepts: [...paths.accepts, undefined, '/database', '/mnt/data', '/restored', '/tmpfs', '/caches/a'],
    refuses: [
      ...paths.refuses,
      '/data',
      '/data/repository',
      '/restore',
      '/cache',
      '/cache/x',
      '/tmp',
      '/a;b',
      '/a&b',
      '/a"b',
      null,
      5,
    ],
    allowed:
      'an absolute path of letters, digits, ".", "_" and "-", without ".." and without a slash at its end, outside of /data, /restore, /cache and /tmp, which movers use themselves',
    fix: 'leave it out for "/repository"',
  },
  {
    field: 'repository.squash',
    accepts: ['none', 'all', undefined],
    refuses: ['root', '', 'ALL', true, null],
    allowed: 'none, all',
    fix: 'use "all" only where the export maps all users to one',
  },
  {
    field: 'kyverno.policyFamily',
    accepts: ['cel', 'clusterpolicy', undefined],
    refuses: ['', 'CEL', 'ClusterPolicy', true, null],
    allowed: 'cel, clusterpolicy',
    fix: 'see docs/decisions/policies.md, or leave it out',
  },
  {
    field: 'repository.create',
    accepts: [false, undefined],
    refuses: ['yes', 1, null],
    allowed: 'true or false',
    fix: 'write true or false, without quotes',
    given: { repository: { uniqueId: REPOSITORY_ID } },
  },
  {
    field: 'repository.uniqueId',
    accepts: [REPOSITORY_ID],
    refuses: [
      '',
      'abc',
      REPOSITORY_ID.slice(1),
      `${REPOSITORY_ID}0`,
      REPOSITORY_ID.toUpperCase(),
      'g'.repeat(64),
      null,
      5,
    ],
    allowed: '64 hex digits, lower case',
    fix: 'copy "Unique ID" from the output of `kopia repository status`',
    given: { repository: { create: false } },
  },
  {
    field: 'storage.storageClass',
    ...objectNames,
    allowed: 'the name of a StorageClass',
    fix: 'see `kubectl get storageclass`',
  },
  {
    field: 'storage.snapshotClass',
    ...objectNames,
    allowed: 'the name of a VolumeSnapshotClass',
    fix: 'see `kubectl get volumesnapshotclass`',
  },
  {
    field: 'credentials.store.kind',
    accepts: ['ClusterSecretStore', 'SecretStore'],
    refuses: ['Vault', '', 'secretstore', undefined, null],
    allowed: 'ClusterSecretStore, SecretStore',
    fix: 'name the kind of store that External Secrets reads',
  },
  {
    field: 'credentials.store.name',
    ...objectNames,
    allowed: 'the name of the store',
    fix: 'see `kubectl get clustersecretstore`',
  },
  {
    field: 'credentials.item',
    ...names,
    allowed: 'a name in the secret store without "{", "}" and "$", never a secret value',
    fix: 'name the item that holds the password of the repository',
  },
  {
    field: 'credentials.field',
    ...names,
    allowed: 'a name in the secret store without "{", "}" and "$", never a secret value',
    fix: 'name the field that holds the password of the repository',
  },
  {
    field: 'credentials.refreshInterval',
    accepts: ['1h0m0s', '12h', '90m', '30s', '1h30m', '15m0s', '10h20s', undefined],
    refuses: ['', '1', 'h', '1d', '1m1h', '1h ', ' 1h', '1.5h', 'x1h', '1hour', '0s', '0h0m0s', null, 3600],
    allowed: 'a duration above 0, such as "1h0m0s"',
    fix: 'write hours, minutes and seconds: with "0s" a password that was changed would never arrive',
  },
  {
    field: 'mover.injection',
    accepts: ['kyverno', 'native', undefined],
    refuses: ['none', '', null, false],
    allowed: 'kyverno, native',
    fix: 'choose who prepares the Jobs of movers; with moverVolumes nothing would limit their cache, and a restore of more than 8 GB would be evicted',
  },
  ...['platform', 'kyverno', 'monitoring', 'argocd', 'externalSecrets', 'snapshotController'].map((key) => ({
    field: `namespaces.${key}`,
    accepts: [...namespaces.accepts, undefined],
    refuses: namespaces.refuses,
    allowed: 'a namespace: 1 to 63 lower-case letters, digits and "-"',
    fix: 'name one namespace, or leave it out',
  })),
  {
    field: 'namespaces.excluded',
    accepts: [[], ['kube-system'], undefined],
    refuses: ['kube-system', { 'kube-system': true }, null, 5],
    allowed: 'a list of namespaces',
    fix: 'write it between [ and ]',
  },
  {
    field: 'domain',
    accepts: ['example.com', 'nas.internal', 'home.example.com', 'a.b', '1.2', 'my--home.example.com', undefined],
    refuses: [
      '',
      'localhost',
      'Example.com',
      '.com',
      'example.',
      '-a.com',
      'a-.com',
      'a.-b',
      'a.b-',
      'a b.com',
      'a.com\n',
      null,
      5,
    ],
    allowed: 'a domain of at least two labels, lower case',
    fix: 'name the domain under which kopia-ui.{domain} is reached, or set kopiaUi.enabled to false',
  },
  {
    field: 'kopiaUi.enabled',
    accepts: [false, undefined],
    refuses: ['true', 'false', 1, null],
    allowed: 'true or false',
    fix: 'write true or false, without quotes',
  },
  {
    field: 'kopiaUi.passwordField',
    accepts: ['kopia_ui_password', undefined],
    refuses: names.refuses,
    allowed: 'a field of the credentials item without "{", "}" and "$"',
    fix: 'name the field, never a secret value',
    given: uiOn,
  },
  {
    field: 'kopiaUi.route.gateway.name',
    ...objectNames,
    allowed: 'the name of a Gateway',
    fix: 'see `kubectl get gateway -A`',
    given: uiOn,
  },
  {
    field: 'kopiaUi.route.gateway.namespace',
    ...namespaces,
    allowed: 'a namespace: 1 to 63 lower-case letters, digits and "-"',
    fix: 'name the namespace that it is in',
    given: uiOn,
  },
  {
    field: 'kopiaUi.route.gateway.sectionName',
    accepts: ['https', undefined],
    refuses: ['', 'HTTPS', null, 443],
    allowed: 'the name of a listener',
    fix: 'name one of the listeners of the Gateway, or leave it out for all of them',
    given: uiOn,
  },
  {
    field: 'kopiaUi.route.ingress.className',
    ...objectNames,
    allowed: 'the name of an IngressClass',
    fix: 'see `kubectl get ingressclass`',
    given: ingressUiOn,
  },
  {
    field: 'kopiaUi.route.ingress.namespace',
    ...namespaces,
    allowed: 'a namespace: 1 to 63 lower-case letters, digits and "-"',
    fix: 'name the namespace that it is in',
    given: ingressUiOn,
  },
  {
    field: 'kopiaUi.route.ingress.tlsSecretName',
    accepts: ['kopia-ui-tls', undefined],
    refuses: ['', 'TLS', null, true],
    allowed: 'the name of a Secret',
    fix: 'name the Secret that holds the certificate, or leave it out',
    given: ingressUiOn,
  },
  ...['pvcPlumber.image', 'images.kopia', 'images.volsync'].map((field) => ({
    field,
    accepts: [
      'kopia:0.22.3',
      'k:1',
      `ghcr.io/home-operations/kopia:0.22.3${digest}`,
      'registry:5000/my_org/a-b.c:v1.2_rc-1',
      `kopia:latest${digest}`,
      'kopia:latest-stable',
      'kopia:x-latest',
      undefined,
    ],
    refuses: [
      '',
      'kopia',
      'kopia:',
      'kopia:latest',
      'registry:5000/kopia',
      `kopia${digest}`,
      'kopia:1@sha256:abc',
      `kopia:1${digest}0`,
      'Kopia:1',
      '/kopia:1',
      ' kopia:1',
      'kopia:1 ',
      'kopia:1\n',
      null,
      1,
    ],
    allowed: 'an image with a version, and best with a digest: name:1.2.3@sha256:…',
    fix: 'pin the version',
  })),
  {
    field: 'cluster.kubernetes',
    accepts: ['1.34', '1.30', '1.99', undefined],
    refuses: ['', '1.29', '1.9', '1.100', '1', '1.', 'v1.34', '1.34.2', '1.34+', '2.0', '11.34', null, 1.34],
    allowed: 'a minor version from "1.30" on, such as "1.34"',
    fix: 'see `kubectl version`',
  },
  {
    field: 'monitoring.labels',
    accepts: [{}, { release: 'prometheus', team: 'a', 'example.com/Team_1': 'b' }, undefined],
    refuses: [
      { release: 5 },
      { a: 'b', release: true },
      { release: 'a b' },
      { release: '' },
      { 'bad key!': 'a' },
      { '/a': 'a' },
      { 'A.com/a': 'a' },
      { [`${'a'.repeat(64)}`]: 'a' },
      ['prometheus'],
      'prometheus',
      null,
    ],
    allowed: 'an object whose keys and values are those of labels of Kubernetes',
    fix: 'correct the key, and write numbers and true or false in quotes',
  },
  {
    field: 'monitoring.runbooks',
    accepts: ['docs/runbooks', 'https://git.example.com/a/b', undefined],
    refuses: ['', 'https://a/', 'a b', '{{ $x }}', null, 5],
    allowed: 'a URL or a path, without spaces, "{" and "}", and without a slash at its end',
    fix: 'write where people find docs/runbooks, for example "https://git.example.com/backups/docs/runbooks"',
  },
  {
    field: 'schedule.spread',
    accepts: [true, false, undefined],
    refuses: ['no', 0, null],
    allowed: 'true or false',
    fix: 'write true or false, without quotes',
  },
];

test('the smallest config is fine', () => {
  expect(checkConfig(minimalConfig)).toEqual([]);
});

describe.each(fields)('$field', ({ field, accepts, refuses, allowed, fix, given = {} }) => {
  const problemsOf = (value: unknown) => problemsWith(nest(field, value), validConfig(given));

  test.each(accepts.map((value) => ({ value })))('may be $value', ({ value }) => {
    expect(problemsOf(value)).toEqual([]);
  });

  test.each(refuses.map((value) => ({ value })))('is never $value', ({ value }) => {
    expect(problemsOf(value)).toEqual([{ field, value, allowed, fix }]);
  });
});

describe('I12: the config says which repository is meant', () => {
  const exactlyOne = (value: object) => [
    {
      field: 'repository',
      value,
      allowed: 'exactly one of `create: true` (first install) and `uniqueId` (afterwards)',
      fix: 'say which repository is meant, so that an empty share is never taken for "no backup"',
    },
  ];

  test('I12: a first install, or an id', () => {
    expect(problemsWith({ repository: { create: true, uniqueId: undefined } })).toEqual([]);
    for (const create of [false, undefined]) {
      expect(problemsWith({ repository: { create, uniqueId: REPOSITORY_ID } })).toEqual([]);
    }
  });

  test('I12: not both', () => {
    const both = { create: true, uniqueId: REPOSITORY_ID };
    expect(problemsWith({ repository: both })).toEqual(exactlyOne(both));
  });

  test('I12: not neither', () => {
    for (const create of [false, undefined]) {
      const neither = { create, uniqueId: undefined };
      expect(problemsWith({ repository: neither })).toEqual(exactlyOne(neither));
    }
  });
});

describe('I13: who prepares the Jobs of movers', () => {
  test('I13: mover volumes are refused while nothing limits the cache of such movers', () => {
    expect(problemsWith({ mover: { injection: 'moverVolumes' } })).toEqual([
      {
        field: 'mover.injection',
        value: 'moverVolumes',
        allowed: 'kyverno, native',
        fix: expect.stringContaining('with moverVolumes nothing would limit their cache'),
      },
    ]);
  });

  test('I13: the API server mutates Jobs from Kubernetes 1.34 on', () => {
    const config = (kubernetes: unknown, injection = 'native') => ({ mover: { injection }, cluster: { kubernetes } });
    for (const kubernetes of ['1.30', '1.33']) {
      expect(problemsWith(config(kubernetes))).toEqual([
        {
          field: 'mover.injection',
          value: 'native',
          allowed: '"native" from Kubernetes 1.34 on',
          fix: 'use "kyverno" on older clusters',
        },
      ]);
      expect(problemsWith(config(kubernetes, 'kyverno'))).toEqual([]);
    }
    for (const kubernetes of ['1.34', '1.99', undefined]) expect(problemsWith(config(kubernetes))).toEqual([]);
    for (const kubernetes of [1.34, 'new', null]) {
      expect(problemsWith(config(kubernetes))).toMatchObject([{ field: 'cluster.kubernetes', value: kubernetes }]);
    }
  });
});

describe('mover', () => {
  test('its settings are checked', () => {
    expect(problemsWith({ mover: { uid: -1, gid: 0, cacheCapacity: '2GB' } })).toMatchObject([
      { field: 'mover.uid', value: -1, allowed: 'a whole number from 1 to 2147483647' },
      { field: 'mover.gid', value: 0 },
      { field: 'mover.cacheCapacity', value: '2GB' },
    ]);
  });

  test('I4: copyMethod "Direct" is refused wherever somebody writes it', () => {
    for (const section of ['mover', 'storage', 'schedule']) {
      expect(problemsWith({ [section]: { copyMethod: 'Direct' } })).toMatchObject([
        { field: `${section}.copyMethod`, value: 'Direct', fix: expect.stringContaining('copyMethod "Snapshot"') },
      ]);
    }
  });
});

describe('pvc-plumber', () => {
  test('is run in one of three ways', () => {
    for (const run of ['bundled', 'published', undefined]) expect(problemsWith({ pvcPlumber: { run } })).toEqual([]);
    for (const run of ['docker', '', null, true]) {
      expect(problemsWith({ pvcPlumber: { run } })).toEqual([
        {
          field: 'pvcPlumber.run',
          value: run,
          allowed: 'bundled, image, published',
          fix: 'leave it out for "bundled", which needs no image of your own',
        },
      ]);
    }
  });

  test('from an image of your own needs that image', () => {
    expect(problemsWith({ pvcPlumber: { run: 'image', image: 'registry.example.com/pvc-plumber:1.0.0' } })).toEqual([]);
    expect(problemsWith({ pvcPlumber: { run: 'image' } })).toEqual([
      {
        field: 'pvcPlumber.image',
        value: undefined,
        allowed: 'an image with a version, with pvcPlumber.run "image"',
        fix: 'build one from services/pvc-plumber/Dockerfile, and name it',
      },
    ]);
  });
});

describe('excluded namespaces', () => {
  test.each(['kube-*', '', 'Argo', 'a.b', null, undefined, 5])('are never %j', (name) => {
    expect(problemsWith({ namespaces: { excluded: ['argocd', name] } })).toEqual([
      {
        field: 'namespaces.excluded[1]',
        value: name,
        allowed: 'the name of a namespace',
        fix: 'name one namespace per entry; there are no patterns',
      },
    ]);
  });
});

describe('tiers', () => {
  const tier = { label: 'hourly', cron: '0 * * * *', retain: { hourly: 24 } };
  const problemsOf = (...tiers: object[]) => problemsWith({ schedule: { tiers } });

  test('I6: a schedule that VolSync would refuse is refused', () => {
    expect(problemsOf({ ...tier, cron: '0 2 * * MON' })).toMatchObject([
      {
        field: 'schedule.tiers[0].cron',
        value: '0 2 * * MON',
        allowed: expect.stringContaining('VolSync accepts only numbers'),
      },
    ]);
  });

  test('a retention of 0 everywhere is refused', () => {
    const retain = { hourly: 0, daily: 0 };
    expect(problemsOf({ ...tier, retain })).toMatchObject([
      { field: 'schedule.tiers[0].retain', value: retain, allowed: 'at least one kind above 0' },
    ]);
  });

  test('I6: one label value for two tiers is refused', () => {
    expect(problemsOf(tier, { ...tier, cron: '0 2 * * *' })).toMatchObject([
      { field: 'schedule.tiers[1].label', value: 'hourly', allowed: 'each label value once' },
    ]);
  });

  test.each([[], null])('I6: %j is no list of tiers', (tiers) => {
    expect(problemsWith({ schedule: { tiers } })).toMatchObject([
      { field: 'schedule.tiers', value: tiers, allowed: 'at least one tier' },
    ]);
  });

  test('I11: minutes of their own are refused, unless starts are not spread', () => {
    const tiers = [{ ...tier, cron: '30 * * * *' }];
    const fieldsWith = (spread: boolean | undefined) =>
      problemsWith({ schedule: { tiers, spread } }).map(({ field }) => field);
    expect(fieldsWith(undefined)).toEqual(['schedule.tiers[0].cron']);
    expect(fieldsWith(true)).toEqual(['schedule.tiers[0].cron']);
    expect(fieldsWith(false)).toEqual([]);
  });
});

describe('the web interface', () => {
  const problemsOf = (kopiaUi: object, domain?: unknown) => problemsWith({ domain, kopiaUi });

  test('needs no domain and no route while it is off', () => {
    for (const enabled of [false, undefined]) expect(problemsOf({ enabled })).toEqual([]);
    expect(problemsOf({ route: {}, passwordField: '' })).toEqual([]);
  });

  test.each(['', undefined])('needs a domain when it is on, not %j', (domain) => {
    expect(problemsOf({ enabled: true, route: { gateway } }, domain)).toEqual([
      {
        field: 'domain',
        value: domain,
        allowed: 'a domain of at least two labels, lower case',
        fix: 'name the domain under which kopia-ui.{domain} is reached, or set kopiaUi.enabled to false',
      },
    ]);
  });

  test.each([{ gateway }, { ingress }, { gateway, ingress: undefined }])('is reached through %j', (route) => {
    expect(problemsOf({ enabled: true, route }, 'example.com')).toEqual([]);
  });

  test.each([{}, undefined, { gateway, ingress }])('is not reached through %j', (route) => {
    expect(problemsOf({ enabled: true, route }, 'example.com')).toEqual([
      {
        field: 'kopiaUi.route',
        value: route,
        allowed: 'exactly one of `gateway` and `ingress`',
        fix: 'say how the web interface is reached',
      },
    ]);
  });
});

describe('I16: everything is said at once, and nothing breaks the check', () => {
  const required = [
    'repository.nfs.server',
    'repository.nfs.path',
    'repository',
    'storage.storageClass',
    'storage.snapshotClass',
    'credentials.store.kind',
    'credentials.store.name',
    'credentials.item',
    'credentials.field',
  ];
  const fieldsOf = (config: unknown) => checkConfig(config as PlatformConfig).map(({ field }) => field);

  test('I16: an empty config lacks what is required', () => {
    expect(fieldsOf({})).toEqual(required);
    expect(fieldsOf(undefined)).toEqual(required);
    expect(fieldsOf({ repository: {}, storage: {}, credentials: {} })).toEqual(required);
  });

  test.each([null, 'config', [], 5])('I16: %j is no config', (config) => {
    expect(fieldsOf(config)).toEqual(['config', ...required]);
  });

  test('I16: sections that are something else are named', () => {
    const sections = ['schedule', 'mover', 'namespaces', 'kopiaUi', 'pvcPlumber', 'images', 'cluster', 'monitoring'];
    for (const other of [null, 'x', 5, []]) {
      const config = { ...minimalConfig, ...Object.fromEntries(sections.map((section) => [section, other])) };
      expect(fieldsOf(config)).toEqual(sections);
    }
  });

  test('I16: a misspelt field is named, with those that there are', () => {
    expect(problemsWith({ kopiaUI: 1, repository: { nfs: { host: 'nas' } } })).toEqual([
      {
        field: 'kopiaUI',
        value: 1,
        allowed:
          'repository, storage, credentials, schedule, mover, namespaces, domain, kopiaUi, pvcPlumber, images, cluster, kyverno, monitoring, databases, volsync, externalSecrets, snapshotController, maintenance, argocd',
        fix: 'remove or correct the field',
      },
      { field: 'repository.nfs.host', value: 'nas', allowed: 'server, path', fix: 'remove or correct the field' },
    ]);
  });

  test('I15: a password in the config is refused without being shown', () => {
    const secret = 'correct horse';
    const problems = problemsWith({ credentials: { password: secret } });
    expect(problems).toMatchObject([{ field: 'credentials.password' }]);
    expect(JSON.stringify(problems)).not.toContain(secret);
  });
});
