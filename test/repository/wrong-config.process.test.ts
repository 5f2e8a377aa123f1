import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { config as right } from '../../apps/config';
import { exampleConfig } from '../../apps/examples/config';
import { notes } from '../../apps/examples/notes';
import { BackedUpPvc, type PlatformConfig, platformFiles, platformPages, resolvePlan, synth } from '../../lib';
import { contents, ProjectCopy, type Run } from './project-copy';

const OUTPUTS = ['dist', 'examples'];

interface Case {
  readonly name: string;
  /** Fields that the message must name. */
  readonly fields: readonly string[];
}

/** Changes of the committed config. */
const wrongConfigs: readonly (Case & { readonly change: (config: PlatformConfig) => object })[] = [
  {
    name: 'a cron expression that VolSync refuses',
    change: (right) => ({
      ...right,
      schedule: { tiers: [{ label: 'hourly', cron: '1-5/2 * * * *', retain: { hourly: 1 } }] },
    }),
    fields: ['schedule.tiers[0].cron'],
  },
  {
    name: 'a retention that keeps nothing',
    change: (right) => ({
      ...right,
      schedule: { tiers: [{ label: 'hourly', cron: '0 * * * *', retain: { hourly: 0 } }] },
    }),
    fields: ['schedule.tiers[0].retain'],
  },
  {
    name: 'a relative NFS path',
    change: (right) => ({
      ...right,
      repository: { ...right.repository, nfs: { server: '192.0.2.1', path: 'tank/kopia' } },
    }),
    fields: ['repository.nfs.path'],
  },
  {
    name: 'two tiers with one label',
    change: (right) => ({
      ...right,
      schedule: { tiers: ['0 * * * *', '0 2 * * *'].map((cron) => ({ label: 'daily', cron, retain: { daily: 7 } })) },
    }),
    fields: ['schedule.tiers[1].label'],
  },
  { name: 'a negative uid', change: (right) => ({ ...right, mover: { uid: -1 } }), fields: ['mover.uid'] },
  {
    name: 'an unknown kind of store',
    change: (right) => ({ ...right, credentials: { ...right.credentials, store: { kind: 'Vault', name: 'vault' } } }),
    fields: ['credentials.store.kind'],
  },
  { name: 'an empty domain with the UI on', change: (right) => ({ ...right, domain: '' }), fields: ['domain'] },
  {
    name: 'a copy method that would back up files while they change',
    change: (right) => ({ ...right, mover: { ...right.mover, copyMethod: 'Direct' } }),
    fields: ['mover.copyMethod'],
  },
  {
    name: 'several things at once',
    change: (right) => ({
      ...right,
      domain: '',
      mover: { uid: 0, injection: 'none' },
      storage: {},
      credentials: { ...right.credentials, item: ' ' },
    }),
    fields: [
      'domain',
      'mover.uid',
      'mover.injection',
      'storage.storageClass',
      'storage.snapshotClass',
      'credentials.item',
    ],
  },
];

/** Props of a BackedUpPvc, merged into right ones. */
const wrongPvcs: readonly (Case & { readonly props: object })[] = [
  {
    name: 'a name of 44 characters',
    props: { metadata: { name: 'n'.repeat(44), namespace: 'notes' } },
    fields: ['metadata.name'],
  },
  {
    name: 'a name with a dot',
    props: { metadata: { name: 'notes.data', namespace: 'notes' } },
    fields: ['metadata.name'],
  },
  {
    name: 'an excluded namespace',
    props: { metadata: { name: 'data', namespace: 'kube-system' } },
    fields: ['metadata.namespace'],
  },
  {
    name: 'another uid on an export that does not map users',
    props: { protection: 'explicit', overrides: { mover: { uid: 1000 } } },
    fields: ['overrides.mover.uid'],
  },
  {
    name: 'a copy method of its own',
    props: { protection: 'explicit', overrides: { copyMethod: 'Direct' } },
    fields: ['overrides.copyMethod'],
  },
];

