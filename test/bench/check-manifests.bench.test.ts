import { describe, expect, it } from 'vitest';
import { compare } from '../../bench/check-manifests';

/** Processes of their own, one after the other. */
const TIMEOUT = 300_000;

describe('pvc-backup check', () => {
  it('takes at most three times the bare parse of the same files, and grows no faster', { timeout: TIMEOUT }, () => {
    const few = compare('typical', 1000, 2);
    const many = compare('typical', 4000, 2);
    for (const { bare, check } of [few, many]) {
      expect(check.cpu / bare.cpu).toBeLessThan(3);
      expect(check.memory / bare.memory).toBeLessThan(3);
    }
    // Four times as many. What grew with the square would take 16 times as long.
    expect(many.check.cpu / few.check.cpu).toBeLessThan(8);
    expect(many.check.memory / few.check.memory).toBeLessThan(4);
  });

  it('does so also when something is wrong with every manifest', { timeout: TIMEOUT }, () => {
    const { bare, check } = compare('worst', 4000, 2);
    // Measured 2.3; other work on the machine weighs on both, but not alike.
    expect(check.cpu / bare.cpu).toBeLessThan(4);
    expect(check.memory / bare.memory).toBeLessThan(3);
  });
});
