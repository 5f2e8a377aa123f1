import { describe, expect, test, vi } from 'vitest';
import { cases } from './agreement-cases';
import { judge } from './judge';

// Compiling the large schemas takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe('the judge in this process says rightly', () => {
  test.each(cases)('$name', ({ object, isRight }) => {
    const problems = judge(object);
    expect(problems.length === 0, problems.join('\n')).toBe(isRight);
  });
});