/** A file with one PVC, as an app of this repository renders it. */
function volume(props: object): ReturnType<typeof notes> {
  const chart = new Chart(new App(), 'notes');
  const valid = { metadata: { name: 'data', namespace: 'notes' }, tier: 'hourly', storage: '1Gi' };
  new BackedUpPvc(chart, 'Data', { ...valid, ...props, plan: resolvePlan(exampleConfig) } as never);
  return { 'notes/notes.yaml': chart };
}

/** The fields that an error message names, each on a line of its own. */
function namedFields(message: string): string[] {
  return [...message.matchAll(/^ *- (\S+): got /gm)].map(([, field = '']) => field);
}

/** Files that a synth replaces when it writes anything. */
function leaveWitnesses(root: string): void {
  for (const output of OUTPUTS) {
    mkdirSync(join(root, output), { recursive: true });
    writeFileSync(join(root, output, 'witness.yaml'), 'unchanged\n');
  }
}

/** Runs something that must fail, and checks that it leaves no trace and names every field that is wrong. */
async function expectRefusal(root: string, fields: readonly string[], run: () => Promise<Run>): Promise<void> {
  leaveWitnesses(root);
  const state = () => ({ ...contents(root, OUTPUTS), entries: readdirSync(root) });
  const before = state();
  const { exitCode, stderr } = await run();
  expect(exitCode, stderr).not.toBe(0);
  expect(namedFields(stderr).sort()).toEqual([...fields].sort());
  expect(stderr).toContain('Nothing was written.');
  expect(state()).toEqual(before);
}

describe('in this process', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'wrong-config-'));
    vi.stubEnv('CDK8S_OUTDIR', undefined);
    process.exitCode = undefined;
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    process.exitCode = undefined;
  });

  /** What apps/main.ts does, with a config and an example of its own. */
  async function synthesize(config: PlatformConfig, example = () => notes(resolvePlan(exampleConfig))): Promise<Run> {
    vi.spyOn(console, 'log').mockReturnValue();
    const error = vi.spyOn(console, 'error').mockReturnValue();
    await synth(root, () => {
      const plan = resolvePlan(config);
      const dist = platformFiles(plan);
      return { directories: { dist, examples: example() }, pages: platformPages(plan, dist, { library: '.' }) };
    });
    const stderr = error.mock.calls.map(([text]) => String(text)).join('\n');
    return { exitCode: Number(process.exitCode ?? 0), stdout: '', stderr };
  }

  test('what is right is written, so a refusal shows something', async () => {
    leaveWitnesses(root);
    expect(await synthesize(right)).toMatchObject({ exitCode: 0, stderr: '' });
    for (const output of OUTPUTS) expect(existsSync(join(root, output, 'witness.yaml'))).toBe(false);
    expect(existsSync(join(root, 'docs'))).toBe(true);
  });

  describe('I16: a wrong config is refused and writes nothing', () => {
    test.each(wrongConfigs)('$name', async ({ change, fields }) => {
      await expectRefusal(root, fields, () => synthesize(change(right) as PlatformConfig));
    });
  });

  describe('I16: a wrong PVC is refused and writes nothing', () => {
    test.each(wrongPvcs)('$name', async ({ props, fields }) => {
      await expectRefusal(root, fields, () => synthesize(right, () => volume(props)));
    });
  });
});

describe('in a copy of the project', () => {
  function withoutDomain(): ProjectCopy {
    const copy = new ProjectCopy();
    renameSync(join(copy.directory, 'apps/config.ts'), join(copy.directory, 'apps/config.right.ts'));
    const text = "import { config as right } from './config.right';\nexport const config = { ...right, domain: '' };\n";
    copy.write('apps/config.ts', text);
    return copy;
  }

  test('I16: `npm run synth` refuses a wrong config, and writes nothing', async () => {
    const copy = withoutDomain();
    await expectRefusal(copy.directory, ['domain'], () => copy.synth());
  });

  test('I16: `npx cdk8s synth` refuses it too, and writes nothing', async () => {
    const copy = withoutDomain();
    await expectRefusal(copy.directory, ['domain'], () => copy.cdk8sSynth());
  });
});
