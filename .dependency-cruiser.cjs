/**
 * The rooms of lib/, from the ground up: a room imports only rooms before it in this list. What each one holds is in
 * CONTRIBUTING. There are no exceptions; a new import that this refuses belongs into another room.
 */
const ROOMS = [
  'validation',
  'units',
  'contract',
  'plan',
  'kubernetes',
  'kopia',
  'protection',
  'policies',
  'analysis',
  'output',
  'app',
  'platform',
  'pages',
];

/** Rooms side by side, which know nothing of each other. */
const APART = [
  ['app', 'platform'],
  ['policies', 'analysis'],
  ['policies', 'output'],
  ['analysis', 'output'],
];

const lib = (rooms) => `^lib/(${rooms.join('|')})/`;
const not = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    not('no-circle', {}, { circular: true }),
    ...ROOMS.slice(0, -1).map((room, index) =>
      not(`no-arrow-up-from-${room}`, { path: lib([room]) }, { path: lib(ROOMS.slice(index + 1)) }),
    ),
    ...APART.flatMap(([one, other]) => [
      not(`${one}-knows-no-${other}`, { path: lib([one]) }, { path: lib([other]) }),
      not(`${other}-knows-no-${one}`, { path: lib([other]) }, { path: lib([one]) }),
    ]),
    not(
      'known-rooms-only',
      { path: '^(lib|cli|services|apps)/' },
      { path: '^lib/', pathNot: [lib(ROOMS), '^lib/index\\.ts$'] },
      'A folder of lib/ that is no room, or a loose file in it.',
    ),
    not(
      'analysis-is-for-app-and-cli',
      { path: '^(lib|services)/', pathNot: [lib(['analysis', 'app'])] },
      { path: lib(['analysis']) },
    ),
    not(
      'service-is-small',
      { path: '^services/' },
      { path: '^lib/', pathNot: lib(['validation', 'units', 'contract']) },
      'The service is bundled: it takes from the library only what two programs agree on.',
    ),
    not(
      'cdk8s-places-objects',
      {
        path: lib(['validation', 'units', 'contract', 'plan', 'kubernetes', 'kopia', 'protection', 'analysis']),
        pathNot: '^lib/kubernetes/place\\.ts$',
      },
      { path: 'node_modules/(cdk8s|constructs)/' },
      'What protects a PVC is plain objects; only constructs and output place them.',
    ),
    not('bench-and-tests-stay-out', { path: '^(lib|cli|services|apps)/' }, { path: '^(test|bench|tools)/' }),
  ],
  options: {
    // TypeScript 7 has no API to parse with.
    parser: 'swc',
    // Imports of types alone are arrows too.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.mts', '.js', '.json'] },
  },
};
