import { type Plan, type PlatformConfig, resolvePlan } from '../../lib';
import { allOptionsConfig, minimalDatabases, type Overrides, validConfig } from './config';
import { installPlan } from './constructs';

const argocd = { repoURL: 'https://git.example.com/backups.git', revision: 'main' };
const off = { install: false };

/** All four operators are there already. */
const nothingInstalled = { volsync: off, kyverno: off, externalSecrets: off, snapshotController: off };

const plan = (changes: Overrides<PlatformConfig>): Plan => resolvePlan(validConfig({ argocd, ...changes }));

/** Platforms under Argo CD that differ in what they consist of: name → plan. */
export const PLATFORMS: Readonly<Record<string, Plan>> = {
  'what a first install needs': installPlan,
  'every option': resolvePlan(allOptionsConfig),
  'as little as possible': plan({}),
  'policies of the family clusterpolicy': plan({ kyverno: { policyFamily: 'clusterpolicy' } }),
  'policies of the family cel': plan({ kyverno: { policyFamily: 'cel' } }),
  'a Secret for each namespace': plan({ credentials: { secretPer: 'namespace' } }),
  databases: plan({ databases: minimalDatabases }),
  'Argo CD and the platform in other namespaces': plan({ namespaces: { argocd: 'gitops', platform: 'backups' } }),
  'nothing installed': plan(nothingInstalled),
  'nothing installed, but a class and databases': plan({
    ...nothingInstalled,
    storage: { createSnapshotClass: 'longhorn' },
    databases: minimalDatabases,
  }),
  ...Object.fromEntries(
    Object.entries(nothingInstalled).map(([name, value]) => [`no ${name}`, plan({ [name]: value })]),
  ),
};
