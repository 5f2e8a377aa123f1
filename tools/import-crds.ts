/**
 * Generates the typed imports from the CRDs in `imports/crds/`, with the cdk8s CLI.
 *
 *   npm run import              writes imports/*.ts
 *   npm run import -- --check   writes nothing; exits 1 when imports/*.ts are not what the CRDs give
 *
 * `imports/crds/` keeps the full schemas, because validation reads them. The types are made from a trimmed form: one
 * served version, no status, and only what this library emits. It exists for the duration of this script.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';

const ROOT = join(__dirname, '..');
const CRD_DIR = join(ROOT, 'imports', 'crds');
const IMPORT_DIR = join(ROOT, 'imports');

interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
}

interface CustomResourceDefinition {
  metadata: { name: string };
  spec: {
    names: { kind: string };
    versions: { name: string; storage: boolean; schema: { openAPIV3Schema: Schema } }[];
  };
}

/** Properties that stay, by kind and path below `spec`; all of them where a place is not named. */
const KEPT: Record<string, Record<string, readonly string[]>> = {
  Application: {
    '': ['project', 'source', 'destination', 'syncPolicy', 'ignoreDifferences', 'revisionHistoryLimit'],
    source: ['repoURL', 'targetRevision', 'path', 'chart', 'helm', 'directory'],
  },
  ClusterSecretStore: {
    '': ['conditions', 'provider', 'refreshInterval', 'retrySettings'],
    provider: ['onepassword', 'onepasswordSDK'],
  },
  ReplicationSource: { '': ['sourcePVC', 'trigger', 'paused', 'kopia'] },
  ReplicationDestination: { '': ['trigger', 'paused', 'kopia'] },
  Cluster: {
    '': [
      ...['imageName', 'instances', 'bootstrap', 'externalClusters', 'plugins', 'backup', 'storage', 'walStorage'],
      ...['resources', 'env', 'monitoring', 'replicationSlots'],
      // Only to state what the CRD defaults.
      ...['enablePDB', 'enableSuperuserAccess', 'failoverDelay', 'logLevel', 'maxSyncReplicas', 'minSyncReplicas'],
      ...['postgresGID', 'postgresUID', 'primaryUpdateMethod', 'primaryUpdateStrategy', 'smartShutdownTimeout'],
      ...['startDelay', 'stopDelay', 'switchoverDelay'],
    ],
  },
};

/** Properties that are dropped wherever they stand, by kind: features that this library does not emit. */
const DROPPED: Record<string, readonly string[]> = {
  Application: ['operation'],
  ApplicationSet: [
    ...['applyNestedSelectors', 'strategy', 'templatePatch', 'clusterDecisionResource', 'clusters', 'list', 'matrix'],
    ...['merge', 'plugin', 'pullRequest', 'scmProvider', 'selector', 'files', 'values', 'pathParamPrefix'],
    ...['helm', 'kustomize', 'directory', 'sources', 'sourceHydrator', 'info'],
  ],
  ClusterPolicy: ['verifyImages', 'imageExtractors', 'reportProperties', 'podSecurity', 'manifests', 'cel', 'foreach'],
};

function trim(crd: CustomResourceDefinition): CustomResourceDefinition {
  const { kind } = crd.spec.names;
  const { versions } = crd.spec;
  // Stable where there is such a version: Kyverno still stores its newer policies as v1beta1.
  const version = versions.find(({ name }) => name === 'v1') ?? versions.find(({ storage }) => storage);
  if (version === undefined) throw new Error(`${crd.metadata.name} has no storage version`);
  const properties = version.schema.openAPIV3Schema.properties ?? {};
  delete properties.status;
  for (const [path, kept] of Object.entries(KEPT[kind] ?? {})) keep(at(properties.spec, path), kept);
  drop(version.schema.openAPIV3Schema, new Set(DROPPED[kind]));
  return { ...crd, spec: { ...crd.spec, versions: [version] } };
}

/** The schema at a path such as `a.b`. */
function at(schema: Schema | undefined, path: string): Schema {
  const steps = path.split('.').filter((step) => step !== '');
  const found = steps.reduce<Schema | undefined>((parent, step) => parent?.properties?.[step], schema);
  if (found === undefined) throw new Error(`there is no schema at "${path}"`);
  return found;
}

function keep(schema: Schema, names: readonly string[]): void {
  for (const name of Object.keys(schema.properties ?? {})) if (!names.includes(name)) delete schema.properties?.[name];
}

function drop(schema: Schema, names: ReadonlySet<string>): void {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (names.has(name)) delete schema.properties?.[name];
    else drop(property, names);
  }
  if (schema.items !== undefined) drop(schema.items, names);
}

/** Runs the CLI over one CRD file and returns the generated TypeScript, by file name. */
function generate(crdFile: string): Record<string, string> {
  const workDir = mkdtempSync(join(tmpdir(), 'cdk8s-import-'));
  try {
    const crds = parseAllDocuments(readFileSync(join(CRD_DIR, crdFile), 'utf8')).map((doc) => doc.toJS());
    writeFileSync(join(workDir, crdFile), crds.map((crd) => stringify(trim(crd))).join('---\n'));
    const cli = join(ROOT, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s');
    execFileSync(process.execPath, [cli, 'import', crdFile, '--language', 'typescript', '--save=false', '-o', 'out'], {
      cwd: workDir,
      env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const out = join(workDir, 'out');
    return Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]));
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

function main(): void {
  const check = process.argv.includes('--check');
  const expected: Record<string, string> = {};
  for (const crdFile of readdirSync(CRD_DIR)
    .filter((name) => name.endsWith('.yaml'))
    .sort()) {
    Object.assign(expected, generate(crdFile));
  }
  const present = readdirSync(IMPORT_DIR).filter((name) => name.endsWith('.ts'));
  if (!check) {
    for (const name of present) rmSync(join(IMPORT_DIR, name));
    for (const [name, text] of Object.entries(expected)) writeFileSync(join(IMPORT_DIR, name), text);
    console.log(`imports/: ${Object.keys(expected).length} files written`);
    return;
  }
  const stale = [...new Set([...present, ...Object.keys(expected)])].filter(
    (name) => !present.includes(name) || readFileSync(join(IMPORT_DIR, name), 'utf8') !== expected[name],
  );
  if (stale.length > 0) {
    console.error(`imports/ does not match imports/crds/: ${stale.join(', ')}; run \`npm run import\` and commit`);
    process.exitCode = 1;
  }
}

main();
