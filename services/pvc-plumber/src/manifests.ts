import { Fault } from './fault';

/**
 * The manifests that `kopia repository create` writes, and that stay for the life of the repository: by what they are
 * called, and their labels (seen with 0.22.3 and 0.23.1). Kopia puts old manifests together, so a lost part of the index that
 * takes many snapshots with it usually takes these, too.
 */
const BASE_MANIFESTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'the global policy': { type: 'policy', policyType: 'global' },
  'the settings of the maintenance': { type: 'maintenance' },
};

/**
 * Reads what `kopia manifest list --json` prints: which of the manifests that every healthy repository has are not there.
 *
 * @throws Fault when the text is not a list of manifests.
 */
export function missingManifests(text: string): string[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw new Fault('output', 'Kopia did not print a whole list of manifests');
  }
  if (!Array.isArray(list)) throw new Fault('output', 'Kopia did not print a list of manifests');
  const labels = list.map(
    (manifest) => ((manifest as { labels?: unknown } | null)?.labels ?? {}) as Record<string, unknown>,
  );
  return Object.entries(BASE_MANIFESTS)
    .filter(([, wanted]) => !labels.some((has) => Object.entries(wanted).every(([name, value]) => has[name] === value)))
    .map(([name]) => name);
}
