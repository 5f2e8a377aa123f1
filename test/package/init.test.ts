import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { judge } from '../schema-validation/judge';
import { filesBelow, parseManifests } from '../schema-validation/manifests';
import { ROOT, TARBALL } from './support/tarball';
import { type Run, WorkDirectory } from './support/work-directory';

const PACKED = 'cdk8s-pvc-backup-0.1.0.tgz';
const NAME = 'my-platform';
const FLAGS = [
  ['--nfs-server', 'nas.example.com'],
  ['--nfs-path', '/mnt/tank/kopia'],
  ['--storage-class', 'longhorn'],
  ['--snapshot-class', 'longhorn-snapclass'],
  ['--store', '1password'],
  ['--repo-url', 'https://git.example.com/platform/backups.git'],
];

/** A directory with nothing but the tarball, and a platform that is made from it. */
const work = new WorkDirectory();
const at = (...path: string[]) => join(work.path, NAME, ...path);
const read = (path: string) => readFileSync(at(path), 'utf8');

/** `pvc-backup init`, from the package that the new repository has by now. */
function init(args: readonly string[], user?: number): Run {
  return work.run(process.execPath, [at('node_modules/cdk8s-pvc-backup/build/cli/main.js'), 'init', ...args], {
    uid: user,
    gid: user,
  });
}

beforeAll(() => {
  copyFileSync(TARBALL, join(work.path, PACKED));
  const { status, stdout, stderr } = work.run('npx', ['--yes', `./${PACKED}`, 'init', NAME, ...FLAGS.flat()]);
  if (status !== 0) throw new Error(stdout + stderr);
}, 600_000);
afterAll(() => work.remove());

