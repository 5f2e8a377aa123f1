/**
 * Vendors the definitions of Kubernetes' own kinds that validation needs, from the pinned module `k8s.io/kubernetes`.
 *
 *   node --import tsx tools/vendor-kubernetes-schemas.ts            writes test/schemas/kubernetes-<version>.schema.json
 *   node --import tsx tools/vendor-kubernetes-schemas.ts --check    writes nothing; exits 1 when the file is another
 *
 * Types and scopes come from its OpenAPI document (`api/openapi-spec/swagger.json`), enums from the definitions that the
 * API server publishes itself: the document is made without them. Needs Go.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { kubernetesSchemaFile } from '../test/schemas/kubernetes-file';
import { moduleDirectory, runInPin } from './engine-build';
import { engineVersion } from './engines';

/** API version → kinds. MutatingAdmissionPolicy v1 is not in this version; it has the shape of v1beta1. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  v1: ['Namespace', 'ServiceAccount', 'Service', 'ConfigMap', 'Secret', 'PersistentVolumeClaim'],
  'apps/v1': ['Deployment', 'StatefulSet'],
  'batch/v1': ['Job', 'CronJob'],
  'policy/v1': ['PodDisruptionBudget'],
  'networking.k8s.io/v1': ['NetworkPolicy', 'Ingress'],
  'rbac.authorization.k8s.io/v1': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  'storage.k8s.io/v1': ['StorageClass'],
  'admissionregistration.k8s.io/v1': ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
  'admissionregistration.k8s.io/v1beta1': ['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding'],
};

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

interface Definition {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: readonly unknown[];
  required?: readonly string[];
  properties?: Record<string, Definition>;
  additionalProperties?: Definition;
  items?: Definition;
  'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-list-type'?: string;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  /** Ours: what a CRD says as `spec.scope`. */
  'x-scope'?: 'Cluster' | 'Namespaced';
}

type Definitions = Record<string, Definition>;

interface Swagger {
  readonly definitions: Definitions;
  readonly paths: Readonly<Record<string, { post?: { 'x-kubernetes-group-version-kind'?: GroupVersionKind } }>>;
}

/** What is kept of a definition: no descriptions, no defaults, nothing that only patches need. */
const KEPT = [
  '$ref',
  'type',
  'format',
  'required',
  'x-kubernetes-group-version-kind',
  'x-kubernetes-int-or-string',
  'x-kubernetes-list-type',
  'x-kubernetes-preserve-unknown-fields',
] as const satisfies readonly (keyof Definition)[];

/** Copies a definition of the document, with the enums of the same definition as the API server publishes it. */
function trim(definition: Definition, published: Definition | undefined): Definition {
  const trimmed: Definition = Object.fromEntries(
    KEPT.filter((key) => definition[key] !== undefined).map((key) => [key, definition[key]]),
  );
  if (published?.enum !== undefined) trimmed.enum = published.enum;
  if (definition.items !== undefined) trimmed.items = trim(definition.items, published?.items);
  if (definition.additionalProperties !== undefined) {
    trimmed.additionalProperties = trim(definition.additionalProperties, published?.additionalProperties);
  }
  if (definition.properties !== undefined) {
    const properties = Object.entries(definition.properties);
    trimmed.properties = Object.fromEntries(
      properties.map(([name, property]) => [name, trim(property, published?.properties?.[name])]),
    );
  }
  return trimmed;
}

/** The definitions that one refers to, directly. */
function references({ $ref, items, additionalProperties, properties = {} }: Definition): string[] {
  const parts = [items, additionalProperties, ...Object.values(properties)].filter((part) => part !== undefined);
  return [...($ref === undefined ? [] : [basename($ref)]), ...parts.flatMap(references)];
}

function isKind({ group, version, kind }: GroupVersionKind, apiVersion: string, wanted: string): boolean {
  return kind === wanted && (group === '' ? version : `${group}/${version}`) === apiVersion;
}

function scopeOf(swagger: Swagger, apiVersion: string, kind: string): 'Cluster' | 'Namespaced' {
  const paths = Object.entries(swagger.paths).filter(([, { post }]) => {
    const posted = post?.['x-kubernetes-group-version-kind'];
    return posted !== undefined && isKind(posted, apiVersion, kind);
  });
  return paths.some(([path]) => path.includes('/namespaces/{namespace}/')) ? 'Namespaced' : 'Cluster';
}

function vendored(): string {
  const file = join(moduleDirectory('kubernetes'), 'api', 'openapi-spec', 'swagger.json');
  const swagger: Swagger = JSON.parse(readFileSync(file, 'utf8'));
  const published: Definitions = JSON.parse(
    runInPin('kubernetes', ['run', './openapi'], 'read the enums of Kubernetes'),
  );

  const definitions: Definitions = {};
  const add = (name: string): void => {
    const definition = swagger.definitions[name];
    if (definition === undefined) throw new Error(`${file} does not define ${name}`);
    if (definitions[name] !== undefined) return;
    definitions[name] = trim(definition, published[name]);
    for (const reference of references(definitions[name])) add(reference);
  };
  for (const [apiVersion, kinds] of Object.entries(KINDS)) {
    for (const kind of kinds) {
      const [name, definition] =
        Object.entries(swagger.definitions).find(([, candidate]) =>
          candidate['x-kubernetes-group-version-kind']?.some((gvk) => isKind(gvk, apiVersion, kind)),
        ) ?? [];
      if (name === undefined) throw new Error(`${file} does not define ${apiVersion} ${kind}`);
      // Only the cluster writes the status: it has no place in a manifest.
      delete definition?.properties?.status;
      add(name);
      (definitions[name] as Definition)['x-scope'] = scopeOf(swagger, apiVersion, kind);
    }
  }
  return toText(definitions);
}

/** One definition per line, sorted: small, and a new version still gives a diff that can be read. */
function toText(definitions: Definitions): string {
  const lines = Object.keys(definitions)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${JSON.stringify(definitions[name])}`);
  return `{"kubernetes":"${engineVersion('kubernetes')}","definitions":{\n${lines.join(',\n')}\n}}\n`;
}

function main(): void {
  const file = kubernetesSchemaFile();
  const text = vendored();
  if (process.argv.includes('--check')) {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
    console.error(`${file} is not what k8s.io/kubernetes gives; run \`npm run vendor:schemas\` and commit`);
    process.exitCode = 1;
    return;
  }
  const directory = join(file, '..');
  for (const name of readdirSync(directory).filter((entry) => entry.endsWith('.schema.json'))) {
    rmSync(join(directory, name));
  }
  writeFileSync(file, text);
  console.log(`${basename(file)}: ${text.split('\n').length - 3} definitions, ${Math.round(text.length / 1024)} KiB`);
}

main();
