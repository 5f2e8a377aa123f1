import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type KindSchema } from './kind-schema';
import { type OpenApiSchema, strict } from './strict';

const ROOT = join(__dirname, '..', '..');
const DIRECTORY = join(ROOT, 'imports', 'crds');

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

/** The vendored CRDs. They are 3.5 MB of YAML, which takes seconds to parse, so the result is kept by what it came from. */
function definitions(): CustomResourceDefinition[] {
  const files = readdirSync(DIRECTORY).filter((name) => name.endsWith('.yaml'));
  const texts = files.map((name) => readFileSync(join(DIRECTORY, name), 'utf8'));
  const hash = texts.reduce((sum, text) => sum.update(text), createHash('sha256')).digest('hex');
  const kept = join(ROOT, 'build', 'schemas', `crds-${hash.slice(0, 16)}.json`);
  try {
    return JSON.parse(readFileSync(kept, 'utf8'));
  } catch {
    const parsed = texts.flatMap((text) => parseAllDocuments(text)).map((document) => document.toJS());
    mkdirSync(join(ROOT, 'build', 'schemas'), { recursive: true });
    // Other workers read it when it is complete.
    writeFileSync(`${kept}.${process.pid}`, JSON.stringify(parsed));
    renameSync(`${kept}.${process.pid}`, kept);
    return parsed;
  }
}

/** The kinds of the vendored CRDs, in the versions that are served. */
export function customKinds(): KindSchema[] {
  return definitions().flatMap(({ spec: { group, scope, names, versions } }) =>
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
