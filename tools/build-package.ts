/**
 * Makes the package in `build/`: `npm run build`. With `--check` the API report must be as it is committed; without, it
 * is written.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { lazyExports } from './lazy-exports';
import { reachableModules } from './reachable-modules';

const ROOT = join(__dirname, '..');
const BUILD = join(ROOT, 'build');
const INDEX = join(BUILD, 'lib', 'index.js');
const COMMAND = join(BUILD, 'cli', 'main.js');

/** What the compiler leaves out and the library reads when it runs. It keeps its place beside the code. */
const READ_AT_RUN_TIME = ['lib/pages/runbooks/templates', 'services/pvc-plumber/bundle'];

/** Everything below `build/` that this makes. */
const MADE = ['lib', 'cli', 'services', 'imports', 'types', 'index.d.ts'];

function clean(): void {
  mkdirSync(BUILD, { recursive: true });
  const tarballs = readdirSync(BUILD).filter((name) => name.endsWith('.tgz'));
  for (const name of [...MADE, ...tarballs]) rmSync(join(BUILD, name), { recursive: true, force: true });
}

function compile(): void {
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: ROOT, stdio: 'inherit' });
  // The compiler has said what is wrong.
  if (status !== 0) process.exit(1);
  writeFileSync(INDEX, lazyExports(readFileSync(INDEX, 'utf8')));
  chmodSync(COMMAND, 0o755);
}

/** Modules of types alone are empty when they are compiled, and nothing loads them. */
function removeUnreachable(): void {
  const reachable = reachableModules([INDEX, COMMAND]);
  for (const directory of ['lib', 'cli']) {
    const files = readdirSync(join(BUILD, directory), { recursive: true, encoding: 'utf8' });
    const modules = files.map((file) => join(BUILD, directory, file)).filter((file) => file.endsWith('.js'));
    for (const module of modules.filter((file) => !reachable.has(file))) rmSync(module);
  }
}

function copyWhatIsRead(): void {
  for (const path of READ_AT_RUN_TIME) cpSync(join(ROOT, path), join(BUILD, path), { recursive: true });
}

/** One file with all public types, the report about it, and the model that the reference is made from. */
function extractApi(options: { check: boolean }): boolean {
  const config = ExtractorConfig.loadFileAndPrepare(join(ROOT, 'api-extractor.json'));
  const { succeeded } = Extractor.invoke(config, {
    localBuild: !options.check,
    messageCallback: (message) => {
      const isNews = message.logLevel === ExtractorLogLevel.Error || message.logLevel === ExtractorLogLevel.Warning;
      if (!isNews) message.logLevel = ExtractorLogLevel.None;
    },
  });
  return succeeded;
}

clean();
compile();
removeUnreachable();
copyWhatIsRead();
if (!extractApi({ check: process.argv.includes('--check') })) process.exitCode = 1;
