import { expect } from 'vitest';
import { config } from '../../apps/config';
import { type PolicyFamily, resolvePlan } from '../../lib';
import { type Manifest } from '../../lib/kubernetes/manifest';
import { policies } from '../../lib/platform/kyverno/part';
import { partFiles } from '../../lib/platform/part';
import { committedManifests } from '../schema-validation/manifests';

/** What dist/ was rendered from: values that a user edits are read from here. */
export const plan = resolvePlan(config);

export const dist: readonly Manifest[] = committedManifests('dist').map(({ object }) => object);

/** The policies and their rights in a family, from the config that dist/ is rendered from. */
export function policiesOf(policyFamily: PolicyFamily): Manifest[] {
  const charts = partFiles([policies(resolvePlan({ ...config, kyverno: { ...config.kyverno, policyFamily } }))]);
  return Object.values(charts).flatMap((chart) => chart.toJson());
}

/** The one object of a kind and name, in dist/ unless other objects are given. */
export function find(kind: string, name: string, objects = dist): Manifest {
  const found = objects.filter((object) => object.kind === kind && object.metadata.name === name);
  expect(found, `one ${kind} ${name}`).toHaveLength(1);
  return found[0] as Manifest;
}
