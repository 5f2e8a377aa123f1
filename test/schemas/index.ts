/**
 * Strict JSON schemas by API version and kind: of Kubernetes' own kinds from the vendored definitions, of all others from
 * the CRDs in `imports/crds/`.
 */
import { customKinds } from './crds';
import { type KindSchema } from './kind-schema';
import { definitions, kubernetesKinds } from './kubernetes';
import { type JsonSchema, OBJECT_META } from './strict';

export interface ObjectSchema {
  readonly apiVersion: string;
  readonly kind: string;
  readonly scope: KindSchema['scope'];
  /** Complete in itself. */
  readonly schema: JsonSchema;
}

/** Kinds that Kubernetes serves unchanged in a version that the vendored definitions do not have yet. */
const SAME_SHAPE = ['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding'];

function allKinds(): KindSchema[] {
  const kinds = [...kubernetesKinds(), ...customKinds()];
  return [...kinds, ...kinds.filter(({ kind }) => SAME_SHAPE.includes(kind)).map((v1) => ({ ...v1, version: 'v1' }))];
}

function objectSchema({ group, version, kind, scope, fields }: KindSchema): ObjectSchema {
  const apiVersion = group === '' ? version : `${group}/${version}`;
  const schema: JsonSchema = {
    ...fields,
    properties: {
      ...fields.properties,
      apiVersion: { enum: [apiVersion] },
      kind: { enum: [kind] },
      metadata: { allOf: [OBJECT_META, { required: ['name'] }] },
    },
    required: [...new Set([...(fields.required ?? []), 'apiVersion', 'kind', 'metadata'])],
  };
  return {
    apiVersion,
    kind,
    scope,
    schema: { $schema: 'http://json-schema.org/draft-07/schema#', ...schema, definitions: definitionsFor(schema) },
  };
}

/** The definitions that a schema refers to, directly or not. */
function definitionsFor(schema: JsonSchema): Record<string, JsonSchema> {
  const found: Record<string, JsonSchema> = {};
  const collect = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)) {
      if (found[name] !== undefined) continue;
      const definition = definitions[name];
      if (definition === undefined) throw new Error(`there is no definition ${name}`);
      found[name] = definition;
      collect(definition);
    }
  };
  collect(schema);
  return found;
}

const schemas = new Map(allKinds().map((kind) => [`${kind.group}/${kind.version}/${kind.kind}`, objectSchema(kind)]));

export const objectSchemas: readonly ObjectSchema[] = [...schemas.values()];

/** The schema of a kind, or `undefined` when nothing is known about it. */
export function schemaOf(apiVersion: string, kind: string): ObjectSchema | undefined {
  return schemas.get(`${apiVersion.includes('/') ? '' : '/'}${apiVersion}/${kind}`);
}
