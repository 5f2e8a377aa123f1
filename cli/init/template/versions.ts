/** What a new repository installs: the versions that this package is tested with. A test keeps them in step. */
export const DEPENDENCIES = { cdk8s: '2.70.106', constructs: '10.8.1' } as const;
export const DEV_DEPENDENCIES = { '@types/node': '20.19.43', tsx: '4.23.15', typescript: '7.0.2' } as const;

/** Node in CI. */
export const NODE = '22';

/** Actions of GitHub by commit, because a tag can be moved. */
export const ACTIONS = {
  checkout: 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0',
  setupNode: 'actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444 # v5.0.0',
} as const;
