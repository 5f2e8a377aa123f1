import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyFamily } from '../../lib';
import { buildBinaries, ensureBinary } from '../../tools/engine-build';
import {
  type BinaryName,
  binariesOf,
  engineVersion,
  findBinary,
  KYVERNO_ENGINES,
  type KyvernoEngine,
} from '../../tools/engines';
import { startControlPlane } from './harness/control-plane';
import { startControlServer } from './harness/control-server';
import { startKyverno } from './harness/kyverno';
import { measureLatency } from './harness/latency';
import { mutationsOf, runMutations } from './harness/mutations';
import { killAll } from './harness/owned-process';
import { proofIsCurrent, writeProof } from './harness/proof';
import { inScratch, isInterrupted, keptDirectory } from './harness/scratch';
import { recordVersion, versionIsCurrent } from './harness/versions';
import { failuresOf, type Run, runPlumberTests, runScenarios } from './harness/vitest';
import { CONNECTION_VARIABLE, type Connection } from './support/cluster';
import { DEFAULT_FAMILY, FAMILIES } from './support/families';
import { FIGURES_FILE } from './support/figures';

const HELP = `Starts a control plane with Kyverno, runs the scenarios against it, and ends everything.

  npm run test:cluster                           all scenarios, those about policies for both families, and the tests of
                                                 pvc-plumber with the real Kopia; writes docs/proof.md and the table of
                                                 versions in README.md (with CI=true: checks them)
  npm run test:cluster -- gate -t 'I1:'          those in files and with titles that match
  npm run test:cluster -- --mutations [part]     gets the manifests wrong in every recorded way; each must be noticed
  npm run test:cluster -- --latency              what the creation of a PVC costs, without policies and with each family
  npm run cluster                                no scenarios: prints KUBECONFIG and waits

  --family cel|clusterpolicy                     this family of policies alone
  --kyverno 1.18.2                               another version of Kyverno, with the scenarios about policies
  --policies                                     the scenarios about policies alone
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

const NOTHING: Run = { ok: true, results: [], failuresOutside: [] };

const NEWEST: KyvernoEngine = KYVERNO_ENGINES[0];

interface Options {
  /** The default one first. */
  readonly families: readonly PolicyFamily[];
  readonly engine: KyvernoEngine;
  /** Leaves out the scenarios in which Kopia runs: they are the same for all families and versions of Kyverno. */
  readonly policiesOnly: boolean;
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
  const mutations = flag('--mutations');
  const policies = flag('--policies');
  const version = value('--kyverno', KYVERNO_ENGINES.map(versionOf));
  const engine = KYVERNO_ENGINES.find((candidate) => versionOf(candidate) === version) ?? NEWEST;
  const both = [...FAMILIES].sort((a, b) => Number(b === DEFAULT_FAMILY) - Number(a === DEFAULT_FAMILY));
  const isOfBoth = mutations || !(latency || serve || rest.length > 0);
  const families = family !== undefined ? [family] : isOfBoth ? both : [DEFAULT_FAMILY];
  return {
    // A mutation may be of one family only.
    families: mutations ? families.filter((each) => mutationsOf(each, rest[0] ?? '').length > 0) : families,
    engine,
    policiesOnly: policies || engine !== NEWEST,
    serve,
    latency,
    mutations,
    filters: rest,
  };
}

/** Runs what the options ask for, and says what was seen. */
async function runWith(directory: string, family: PolicyFamily, options: Options): Promise<Run> {
  const { mutations, latency, filters } = options;
  const policiesOnly = options.policiesOnly || (filters.length === 0 && family !== DEFAULT_FAMILY);
  if (latency) {
    process.env[CONNECTION_VARIABLE] = join(directory, 'connection.json');
    // The API server's certificate is its own.
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    await measureLatency();
    return NOTHING;
  }
  if (mutations) return { ...NOTHING, ok: await runMutations(directory, family, filters[0] ?? '') };
  const run = await runScenarios(directory, { args: filters, report: `cluster-${family}`, policiesOnly });
  const passed = run.results.filter((result) => result.passed).length;
  console.log(`${family}: ${passed} passed, ${run.results.length - passed} failed`);
  if (run.failedToStart !== undefined) console.error(`${family}: nothing was shown: ${run.failedToStart}`);
  return run;
}

/**
 * Records what all scenarios about policies showed with a family; in CI, compares it with what is committed. What fails
 * with another version of Kyverno is a finding; what fails with the one that is pinned is to be mended.
 */
function recordFamily(engine: KyvernoEngine, family: PolicyFamily, run: Run): boolean {
  if (!run.ok && engine === NEWEST) return false;
  if (process.env.CI !== 'true') recordVersion(versionOf(engine), family, run);
  else if (!versionIsCurrent(versionOf(engine), family, run)) return complain('the table in README.md');
  return true;
}

/** Records what everything showed with the default family; in CI, compares it with what is committed. */
function recordProof(results: Run['results']): boolean {
  if (process.env.CI !== 'true') writeProof(DEFAULT_FAMILY, results);
  else if (!proofIsCurrent(DEFAULT_FAMILY, results)) return complain('docs/proof.md');
  return true;
}

function complain(what: string): false {
  console.error(`${what} is not what this run showed: run \`npm run test:cluster\` and commit it`);
  return false;
}

