/**
 * Builds the real programs that tests run (see engines.ts), as far as they are not there yet.
 *
 *   node --import tsx tools/build-engines.ts              all that tests run unless they are told otherwise
 *   node --import tsx tools/build-engines.ts kubeconform  only those of one engine, or of several
 */
import { parseArgs } from 'node:util';
import { buildBinaries } from './engine-build';
import { binariesOf, DEFAULT_ENGINES, ENGINE_NAMES, type EngineName, engineVersion } from './engines';

const USAGE = `Usage: node --import tsx tools/build-engines.ts [engine...]

Builds the programs that tests run from their pinned Go modules; what is there already is left alone.
Needs Go (https://go.dev/dl/). The first build of everything takes about ten minutes on two cores, and 1 GB of disk.

${ENGINE_NAMES.map((engine) => `  ${engine.padEnd(12)} ${engineVersion(engine).padEnd(8)} ${binariesOf(engine).join(', ')}${DEFAULT_ENGINES.includes(engine) ? '' : ' (only when it is named)'}`).join('\n')}

  $PVC_BACKUP_ENGINES  directory to build into; default: cdk8s-pvc-backup/engines in the user's cache directory
`;

function isEngine(name: string): name is EngineName {
  return ENGINE_NAMES.some((engine) => engine === name);
}

function main(): void {
  const { values, positionals } = parseArgs({ options: { help: { type: 'boolean' } }, allowPositionals: true });
  if (values.help === true) {
    console.log(USAGE);
    return;
  }
  const unknown = positionals.filter((name) => !isEngine(name));
  if (unknown.length > 0)
    throw new Error(`no such engine: ${unknown.join(', ')}; there are: ${ENGINE_NAMES.join(', ')}`);
  const engines = positionals.filter(isEngine);
  buildBinaries((engines.length > 0 ? engines : DEFAULT_ENGINES).flatMap(binariesOf));
}

try {
  main();
} catch (error) {
  console.error(`\n${(error as Error).message}`);
  process.exitCode = 1;
}
