import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { HEALTH_CHECKS } from '../../../lib/platform/argocd/health';
import { type Health, runHealthCheck } from './run-health-check';

const FIXTURES = join(__dirname, '..', '..', 'fixtures', 'argocd-health');

/** Statuses of one kind, or of several that say it the same way. */
interface Fixture {
  readonly kinds: readonly string[];
  /** Where the statuses come from. */
  readonly provenance: string;
  readonly cases: readonly { readonly name: string; readonly object: object; readonly health: Partial<Health> }[];
}

const fixtures: readonly Fixture[] = readdirSync(FIXTURES).map((file) =>
  parse(readFileSync(join(FIXTURES, file), 'utf8')),
);

const all = fixtures.flatMap(({ kinds, cases }) => kinds.flatMap((kind) => cases.map((each) => ({ kind, ...each }))));

test('every health check has statuses of which it is right, and each says where they come from', () => {
  expect(fixtures.flatMap(({ kinds }) => kinds).sort()).toEqual(Object.keys(HEALTH_CHECKS).sort());
  for (const { provenance } of fixtures) expect(provenance).toMatch(/\d+\.\d+/);
});

test.each(all)('$kind: $name', ({ kind, object, health }) => {
  expect(runHealthCheck(HEALTH_CHECKS[kind] as string, object)).toMatchObject(health);
});

describe.each(Object.keys(HEALTH_CHECKS))('%s', (kind) => {
  test.each([
    { metadata: {}, spec: {} },
    { metadata: { generation: 1 }, spec: {}, status: {} },
  ])('copes with an object that nobody has looked at yet: %j', (object) => {
    expect(['Progressing', 'Healthy']).toContain(runHealthCheck(HEALTH_CHECKS[kind] as string, object).status);
  });
});

test('a ReplicationSource or ReplicationDestination never holds a wave up', () => {
  const replications = all.filter(({ kind }) => kind.startsWith('volsync.backube_'));
  expect(replications.length).toBeGreaterThan(0);
  for (const { kind, object } of replications) {
    expect(runHealthCheck(HEALTH_CHECKS[kind] as string, object).status).toBe('Healthy');
  }
});

test('the interpreter has no more than Argo CD gives', () => {
  const missing = (expression: string) => runHealthCheck(`return { status = type(${expression}), message = "" }`, {});
  for (const library of ['string', 'math', 'io', 'os', 'debug']) expect(missing(library).status).toBe('nil');
  expect(() => runHealthCheck('return { status = ("a"):upper(), message = "" }', {})).toThrow('Lua: ');
  expect(() => runHealthCheck('return 1', {})).toThrow('no table');
  expect(() => runHealthCheck('return { status = "Healthy" }', {})).toThrow('no message');
});
