import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { type Manifest } from '../../lib/kubernetes/manifest';
import { type PolicyRule } from '../../lib/policies/rbac';
import { type Sample, samples } from './constructs';

export function newChart(): Chart {
  return new Chart(new App(), 'test');
}

/** The manifests of a chart with what `build` places in it. */
export function manifestsOf(build: Sample['build']): Manifest[] {
  const chart = newChart();
  build(chart);
  return chart.toJson();
}

/** The one manifest of a kind, and of a name where there are several. */
export function only(manifests: readonly Manifest[], kind: string, name?: string): Manifest {
  const found = manifests.filter(
    (manifest) => manifest.kind === kind && (name === undefined || manifest.metadata.name === name),
  );
  expect(found, `one ${kind} ${name ?? ''}`).toHaveLength(1);
  return found[0] as Manifest;
}

export function kindsOf(manifests: readonly Manifest[]): string[] {
  return manifests.map((manifest) => manifest.kind).sort();
}

/** What a ClusterRole allows: API group and resource → verbs. */
export function rightsIn(role: Manifest): Record<string, readonly string[]> {
  const rights = (role.rules as PolicyRule[]).flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap((group) => resources.map((resource) => [`${group}/${resource}`, verbs] as const)),
  );
  expect(new Set(rights.map(([resource]) => resource)).size, 'each resource once').toBe(rights.length);
  return Object.fromEntries(rights);
}

/** The bundle of pvc-plumber changes with every file that it shares with the library; dist/ holds it, a test compares. */
function withoutBundle(manifests: readonly Manifest[]): Manifest[] {
  const leaveOut = (key: string, value: unknown) =>
    key === 'checksum/bundle' || (typeof value === 'string' && value.length > 10_000) ? 'left out here' : value;
  return JSON.parse(JSON.stringify(manifests, leaveOut));
}

/** What holds for every sample of a construct. The snapshots are kept beside the test file that calls this. */
export function testSamples(construct: string): void {
  const ours = samples.filter(({ name }) => name.startsWith(`${construct} `));
  describe.each(ours.map(({ name, build }) => [name, build] as const))('%s', (_, build) => {
    test('renders as recorded', () => {
      expect(withoutBundle(manifestsOf(build))).toMatchSnapshot();
    });

    test('takes a JSON patch to a field that no type knows, when it has objects', () => {
      const chart = newChart();
      const construct = build(chart);
      if (chart.toJson().length === 0) return;
      const object = ApiObject.of(construct);
      const unheardOf = { of: ['this', 1] };
      // Some kinds have no spec.
      const hasSpec = object.toJson().spec !== undefined;
      object.addJsonPatch(JsonPatch.add(hasSpec ? '/spec/unheardOf' : '/unheardOf', unheardOf));
      const patched = hasSpec ? { spec: expect.objectContaining({ unheardOf }) } : { unheardOf };
      expect(chart.toJson()).toContainEqual(expect.objectContaining({ kind: object.kind, ...patched }));
    });
  });
}
