import { DEPENDENCIES, DEV_DEPENDENCIES } from './versions';

/** The package.json of a new repository. */
export function packageJson(name: string, spec: string): string {
  const manifest = {
    name: packageName(name),
    private: true,
    type: 'commonjs',
    engines: { node: '^20.19 || >=22.12' },
    scripts: {
      synth: 'node --import tsx apps/main.ts',
      typecheck: 'tsc',
      check: 'pvc-backup check dist --config apps/config.ts',
      schedule: 'pvc-backup schedule dist',
      test: 'npm run --silent typecheck && npm run --silent check',
    },
    dependencies: sorted({ ...DEPENDENCIES, 'cdk8s-pvc-backup': spec }),
    devDependencies: DEV_DEPENDENCIES,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** What npm takes as a name, from that of a directory. */
function packageName(directory: string): string {
  const name = directory
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/^[-._]+|[-._]+$/g, '');
  return name === '' || ['node_modules', 'cdk8s-pvc-backup'].includes(name) ? 'backup-platform' : name.slice(0, 200);
}

function sorted(object: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** As strict as TypeScript can be, without output: tsx runs the sources. */
export const TSCONFIG = `{
  "compilerOptions": {
    "target": "es2022",
    "lib": ["es2023"],
    "module": "nodenext",
    "types": ["node"],
    "strict": true,
    "noUncheckedIndexedAccess": true,
    "skipLibCheck": true,
    "noEmit": true
  },
  "include": ["apps"]
}
`;

export const GITIGNORE = `node_modules/
build/
`;

export const NPMRC = `# Versions are pinned, and package-lock.json does not name a registry.
save-exact=true
omit-lockfile-registry-resolved=true
`;
