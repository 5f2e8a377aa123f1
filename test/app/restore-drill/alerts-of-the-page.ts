import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'constructs', 'app.md'), 'utf8');
/** The queries that the section about drills offers for alerts. */
export const [failed = '', old = ''] = (/^```text\n(kube_job_failed.*?)^```$/ms.exec(PAGE)?.[1] ?? '')
  .trim()
  .split('\n');
