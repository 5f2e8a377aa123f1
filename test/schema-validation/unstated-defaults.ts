import { type Manifest } from '../../lib/kubernetes/manifest';
import { schemaOf } from '../schemas';
import { type JsonSchema } from '../schemas/strict';

/**
 * The fields of an object that it leaves to the defaults of its CRD. In the cluster they are filled in; what is compared
 * with Git (Argo CD) or with what was generated (Kyverno) then differs for ever.
 */
export function unstatedDefaults({ apiVersion, kind, ...fields }: Manifest): string[] {
  return unstated(schemaOf(apiVersion, kind)?.schema, fields, '');
}

function unstated(schema: JsonSchema | undefined, value: unknown, path: string): string[] {
  if (schema === undefined || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((element, index) => unstated(schema.items as JsonSchema, element, `${path}/${index}`));
  }
  const fields = value as Record<string, unknown>;
  const missing = Object.entries(schema.properties ?? {})
    .filter(([name, field]) => field.default !== undefined && fields[name] === undefined)
    .map(([name, field]) => `${path}/${name} (${JSON.stringify(field.default)})`);
  const nested = Object.entries(fields).flatMap(([name, field]) =>
    unstated(schema.properties?.[name], field, `${path}/${name}`),
  );
  return [...missing, ...nested];
}
