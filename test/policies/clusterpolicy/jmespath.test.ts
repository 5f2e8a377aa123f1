import { describe, expect, test } from 'vitest';
import { resolvePlan } from '../../../lib';
import { SPREAD_MINUTES } from '../../../lib/contract/spread';
import { fullRetention } from '../../../lib/plan/tier';
import {
  jmesPathPvc,
  literal,
  PVC,
  REFERS_TO_OUR_DESTINATION,
  variable,
} from '../../../lib/policies/clusterpolicy/jmespath';
import { minimalPlan, validConfig } from '../../support/config';
import { allOptionsPlan } from '../../support/constructs';

describe('an expression', () => {
  test('is put between braces', () => {
    expect(variable('a.b')).toBe('{{ a.b }}');
  });

  test('may contain literals of JSON', () => {
    expect(literal({ a: [1, 'b'] })).toBe('`{"a":[1,"b"]}`');
  });

  test('quotes keys of annotations, which have dots and slashes', () => {
    expect(PVC.annotation('volsync.backup/mover-uid')).toBe(
      'request.object.metadata.annotations."volsync.backup/mover-uid"',
    );
  });
});

describe('the PVC that Kyverno has under admission', () => {
  test('is bound by expressions alone', () => {
    const { perTier, moverUid, moverGid, ...expressions } = jmesPathPvc(minimalPlan);
    for (const [key, expression] of Object.entries(expressions)) expect(expression, key).toMatch(/^\{\{ .+ \}\}$/);
  });

  test('I11: starts at a minute from the same digits and with the same modulus as in the explicit binding', () => {
    const { schedule } = jmesPathPvc(minimalPlan);
    expect(schedule).toContain("sha256(join('/', [request.object.metadata.namespace, request.object.metadata.name]))");
    expect(schedule).toContain('[:3]');
    expect(schedule).toMatch(/multiply\(\[0\], `256`\), multiply\(\[1\], `16`\), \[2\]/);
    const moduli = [...schedule.matchAll(/modulo\(.*, `(\d+)`\)/g)].map(([, modulus]) => Number(modulus));
    expect(moduli).toStrictEqual([SPREAD_MINUTES]);
  });

  test('is scheduled by its tier, with a minute of its own only where the tier is spread', () => {
    expect(jmesPathPvc(minimalPlan).schedule).toContain(
      '`{"hourly":"M * * * *","daily":"M 2 * * *"}`, request.object.metadata.labels.backup',
    );
    expect(jmesPathPvc(allOptionsPlan).schedule).toContain('`{"six-hourly":"M */6 * * *","weekly":"30 4 * * 0"}`');
    const fixed = resolvePlan(validConfig({ schedule: { spread: false } }));
    expect(jmesPathPvc(fixed).schedule).toContain('`{"hourly":"0 * * * *","daily":"0 2 * * *"}`');
  });

  test('has a value that all tiers share as it is, and looks up one that differs', () => {
    const { perTier } = jmesPathPvc(allOptionsPlan);
    expect(perTier(() => 7)).toBe(7);
    expect(perTier(({ retain }) => fullRetention(retain).daily)).toBe(
      '{{ lookup(`{"six-hourly":3,"weekly":0}`, request.object.metadata.labels.backup) }}',
    );
  });

  test('I7: has the user of the platform where the export keeps users apart', () => {
    expect(jmesPathPvc(minimalPlan)).toMatchObject({ moverUid: 568, moverGid: 568 });
  });

  test('I7: may have another user where the export maps all users to one, else the platform’s', () => {
    const annotations = 'request.object.metadata.annotations';
    expect(jmesPathPvc(allOptionsPlan)).toMatchObject({
      moverUid: `{{ to_number(${annotations}."volsync.backup/mover-uid" || '3000') }}`,
      moverGid: `{{ to_number(${annotations}."volsync.backup/mover-gid" || '3001') }}`,
    });
  });

  test('I10: waits for data only while it refers to its own destination and is not Bound', () => {
    expect(jmesPathPvc(minimalPlan).restorePaused).toContain(`!(${REFERS_TO_OUR_DESTINATION})`);
    expect(jmesPathPvc(minimalPlan).restorePaused).toContain("request.object.status.phase == 'Bound'");
    expect(REFERS_TO_OUR_DESTINATION).toContain("== 'ReplicationDestination'");
    expect(REFERS_TO_OUR_DESTINATION).toContain("join('', [request.object.metadata.name, '-restore'])");
  });
});
