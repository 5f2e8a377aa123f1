import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import {
  BackedUpPvc,
  ConfigError,
  exemptPvc,
  type RequireBackupsOptions,
  requireBackups,
  resolvePlan,
} from '../../lib';
import { validConfig } from '../support/config';

function pvc(name: string, metadata: object = {}) {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace: 'wiki', ...metadata },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  };
}

/** An app with one chart of one object for each manifest. */
function appOf(manifests: readonly (ReturnType<typeof pvc> | object)[], rules?: RequireBackupsOptions): App {
  const app = new App({ outdir: 'build/require-backups' });
  requireBackups(app, rules);
  for (const [index, manifest] of manifests.entries()) {
    new ApiObject(new Chart(app, `chart-${index}`), 'Object', manifest as ConstructorParameters<typeof ApiObject>[2]);
  }
  return app;
}

const labelled = { labels: { backup: 'hourly' } };

describe('requireBackups', () => {
  it('lets an app pass whose volumes are backed up, or exempt with a reason', () => {
    const app = appOf([pvc('a', labelled), exemptPvc(pvc('b'), 'a cache')]);
    new BackedUpPvc(new Chart(app, 'own'), 'Data', {
      metadata: { name: 'c', namespace: 'wiki' },
      tier: 'daily',
      storage: '1Gi',
    });
    expect(() => app.synthYaml()).not.toThrow();
  });

  it.each(['synth', 'synthYaml'] as const)(
    'fails %s for a volume that nobody said anything about, and names its construct',
    (method) => {
      const app = appOf([pvc('a', labelled), pvc('b')]);
      expect(() => app[method]()).toThrow(
        /chart-1\/Object: PVC wiki\/b is neither backed up nor exempt \(unprotected-volume\); to fix: label it backup: hourly or daily/,
      );
    },
  );

  it('fails Testing.synth too', () => {
    const chart = new Chart(appOf([pvc('a')]), 'other');
    expect(() => Testing.synth(chart)).toThrow(/unprotected-volume/);
  });

  it('sees volumes of StatefulSets, and two objects in two charts as one set', () => {
    const set = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db', namespace: 'wiki' },
      spec: { volumeClaimTemplates: [{ metadata: { name: 'data', ...labelled } }] },
    };
    expect(() => appOf([set]).synthYaml()).not.toThrow();
    expect(() => appOf([set, pvc('data-db-0', labelled)]).synthYaml()).toThrow(/identity-collision/);
  });

  it('sees what stands in a list', () => {
    const list = (...items: object[]) => ({ apiVersion: 'v1', kind: 'List', items });
    const typed = { apiVersion: 'v1', kind: 'PersistentVolumeClaimList', items: [pvc('b')] };
    expect(() => appOf([list(pvc('a', labelled))]).synthYaml()).not.toThrow();
    expect(() => appOf([list(pvc('a', labelled), pvc('b'))]).synthYaml()).toThrow(
      /chart-0\/Object: PVC wiki\/b is neither/,
    );
    expect(() => appOf([list(typed)]).synthYaml()).toThrow(/PVC wiki\/b is neither/);
  });

  it('goes by the plan of the platform', () => {
    const plan = resolvePlan(
      validConfig({ schedule: { tiers: [{ label: 'weekly', cron: '0 0 * * 0', retain: { weekly: 1 } }] } }),
    );
    expect(() => appOf([pvc('a', labelled)], { plan }).synthYaml()).toThrow(/unknown-tier/);
    expect(() => appOf([pvc('a', { labels: { backup: 'weekly' } })], { plan }).synthYaml()).not.toThrow();
  });

  it('puts manifests without a namespace into the one that it is given', () => {
    const bare = pvc('a', { ...labelled, namespace: undefined });
    expect(() => appOf([bare], { failOn: 'warning' }).synthYaml()).toThrow(/missing-namespace/);
    expect(() => appOf([bare], { failOn: 'warning', namespace: 'wiki' }).synthYaml()).not.toThrow();
    expect(() => appOf([bare], { namespace: 'kube-system' }).synthYaml()).toThrow(/excluded-namespace/);
  });

  it('fails on warnings when it is told to', () => {
    const twice = [pvc('a', labelled), pvc('a', labelled)];
    expect(() => appOf(twice).synthYaml()).not.toThrow();
    expect(() => appOf(twice, { failOn: 'warning' }).synthYaml()).toThrow(/duplicate-object/);
  });

  it.each([
    [{ construct: 'chart-0' }, true],
    [{ construct: 'chart-0/Object', rule: 'unprotected-volume' }, true],
    [{ construct: 'chart-0/Object', rule: 'unknown-tier' }, false],
    [{ construct: 'chart' }, false],
    [{ construct: 'chart-1' }, false],
  ])('passes over what it is told to pass over, and nothing else: %j', (entry, passes) => {
    const app = appOf([pvc('a')], { ignore: [{ ...entry, reason: 'known' }] });
    if (passes) expect(() => app.synthYaml()).not.toThrow();
    else expect(() => app.synthYaml()).toThrow(/unprotected-volume/);
  });

  it('sees in the same turn that what was wrong is mended', () => {
    const app = appOf([pvc('a')]);
    expect(() => app.synthYaml()).toThrow();
    ApiObject.of(app.node.findChild('chart-0').node.findChild('Object')).metadata.addLabel('backup', 'hourly');
    expect(() => app.synthYaml()).not.toThrow();
  });

  it('sees in the next turn that what was right is wrong now', async () => {
    const app = appOf([pvc('a', labelled)]);
    expect(() => app.synthYaml()).not.toThrow();
    new ApiObject(new Chart(app, 'late'), 'Object', pvc('b'));
    await Promise.resolve();
    expect(() => app.synthYaml()).toThrow(/wiki\/b/);
  });

  it('judges an app once, however many charts it has', () => {
    const app = appOf(Array.from({ length: 20 }, (_, index) => pvc(`a-${index}`, labelled)));
    const [first] = app.node.findAll().filter(ApiObject.isApiObject);
    let renderings = 0;
    const toJson = first?.toJson.bind(first);
    Object.assign(first ?? {}, {
      toJson: () => {
        renderings += 1;
        return toJson?.();
      },
    });
    app.synthYaml();
    // Once to be judged, once to be rendered.
    expect(renderings).toBe(2);
  });

  it.each([
    [{ ignore: [{ construct: 'a', reason: ' ' }] }, /ignore\[0\]\.reason/],
    [{ ignore: [{ construct: '', reason: 'x' }] }, /ignore\[0\]\.construct/],
    [
      { ignore: [{ construct: 'a', rule: 'unprotected', reason: 'x' }] },
      /ignore\[0\]\.rule: got "unprotected"; allowed: .*unprotected-volume/,
    ],
    [{ failOn: 'note' }, /failOn: got "note"/],
    [{ ignored: [] }, /ignored/],
  ])('refuses rules that are wrong: %j', (rules, message) => {
    const refused = () => requireBackups(new App(), rules as RequireBackupsOptions);
    expect(refused).toThrow(ConfigError);
    expect(refused).toThrow(message);
  });
});
