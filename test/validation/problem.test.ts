import { describe, expect, test } from 'vitest';
import { ConfigError, describeProblem, type Problem, throwProblems } from '../../lib/validation/problem';

const problem = (field: string, value?: unknown): Problem => ({ field, value, allowed: 'this', fix: 'do that' });

describe('a problem', () => {
  test('names the field, what was found, what is allowed and what to do', () => {
    expect(describeProblem(problem('tiers[1].cron', '60 * * * *'))).toBe(
      'tiers[1].cron: got "60 * * * *"; allowed: this; to fix: do that',
    );
  });

  test.each([
    [undefined, 'nothing'],
    [null, 'null'],
    ['', '""'],
    [-1, '-1'],
    [Number.NaN, 'NaN'],
    [568n, '568'],
    [false, 'false'],
    [{ hourly: 0 }, '{"hourly":0}'],
    [[], '[]'],
  ])('shows the value %s as %s', (value, text) => {
    expect(describeProblem(problem('mover.uid', value))).toContain(`got ${text};`);
  });
});

describe('I16: everything that is wrong is said at once', () => {
  test('I16: no problems throw nothing', () => {
    expect(() => throwProblems('platform config', [])).not.toThrow();
  });

  test('I16: one problem throws', () => {
    expect(() => throwProblems('platform config', [problem('domain', '')])).toThrow(
      new ConfigError('platform config', [problem('domain', '')]),
    );
  });

  test('I16: the error lists all problems, one a line, and keeps them', () => {
    const problems = [problem('domain', ''), problem('mover.uid', -1)];
    const error = new ConfigError('platform config', problems);
    expect(error.message).toBe(
      [
        'platform config: 2 problems',
        '  - domain: got ""; allowed: this; to fix: do that',
        '  - mover.uid: got -1; allowed: this; to fix: do that',
      ].join('\n'),
    );
    expect(error.problems).toBe(problems);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('ConfigError');
  });

  test('I16: a single problem is not counted in the plural', () => {
    expect(new ConfigError('PVC "data"', [problem('tier')]).message).toMatch(/^PVC "data": 1 problem\n {2}- tier: got/);
  });
});
