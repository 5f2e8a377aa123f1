import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBinary } from '../../tools/engines';
import { startControlPlane } from './harness/control-plane';
import { startControlServer } from './harness/control-server';
import { startKyverno } from './harness/kyverno';
import { runMutations } from './harness/mutations';
import { killAll } from './harness/owned-process';
import { proofIsCurrent, writeProof } from './harness/proof';
import { runPlumberTests, runScenarios } from './harness/vitest';
import { type Connection } from './support/cluster';
import { FIGURES_FILE } from './support/figures';

const HELP = `Starts a control plane with Kyverno, runs the scenarios against it, and ends everything.

  npm run test:cluster                           all scenarios, and the tests of pvc-plumber with the real Kopia; writes
                                                 docs/proof.md (with CI=true: checks it)
  npm run test:cluster -- gate -t 'I1:'          those in files and with titles that match
  npm run test:cluster -- --mutations [part]     gets the manifests wrong in every recorded way; each must be noticed
  npm run cluster                                no scenarios: prints KUBECONFIG and waits
`;

const CRDS = join(__dirname, '..', '..', 'imports', 'crds');

function installCrds(kubeconfig: string): void {
  // Kyverno's own come with its install manifest.
  const files = readdirSync(CRDS).filter((file) => file !== 'kyverno.io.yaml');
  const args = files.flatMap((file) => ['-f', join(CRDS, file)]);
  execFileSync(ensureBinary('kubectl'), ['--kubeconfig', kubeconfig, 'apply', '--server-side', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function startCluster(directory: string): Promise<Connection> {
  const started = Date.now();
  const plane = await startControlPlane(directory);
  installCrds(plane.kubeconfig);
  const kyverno = await startKyverno(directory, plane);
  const control = await startControlServer(kyverno);
  console.log(`control plane and Kyverno are up after ${((Date.now() - started) / 1000).toFixed(0)} s`);
  const connection = { kubeconfig: plane.kubeconfig, control: control.url, directory };
  writeFileSync(join(directory, 'connection.json'), JSON.stringify(connection));
  return connection;
}

/** Runs what the arguments ask for, and says whether all is well. */
async function runWith(directory: string, args: readonly string[]): Promise<boolean> {
  // What an earlier run measured is not what this one shows.
  rmSync(FIGURES_FILE, { force: true });
  if (args[0] === '--mutations') return runMutations(directory, args[1] ?? '');
  const scenarios = await runScenarios(directory, { args });
  const plumber = args.length > 0 ? undefined : await runPlumberTests();
  const ok = scenarios.ok && plumber?.ok !== false;
  const results = [...scenarios.results, ...(plumber?.results ?? [])];
  const passed = results.filter((result) => result.passed).length;
  console.log(`${passed} passed, ${results.length - passed} failed`);
  if (!ok || args.length > 0) return ok;
  if (process.env.CI !== 'true') writeProof(results);
  else if (!proofIsCurrent(results)) {
    console.error('docs/proof.md is not what this run showed: run `npm run test:cluster` and commit it');
    return false;
  }
  return ok;
}

function keepLogs(directory: string): void {
  const logs = mkdtempSync(join(tmpdir(), 'pvc-backup-logs-'));
  for (const file of readdirSync(directory).filter((name) => name.endsWith('.log'))) {
    cpSync(join(directory, file), join(logs, file));
  }
  console.error(`logs are kept in ${logs}`);
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const directory = mkdtempSync(join(tmpdir(), 'pvc-backup-cluster-'));
  const end = async () => {
    await killAll();
    rmSync(directory, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // A second one does not wait for the first.
    process.once(signal, () => {
      process.once(signal, () => process.exit(130));
      void end().then(() => process.exit(130));
    });
  }
  let ok = false;
  try {
    const { kubeconfig } = await startCluster(directory);
    if (args.includes('--serve')) {
      console.log(`export KUBECONFIG=${kubeconfig}\nCtrl-C ends it.`);
      await new Promise(() => setInterval(() => {}, 60_000));
    }
    ok = await runWith(directory, args);
  } finally {
    if (!ok) keepLogs(directory);
    await end();
  }
  return ok ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
