/** Where a platform repository keeps its config. In a file of its own: help must not wait for what reads configs. */
export const DEFAULT_CONFIG = 'apps/config.ts';
