import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'constructs', 'restore-drill.md'), 'utf8');
/** The queries that the page about drills offers for alerts. */
export const [failed = '', old = ''] = (/^```text\n(.*?)^```$/ms.exec(PAGE)?.[1] ?? '').trim().split('\n');
