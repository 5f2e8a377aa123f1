import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { config } from '../../apps/config';
import { type PlatformConfig, resolvePlan } from '../../lib';
import { folderObjects } from '../../lib/output/render';
import { systemPage } from '../../lib/pages/system-page/system-page';
import { platformFiles } from '../../lib/platform/platform-files';
import { ROOT } from '../schema-validation/manifests';

function pageOf(own: PlatformConfig): string {
  const plan = resolvePlan(own);
  return systemPage(plan, folderObjects(platformFiles(plan)));
}

test('docs/system.md is what the code gives; run `npm run synth` and commit', () => {
  expect(readFileSync(join(ROOT, 'docs', 'system.md'), 'utf8')).toBe(pageOf(config));
});

test.each(['cel', 'clusterpolicy'] as const)(
  'nothing in the picture has the name of another, in the family %s',
  (policyFamily) => {
    const page = pageOf({ ...config, kyverno: { ...config.kyverno, policyFamily } });
    const names = [...page.matchAll(/^ {2}(\w+)(?=[[({]+")/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(10);
    expect(names).toEqual([...new Set(names)]);
  },
);

describe('the page follows', () => {
  test('the share and the user', () => {
    const page = pageOf({
      ...config,
      repository: { ...config.repository, nfs: { server: 'nas.example.org', path: '/elsewhere' } },
      mover: { uid: 4711 },
    });
    expect(page).toContain('`nas.example.org:/elsewhere`');
    expect(page).toContain('as user 4711');
  });

  test('which tiers are spread', () => {
    const tiers = [
      { label: 'hourly', cron: '0 * * * *', retain: { hourly: 24 } },
      { label: 'daily', cron: '0 2 * * *', retain: { daily: 7 }, spread: false },
    ];
    const page = pageOf({ ...config, schedule: { spread: true, tiers } });
    expect(page).toContain('| `hourly` | `0 * * * *`, at the PVC’s own minute |');
    expect(page).toContain('| `daily` | `0 2 * * *` |');
  });

  test('what is switched off', () => {
    expect(pageOf(config)).toContain('kopia-ui');
    expect(pageOf({ ...config, kopiaUi: { enabled: false } })).not.toContain('kopia-ui');
    expect(pageOf({ ...config, kyverno: { install: false } })).not.toContain('chart kyverno');
  });

  test('names, secrets and ports', () => {
    const page = pageOf({ ...config, namespaces: { platform: 'backup', kyverno: 'engine' } });
    expect(page).toContain('| `pvc-plumber.backup` | 80 → http | namespaces `engine`, `monitoring` |');
    expect(page).toContain('| `backup/kopia-maintenance` |');
  });
});
