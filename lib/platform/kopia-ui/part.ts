import { type Plan } from '../../plan/plan';
import { type PlatformPart } from '../part';
import { KopiaUi } from './kopia-ui';

/** A web interface to browse the backups. */
export function kopiaUi(plan: Plan): PlatformPart[] {
  return [
    {
      folder: 'infrastructure/storage/kopia-ui',
      application: { name: 'kopia-ui', wave: 'workloads', cascade: true },
      files: { 'kopia-ui.yaml': (chart) => new KopiaUi(chart, 'KopiaUi', { plan }) },
    },
  ];
}
