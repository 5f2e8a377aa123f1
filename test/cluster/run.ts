import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PolicyFamily } from '../../lib';
import { engineVersion, ensureBinary, KYVERNO_ENGINES, type KyvernoEngine } from '../../tools/engines';
import { startControlPlane } from './harness/control-plane';
import { startControlServer } from './harness/control-server';
import { startKyverno } from './harness/kyverno';
import { measureLatency } from './harness/latency';
import { runMutations } from './harness/mutations';
import { killAll } from './harness/owned-process';
import { proofIsCurrent, writeProof } from './harness/proof';
import { recordVersion } from './harness/versions';
import { type Run, runPlumberTests, runScenarios } from './harness/vitest';
import { CONNECTION_VARIABLE, type Connection } from './support/cluster';
import { DEFAULT_FAMILY, FAMILIES } from './support/families';
import { FIGURES_FILE } from './support/figures';

const HELP = `Starts a control plane with Kyverno, runs the scenarios against it, and ends everything.

  npm run test:cluster                           all scenarios, and the tests of pvc-plumber with the real Kopia; writes
                                                 docs/proof.md (with CI=true: checks it)
  npm run test:cluster -- gate -t 'I1:'          those in files and with titles that match
  npm run test:cluster -- --mutations [part]     gets the manifests wrong in every recorded way; each must be noticed
  npm run test:cluster -- --latency              what the creation of a PVC costs, without policies and with each family
  npm run cluster                                no scenarios: prints KUBECONFIG and waits

  --family cel|clusterpolicy                     this family of policies instead of the default one
  --kyverno 1.18.2                               another version of Kyverno; README.md says which work
`;

const CRDS = join(__dirname, '..', '..', 'imports', 'crds');

