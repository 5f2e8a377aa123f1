import { type PlatformConfig } from '../../../lib/plan/config';
import { MAIN, notesSource } from './apps';
import { configSource } from './config';
import { GITIGNORE, NPMRC, packageJson, TSCONFIG } from './package-json';
import { readme } from './readme';
import { workflow } from './workflow';

export interface Repository {
  /** Name of its directory. */
  readonly name: string;
  readonly config: PlatformConfig;
  /** What stands behind `cdk8s-pvc-backup` among its dependencies. */
  readonly spec: string;
}

/** The files of a new repository: path → text. */
export function repositoryFiles({ name, config, spec }: Repository): Readonly<Record<string, string>> {
  return {
    'README.md': readme(name, config),
    'apps/config.ts': configSource(config),
    'apps/main.ts': MAIN,
    'apps/notes.ts': notesSource(config.schedule?.tiers?.[0]?.label ?? 'daily'),
    'package.json': packageJson(name, spec),
    'tsconfig.json': TSCONFIG,
    '.github/workflows/check.yaml': workflow(config.argocd?.revision ?? 'main'),
    '.gitignore': GITIGNORE,
    '.npmrc': NPMRC,
  };
}
