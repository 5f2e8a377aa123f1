import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fillSchedule,
  MINUTE_PLACEHOLDER,
  SPREAD_MINUTES,
  scheduleTemplate,
  startMinute,
} from '../../lib/contract/spread';
import { cronFault } from '../../lib/units/cron';

/** The formula as the policy engines are told it. */
const formula = (namespace: string, name: string) =>
  Number.parseInt(createHash('sha256').update(`${namespace}/${name}`).digest('hex').slice(0, 3), 16) % 55;

const manyPvcs = Array.from({ length: 1000 }, (_, index) => ({
  name: `data-${index}`,
  namespace: `app-${index % 40}`,
}));

describe('I11: start minutes are spread by a hash of namespace/name', () => {
  test('I11: the minute is the first three hex digits of the sha256, modulo 55', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (namespace, name) => {
        expect(startMinute({ name, namespace })).toBe(formula(namespace, name));
      }),
    );
  });

  test('I11: the formula does not change from version to version', () => {
    // printf %s my-app/my-data | sha256sum | cut -c1-3
    expect(startMinute({ namespace: 'my-app', name: 'my-data' })).toBe(50);
  });

  test('I11: 1000 PVCs start nearly uniformly, and none in the minutes of the maintenance', () => {
    const startsAt = new Array<number>(60).fill(0);
    for (const pvc of manyPvcs) startsAt[startMinute(pvc)] = (startsAt[startMinute(pvc)] ?? 0) + 1;

    expect(SPREAD_MINUTES).toBe(55);
    expect(startsAt.slice(55)).toEqual([0, 0, 0, 0, 0]);
    const expected = manyPvcs.length / 55;
    const chiSquare = startsAt.slice(0, 55).reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 54 degrees of freedom: a uniform distribution stays below this in 99 of 100 cases.
    expect(chiSquare).toBeLessThan(81.1);
    expect(Math.max(...startsAt)).toBeLessThan(2 * expected);
    expect(Math.min(...startsAt.slice(0, 55))).toBeGreaterThan(0);
  });

  test('I11: adding a PVC moves nobody else', () => {
    const before = manyPvcs.map(startMinute);
    const after = [{ name: 'new', namespace: 'app-1' }, ...manyPvcs].map(startMinute);
    expect(after.slice(1)).toEqual(before);
  });

  test('I11: PVCs of one name in two namespaces start at minutes of their own', () => {
    const minutes = manyPvcs.slice(0, 20).map(({ namespace }) => startMinute({ name: 'data', namespace }));
    expect(new Set(minutes).size).toBeGreaterThan(10);
  });
});

describe('a schedule', () => {
  test('has a placeholder for its minute when it is spread', () => {
    expect(scheduleTemplate('0 2 * * *', true)).toBe('M 2 * * *');
    expect(scheduleTemplate('0 2 * * *', false)).toBe('0 2 * * *');
  });

  test('gets its minute in place of the placeholder', () => {
    expect(fillSchedule('M 2 * * *', 42)).toBe('42 2 * * *');
    expect(fillSchedule('0 2 * * *', 42)).toBe('0 2 * * *');
  });

  test('cannot hold the placeholder itself', () => {
    expect(MINUTE_PLACEHOLDER).toBe('M');
    expect(cronFault(`${MINUTE_PLACEHOLDER} 2 * * *`)).toBeDefined();
  });

  test('I11: VolSync accepts the schedule of every PVC', () => {
    for (const pvc of manyPvcs) expect(cronFault(fillSchedule('M 2 * * *', startMinute(pvc)))).toBeUndefined();
  });
});