function installCrds(kubeconfig: string): void {
  // Kyverno's own come with its install manifest.
  const files = readdirSync(CRDS).filter((file) => !file.endsWith('kyverno.io.yaml'));
  const args = files.flatMap((file) => ['-f', join(CRDS, file)]);
  execFileSync(ensureBinary('kubectl'), ['--kubeconfig', kubeconfig, 'apply', '--server-side', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function startCluster(directory: string, family: PolicyFamily, engine: KyvernoEngine): Promise<Connection> {
  const started = Date.now();
  const plane = await startControlPlane(directory);
  installCrds(plane.kubeconfig);
  const kyverno = await startKyverno(directory, plane, engine);
  const control = await startControlServer(kyverno);
  console.log(
    `control plane and Kyverno ${versionOf(engine)} are up after ${((Date.now() - started) / 1000).toFixed(0)} s`,
  );
  const connection = { kubeconfig: plane.kubeconfig, control: control.url, directory, family };
  writeFileSync(join(directory, 'connection.json'), JSON.stringify(connection));
  return connection;
}

/** Such as `1.19.1`. */
const versionOf = (engine: KyvernoEngine): string => engineVersion(engine).slice(1);

const NOTHING: Run = { ok: true, results: [] };

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

interface Options {
  readonly family: PolicyFamily;
  readonly engine: KyvernoEngine;
  readonly serve: boolean;
  readonly mutations: boolean;
  readonly latency: boolean;
  /** What goes to the test runner: parts of file names, and `-t` with part of a title. */
  readonly filters: readonly string[];
}

function optionsFrom(args: readonly string[]): Options {
  const rest = [...args];
  const flag = (name: string): boolean => {
    const at = rest.indexOf(name);
    if (at !== -1) rest.splice(at, 1);
    return at !== -1;
  };
  const value = <T extends string>(name: string, allowed: readonly T[]): T | undefined => {
    const at = rest.indexOf(name);
    if (at === -1) return undefined;
    const [, given] = rest.splice(at, 2);
    const known = allowed.find((candidate) => candidate === given);
    if (known === undefined) throw new Error(`${name}: got "${given}"; allowed: ${allowed.join(', ')}`);
    return known;
  };
  const family = value('--family', FAMILIES);
  const latency = flag('--latency');
  const serve = flag('--serve');
  const version = value('--kyverno', KYVERNO_ENGINES.map(versionOf));
  const engine = KYVERNO_ENGINES.find((candidate) => versionOf(candidate) === version) ?? KYVERNO_ENGINES[0];
  return {
    family: family ?? DEFAULT_FAMILY,
    engine,
    serve,
    latency,
    mutations: flag('--mutations'),
    filters: rest,
  };
}

/** Runs what the options ask for, and says what was seen. */
async function runWith(directory: string, family: PolicyFamily, options: Options): Promise<Run> {
  const { mutations, latency, filters } = options;
  if (latency) {
    process.env[CONNECTION_VARIABLE] = join(directory, 'connection.json');
    // The API server's certificate is its own.
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    await measureLatency();
    return NOTHING;
  }
  if (mutations) return { ok: await runMutations(directory, family, filters[0] ?? ''), results: [] };
  const run = await runScenarios(directory, { args: filters });
  const passed = run.results.filter((result) => result.passed).length;
  console.log(`${family}: ${passed} passed, ${run.results.length - passed} failed`);
  return run;
}

/** Records what a whole run showed; in CI, compares it with what is committed. */
function record({ engine, family }: Options, run: Run, plumber: Run): boolean {
  const isDefault = engine === KYVERNO_ENGINES[0] && family === DEFAULT_FAMILY;
  const isProof = isDefault && run.ok && plumber.ok;
  const results = [...run.results, ...plumber.results];
  if (process.env.CI !== 'true') {
    recordVersion(versionOf(engine), family, run.results);
    if (isProof) writeProof(family, results);
  } else if (isProof && !proofIsCurrent(family, results)) {
    console.error('docs/proof.md is not what this run showed: run `npm run test:cluster` and commit it');
    return false;
  }
  return true;
}

function keepLogs(directory: string): void {
  const logs = mkdtempSync(join(tmpdir(), 'pvc-backup-logs-'));
  for (const file of readdirSync(directory).filter((name) => name.endsWith('.log'))) {
    cpSync(join(directory, file), join(logs, file));
  }
  console.error(`logs are kept in ${logs}`);
}

/** Starts a control plane of its own for a family, and ends it. */
async function withCluster(
  family: PolicyFamily,
  engine: KyvernoEngine,
  action: (directory: string, connection: Connection) => Promise<Run>,
): Promise<Run> {
  const directory = mkdtempSync(join(tmpdir(), 'pvc-backup-cluster-'));
  const end = async () => {
    await killAll();
    rmSync(directory, { recursive: true, force: true });
  };
  const interrupt = () => {
    // A second one does not wait for the first.
    for (const signal of SIGNALS) process.once(signal, () => process.exit(130));
    void end().then(() => process.exit(130));
  };
  for (const signal of SIGNALS) process.once(signal, interrupt);
  let ok = false;
  try {
    const run = await action(directory, await startCluster(directory, family, engine));
    ok = run.ok;
    return run;
  } finally {
    if (!ok) keepLogs(directory);
    await end();
    for (const signal of SIGNALS) process.off(signal, interrupt);
  }
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const options = optionsFrom(args);
  // What an earlier run measured is not what this one shows.
  rmSync(FIGURES_FILE, { force: true });
  const { family, engine } = options;
  const run = await withCluster(family, engine, async (directory, { kubeconfig }) => {
    if (options.serve) {
      console.log(`export KUBECONFIG=${kubeconfig}\nCtrl-C ends it.`);
      await new Promise(() => setInterval(() => {}, 60_000));
    }
    return runWith(directory, family, options);
  });
  if (options.mutations || options.latency || options.filters.length > 0) return run.ok ? 0 : 1;
  // pvc-plumber is the same for both families.
  const plumber = family === DEFAULT_FAMILY ? await runPlumberTests() : NOTHING;
  return record(options, run, plumber) && run.ok && plumber.ok ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
