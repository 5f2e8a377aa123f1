/**
 * The real programs that tests run, and how each is built from the Go module that `tools/go/<engine>/go.mod` pins.
 *
 * They are built once, into `$PVC_BACKUP_ENGINES/<engine>-<version>/`; without that variable, into
 * `cdk8s-pvc-backup/engines/` of the user's cache directory.
 */
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

interface Recipe {
  readonly module: string;
  /**
   * Where `go build` runs. `module`: in the module itself, because its `replace` lines and its own choice of dependencies
   * count only there. `pin`: in our module that requires it.
   */
  readonly buildIn: 'module' | 'pin';
  /** Name of a binary → the package that it is built from. */
  readonly binaries: Readonly<Record<string, string>>;
  /** Build tags. */
  readonly tags?: readonly string[];
  /** Built when somebody asks for it by name, not with the others. */
  readonly onDemand?: true;
  /** Go variables that are set at link time. */
  readonly variables?: (version: string) => Readonly<Record<string, string>>;
}

const ENGINES = {
  kubeconform: {
    module: 'github.com/yannh/kubeconform',
    buildIn: 'module',
    binaries: { kubeconform: './cmd/kubeconform' },
  },
  kubernetes: {
    module: 'k8s.io/kubernetes',
    buildIn: 'pin',
    binaries: {
      'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver',
      'kube-controller-manager': 'k8s.io/kubernetes/cmd/kube-controller-manager',
      kubectl: 'k8s.io/kubernetes/cmd/kubectl',
    },
    // Without a version the API server calls itself v0.0.0, and clients distrust it.
    variables: (version: string) => {
      const [major = '', minor = ''] = version.slice(1).split('.');
      return {
        'k8s.io/component-base/version.gitVersion': version,
        'k8s.io/component-base/version.gitMajor': major,
        'k8s.io/component-base/version.gitMinor': minor,
      };
    },
  },
  etcd: {
    module: 'go.etcd.io/etcd/server/v3',
    buildIn: 'pin',
    binaries: { etcd: '.' },
  },
  kyverno: {
    module: 'github.com/kyverno/kyverno',
    buildIn: 'module',
    binaries: {
      kyverno: './cmd/cli/kubectl-kyverno',
      'kyverno-admission': './cmd/kyverno',
      'kyverno-background': './cmd/background-controller',
      'kyverno-cleanup': './cmd/cleanup-controller',
    },
  },
  // The version before: `npm run test:cluster -- --kyverno 1.18.2` shows what the policies do there.
  'kyverno-1.18': {
    module: 'github.com/kyverno/kyverno',
    buildIn: 'module',
    onDemand: true,
    binaries: {
      'kyverno-1.18-admission': './cmd/kyverno',
      'kyverno-1.18-background': './cmd/background-controller',
      'kyverno-1.18-cleanup': './cmd/cleanup-controller',
    },
  },
  // Where we run it: pvc-plumber, maintenance, web interface, bootstrap, drills. The version of DEFAULT_IMAGES.kopia.
  kopia: {
    module: 'github.com/kopia/kopia',
    buildIn: 'module',
    binaries: { kopia: '.' },
    variables: (version: string) => ({ 'github.com/kopia/kopia/repo.BuildVersion': version.slice(1) }),
  },
  // In VolSync's movers: the version in their image.
  'kopia-0.22': {
    module: 'github.com/kopia/kopia',
    buildIn: 'module',
    binaries: { 'kopia-0.22': '.' },
    variables: (version: string) => ({ 'github.com/kopia/kopia/repo.BuildVersion': version.slice(1) }),
  },
  prometheus: {
    module: 'github.com/prometheus/prometheus',
    buildIn: 'module',
    binaries: { promtool: './cmd/promtool' },
    // Service discovery draws in the clients of a dozen clouds, and promtool judges rules without any.
    tags: ['remove_all_sd'],
  },
} as const satisfies Record<string, Recipe>;

export type EngineName = keyof typeof ENGINES;
export type BinaryName = { [E in EngineName]: keyof (typeof ENGINES)[E]['binaries'] & string }[EngineName];

export const ENGINE_NAMES = Object.keys(ENGINES) as EngineName[];

/** Those that tests run unless they are told otherwise. */
export const DEFAULT_ENGINES = ENGINE_NAMES.filter((engine) => !('onDemand' in ENGINES[engine]));

/** Versions of Kyverno, the newest first. */
export const KYVERNO_ENGINES = ['kyverno', 'kyverno-1.18'] as const satisfies readonly EngineName[];
export type KyvernoEngine = (typeof KYVERNO_ENGINES)[number];

/** What people have installed anyway, and of which any version will do. What the others show is about a version. */
const FOUND_IN_PATH: readonly BinaryName[] = ['kubeconform', 'promtool'];

const PINS = join(__dirname, 'go');

export function binariesOf(engine: EngineName): BinaryName[] {
  return Object.keys(ENGINES[engine].binaries) as BinaryName[];
}

/** The engine that a binary is part of. */
function engineOf(binary: BinaryName): EngineName {
  const engine = ENGINE_NAMES.find((name) => binariesOf(name).includes(binary));
  if (engine === undefined) throw new Error(`no engine has a binary "${binary}"`);
  return engine;
}

/** The version that `tools/go/<engine>/go.mod` requires, such as `v1.34.4`. */
export function engineVersion(engine: EngineName): string {
  const { module } = ENGINES[engine];
  const file = join(PINS, engine, 'go.mod');
  const version = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) =>
      line
        .replace(/^require\s+/, '')
        .trim()
        .split(/\s+/),
    )
    .find(([path]) => path === module)?.[1];
  if (version === undefined) throw new Error(`${file} does not require ${module}`);
  return version;
}

/** Where our own build of a binary is, or will be. */
export function cachedBinary(binary: BinaryName): string {
  return join(engineCache(engineOf(binary)), binary);
}

function engineCache(engine: EngineName): string {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const engines = process.env.PVC_BACKUP_ENGINES || join(caches, 'cdk8s-pvc-backup', 'engines');
  return join(engines, `${engine}-${engineVersion(engine)}`);
}

/** `$KUBECONFORM`, `$KUBE_APISERVER`, …: says which binary to use. */
function variableOf(binary: BinaryName): string {
  return binary.toUpperCase().replaceAll(/[-.]/g, '_');
}

/**
 * Finds a binary: the one that its environment variable names, one in PATH, one that was built before.
 *
 * @throws Error when the environment variable names no executable file: it must not be ignored.
 */
export function findBinary(binary: BinaryName): string | undefined {
  const variable = variableOf(binary);
  const stated = process.env[variable];
  if (stated) {
    if (!isExecutable(stated)) throw new Error(`$${variable} is ${stated}, which is no executable file`);
    return stated;
  }
  const installed = FOUND_IN_PATH.includes(binary) ? inPath(binary) : [];
  return [...installed, cachedBinary(binary)].find(isExecutable);
}

/** Where a program may be in PATH. */
function inPath(program: string): string[] {
  return (process.env.PATH ?? '').split(delimiter).map((directory) => join(directory, program));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

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
