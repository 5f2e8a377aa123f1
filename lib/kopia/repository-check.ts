import { FORMAT_FILE, repositoryIdToBase64 } from '../contract/repository-id';
import { type Plan } from '../plan/plan';

/**
 * A shell command that succeeds only when the share holds a Kopia repository, and the one that the config means.
 *
 * pvc-plumber 1.7.0 answers "fresh" for everything when the mounted share turns into an empty directory, which is what a
 * NAS exports while its dataset is locked or not mounted. Kopia itself goes on from its cached copy of the format file.
 */
export function repositoryCheckCommand(plan: Plan): string {
  const file = `${plan.repository.path}/${FORMAT_FILE}`;
  if (plan.repository.uniqueId === undefined) return `test -s ${file}`;
  return `grep -qF '"${repositoryIdToBase64(plan.repository.uniqueId)}"' ${file}`;
}
