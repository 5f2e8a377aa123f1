import { FOLDER, REPO_URL, REVISION } from '../validation/patterns';
import { type Checker } from './checker';
import { type FieldsOf, stated } from './fields';

/** Where Argo CD finds the rendered manifests. */
export interface ArgocdConfig {
  /** URL of your Git repository: https, ssh or `git@`. Credentials go into Argo CD, not into the URL. */
  readonly repoURL: string;
  /** Branch, tag or commit. */
  readonly revision: string;
  /**
   * Folder of the rendered manifests in the repository, without a slash at either end and without `..`.
   * @default 'dist'
   */
  readonly path?: string;
}

export const ARGOCD_FIELDS: FieldsOf<ArgocdConfig> = { repoURL: true, revision: true, path: true };

/** Says what is wrong with what Argo CD is told. */
export function checkArgocd(checker: Checker): void {
  if (!checker.has('argocd')) return;
  const url = checker.at('argocd.repoURL');
  // Not shown when it is wrong: it may hold a password.
  checker.require(
    typeof url === 'string' && REPO_URL.test(url),
    'argocd.repoURL',
    'the URL of a Git repository without credentials: https://…, ssh://… or git@…',
    'name the repository that holds these manifests, and give its credentials to Argo CD',
    typeof url === 'string' ? url.replace(/\/\/[^/]*@/, '//(not shown)@') : url,
  );
  checker.text(
    'argocd.revision',
    REVISION,
    'a branch, tag or commit, without spaces',
    'name the branch that Argo CD follows, for example "main"',
  );
  checker.optionalText(
    'argocd.path',
    FOLDER,
    'a folder of the repository, without a slash at either end and without ".."',
    'leave it out for "dist"',
  );
}

/** What Argo CD is told, with its defaults; nothing where there are no Applications. */
export function resolveArgocd(argocd: ArgocdConfig | undefined): Required<ArgocdConfig> | undefined {
  return argocd && { path: 'dist', ...stated(argocd) };
}
