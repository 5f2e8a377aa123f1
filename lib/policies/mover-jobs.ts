import { kopiaCacheLimits } from '../kopia/cache-limits';
import { type Plan } from '../plan/plan';
import { celString } from './cel-literal';
import { type MatchCondition } from './match-conditions';

/** Label of every Job that VolSync creates (perfectra1n fork, `labels.go`). */
export const MOVER_LABEL = { 'app.kubernetes.io/created-by': 'volsync' };

/** The only container of a Kopia mover (perfectra1n fork, `mover/kopia/mover.go`). */
export const KOPIA_CONTAINER = 'kopia';

/** Name of the volume that holds the repository. */
export const REPOSITORY_VOLUME = 'repository';

/** Size of the emptyDir that holds the cache of a mover whose spec says nothing of it (fork 0.17.11). */
const DEFAULT_CACHE = '8Gi';

/**
 * Environment that the mover's script takes for hard limits of its cache (mover-kopia/entry.sh). Kopia's own limits are
 * soft: a restore keeps in the cache all that it reads, and the kubelet evicts the pod when the volume is full. VolSync
 * sets both where the spec states a cache; elsewhere nobody does.
 */
export const CACHE_LIMITS = (({ contentMb, metadataMb }) => ({
  KOPIA_CONTENT_CACHE_SIZE_LIMIT_MB: String(contentMb),
  KOPIA_METADATA_CACHE_SIZE_LIMIT_MB: String(metadataMb),
}))(kopiaCacheLimits(DEFAULT_CACHE));

/** Kopia movers that are not prepared yet. Whatever prepares them is called for no other Job. */
export function moverJobConditions(plan: Plan): MatchCondition[] {
  const [[key, value]] = Object.entries(MOVER_LABEL) as [[string, string]];
  const path = celString(plan.repository.path);
  return [
    {
      name: 'is-kopia-mover',
      expression: [
        `has(object.metadata.labels) && ${celString(key)} in object.metadata.labels`,
        `object.metadata.labels[${celString(key)}] == ${celString(value)}`,
        `object.spec.template.spec.containers.exists(c, c.name == ${celString(KOPIA_CONTAINER)})`,
      ].join(' && '),
    },
    {
      name: 'is-not-prepared-yet',
      expression: `!(${[
        `has(object.spec.template.spec.volumes) && object.spec.template.spec.volumes.exists(v, v.name == ${celString(REPOSITORY_VOLUME)} && has(v.nfs))`,
        `object.spec.template.spec.containers.all(c, has(c.volumeMounts) && c.volumeMounts.exists(m, m.name == ${celString(REPOSITORY_VOLUME)} && m.mountPath == ${path}))`,
        `object.spec.template.spec.containers.all(c, c.name != ${celString(KOPIA_CONTAINER)} || (${Object.keys(CACHE_LIMITS).map(hasVariable).join(' && ')}))`,
      ].join(' && ')})`,
    },
  ];
}

/** Whether the container `c` has a variable of its environment, in CEL. */
export function hasVariable(name: string): string {
  return `has(c.env) && c.env.exists(e, e.name == ${celString(name)})`;
}
