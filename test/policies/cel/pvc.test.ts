import { describe, expect, test } from 'vitest';
import { resolvePlan } from '../../../lib';
import { SPREAD_MINUTES } from '../../../lib/contract/spread';
import { fullRetention } from '../../../lib/plan/tier';
import {
  CEL_PVC,
  CEL_PVC_VARIABLES,
  CEL_REFERS_TO_OUR_DESTINATION,
  celGenerate,
  celObjects,
  celPvc,
} from '../../../lib/policies/cel/pvc';
import { celLiteral, embed } from '../../../lib/policies/cel-literal';
import { minimalPlan, validConfig } from '../../support/config';
import { allOptionsPlan } from '../../support/constructs';

test('an object is generated in the namespace of the PVC', () => {
  const metadata = { name: `x-${embed(CEL_PVC.name)}`, namespace: embed(CEL_PVC.namespace) };
  expect(celGenerate({ apiVersion: 'v1', kind: 'Test', metadata, spec: { a: 1 } })).toBe(
    [
      'generator.Apply(object.metadata.namespace, [{',
      "  'apiVersion': dyn('v1'),",
      "  'kind': dyn('Test'),",
      "  'metadata': dyn({",
      "    'name': dyn('x-' + object.metadata.name)",
      '  }),',
      "  'spec': dyn({",
      "    'a': 1",
      '  })',
      '}])',
    ].join('\n'),
  );
});

test('objects of the namespace are a list of the dynamic type: the type of the engine cannot be gone through', () => {
  expect(celObjects('v1', 'pods')).toBe("dyn(resource.List('v1', 'pods', object.metadata.namespace).items)");
});

describe('the PVC that a policy of the CEL family has under admission', () => {
  const expressionOf = (value: unknown) => celLiteral(value);

  test('I11: starts at a minute from the same digits and with the same modulus as in the explicit binding', () => {
    expect(CEL_PVC_VARIABLES).toStrictEqual([
      { name: 'hash', expression: "hash.sha256(object.metadata.namespace + '/' + object.metadata.name)" },
      {
        name: 'startMinute',
        expression: `(${[
          "'0123456789abcdef'.indexOf(variables.hash.charAt(0)) * 256",
          "'0123456789abcdef'.indexOf(variables.hash.charAt(1)) * 16",
          "'0123456789abcdef'.indexOf(variables.hash.charAt(2)) * 1",
        ].join(' + ')}) % ${SPREAD_MINUTES}`,
      },
    ]);
  });

  test('is scheduled by its tier, with a minute of its own only where the tier is spread', () => {
    expect(expressionOf(celPvc(minimalPlan).schedule)).toBe(
      "{'hourly': 'M * * * *', 'daily': 'M 2 * * *'}[object.metadata.labels['backup']].replace('M', string(variables.startMinute))",
    );
    expect(expressionOf(celPvc(allOptionsPlan).schedule)).toContain(
      "{'six-hourly': 'M */6 * * *', 'weekly': '30 4 * * 0'}",
    );
    const fixed = resolvePlan(validConfig({ schedule: { spread: false } }));
    expect(expressionOf(celPvc(fixed).schedule)).toContain("{'hourly': '0 * * * *', 'daily': '0 2 * * *'}");
  });

  test('has a value that all tiers share as it is, and looks up one that differs', () => {
    const { perTier } = celPvc(allOptionsPlan);
    expect(perTier(() => 7)).toBe(7);
    expect(expressionOf(perTier(({ retain }) => fullRetention(retain).daily))).toBe(
      "{'six-hourly': 3, 'weekly': 0}[object.metadata.labels['backup']]",
    );
  });

  test('I7: has the user of the platform where the export keeps users apart', () => {
    expect(celPvc(minimalPlan)).toMatchObject({ moverUid: 568, moverGid: 568 });
  });

  test('I7: may have another user where the export maps all users to one, else the platform’s', () => {
    const { moverUid, moverGid } = celPvc(allOptionsPlan);
    const annotations = 'object.metadata.?annotations';
    expect(expressionOf(moverUid)).toBe(`int(${annotations}[?'volsync.backup/mover-uid'].orValue('3000'))`);
    expect(expressionOf(moverGid)).toBe(`int(${annotations}[?'volsync.backup/mover-gid'].orValue('3001'))`);
  });

  test('I10: waits for data only while it refers to its own destination and is not Bound', () => {
    expect(expressionOf(celPvc(minimalPlan).restorePaused)).toBe(
      `!(${CEL_REFERS_TO_OUR_DESTINATION}) || object.?status.?phase.orValue('') == 'Bound'`,
    );
    expect(CEL_REFERS_TO_OUR_DESTINATION).toContain("== 'ReplicationDestination'");
    expect(CEL_REFERS_TO_OUR_DESTINATION).toContain("== object.metadata.name + '-restore'");
  });
});