describe('a new repository', () => {
  test('has its package-lock.json, which names no registry, and the tarball that it was made from', () => {
    const { packages } = JSON.parse(read('package-lock.json'));
    const resolved = Object.values<{ resolved?: string }>(packages).flatMap((entry) => entry.resolved ?? []);
    expect(resolved).toEqual([`file:vendor/${PACKED}`]);
    expect(readFileSync(at('vendor', PACKED)).equals(readFileSync(TARBALL))).toBe(true);
  });

  test('passes its own CI once what it renders is committed', () => {
    work.shell('npm ci && npm run synth && git init --quiet -b main && git add . && git commit --quiet -m "New"', NAME);
    const { jobs } = parse(read('.github/workflows/check.yaml'));
    const steps: { run?: string; if?: string }[] = jobs.check.steps;
    const commands = steps.flatMap((step) => (step.if === undefined ? (step.run ?? []) : []));
    expect(commands.length).toBeGreaterThanOrEqual(4);
    for (const command of commands) work.shell(command, NAME);
    expect(work.shell('git status --porcelain', NAME)).toBe('');
  });

  test('is rendered to objects that their schemas accept', () => {
    const objects = filesBelow(at('dist')).flatMap((file) => parseManifests(read(`dist/${file}`), '1.1'));
    expect(objects.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['PersistentVolumeClaim', 'Deployment', 'ValidatingPolicy', 'AppProject']),
    );
    expect(objects.flatMap(judge)).toEqual([]);
  });

  test('has pages whose links lead to files that there are', () => {
    const pages = ['README.md', ...filesBelow(at('docs')).map((name) => `docs/${name}`)];
    expect(pages).toContain('docs/runbooks/README.md');
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)]
        .map(([, target = '']) => join(dirname(page), target))
        .filter((target) => !target.startsWith('http') && !existsSync(at(target)))
        .map((target) => `${page}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  test('has a README whose commands are right for bash', () => {
    const blocks = [...read('README.md').matchAll(/^ *```bash\n(.*?)^ *```$/gms)].map(([, block = '']) => block);
    expect(blocks.length).toBeGreaterThan(3);
    for (const block of blocks)
      expect(work.run('bash', ['--norc', '-n', '-c', block])).toMatchObject({ status: 0, stderr: '' });
  });

  test('shows its schedule', () => {
    expect(work.shell('npm run --silent schedule', NAME)).toContain('notes-data');
  });
});

test('a new version of the package takes the place of the old one', () => {
  const page = readFileSync(join(ROOT, 'docs/how-to/platform-repository.md'), 'utf8');
  const [, block = ''] = page.match(/```bash\n(.*?)^```$/ms) ?? [];
  copyFileSync(TARBALL, at('vendor', 'cdk8s-pvc-backup-0.2.0.tgz'));
  work.shell(block, NAME);
  expect(JSON.parse(read('package.json')).dependencies['cdk8s-pvc-backup']).toBe(
    'file:vendor/cdk8s-pvc-backup-0.2.0.tgz',
  );
  expect(work.shell('git status --porcelain -- dist docs examples', NAME)).toBe('');
});

describe('I16: in a new repository', () => {
  const config = 'apps/config.ts';
  const state = () => work.shell('git status --porcelain --ignored -- dist docs examples', NAME);

  /** Runs with a file changed, and puts it back. */
  function changed(path: string, from: string, to: string, run: () => void): void {
    const right = read(path);
    expect(right).toContain(from);
    writeFileSync(at(path), right.replace(from, to));
    try {
      run();
    } finally {
      writeFileSync(at(path), right);
    }
  }

  test('a broken config writes nothing, and all that is wrong is said', () => {
    changed(
      config,
      "nfs: { server: 'nas.example.com', path: '/mnt/tank/kopia' }",
      "nfs: { server: '', path: 'tank' }",
      () => {
        const { status, stderr } = work.run('npm', ['run', '--silent', 'synth'], { cwd: at() });
        expect(status).toBe(1);
        expect(stderr).toContain('platform config: 2 problems');
        expect(stderr).toContain('repository.nfs.path: got "tank"');
        expect(stderr).toContain('Nothing was written.');
        expect(stderr).not.toContain('    at ');
      },
    );
    expect(state()).toBe('');
  });

  test('a PVC in a tier that there is not writes nothing either', () => {
    changed('apps/notes.ts', "tier: 'hourly'", "tier: 'hourli'", () => {
      const { status, stderr } = work.run('npm', ['run', '--silent', 'synth'], { cwd: at() });
      expect(status).toBe(1);
      expect(stderr).toContain('got "hourli"');
    });
    expect(state()).toBe('');
  });

  test('the type check finds a field that there is not', () => {
    changed(config, 'storageClass:', 'storageKlass:', () => {
      const { status, stdout } = work.run('npm', ['run', '--silent', 'typecheck'], { cwd: at() });
      expect(status).not.toBe(0);
      expect(stdout).toContain('apps/config.ts');
    });
  });

  test('CI notices a dist/ that is not what the config gives', () => {
    changed(config, 'longhorn-snapclass', 'other-snapclass', () => {
      work.shell('npm run --silent synth', NAME);
      const { status } = work.run('git', ['diff', '--exit-code', '--quiet', '--', 'dist'], { cwd: at() });
      expect(status).toBe(1);
    });
    work.shell('npm run --silent synth', NAME);
    expect(state()).toBe('');
  });

  test('CI notices a PVC without a backup', () => {
    const pvc = `{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'cache', namespace } }`;
    const before = "  return { 'apps/notes/notes.yaml': chart };";
    changed('apps/notes.ts', before, `  new ApiObject(chart, 'Cache', ${pvc});\n${before}`, () => {
      work.shell('npm run --silent synth', NAME);
      const { status, stdout } = work.run('npm', ['run', '--silent', 'check'], { cwd: at() });
      expect(status).toBe(1);
      expect(stdout).toContain('cache');
    });
    work.shell('npm run --silent synth', NAME);
    expect(state()).toBe('');
  });
});

test('CI notices, in a pull request, a PVC that would not be restored under its new name', () => {
  const { jobs } = parse(read('.github/workflows/check.yaml'));
  const steps: { run?: string; if?: string }[] = jobs.check.steps;
  const [command = '', ...others] = steps.flatMap((step) => (step.if === undefined ? [] : (step.run ?? [])));
  expect(others).toEqual([]);
  work.shell('git update-ref refs/remotes/origin/main main', NAME);
  work.shell(`BASE=main\n${command}`, NAME);
  const right = read('apps/notes.ts');
  writeFileSync(at('apps/notes.ts'), right.replace("name: 'notes-data'", "name: 'notes-text'"));
  work.shell('npm run --silent synth', NAME);
  const { status, stdout } = work.run('bash', ['--norc', '-c', `BASE=main\n${command}`], { cwd: at() });
  expect(status).toBe(1);
  expect(stdout).toContain('notes-data');
  writeFileSync(at('apps/notes.ts'), right);
  work.shell('npm run --silent synth', NAME);
});

test('a repository with other tiers passes its check too', () => {
  expect(init(['weekly', ...FLAGS.flat(), '--tiers', 'weekly']).status).toBe(0);
  expect(work.shell('npm run --silent synth && npm run --silent check', 'weekly')).toContain('tier weekly');
});

describe('init refuses', () => {
  const listing = () => readdirSync(work.path).sort();

  test('a directory in which something stands, so also a second time', () => {
    const before = work.shell('git status --porcelain --ignored', NAME);
    const { status, stdout, stderr } = init([NAME, ...FLAGS.flat()]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`${NAME}: the directory is not empty`);
    expect(stderr).toContain('pvc-backup init my-platform');
    expect(work.shell('git status --porcelain --ignored', NAME)).toBe(before);
  });

  test('to guess, when flags are missing and there is no terminal: it names them', () => {
    const before = listing();
    const { status, stdout, stderr } = init(['other', '--nfs-server', 'nas.example.com']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    for (const flag of ['--nfs-path', '--storage-class', '--snapshot-class', '--store', '--repo-url']) {
      expect(stderr).toContain(`${flag}: got nothing; allowed: `);
    }
    expect(stderr).not.toContain('--nfs-server: ');
    expect(listing()).toEqual(before);
  });

  test.each([
    ['--nfs-server', 'nas example'],
    ['--nfs-path', 'tank/kopia'],
    ['--storage-class', 'Long Horn'],
    ['--snapshot-class', 'a_b'],
    ['--store', 'Vault/secrets'],
    ['--item', '{{x}}'],
    ['--field', '$x'],
    ['--repo-url', 'backups'],
    ['--revision', 'a b'],
    ['--domain', 'no domain'],
    ['--tiers', 'hourly,yearly'],
    ['--package', './gone.tgz'],
  ])('a wrong %s, and says what was given, what is allowed and what to do', (flag, value) => {
    const before = listing();
    const { status, stdout, stderr } = init(['other', ...FLAGS.filter(([name]) => name !== flag).flat(), flag, value]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    const [, allowed, fix] = stderr.match(/ {2}- (?:.*); allowed: (.+); to fix: (.+)/) ?? [];
    expect(stderr).toContain(`  - ${flag}: got ${JSON.stringify(value)}; `);
    expect(`${allowed}${fix}`.length).toBeGreaterThan(20);
    expect(stderr).toContain('init: 1 problem; nothing was written');
    expect(listing()).toEqual(before);
  });

  test('a directory that it may not write to', () => {
    mkdirSync(join(work.path, 'locked'), { mode: 0o555 });
    // Root may write everywhere.
    const nobody = process.getuid?.() === 0 ? 65_534 : undefined;
    const { status, stdout, stderr } = init(['locked/platform', ...FLAGS.flat()], nobody);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      /locked\/platform: cannot be used: you may not write there \(EACCES\); name another directory/,
    );
    expect(stderr).not.toContain('    at ');
    expect(readdirSync(join(work.path, 'locked'))).toEqual([]);
  });
});

test('without npm install, it says what is left to do', () => {
  const { status, stderr } = init(['plain', ...FLAGS.flat(), '--no-install']);
  expect(status).toBe(0);
  expect(stderr).toContain('npm install ');
  expect(existsSync(join(work.path, 'plain', 'package-lock.json'))).toBe(false);
  expect(readdirSync(join(work.path, 'plain', 'vendor'))).toEqual([expect.stringMatching(/\.tgz$/)]);
});

test('when npm install fails, it says so, keeps the files, and fails', () => {
  const { status, stderr } = init(['offline', ...FLAGS.flat(), '--package', '0.0.0-not-there']);
  expect(status).toBe(2);
  expect(stderr).toContain('`npm install` failed');
  expect(existsSync(join(work.path, 'offline', 'apps', 'config.ts'))).toBe(true);
});
