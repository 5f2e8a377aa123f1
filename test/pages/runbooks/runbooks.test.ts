import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { config } from '../../../apps/config';
import { resolvePlan } from '../../../lib';
import { RUNBOOKS } from '../../../lib/contract/runbook-names';
import { renderRunbooks } from '../../../lib/pages/runbooks/render';
import { maintenanceScript } from '../../../lib/platform/kopia-maintenance/kopia-maintenance';
import { judge } from '../../schema-validation/judge';
import { filesBelow, parseManifests, ROOT } from '../../schema-validation/manifests';
import { minimalDatabases, minimalPlan, REPOSITORY_ID, validPlan } from '../../support/config';
import { allOptionsPlan, databasePlan } from '../../support/constructs';
import { bashBlocks, kubectlCalls, takeApart } from './commands';

const pages = renderRunbooks(resolvePlan(config), '.');
const each = Object.entries(pages);

/** What kubectl can do, and the options that runbooks give it. */
const VERBS: Readonly<Record<string, readonly string[]>> = {
  annotate: ['-n', '-A', '--all', '--overwrite'],
  apply: ['-f', '-R', '--server-side', '--force-conflicts', '--dry-run'],
  create: ['-f', '-n', '--from', '--dry-run'],
  delete: ['-n', '-A', '-l', '--ignore-not-found'],
  describe: ['-n', '-l'],
  diff: ['-f', '-R', '--server-side', '--force-conflicts'],
  exec: ['-n', '-c'],
  get: ['-n', '-A', '-l', '-o', '--sort-by', '--field-selector', '--ignore-not-found'],
  label: ['-n', '--overwrite'],
  logs: ['-n', '-l', '--tail', '--all-containers'],
  patch: ['-n', '--type', '-p'],
  'port-forward': ['-n'],
  rollout: ['-n', '--timeout'],
  scale: ['-n', '--replicas'],
  wait: ['-n', '--for', '--timeout'],
};

/** The pages that are committed, by path. */
function committed(): string[] {
  const runbooks = filesBelow(join(ROOT, 'docs', 'runbooks')).map((name) => `docs/runbooks/${name}`);
  return [...runbooks, 'docs/cnpg-disaster-recovery.md', 'docs/llm-recovery-prompts.md'].sort();
}

test('the committed runbooks are those of the committed config; run `npm run synth` and commit', () => {
  expect(committed()).toEqual(Object.keys(pages).sort());
  for (const [path, text] of each) expect(readFileSync(join(ROOT, path), 'utf8'), path).toBe(text);
});

test('there is a page for everything that an alert leads to, and one that lists them', () => {
  const index = pages['docs/runbooks/README.md'] ?? '';
  for (const name of RUNBOOKS) {
    expect(Object.keys(pages)).toContain(`docs/runbooks/${name}.md`);
    if (name !== 'databases') expect(index).toContain(`(${name}.md)`);
  }
});

test.each([
  ['pvc', 'volsync-$PVC', 'volsync-p,'],
  ['namespace', 'kopia-repository', 'kopia-repository,'],
] as const)('the Secret that movers read is called what it is, with one for each %s', (secretPer, inShell, inProse) => {
  const own = renderRunbooks(validPlan({ credentials: { secretPer } }), '.');
  expect(own['docs/runbooks/troubleshooting.md']).toContain(`kubectl get secret -n "$NAMESPACE" "${inShell}"`);
  expect(own['docs/llm-recovery-prompts.md']).toContain(`ExternalSecret and Secret ${inProse}`);
});

const connectToken = { name: 'connect-token', key: 'token', namespace: 'connect' };
const sdkToken = { name: 'sdk-token', key: 'token' };

test.each([
  [
    'a Connect server',
    { onePassword: { connect: { host: 'http://connect:8080', vaults: { home: 1 }, token: connectToken } } },
    ['the Secret `connect-token` in `connect`', 'the Connect server `http://connect:8080`'],
  ],
  [
    'a service account',
    { onePassword: { sdk: { vault: 'home', token: sdkToken } } },
    ['the Secret `sdk-token` in `external-secrets`'],
  ],
  ['a store that is there', {}, ['the ClusterSecretStore `1password`, which this platform does not make']],
  [
    'a store in each namespace',
    { store: { kind: 'SecretStore', name: '1password' } },
    ['the SecretStore `1password`, in `volsync-system` and in each namespace with a protected PVC, and'],
  ],
] as const)('after a disaster everything is named that %s needs', (_, credentials, needed) => {
  const page = renderRunbooks(validPlan({ credentials }), '.')['docs/runbooks/disaster-recovery.md'];
  for (const each of needed) expect(page).toContain(`\n- ${each}`);
});

