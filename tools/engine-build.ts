/**
 * Builds the real programs that tests run from their pinned Go modules, once; engines.ts says where they are kept. Nothing
 * that `npm test` runs may reach this module: it would compile for minutes.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BinaryName,
  cachedBinary,
  ENGINES,
  type EngineName,
  engineCache,
  engineOf,
  engineVersion,
  findBinary,
  inPath,
  isExecutable,
  type KyvernoEngine,
  PINS,
  type Recipe,
  variableOf,
} from './engines';

/**
 * Finds a binary, or else builds it, which takes from half a minute to some minutes; a line on stderr says so.
 *
 * @throws Error when it is missing and cannot be built; the message says what to install.
 */
export function ensureBinary(binary: BinaryName): string {
  const found = findBinary(binary);
  if (found !== undefined) return found;
  if (inPath('go').some(isExecutable)) {
    console.error(`${binary} is not there: building ${binary} ${engineVersion(engineOf(binary))} from its source …`);
  }
  try {
    return buildBinary(binary);
  } catch (error) {
    throw new Error(`${(error as Error).message}; or set $${variableOf(binary)} to a ${binary} that you have`);
  }
}

/** Builds a binary into the cache. It appears there when it is complete, whatever else runs at the same time. */
export function buildBinary(binary: BinaryName): string {
  const engine = engineOf(binary);
  const version = engineVersion(engine);
  const purpose = `build ${binary} ${version}`;
  const { buildIn, binaries, tags = [], variables }: Recipe = ENGINES[engine];
  const target = cachedBinary(binary);
  const fresh = `${target}.${process.pid}.tmp`;
  const settings = Object.entries(variables?.(version) ?? {}).map(([name, value]) => `-X ${name}=${value}`);
  const linkerFlags = ['-s', '-w', ...settings].join(' ');
  const cwd = buildIn === 'pin' ? join(PINS, engine) : moduleDirectory(engine, purpose);
  mkdirSync(engineCache(engine), { recursive: true });
  try {
    const flags = ['-trimpath', '-buildvcs=false', '-tags', tags.join(','), '-ldflags', linkerFlags];
    go(['build', ...flags, '-o', fresh, binaries[binary] as string], { cwd, purpose });
    renameSync(fresh, target);
  } finally {
    rmSync(fresh, { force: true });
  }
  return target;
}

/** Builds binaries into the cache, as far as they are not there yet, and says how far it is and what each takes. */
export function buildBinaries(binaries: readonly BinaryName[]): void {
  for (const [index, binary] of binaries.entries()) {
    process.stdout.write(`[${index + 1}/${binaries.length}] ${binary} ${engineVersion(engineOf(binary))} … `);
    const start = Date.now();
    const isThere = existsSync(cachedBinary(binary));
    if (!isThere) buildBinary(binary);
    process.stdout.write(isThere ? 'is there\n' : `${Math.round((Date.now() - start) / 1000)} s\n`);
  }
}

/** Where the source of an engine is, downloaded first if need be. */
export function moduleDirectory(
  engine: EngineName,
  purpose = `read the source of ${engine} ${engineVersion(engine)}`,
): string {
  const { module } = ENGINES[engine];
  const { Dir } = JSON.parse(go(['mod', 'download', '-json', module], { cwd: join(PINS, engine), purpose }));
  return Dir;
}

/** Runs a command in the pinned Go module of an engine, and returns what it prints. */
export function runInPin(engine: EngineName, args: readonly string[], purpose: string): string {
  return go(args, { cwd: join(PINS, engine), purpose });
}

/** Kyverno's CRDs, roles and deployments, of a version that is pinned. Kept in the cache beside its binaries. */
export function kyvernoInstallManifest(engine: KyvernoEngine): string {
  const cached = join(engineCache(engine), 'install.yaml');
  if (!existsSync(cached)) {
    mkdirSync(engineCache(engine), { recursive: true });
    const fresh = `${cached}.${process.pid}.tmp`;
    copyFileSync(join(moduleDirectory(engine), 'config', 'install-latest-testing.yaml'), fresh);
    renameSync(fresh, cached);
  }
  return cached;
}

function go(args: readonly string[], { cwd, purpose }: { readonly cwd: string; readonly purpose: string }): string {
  const result = spawnSync('go', args, {
    cwd,
    // Nothing of the user's settings may change what the pinned go.mod says.
    env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off', GOFLAGS: '-mod=readonly' },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const { code } = (result.error ?? {}) as NodeJS.ErrnoException;
  if (code === 'ENOENT') {
    throw new Error(`Go is needed to ${purpose}, and is not in PATH: install Go 1.26 or newer from https://go.dev/dl/`);
  }
  if (result.error !== undefined || result.status !== 0) {
    const output = `${result.stdout.slice(-2000)}${result.stderr.slice(-2000)}`.trim();
    throw new Error(`cannot ${purpose}: \`go ${args[0]}\` failed: ${result.error?.message ?? output}`);
  }
  return result.stdout;
}
