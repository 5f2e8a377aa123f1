import { describe, expect, test } from 'vitest';
import { config } from '../../apps/config';
import { protectPvc, resolvePlan } from '../../lib';
import { type Manifest } from '../../lib/kubernetes/manifest';
import { folderObjects } from '../../lib/output/render';
import { systemPage } from '../../lib/pages/system-page/system-page';
import { platformFiles } from '../../lib/platform/platform-files';
import { ALWAYS_EXCLUDED } from '../support/platform-config';

/** A namespace that is in no default, and in no other setting. */
const ADDED = 'tape-library';

const changed = resolvePlan({ ...config, namespaces: { ...config.namespaces, excluded: [ADDED] } });
const folders = folderObjects(platformFiles(changed));
const objects = Object.values(folders).flat();

/** The one list, as it must appear wherever it does: with the namespaces that are always in it. */
const LIST = [...ALWAYS_EXCLUDED, ADDED].sort();

const named = (name: string) => JSON.stringify(objects.find(({ metadata }) => metadata.name === name));

describe('I3, I6: the one list of excluded namespaces is changed in the config', () => {
  test('I3: the plan has it, with what must come up before Kyverno', () => {
    expect(changed.namespaces.excluded).toEqual(LIST);
  });

  test('I3: every policy that acts on PVCs follows', () => {
    const policies = objects.filter(
      ({ apiVersion, kind }) => apiVersion.includes('kyverno.io') && kind.endsWith('Policy'),
    );
    const onPvcs = policies.filter((policy) =>
      /"PersistentVolumeClaim"|"persistentvolumeclaims"/.test(JSON.stringify(policy)),
    );
    const following = onPvcs.filter((policy) => JSON.stringify(policy).includes(`'${ADDED}'`));
    expect(following.length).toBeGreaterThanOrEqual(3);
    const names = onPvcs.filter(isNoCleanup).map(({ metadata }) => metadata.name);
    expect(following.map(({ metadata }) => metadata.name)).toEqual(names);
  });

  test('I6: the label rules in the API server follow', () => {
    expect(named('volsync-pvc-backup-restore-labels')).toContain(LIST.map((name) => `'${name}'`).join(', '));
  });

  test('I3: the webhooks of Kyverno follow, through the values of its chart', () => {
    const at = 'spec.source.helm.valuesObject.config.webhooks.namespaceSelector.matchExpressions';
    const chart = objects.find(({ metadata }) => metadata.name === 'kyverno-chart');
    expect(chart).toHaveProperty(at, [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: LIST }]);
  });

  test('the secret store follows: they may not use it, but for the platform', () => {
    const values = LIST.filter((name) => name !== changed.namespaces.platform);
    expect(named(changed.credentials.store.name)).toContain(JSON.stringify(values));
  });

  test('I6: the checks at synth follow', () => {
    const protect = (namespace: string) =>
      protectPvc({ metadata: { name: 'data', namespace } }, { tier: 'hourly', plan: changed });
    expect(() => protect(ADDED)).toThrow(`metadata.namespace: got "${ADDED}"`);
    expect(() => protect('longhorn-system')).not.toThrow();
  });

  test('the docs follow', () => {
    expect(systemPage(changed, folders)).toContain(LIST.map((name) => `\`${name}\``).join(', '));
  });

  test('nothing keeps the list of before', () => {
    const before = config.namespaces?.excluded ?? ['cert-manager', 'longhorn-system'];
    for (const name of before) expect(JSON.stringify(objects)).not.toContain(`'${name}'`);
  });
});

function isNoCleanup({ kind }: Manifest): boolean {
  return !/Cleanup|Deleting/.test(kind);
}