test('the namespace of the databases needs a SecretStore too', () => {
  const store = { kind: 'SecretStore', name: '1password' } as const;
  const plan = validPlan({ credentials: { store }, databases: minimalDatabases });
  expect(renderRunbooks(plan, '.')['docs/runbooks/disaster-recovery.md']).toContain(
    '\n- the SecretStore `1password`, in `volsync-system`, in `cloudnative-pg` and in each namespace with a protected PVC,',
  );
});

test('what pvc-plumber is looked up by is what it says', () => {
  const folder = join(ROOT, 'services', 'pvc-plumber', 'src');
  const source = filesBelow(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('')
    .replaceAll('${signal}', 'SIGKILL');
  const [, table = ''] = (pages['docs/runbooks/pvc-plumber-down.md'] ?? '').split('| `error` |');
  const rows = table.split('\n\n')[0]?.split('\n').slice(2) ?? [];
  const messages = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, text = '']) => text),
  );
  expect(messages.length).toBeGreaterThan(10);
  for (const message of messages) expect(source).toContain(message);
});

test('the maintenance is looked up by what it says, and by its own time', () => {
  const page = renderRunbooks(allOptionsPlan, '.')['docs/runbooks/repository-care.md'] ?? '';
  const [, message = ''] = page.match(/^\| `(does not hold [^`]+)`/m) ?? [];
  expect(maintenanceScript(allOptionsPlan)).toContain(message || 'no message');
  expect(page).toContain(`\`${allOptionsPlan.maintenance.schedule}\` (UTC)`);
});

describe('what runbooks stop by hand', () => {
  const paused = each.flatMap(([path, text]) =>
    [...text.matchAll(/patch application -n argocd (\S+) .*"enabled":false/g)].map(
      ([, name = '']) => [path, name] as const,
    ),
  );
  const ofPlatform = paused.filter(([, name]) => !['my-app', '"$APPLICATION"'].includes(name));

  test('is paused where Argo CD would start it again, by the name of its Application', () => {
    expect(ofPlatform).toEqual([
      ['docs/runbooks/nfs-moved.md', 'volsync-chart'],
      ['docs/runbooks/repository-password.md', 'external-secrets-chart'],
      ['docs/runbooks/repository-password.md', 'volsync-chart'],
    ]);
    const rendered = ['controllers/external-secrets/external-secrets.yaml', 'storage/volsync/volsync.yaml']
      .map((file) => readFileSync(join(ROOT, 'dist', 'infrastructure', file), 'utf8'))
      .join('');
    for (const [, name] of ofPlatform)
      expect(rendered).toMatch(new RegExp(`kind: Application\nmetadata:\n  name: ${name}\n`));
  });

  test.each(paused)('in %s is handed back to Argo CD: %s', (path, name) => {
    const text = pages[path] ?? '';
    const enabled = (value: boolean) =>
      text.lastIndexOf(`${name} --type merge -p '{"spec":{"syncPolicy":{"automated":{"enabled":${value}`);
    expect(enabled(true)).toBeGreaterThan(enabled(false));
  });

  test.each(['nfs-moved', 'repository-password'])(
    'in %s runs again at the end, and so does the maintenance',
    (page) => {
      const text = pages[`docs/runbooks/${page}.md`] ?? '';
      const stopped = [...text.matchAll(/(deployment\/\S+) --replicas=0/g)].map(([, name]) => name);
      expect(stopped.length).toBeGreaterThan(0);
      for (const name of stopped) expect(text).toMatch(new RegExp(`${name} --replicas=[12]\n`));
      expect(text).toContain('"suspend":true');
      expect(text.lastIndexOf('"suspend":false')).toBeGreaterThan(text.lastIndexOf('"suspend":true'));
    },
  );

  test('is left to its owner where this platform does not install it', () => {
    const own = renderRunbooks(validPlan({ volsync: { install: false }, externalSecrets: { install: false } }), '.');
    for (const page of ['nfs-moved', 'repository-password']) {
      expect(own[`docs/runbooks/${page}.md`]).not.toContain('kubectl patch application');
      expect(own[`docs/runbooks/${page}.md`]).toContain('# VolSync is not installed by this platform');
    }
  });

  test('External Secrets runs as its chart has it', () => {
    const own = renderRunbooks(validPlan({ namespaces: { externalSecrets: 'eso' } }), '.');
    expect(own['docs/runbooks/repository-password.md']).toContain(
      'kubectl scale -n eso deployment/external-secrets --replicas=2\n',
    );
  });

  test.each([
    [minimalPlan, 'deployment/pvc-plumber\n'],
    [allOptionsPlan, 'deployment/kopia-ui\n'],
  ])('a new password reaches all that run on', (plan, last) => {
    expect(renderRunbooks(plan, '.')['docs/runbooks/repository-password.md']).toMatch(
      new RegExp(`kubectl rollout restart -n \\S+ .*${last}`),
    );
  });
});

