import { type ChartFiles, folderObjects } from '../output/render';
import { type Plan } from '../plan/plan';
import { renderRunbooks } from './runbooks/render';
import { systemPage } from './system-page/system-page';

/** Where the pages of a platform find those of the library, for their links. */
export interface PlatformPagesOptions {
  /**
   * The library, as seen from the root of the repository.
   * @default 'node_modules/cdk8s-pvc-backup'
   */
  readonly library?: string;
}

/**
 * Pages about this platform, for people: the runbooks and a page about the whole system, with the names, servers and
 * commands of the config. Path below the root of the repository → text.
 *
 * @param plan - the platform's plan, from `resolvePlan(config)`
 * @param files - what `platformFiles` gave for this plan
 * @param options - where the pages of the library are
 */
export function platformPages(
  plan: Plan,
  files: ChartFiles,
  options: PlatformPagesOptions = {},
): Readonly<Record<string, string>> {
  const { library = 'node_modules/cdk8s-pvc-backup' } = options;
  return { ...renderRunbooks(plan, library), 'docs/system.md': systemPage(plan, folderObjects(files)) };
}
