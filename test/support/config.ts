import { validPlan } from './platform-config';

export * from './platform-config';

export const minimalPlan = validPlan();
