import { exampleConfig } from '../../apps/examples/config';
import { resolvePlan } from '../../lib/plan/plan';
import { alertGroups } from '../../lib/platform/monitoring/volsync-alerts';

/** What stands between these comments is generated from the alerts. */
const ALERTS = /<!-- alerts -->\n[\s\S]*?<!-- end -->/g;

/** Every alert, those of databases too. */
function allAlerts() {
  const plan = resolvePlan({
    ...exampleConfig,
    databases: {
      backups: { path: 's3://backups', endpoint: 'https://s3.example.com', accessKeyField: 'a', secretKeyField: 's' },
      clusters: [
        {
          name: 'example',
          image: 'ghcr.io/cloudnative-pg/postgresql:16.14-standard-trixie',
          database: 'example',
          owner: 'example',
          storage: '1Gi',
          bootstrap: { method: 'initdb', writeLineage: 'v1' },
        },
      ],
    },
  });
  return Object.values(alertGroups(plan)).flat();
}

/** A page with its table of alerts as they are now: their names, how urgent they are, and what they say. */
export function withAlerts(page: string): string {
  return page.replaceAll(ALERTS, () => {
    const rows = allAlerts().map(({ name, severity, summary, runbook }) => {
      const says = summary.replaceAll(/\{\{ \$labels\.(\w+) \}\}/g, '<$1>').replaceAll(/\{\{[^}]*\}\}/g, '…');
      return `| \`${name}\` | ${severity} | ${says.replaceAll('<', '&lt;')} | [${runbook}](../runbooks/${runbook}.md) |`;
    });
    const table = ['| alert | severity | says | runbook |', '| --- | --- | --- | --- |', ...rows].join('\n');
    return ['<!-- alerts -->', table, '<!-- end -->'].join('\n\n');
  });
}
