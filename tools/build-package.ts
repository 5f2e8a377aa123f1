/**
 * Compiles the package into `build/`: `npm run build`. With `--check` the API report must be as it is committed;
 * without, it is written.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const ROOT = join(__dirname, '..');
const BUILD = join(ROOT, 'build');

/** What the compiler leaves out and the library reads when it runs. They keep their place beside the code. */
const READ_AT_RUN_TIME = ['lib/runbooks/templates', 'services/pvc-plumber/bundle'];

/** Everything below `build/` that this makes. */
const MADE = ['lib', 'cli', 'services', 'imports', 'types', 'index.d.ts'];

for (const name of MADE) rmSync(join(BUILD, name), { recursive: true, force: true });

execFileSync(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'], {
  cwd: ROOT,
  stdio: 'inherit',
});
for (const path of READ_AT_RUN_TIME) cpSync(join(ROOT, path), join(BUILD, path), { recursive: true });
chmodSync(join(BUILD, 'cli', 'main.js'), 0o755);

const { succeeded } = Extractor.invoke(ExtractorConfig.loadFileAndPrepare(join(ROOT, 'api-extractor.json')), {
  localBuild: !process.argv.includes('--check'),
  messageCallback: (message) => {
    if (message.logLevel === 'info' || message.logLevel === 'verbose')
      message.logLevel = 'none' as typeof message.logLevel;
  },
});
if (!succeeded) process.exitCode = 1;
