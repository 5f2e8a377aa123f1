import { describe, expect, test } from 'vitest';
import { NOT_IN_THE_CLI, policyKey, renderedPolicies, testedPolicies } from './fixtures';

describe('the policies', () => {
  const policies = renderedPolicies();

  test('each has a suite, or a stated reason why the CLI cannot run it', () => {
    const known = [...testedPolicies(), ...Object.keys(NOT_IN_THE_CLI)];
    expect(known.sort()).toEqual([...new Set(policies.map(policyKey))].sort());
  });

  test('one of a kind and name is the same in every configuration, so one suite is enough', () => {
    const contents = new Set(policies.map((policy) => JSON.stringify(policy)));
    expect(contents.size).toBe(new Set(policies.map(policyKey)).size);
  });
});
