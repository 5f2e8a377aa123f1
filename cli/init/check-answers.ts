import { type PlatformConfig } from '../../lib/plan/config';
import { type StoreKind } from '../../lib/plan/credentials/credentials';
import { resolvePlan } from '../../lib/plan/plan';
import { ConfigError, type Problem } from '../../lib/validation/problem';
import { type Answers, QUESTIONS, TIER_CHOICES } from './answers';

/** The config that some answers give. */
export function answeredConfig(answers: Partial<Answers>): PlatformConfig {
  const { nfsServer, nfsPath, storageClass, snapshotClass, item, field, repoUrl, revision, domain } = answers;
  const config = {
    repository: { nfs: { server: nfsServer, path: nfsPath }, create: true },
    storage: { storageClass, snapshotClass },
    credentials: { store: storeOf(answers.store), item, field },
    schedule: { tiers: tiersOf(answers.tiers).map((label) => TIER_CHOICES.find((tier) => tier.label === label)) },
    ...(domain && { domain }),
    argocd: { repoURL: repoUrl, revision },
  };
  // What is missing is said by the check of the config.
  return config as PlatformConfig;
}

/** Says everything that is wrong with some answers, by flag; those that are missing among it. */
export function checkAnswers(answers: Partial<Answers>): Problem[] {
  const tiers = checkTierList(answers.tiers);
  // With a wrong list the rest is judged all the same.
  const config = answeredConfig(tiers.length > 0 ? { ...answers, tiers: TIER_CHOICES[0]?.label } : answers);
  const others = problemsOf(config).map((problem) => byFlag(problem, answers));
  const flags = new Set<string>();
  return [...others, ...tiers].filter(({ field }) => !flags.has(field) && flags.add(field));
}

function problemsOf(config: PlatformConfig): readonly Problem[] {
  try {
    resolvePlan(config);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

/** The same problem under the name of the flag, with what was typed. */
function byFlag(problem: Problem, answers: Partial<Answers>): Problem {
  const question = QUESTIONS.find(({ fields }) => fields.includes(problem.field));
  if (question === undefined) return problem;
  const allowed =
    problem.field === 'credentials.store.kind' ? 'ClusterSecretStore/<name>, SecretStore/<name>' : problem.allowed;
  // The check of the config knows what must not be shown; only of a store it sees the parts.
  const value = question.key === 'store' ? answers.store : problem.value;
  return { ...problem, field: question.flag, value, allowed };
}

function storeOf(store: string | undefined): { kind: StoreKind; name: string | undefined } {
  const [first, ...rest] = store?.split('/') ?? [];
  if (rest.length === 0) return { kind: 'ClusterSecretStore', name: first };
  return { kind: first as StoreKind, name: rest.join('/') };
}

/** The labels in a list such as `hourly,daily`. */
function tiersOf(list = ''): string[] {
  return list.split(',').map((label) => label.trim());
}

function checkTierList(list: string | undefined): Problem[] {
  const labels = tiersOf(list);
  const isKnown = labels.every((label) => TIER_CHOICES.some((tier) => tier.label === label));
  if (isKnown && new Set(labels).size === labels.length) return [];
  return [
    {
      field: '--tiers',
      value: list,
      allowed: `each once, with commas between them: ${TIER_CHOICES.map(({ label }) => label).join(', ')}`,
      fix: 'choose among these; other schedules go into apps/config.ts afterwards',
    },
  ];
}
