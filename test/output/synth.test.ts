import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BackedUpPvc, type PlatformConfig, resolvePlan } from '../../lib';
import { type ChartFiles } from '../../lib/output/render';
import { synth } from '../../lib/output/synth';
import { minimalConfig } from '../support/config';
import { minimalPvc } from '../support/constructs';
import { newChart } from '../support/manifests';

let root: string;
const log = vi.spyOn(console, 'log').mockReturnValue();
const error = vi.spyOn(console, 'error').mockReturnValue();
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'synth-'));
  vi.stubEnv('CDK8S_OUTDIR', undefined);
});
afterEach(() => {
  rmSync(root, { recursive: true });
  vi.unstubAllEnvs();
  vi.clearAllMocks();
  process.exitCode = undefined;
});

/** One file for each namespace. */
function charts(...namespaces: string[]): ChartFiles {
  return Object.fromEntries(
    namespaces.map((namespace) => {
      const chart = newChart();
      new BackedUpPvc(chart, 'Pvc', { ...minimalPvc, metadata: { name: 'data', namespace } });
      return [`apps/${namespace}.yaml`, chart];
    }),
  );
}

const files = (directory = root) =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort();

describe('synth', () => {
  test('writes every output and says how much that is', async () => {
    await synth(root, () => ({ directories: { dist: charts('one', 'two'), examples: charts('three') } }));
    expect(files()).toStrictEqual(['dist/apps/one.yaml', 'dist/apps/two.yaml', 'examples/apps/three.yaml']);
    expect(log.mock.calls).toStrictEqual([
      ['dist/: 1 folder, 2 files, 2 objects'],
      ['examples/: 1 folder, 1 file, 1 object'],
    ]);
    expect(process.exitCode).toBeUndefined();
  });

  test('counts folders and objects, not files', async () => {
    const [first, second] = Object.values(charts('one', 'two'));
    const dist = { 'a/x.yaml': first, 'b/y.yaml': second } as ChartFiles;
    await synth(root, () => ({ directories: { dist } }));
    expect(log).toHaveBeenCalledExactlyOnceWith('dist/: 2 folders, 2 files, 2 objects');
  });

  test('writes further pages beside what is there, and none when something is wrong', async () => {
    mkdirSync(join(root, 'docs'));
    writeFileSync(join(root, 'docs', 'mine.yaml'), 'mine');
    const pages = { 'docs/pages/one.yaml': 'one' };
    await synth(root, () => ({ directories: { dist: charts('one') }, pages }));
    expect(files()).toStrictEqual(['dist/apps/one.yaml', 'docs/mine.yaml', 'docs/pages/one.yaml']);
    expect(readFileSync(join(root, 'docs/pages/one.yaml'), 'utf8')).toBe('one');
    rmSync(join(root, 'docs/pages'), { recursive: true });
    await synth(root, () => ({ directories: { dist: charts('Not a namespace') }, pages }));
    expect(files()).toStrictEqual(['dist/apps/one.yaml', 'docs/mine.yaml']);
  });

  test('writes a copy where the cdk8s CLI looks for it', async () => {
    vi.stubEnv('CDK8S_OUTDIR', join(root, 'build/cdk8s'));
    await synth(root, () => ({ directories: { dist: charts('one') } }));
    expect(files()).toStrictEqual(['build/cdk8s/dist/apps/one.yaml', 'dist/apps/one.yaml']);
  });
});

describe('I16: synth of a wrong config', () => {
  const wrong = { ...minimalConfig, domain: 'no domain', mover: { uid: 0 } } satisfies PlatformConfig;

  test('writes nothing, not even the outputs that are right, and fails', async () => {
    await synth(root, () => ({ directories: { dist: charts('one') } }));
    log.mockClear();
    vi.stubEnv('CDK8S_OUTDIR', join(root, 'build/cdk8s'));
    await synth(root, () => {
      resolvePlan(wrong);
      return { directories: { examples: charts('two'), dist: charts('two') } };
    });
    expect(files()).toStrictEqual(['dist/apps/one.yaml']);
    expect(process.exitCode).toBe(1);
    expect(log).not.toHaveBeenCalled();
  });

  test('says all that is wrong, and that nothing was written', async () => {
    await synth(root, () => {
      resolvePlan(wrong);
      return { directories: {} };
    });
    const said = String(error.mock.calls[0]?.[0]);
    expect(said).toContain('platform config: 2 problems');
    expect(said).toContain('- mover.uid: got 0;');
    expect(said).toContain('- domain: got "no domain";');
    expect(said).toMatch(/\nNothing was written\.$/);
  });

  test('also fails on objects that cannot be applied together', async () => {
    const chart = newChart();
    new BackedUpPvc(chart, 'One', minimalPvc);
    new BackedUpPvc(chart, 'Two', minimalPvc);
    await synth(root, () => ({ directories: { examples: charts('two'), dist: { 'a.yaml': chart } } }));
    expect(files()).toStrictEqual([]);
    expect(process.exitCode).toBe(1);
  });

  test('does not hide errors of another kind', async () => {
    const broken = () => {
      throw new TypeError('a bug');
    };
    await expect(synth(root, broken)).rejects.toThrow('a bug');
    expect(files()).toStrictEqual([]);
  });
});
