import { join } from 'node:path';
import { engineVersion } from '../../tools/engines';

/** The vendored definitions, of the Kubernetes version that the tests run. */
export function kubernetesSchemaFile(): string {
  return join(__dirname, `kubernetes-${engineVersion('kubernetes')}.schema.json`);
}