/** Tells at the end what failed: in the output of the runs it stands far above. */
function tellFailures(failures: Readonly<Record<string, readonly string[]>>): void {
  for (const [what, messages] of Object.entries(failures)) {
    for (const message of messages) console.log(`FAILED ${what}: ${message}\n`);
  }
}

function keepLogs(directory: string): void {
  const logs = keptDirectory('pvc-backup-logs');
  for (const file of readdirSync(directory).filter((name) => name.endsWith('.log'))) {
    cpSync(join(directory, file), join(logs, file));
  }
  console.error(`logs are kept in ${logs}`);
}

/** Builds what is missing before anything is started, so that nothing waits for it. */
function ensureEngines({ engine, withKopia }: { engine: KyvernoEngine; withKopia: boolean }): void {
  const needed: readonly BinaryName[] = [
    'etcd',
    ...binariesOf('kubernetes'),
    ...binariesOf(engine).filter((binary) => binary !== 'kyverno'),
    ...(withKopia ? [...binariesOf('kopia'), ...binariesOf('kopia-0.22')] : []),
  ];
  buildBinaries(needed.filter((binary) => findBinary(binary) === undefined));
}

/** Starts a control plane of its own for a family, and ends it. */
async function withCluster(
  directory: string,
  { family, engine }: { family: PolicyFamily; engine: KyvernoEngine },
  action: (connection: Connection) => Promise<Run>,
): Promise<Run> {
  mkdirSync(directory, { mode: 0o700 });
  let ok = false;
  try {
    const run = await action(await startCluster(directory, family, engine));
    ok = run.ok;
    return run;
  } finally {
    if (!ok && !isInterrupted()) keepLogs(directory);
    await killAll();
  }
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const options = optionsFrom(args);
  const { families, engine, policiesOnly, serve, latency } = options;
  if (families.length === 0) throw new Error(`no mutation has "${options.filters[0]}" in its name`);
  ensureEngines({ engine, withKopia: !(policiesOnly || serve || latency) });
  return inScratch((scratch) => runAll(scratch, options));
}

async function runAll(scratch: string, options: Options): Promise<number> {
  const { families, engine, policiesOnly } = options;
  const isWhole = !(options.mutations || options.latency || options.serve || options.filters.length > 0);
  // What an earlier run measured is not what this one shows.
  if (isWhole) rmSync(FIGURES_FILE, { force: true });
  const failures: Record<string, readonly string[]> = {};
  let ok = true;
  let results: Run['results'] | undefined;
  for (const family of families) {
    const directory = join(scratch, family);
    const run = await withCluster(directory, { family, engine }, async ({ kubeconfig }) => {
      if (options.serve) {
        console.log(`export KUBECONFIG=${kubeconfig}\nCtrl-C ends it.`);
        await new Promise(() => setInterval(() => {}, 60_000));
      }
      return runWith(directory, family, options);
    });
    ok &&= run.ok;
    failures[family] = failuresOf(run);
    if (family === DEFAULT_FAMILY && !policiesOnly) results = run.results;
    if (isWhole) ok = recordFamily(engine, family, run) && ok;
  }
  if (isWhole && results !== undefined) {
    const plumber = await runPlumberTests();
    ok &&= plumber.ok;
    failures['pvc-plumber'] = failuresOf(plumber);
    ok = ok && recordProof([...results, ...plumber.results]);
  }
  tellFailures(failures);
  return ok ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
