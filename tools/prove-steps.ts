/** What `npm run prove` runs: what `.ci/run` has no time for. */
export interface Step {
  /** Names the step, its log and its line in the report. Unique. */
  readonly name: string;
  /** What it shows. */
  readonly shows: string;
  readonly command: readonly [string, ...string[]];
}

const cluster = (...args: readonly string[]): Step['command'] => ['npm', 'run', 'test:cluster', '--', ...args];

/** The short ones first. */
export const STEPS: readonly Step[] = [
  { name: 'bench', shows: 'costs grow no faster than their input', command: ['npm', 'run', 'bench'] },
  { name: 'bench-check', shows: 'what `pvc-backup check` costs', command: ['npm', 'run', 'bench:check'] },
  { name: 'latency', shows: 'what the creation of a PVC costs', command: cluster('--latency') },
  {
    name: 'upgrades-cel',
    shows: 'today’s manifests over those of each release',
    command: cluster('upgrade', '--family', 'cel'),
  },
  {
    name: 'upgrades-clusterpolicy',
    shows: 'today’s manifests over those of each release',
    command: cluster('upgrade', '--family', 'clusterpolicy'),
  },
  { name: 'restores', shows: 'backups come back, file by file', command: cluster('kopia-round-trip', 'kopia-restore') },
  { name: 'kyverno-before', shows: 'the policies on Kyverno 1.18', command: cluster('--kyverno', '1.18.2') },
  {
    name: 'mutations-cel',
    shows: 'each recorded fault in the manifests is noticed',
    command: cluster('--mutations', '--family', 'cel'),
  },
  {
    name: 'mutations-clusterpolicy',
    shows: 'each recorded fault in the manifests is noticed',
    command: cluster('--mutations', '--family', 'clusterpolicy'),
  },
  { name: 'mutation-testing', shows: 'unit tests notice changed code', command: ['npm', 'run', 'test:mutation'] },
];
