import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MUTATIONS } from '../cluster/mutations';

const proof = readFileSync(join(__dirname, '..', '..', 'docs', 'proof.md'), 'utf8');

/** What docs/proof.md says was shown: `I4: …`. */
const shown = proof
  .split(/^## (?=I\d+$)/m)
  .slice(1)
  .flatMap((section) => {
    const invariant = section.split('\n')[0];
    return [...section.matchAll(/^\| (.*) \| passed \|$/gm)].map(([, title]) => `${invariant}: ${title}`);
  });

test.each(MUTATIONS.map((mutation) => [mutation.name, mutation] as const))(
  'noticed by a scenario that there is: %s',
  (_, mutation) => {
    expect(shown).toContain(mutation.caughtBy);
    expect(mutation.caughtBy).toContain(mutation.invariant);
  },
);

/** Those that the design shows on a control plane. */
const ON_A_CONTROL_PLANE = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9', 'I10', 'I12', 'I13', 'I14'];

test.each(['cel', 'clusterpolicy'] as const)('each invariant can be broken in the family %s', (family) => {
  const broken = MUTATIONS.filter(({ mutate }) => mutate[family] !== undefined).map(
    ({ caughtBy }) => caughtBy.split(':')[0],
  );
  expect(broken).toEqual(expect.arrayContaining(ON_A_CONTROL_PLANE));
});
