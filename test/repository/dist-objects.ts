import { expect } from 'vitest';
import { config } from '../../apps/config';
import { resolvePlan } from '../../lib';
import { type Manifest } from '../../lib/manifest';
import { committedManifests } from '../validation/manifests';

/** What dist/ was rendered from: values that a user edits are read from here. */
export const plan = resolvePlan(config);

export const dist: readonly Manifest[] = committedManifests('dist').map(({ object }) => object);

/** The one object of a kind and name in dist/. */
export function find(kind: string, name: string): Manifest {
  const found = dist.filter((object) => object.kind === kind && object.metadata.name === name);
  expect(found, `one ${kind} ${name}`).toHaveLength(1);
  return found[0] as Manifest;
}
