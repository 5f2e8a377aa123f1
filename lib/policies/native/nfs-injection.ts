import { type Plan } from '../../plan/plan';
import { celString } from '../cel-literal';
import {
  CACHE_LIMITS,
  hasVariable,
  KOPIA_CONTAINER,
  MOVER_LABEL,
  moverJobConditions,
  REPOSITORY_VOLUME,
} from '../mover-jobs';

export const MOVER_JOBS = {
  objectSelector: { matchLabels: MOVER_LABEL },
  resourceRules: [
    { apiGroups: ['batch'], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['jobs'], scope: '*' },
  ],
};

/** Merged by name and by mount path, so a second time changes nothing; variables that are there already are left out. */
export function prepareMover(plan: Plan) {
  const { server, path } = plan.repository.nfs;
  const pod = 'Object.spec.template.spec';
  const limits = Object.entries(CACHE_LIMITS).map(
    ([name, value]) =>
      `(c.name != ${celString(KOPIA_CONTAINER)} || (${hasVariable(name)}) ? [] : [${pod}.containers.env{name: ${celString(name)}, value: ${celString(value)}}])`,
  );
  return {
    patchType: 'ApplyConfiguration',
    applyConfiguration: {
      expression: [
        `Object{spec: Object.spec{template: Object.spec.template{spec: ${pod}{`,
        `  volumes: [${pod}.volumes{name: ${celString(REPOSITORY_VOLUME)}, nfs: ${pod}.volumes.nfs{server: ${celString(server)}, path: ${celString(path)}}}],`,
        `  containers: object.spec.template.spec.containers.map(c, ${pod}.containers{name: c.name,`,
        `    volumeMounts: [${pod}.containers.volumeMounts{name: ${celString(REPOSITORY_VOLUME)}, mountPath: ${celString(plan.repository.path)}}],`,
        `    env: ${limits.join(' + ')}})`,
        '}}}}',
      ].join('\n'),
    },
  };
}

/** Prepares movers, as a MutatingAdmissionPolicy. */
export function nativeInjectionSpec(plan: Plan): object {
  return {
    failurePolicy: 'Fail',
    reinvocationPolicy: 'IfNeeded',
    matchConstraints: { matchPolicy: 'Equivalent', namespaceSelector: {}, ...MOVER_JOBS },
    matchConditions: moverJobConditions(plan),
    mutations: [prepareMover(plan)],
  };
}
