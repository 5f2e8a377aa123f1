import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { config } from '../../apps/config';
import { KopiaRepositoryBootstrap, resolvePlan } from '../../lib';
import { ROOT } from '../schema-validation/manifests';
import { manifestsOf, only } from '../support/manifests';

const RELEASES = join(ROOT, 'test', 'fixtures', 'releases');

interface Job {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: object;
}

/** The Jobs that a release had in its dist/. */
function jobsOf(release: string): Job[] {
  const dist = join(RELEASES, release, 'dist');
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => parseAllDocuments(readFileSync(join(dist, file), 'utf8')).map((document) => document.toJS()))
    .filter((object: Job | null): object is Job => object?.kind === 'Job');
}

describe('I9: a Job that Kubernetes would refuse to change has another name', () => {
  const plan = resolvePlan(config);
  const today = only(
    manifestsOf((chart) => new KopiaRepositoryBootstrap(chart, 'Test', { plan })),
    'Job',
  ) as unknown as Job;
  const releases = readdirSync(RELEASES).filter((release) => jobsOf(release).length > 0);

  test('there are releases with such a Job', () => {
    expect(releases).not.toEqual([]);
  });

  test.each(releases)('I9: than in release %s', (release) => {
    for (const { metadata, spec } of jobsOf(release)) {
      if (metadata.name === today.metadata.name) expect(today.spec).toEqual(spec);
    }
  });
});
