import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLES, ExampleRepo } from './support/example-repo';
import { ROOT } from './support/tarball';

/** Name → its commands for types and tests, what they say when they ran, and what its manifest must hold. */
const REPOS = {
  'commonjs-template': {
    types: 'compile',
    tested: 'Tests:       2 passed, 2 total',
    manifest: 'my-app.k8s.yaml',
    objects: ['PersistentVolumeClaim data hourly'],
  },
  'esm-tsx': {
    types: 'check',
    tested: '# pass 3',
    manifest: 'notes.k8s.yaml',
    objects: [
      'PersistentVolumeClaim archive daily',
      'ExternalSecret volsync-archive',
      'ReplicationSource archive-backup',
      'StatefulSet database',
      'PersistentVolumeClaim cache',
    ],
  },
  'beside-cdk8s-plus': {
    types: 'check',
    tested: '# pass 2',
    manifest: 'photos.k8s.yaml',
    objects: [
      'PersistentVolumeClaim library hourly',
      'PersistentVolumeClaim thumbnails daily',
      'PersistentVolumeClaim uploads daily',
      'ConfigMap photos-settings',
      'Deployment photos-server',
    ],
  },
} as const;

test('every example repository is tested', () => {
  expect(readdirSync(EXAMPLES).sort()).toStrictEqual([...Object.keys(REPOS), 'README.md'].sort());
});

test('commonjs-template has the settings of `cdk8s init typescript-app`, untouched', () => {
  const template = join(ROOT, 'node_modules', 'cdk8s-cli', 'templates', 'typescript-app');
  const [ours, theirs] = [join(EXAMPLES, 'commonjs-template'), template].map((directory) => ({
    tsconfig: JSON.parse(readFileSync(join(directory, 'tsconfig.json'), 'utf8')),
    jest: require(join(directory, 'jest.config.js')),
    packages: majors(readFileSync(join(directory, 'package.json'), 'utf8')),
  }));
  expect(ours).toStrictEqual(theirs);
});

/** Package → major version; nothing for those that `cdk8s init` fills in, or that the template does not have. */
function majors(text: string): Record<string, string | undefined> {
  const { dependencies, devDependencies } = JSON.parse(text);
  const packages = Object.entries<string>({ ...dependencies, ...devDependencies });
  const ours = ['cdk8s', 'cdk8s-cli', 'cdk8s-plus-33', 'cdk8s-pvc-backup', 'constructs'];
  return Object.fromEntries(
    packages.filter(([name]) => !ours.includes(name)).map(([name, version]) => [name, /\d+/.exec(version)?.[0]]),
  );
}

describe.each(Object.entries(REPOS))('%s, with the package from the tarball', (name, expected) => {
  let repo: ExampleRepo;
  beforeAll(() => {
    repo = new ExampleRepo(name);
  });
  afterAll(() => repo?.remove());

  test('has one copy of constructs, and no peer that does not fit', () => {
    const { dependencies } = JSON.parse(repo.run('npm', 'ls', '--all', '--json', 'constructs', 'cdk8s'));
    const found = JSON.stringify(dependencies);
    expect(found).not.toMatch(/invalid|missing/);
    expect([...new Set(found.match(/"constructs":\{"version":"[^"]+"/g))]).toHaveLength(1);
  });

  test('has types that fit', () => {
    repo.run('npm', 'run', '--silent', expected.types);
  });

  test('passes its own tests', () => {
    expect(repo.run('npm', 'test')).toContain(expected.tested);
  });

  test('renders', () => {
    repo.run('npm', 'run', '--silent', 'synth');
    const objects = repo.rendered(expected.manifest).map(({ kind, metadata }) => {
      const tier = metadata.labels?.backup;
      return [kind, metadata.name, ...(tier === undefined ? [] : [tier])].join(' ');
    });
    expect(objects).toStrictEqual(expected.objects);
  });

  test('has the command', () => {
    expect(repo.run('npx', '--no-install', 'pvc-backup', '--help')).toContain('Exit codes:');
  });
});