test.each([
  ['ClusterSecretStore', 'clustersecretstore 1password', 'clustersecretstore 1password'],
  ['SecretStore', 'secretstore -n volsync-system 1password', 'secretstore -n "$NAMESPACE" 1password'],
] as const)('a %s is looked for where it is', (kind, ofPlatform, ofApp) => {
  const own = renderRunbooks(validPlan({ credentials: { store: { kind, name: '1password' } } }), '.');
  expect(own['docs/runbooks/disaster-recovery.md']).toContain(`kubectl get ${ofPlatform} -o`);
  expect(own['docs/runbooks/troubleshooting.md']).toContain(`kubectl get ${ofApp} -o`);
});

describe('a recovery of a database', () => {
  const page = pages['docs/cnpg-disaster-recovery.md'] ?? '';
  const inOrder = (...parts: readonly string[]) => {
    const places = parts.map((part) => page.indexOf(part));
    expect(places, parts.join(' | ')).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  };

  test('pauses before anything is pushed: the living Cluster would archive into the new lineage at once', () => {
    inOrder('"enabled":false', '{.spec.syncPolicy.automated.enabled}', 'commit, push', 'refresh=hard');
    inOrder('refresh=hard', 'kubectl delete clusters.postgresql.cnpg.io', '## 5. Sync', '"enabled":true');
  });

  test('makes a base backup in the new lineage, as the schedule does, and waits for it', () => {
    inOrder('{.spec.bootstrap}', 'kind: Backup\n', "{.status.phase}'=completed", '## 7. Afterwards');
    for (const [plan, method] of [
      [databasePlan, 'method: plugin\n  pluginConfiguration: { name: barman-cloud.cloudnative-pg.io }'],
      [allOptionsPlan, 'method: barmanObjectStore'],
    ] as const) {
      const own = renderRunbooks(plan, '.');
      for (const path of ['docs/cnpg-disaster-recovery.md', 'docs/runbooks/databases.md']) {
        expect(own[path]).toContain(`spec:\n  cluster: { name: $DATABASE }\n  ${method}\nEOF`);
        // By this label both pages list them.
        expect(own[path]).toContain('  labels: { cnpg.io/cluster: $DATABASE }\n');
      }
    }
  });

  test('says what never to do afterwards', () => {
    expect(page).toMatch(/Never revert the commit of step 3, and never change `writeLineage` of a living Cluster/);
  });
});

