import { ACTIONS, NODE } from './versions';

/** The workflow that judges each change of a new repository. */
export function workflow(branch: string): string {
  return `# What must hold before a change lands. For another CI than GitHub's: the lines behind \`run\`, in this order;
# the last one for proposed changes only, with BASE set to the branch that they go into.
name: check
on:
  push:
    branches: [${JSON.stringify(branch)}]
  pull_request:
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    steps:
      - uses: ${ACTIONS.checkout}
        with:
          persist-credentials: false
          # All commits, for the comparison at the end.
          fetch-depth: 0
      - uses: ${ACTIONS.setupNode}
        with:
          node-version: '${NODE}'
      - run: npm ci
      - run: npm run typecheck
      - run: npm run synth
      # Argo CD applies what is committed. A dist/ that is not what the config gives is a deployment that nobody reviewed.
      - run: git add --intent-to-add . && git diff --exit-code -- dist examples docs
      - run: npm run check
      # A PVC that gets another name or namespace is not restored from its backups.
      - if: github.event_name == 'pull_request'
        env:
          BASE: \${{ github.base_ref }}
        run: npm run check -- --since "origin/$BASE"
`;
}
