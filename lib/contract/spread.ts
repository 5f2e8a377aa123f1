import { createHash } from 'node:crypto';
import { type Cron, cronFields } from '../units/cron';

/**
 * Start minutes are spread over the first 55 minutes of an hour. The last five stay free for the maintenance of the
 * repository, which must not meet the start of a wave of movers.
 */
export const SPREAD_MINUTES = 55;

/** Stands for the minute in a {@link scheduleTemplate}. No cron field contains this letter. */
export const MINUTE_PLACEHOLDER = 'M';

/**
 * The start minute of a PVC: the first three hex digits of `sha256("<namespace>/<name>")`, modulo
 * {@link SPREAD_MINUTES}. It depends on nothing else, so adding a PVC moves no other one.
 *
 * Kyverno computes the same from the same three digits: JMESPath and CEL of Kyverno have `sha256`.
 */
export function startMinute(pvc: { readonly name: string; readonly namespace: string }): number {
  const digest = createHash('sha256').update(`${pvc.namespace}/${pvc.name}`).digest('hex');
  return Number.parseInt(digest.slice(0, 3), 16) % SPREAD_MINUTES;
}

/** A cron expression whose minute is replaced by {@link MINUTE_PLACEHOLDER}, or as it is when it is not spread. */
export function scheduleTemplate(cron: Cron, spread: boolean): string {
  return spread ? [MINUTE_PLACEHOLDER, ...cronFields(cron).slice(1)].join(' ') : cron;
}

/** The schedule of one PVC. */
export function fillSchedule(template: string, minute: number): Cron {
  return template.replace(MINUTE_PLACEHOLDER, String(minute));
}
