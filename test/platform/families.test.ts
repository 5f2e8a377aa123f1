import { describe, expect, test, vi } from 'vitest';
import { config } from '../../apps/config';
import { platformFiles, resolvePlan } from '../../lib';
import { folderObjects, renderFiles } from '../../lib/output/render';
import { judge } from '../schema-validation/judge';

// Compiling the large schemas takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const KINDS = {
  cel: ['ValidatingPolicy', 'MutatingPolicy', 'GeneratingPolicy', 'DeletingPolicy'],
  clusterpolicy: ['ClusterPolicy', 'ClusterCleanupPolicy'],
} as const;

const families = Object.keys(KINDS) as (keyof typeof KINDS)[];

const filesOf = (policyFamily: keyof typeof KINDS) =>
  platformFiles(resolvePlan({ ...config, kyverno: { ...config.kyverno, policyFamily } }));
const objectsOf = (policyFamily: keyof typeof KINDS) => Object.values(folderObjects(filesOf(policyFamily))).flat();

describe.each(families)('all that is rendered with policies of the family %s', (family) => {
  test('is accepted by the strict schemas', () => {
    for (const object of objectsOf(family)) expect(judge(object), `${object.kind} ${object.metadata.name}`).toEqual([]);
  });

  test('is the same to the byte each time', () => {
    expect(renderFiles(filesOf(family))).toEqual(renderFiles(filesOf(family)));
  });

  test('holds every kind of the family, and none of the other', () => {
    const [other] = families.filter((candidate) => candidate !== family);
    const kinds = new Set(objectsOf(family).map(({ kind }) => kind));
    for (const kind of KINDS[family]) expect(kinds).toContain(kind);
    for (const kind of KINDS[other as keyof typeof KINDS]) expect(kinds).not.toContain(kind);
  });
});
