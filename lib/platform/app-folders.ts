import { basename, dirname } from 'node:path';
import { type ChartFiles } from '../output/render';
import { type Problem, throwProblems } from '../validation/problem';
import { type FolderApplication } from './argocd/argo-cd-applications';

const APP_FILE = /^([A-Za-z0-9._-]+\/)+[A-Za-z0-9._-]+\.yaml$/;
const APPLICATION_NAME = /^[a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?$/;

type Applications = Readonly<Record<string, FolderApplication>>;

/**
 * The folders of a user's own apps, each with its Application: named like the folder, among the last to come.
 *
 * @throws ConfigError when a file cannot stand beside those of the platform
 */
export function appFolders(apps: ChartFiles, platform: ChartFiles, applications: Applications): Applications {
  const files = Object.keys(apps);
  throwProblems('apps beside the platform', [
    ...files.filter((file) => !isAppFile(file)).map(misplaced),
    ...files.filter((file) => platform[file] !== undefined).map(taken),
  ]);
  const own = [...new Set(files.map((file) => dirname(file)))].filter((folder) => applications[folder] === undefined);
  throwProblems('apps beside the platform', nameProblems(own, applications));
  return Object.fromEntries(own.map((folder) => [folder, { name: basename(folder), wave: 'workloads' }]));
}

function isAppFile(file: string): boolean {
  return APP_FILE.test(file) && !file.split('/').some((part) => part === '.' || part === '..');
}

function misplaced(file: string): Problem {
  return {
    field: file,
    value: file,
    allowed: 'a path of a .yaml file in a folder, such as apps/notes/notes.yaml',
    fix: 'place the file in a folder of its own: each folder is an Application',
  };
}

function taken(file: string): Problem {
  return {
    field: file,
    value: file,
    allowed: 'a file that the platform does not write',
    fix: 'choose another folder, such as apps/<name>/',
  };
}

function nameProblems(folders: readonly string[], applications: Applications): Problem[] {
  const seen = new Map(Object.entries(applications).map(([folder, { name }]) => [name, folder]));
  return folders.flatMap((folder): Problem[] => {
    const name = basename(folder);
    const other = seen.get(name);
    seen.set(name, folder);
    const problem = { field: folder, value: name, fix: 'rename the folder: it gives the Application its name' };
    if (!APPLICATION_NAME.test(name)) {
      return [{ ...problem, allowed: 'lower case letters, digits and hyphens, at most 53' }];
    }
    return other === undefined ? [] : [{ ...problem, allowed: `a name of its own; ${other} has this one` }];
  });
}
