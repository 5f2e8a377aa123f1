import { type Plan } from '../../plan/plan';
import { type PlatformPart } from '../part';
import { KopiaMaintenance } from './kopia-maintenance';

/** What keeps the repository small. */
export function kopiaMaintenance(plan: Plan): PlatformPart[] {
  return [
    {
      folder: 'infrastructure/storage/kopia-maintenance',
      application: { name: 'kopia-maintenance', wave: 'workloads' },
      files: { 'kopia-maintenance.yaml': (chart) => new KopiaMaintenance(chart, 'KopiaMaintenance', { plan }) },
    },
  ];
}
