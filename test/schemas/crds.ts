import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type KindSchema } from './kind-schema';
import { type OpenApiSchema, strict } from './strict';

const DIRECTORY = join(__dirname, '..', '..', 'imports', 'crds');

interface CustomResourceDefinition {
  readonly spec: {
    readonly group: string;
    readonly scope: 'Cluster' | 'Namespaced';
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema: { readonly openAPIV3Schema: OpenApiSchema };
    }[];
  };
}

/** The kinds of the vendored CRDs, in the versions that are served. */
export function customKinds(): KindSchema[] {
  const files = readdirSync(DIRECTORY).filter((name) => name.endsWith('.yaml'));
  return files
    .flatMap((name) => parseAllDocuments(readFileSync(join(DIRECTORY, name), 'utf8')))
    .map((document) => document.toJS() as CustomResourceDefinition)
    .flatMap(({ spec: { group, scope, names, versions } }) =>
      versions
        .filter(({ served }) => served)
        .map(({ name: version, schema }) => ({
          group,
          version,
          kind: names.kind,
          scope,
          fields: withoutStatus(schema.openAPIV3Schema),
        })),
    );
}

/** Only the cluster writes the status: it has no place in a manifest. */
function withoutStatus(schema: OpenApiSchema): KindSchema['fields'] {
  const { status: _, ...properties } = schema.properties ?? {};
  const required = schema.required?.filter((name) => name !== 'status') ?? [];
  return strict({ ...schema, properties, required }, { closesEmptyObjects: true });
}
