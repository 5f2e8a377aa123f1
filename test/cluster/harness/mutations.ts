import type { PolicyFamily } from '../../../lib';
import { MUTATIONS, type Mutation } from '../mutations';
import { MUTATION_VARIABLE } from '../support/cluster';
import { type Run, runScenarios } from './vitest';

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** @param filter part of the name or invariant */
export function mutationsOf(family: PolicyFamily, filter: string): readonly Mutation[] {
  return MUTATIONS.filter(
    ({ name, invariant, mutate }) => mutate[family] !== undefined && `${invariant} ${name}`.includes(filter),
  );
}

/**
 * Applies each recorded mutation and runs the scenarios of its invariant: the one that is meant to notice must fail by
 * the assertion that is meant.
 *
 * @param filter part of the name or invariant of the mutations to run
 * @returns whether all were noticed
 */
export async function runMutations(directory: string, family: PolicyFamily, filter: string): Promise<boolean> {
  const chosen = mutationsOf(family, filter);
  const unnoticed: Mutation[] = [];
  for (const [index, mutation] of chosen.entries()) {
    const run = await runScenarios(directory, {
      args: [`scenarios/${mutation.file}.`, '-t', escapeRegExp(mutation.invariant)],
      env: { [MUTATION_VARIABLE]: mutation.name },
    });
    const noticed = report(
      `${family} [${index + 1}/${chosen.length}] ${mutation.invariant} ${mutation.name}`,
      mutation,
      run,
    );
    if (!noticed) unnoticed.push(mutation);
  }
  console.log(`\n${family}: ${chosen.length - unnoticed.length} of ${chosen.length} mutations are noticed`);
  for (const { name, caughtBy, failsWith } of unnoticed)
    console.error(`NOT NOTICED: ${name} (expected to fail: ${caughtBy}: ${failsWith})`);
  return unnoticed.length === 0;
}

const says = (message: string, what: string | RegExp): boolean =>
  typeof what === 'string' ? message.includes(what) : what.test(message);

function report(heading: string, mutation: Mutation, { results, failedToStart }: Run): boolean {
  const failed = results.filter(({ passed }) => !passed);
  const meant = failed.find(({ title }) => title === mutation.caughtBy);
  const caught = meant !== undefined && says(meant.failure, mutation.failsWith) ? meant : undefined;
  console.log(`${caught === undefined ? '✗' : '✓'} ${heading}`);
  if (meant !== undefined) console.log(`    ${meant.title}: ${meant.failure.split('\n')[0]}`);
  if (meant !== caught) console.log(`    … and not with: ${mutation.failsWith}`);
  if (failedToStart !== undefined) console.log(`    no scenario ran: ${failedToStart}`);
  const others = failed.filter((result) => result !== meant);
  if (others.length > 0) console.log(`    also fail: ${others.map(({ title }) => title).join('; ')}`);
  return caught !== undefined;
}
