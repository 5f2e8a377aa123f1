import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startMinute } from '../../lib/contract/spread';
import { resolvePlan } from '../../lib/plan/plan';
import { type ConcretePvc, concretePvc, tierOf, tierScheduleTemplate } from '../../lib/protection/pvc-binding';
import { allOptionsConfig, validPlan } from '../support/platform-config';

const pvc: ConcretePvc = {
  name: 'my-data',
  namespace: 'my-app',
  tier: 'daily',
  capacity: '10Gi',
  accessModes: ['ReadWriteOnce'],
};

const bind = (overrides: Partial<ConcretePvc> = {}) => concretePvc(validPlan(), { ...pvc, ...overrides });

const pvcs = fc.record({ name: fc.stringMatching(/^[a-z]{1,20}$/), namespace: fc.stringMatching(/^[a-z]{1,20}$/) });

test('a PVC is bound with its own values, and with the movers of the platform', () => {
  const { perTier, ...values } = bind();
  expect(values).toEqual({
    name: 'my-data',
    namespace: 'my-app',
    capacity: '10Gi',
    accessModes: ['ReadWriteOnce'],
    schedule: `${startMinute(pvc)} 2 * * *`,
    restorePaused: true,
    moverUid: 568,
    moverGid: 568,
  });
  expect(perTier((tier) => tier.label)).toBe('daily');
});

test('a PVC may have movers of its own', () => {
  expect(bind({ moverUid: 1000, moverGid: 1001 })).toMatchObject({
    moverUid: 1000,
    moverGid: 1001,
  });
});

test('a tier is found by its label, and never made up', () => {
  const plan = validPlan();
  expect(tierOf(plan, 'hourly')).toBe(plan.tiers[0]);
  expect(tierOf(plan, 'daily')).toBe(plan.tiers[1]);
  expect(() => tierOf(plan, 'weekly')).toThrow(new Error('no tier "weekly" in the plan'));
  expect(() => bind({ tier: 'weekly' })).toThrow('no tier "weekly"');
});

describe('I11: start minutes', () => {
  test('I11: an hourly PVC starts in each hour, at its own minute', () => {
    fc.assert(
      fc.property(pvcs, (one) => {
        expect(bind({ ...one, tier: 'hourly' }).schedule).toBe(`${startMinute(one)} * * * *`);
      }),
    );
  });

  test('I11: a daily PVC starts within the hour of its tier', () => {
    fc.assert(
      fc.property(pvcs, (one) => {
        const [minute, ...rest] = bind(one).schedule.split(' ');
        expect(rest).toEqual(['2', '*', '*', '*']);
        expect(Number(minute)).toBe(startMinute(one));
        expect(Number(minute)).toBeLessThan(55);
      }),
    );
  });

  test('I11: a tier is spread as the platform says, unless it says it itself', () => {
    const templates = (spread: boolean | undefined) => {
      const tiers = [undefined, true, false].map((own, index) => ({
        label: `tier-${index}`,
        cron: '0 2 * * *',
        retain: { daily: 7 },
        spread: own,
      }));
      const plan = validPlan({ schedule: { tiers, spread } });
      return plan.tiers.map((tier) => tierScheduleTemplate(plan, tier));
    };
    expect(templates(undefined)).toEqual(['M 2 * * *', 'M 2 * * *', '0 2 * * *']);
    expect(templates(true)).toEqual(['M 2 * * *', 'M 2 * * *', '0 2 * * *']);
    expect(templates(false)).toEqual(['0 2 * * *', 'M 2 * * *', '0 2 * * *']);
  });

  test('I11: without spread a PVC starts when its tier does', () => {
    const plan = resolvePlan(allOptionsConfig);
    expect(concretePvc(plan, { ...pvc, tier: 'weekly' }).schedule).toBe('30 4 * * 0');
  });
});
