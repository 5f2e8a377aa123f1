import { existsSync, readFileSync } from 'node:fs';
import { type KindSchema } from './kind-schema';
import { kubernetesSchemaFile } from './kubernetes-file';
import { type JsonSchema, type OpenApiSchema, strict } from './strict';

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

interface Vendored {
  readonly definitions: Readonly<Record<string, OpenApiSchema>>;
}

function readVendored(): Vendored {
  const file = kubernetesSchemaFile();
  if (!existsSync(file)) throw new Error(`there is no ${file}: run \`npm run vendor:schemas\` and commit`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

const vendored = readVendored();

/** An amount such as `500m` or `10Gi`; in a manifest it may be a number too. */
const QUANTITY: JsonSchema = {
  type: ['number', 'string'],
  pattern: '^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$',
};

/** The definitions that schemas refer to as `#/definitions/<name>`. */
export const definitions: Readonly<Record<string, JsonSchema>> = {
  ...Object.fromEntries(
    Object.entries(vendored.definitions).map(([name, schema]) => [name, strict(schema, { closesEmptyObjects: false })]),
  ),
  'io.k8s.apimachinery.pkg.api.resource.Quantity': QUANTITY,
};

/** The kinds of Kubernetes itself. */
export function kubernetesKinds(): KindSchema[] {
  return Object.entries(vendored.definitions).flatMap(([name, schema]) => {
    const scope = schema['x-scope'] as KindSchema['scope'] | undefined;
    const fields = definitions[name];
    if (scope === undefined || fields === undefined) return [];
    const kinds = schema['x-kubernetes-group-version-kind'] as readonly GroupVersionKind[];
    return kinds.map(({ group, version, kind }) => ({ group, version, kind, scope, fields }));
  });
}
