/**
 * The real programs that tests run, the version that `tools/go/<engine>/go.mod` pins of each, and where it is on this
 * machine: in `$PVC_BACKUP_ENGINES/<engine>-<version>/`; without that variable, in `cdk8s-pvc-backup/engines/` of the
 * user's cache directory. Nothing here builds one: see engine-build.ts.
 */
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface Recipe {
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

/** In the order in which `.ci/run` needs them: it builds them while other steps run. */
export const ENGINES = {
  kubeconform: {
    module: 'github.com/yannh/kubeconform',
    buildIn: 'module',
    binaries: { kubeconform: './cmd/kubeconform' },
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

export const PINS = join(__dirname, 'go');

export function binariesOf(engine: EngineName): BinaryName[] {
  return Object.keys(ENGINES[engine].binaries) as BinaryName[];
}

/** The engine that a binary is part of. */
export function engineOf(binary: BinaryName): EngineName {
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

export function engineCache(engine: EngineName): string {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const engines = process.env.PVC_BACKUP_ENGINES || join(caches, 'cdk8s-pvc-backup', 'engines');
  return join(engines, `${engine}-${engineVersion(engine)}`);
}

/** `$KUBECONFORM`, `$KUBE_APISERVER`, …: says which binary to use. */
export function variableOf(binary: BinaryName): string {
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
export function inPath(program: string): string[] {
  return (process.env.PATH ?? '').split(delimiter).map((directory) => join(directory, program));
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