describe('every command', () => {
  const blocks = each.flatMap(([path, text]) => bashBlocks(text).map((block) => [path, block] as const));

  test.each(blocks)('of %s is right for bash', (_, block) => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: block, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  const calls = blocks.flatMap(([path, block]) => kubectlCalls(block).map((call) => [path, call] as const));

  test('is found', () => {
    expect(calls.length).toBeGreaterThan(100);
  });

  test.each(calls)('of kubectl in %s is one that there is: %s', (_, call) => {
    const { verb, options } = takeApart(call);
    expect(Object.keys(VERBS)).toContain(verb);
    expect(VERBS[verb]).toEqual(expect.arrayContaining(options));
  });

  test.each(calls)('I15: in %s prints no Secret: %s', (_, call) => {
    if (!/ secrets? /.test(call)) return;
    expect(call).toMatch(
      /go-template='\{\{range \$key, \$value := \.data\}\}\{\{\$key\}\}: \{\{len|\| (sha256sum|base64 -d > )/,
    );
  });

  test.each(calls)('in %s leaves nothing for the shell within single quotes: %s', (_, call) => {
    for (const [quoted] of call.matchAll(/'[^']*'/g)) expect(quoted).not.toContain('$(');
  });

  test.each(calls)('in %s names kinds that several systems have in full: %s', (_, call) => {
    expect(call).not.toMatch(/^kubectl (get|describe|delete) (backups?|clusters?)( |$)/);
  });
});

describe('manifests in commands', () => {
  const documents = each.flatMap(([path, text]) =>
    bashBlocks(text).flatMap((block) =>
      [...block.matchAll(/<<EOF\n(.*?)^EOF$/gms)].map(([, yaml = '']) => [path, yaml] as const),
    ),
  );

  test.each(documents)('of %s are what their schemas accept', (_, yaml) => {
    const filled = yaml
      .replaceAll(/\$\(kubectl [^\n]*accessModes[^\n]*\)|\$ACCESS_MODES/g, '["ReadWriteOnce"]')
      .replaceAll(/\$\(kubectl [^\n]*storage\}'\)|\$CAPACITY/g, '1Gi')
      .replaceAll(/\$\(kubectl [^\n]*\)/g, 'hourly')
      .replaceAll('$AS_OF', '2026-11-20T12:00:00Z')
      .replaceAll('generateName: $DATABASE-by-hand-', 'name: by-hand')
      .replaceAll(/\$[A-Z_]+/g, 'x');
    expect(parseManifests(filled, '1.1').flatMap(judge)).toEqual([]);
  });
});

test.each([
  ['restore-one-pvc', '$PVC'],
  ['rename-a-pvc', '$OLD_PVC'],
])('what %s makes is like the PVC that it replaces', (page, replaced) => {
  const text = pages[`docs/runbooks/${page}.md`] ?? '';
  expect(text).toMatch(new RegExp(`ACCESS_MODES=.*"\\${replaced}" -o jsonpath='{.spec.accessModes}'`));
  const modes = [...text.matchAll(/^ *accessModes: *(.*)$/gm)].map(([, value = '']) => value);
  expect(modes.length).toBeGreaterThan(1);
  for (const value of modes) expect(value).toMatch(/^\$(ACCESS_MODES$|\(kubectl get pvc )/);
});

describe.each([
  ['the smallest platform', minimalPlan],
  ['a platform with a database', databasePlan],
  ['a platform with every option', allOptionsPlan],
])('the runbooks of %s', (_, plan) => {
  const own = renderRunbooks(plan, '.');

  test('have no gaps', () => {
    for (const [path, text] of Object.entries(own)) expect(text, path).not.toMatch(/@[A-Z0-9_]+@|undefined/);
  });

  test('link to no page that this platform does not have', () => {
    const howTo = ['first-install', 'platform-repository', 'enable-disable-exempt'].map(
      (page) => `docs/how-to/${page}.md`,
    );
    const library = [...howTo, 'docs/constructs/policies.md', 'CHANGELOG.md'];
    const known = [...Object.keys(own), ...library];
    const targets = Object.entries(own).flatMap(([path, text]) =>
      [...text.matchAll(/\]\(([^)#]+)(#[^)]*)?\)/g)].map(([, target = '']) => posix.join(dirname(path), target)),
    );
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter((target) => !known.includes(target) && !/^https?:/.test(target))).toEqual([]);
  });

  test('speak of its share', () => {
    const { server, path } = plan.repository.nfs;
    expect(own['docs/runbooks/nas-without-dataset.md']).toContain(`${server}:${path}`);
  });

  test('speak of databases only where there are some', () => {
    expect('docs/cnpg-disaster-recovery.md' in own).toBe(plan.databases !== undefined);
  });
});

test('runbooks name the repository that is meant, and mount it where movers need that', () => {
  expect(renderRunbooks(allOptionsPlan, '.')['docs/runbooks/disaster-recovery.md']).toContain(REPOSITORY_ID);
  expect(renderRunbooks(allOptionsPlan, '.')['docs/runbooks/databases.md']).toContain('method: barmanObjectStore');
});

test('runbooks of another repository lead to the pages that come with the library', () => {
  const pages = renderRunbooks(minimalPlan, 'node_modules/cdk8s-pvc-backup');
  const page = '../../node_modules/cdk8s-pvc-backup/docs/how-to/first-install.md';
  expect(pages['docs/runbooks/repository-password.md']).toContain(`](${page})`);
});

test('a place in a page that nothing is known for is an error', () => {
  const storage = { ...minimalPlan.storage, storageClass: undefined as never };
  expect(() => renderRunbooks({ ...minimalPlan, storage }, '.')).toThrow('nothing is known for @STORAGE_CLASS@');
});

test.each([
  ['cel', 'validatingpolicies.policies.kyverno.io'],
  ['clusterpolicy', 'clusterpolicies.kyverno.io'],
] as const)('with policies of the family %s, commands ask for %s', (policyFamily, kind) => {
  const page = renderRunbooks({ ...minimalPlan, kyverno: { ...minimalPlan.kyverno, policyFamily } }, '.')[
    'docs/runbooks/kyverno-emergency.md'
  ];
  expect(page).toContain(`kubectl get ${kind} volsync-pvc-backup-restore `);
});
