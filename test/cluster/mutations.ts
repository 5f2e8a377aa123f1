import { isDeepStrictEqual } from 'node:util';
import { config } from '../../apps/config';
import type { PolicyFamily } from '../../lib';
import type { KubeObject } from './support/api';

/**
 * A way to get the manifests wrong, mostly one in which they once were wrong, and the scenario that must notice. They
 * show that the scenarios can fail: `npm run test:cluster -- --mutations`.
 */
export interface Mutation {
  /** What is wrong. */
  readonly name: string;
  /** The scenario file to run. */
  readonly file: string;
  /** Start of the titles to run. */
  readonly invariant: string;
  /** Title of a scenario that must fail. */
  readonly caughtBy: string;
  /** Part of what its assertion says then: it must not fail for another reason. */
  readonly failsWith: string | RegExp;
  /** How to get it wrong in each family. A family in which it cannot go wrong has none. */
  readonly mutate: Partial<Readonly<Record<PolicyFamily, Mutate>>>;
}

type Mutate = (objects: readonly KubeObject[]) => KubeObject[];

// biome-ignore lint/suspicious/noExplicitAny: mutations reach into the specs of many kinds.
type Spec = any;

/** Changes the spec of one object. */
function inSpec(name: string, kind: string, change: (spec: Spec) => void): Mutate {
  return (objects) => {
    const isMeant = ({ kind: own, metadata }: KubeObject) => own === kind && metadata.name === name;
    return objects.map((object) => {
      if (!isMeant(object)) return object;
      const copy = structuredClone(object);
      change(copy.spec);
      if (isDeepStrictEqual(copy, object)) throw new Error(`the mutation of ${kind} ${name} changes nothing`);
      return copy;
    });
  };
}

const clusterPolicy = {
  gate: (change: (spec: Spec) => void) => inSpec('volsync-pvc-backup-restore', 'ClusterPolicy', change),
  schedule: (change: (spec: Spec) => void) => inSpec('volsync-pvc-backup-restore-schedule', 'ClusterPolicy', change),
  destination: (change: (spec: Spec) => void) =>
    inSpec('volsync-pvc-backup-restore-destination', 'ClusterPolicy', change),
  cleanup: (change: (spec: Spec) => void) => inSpec('volsync-orphan-cleanup', 'ClusterCleanupPolicy', change),
  injection: (change: (spec: Spec) => void) => inSpec('volsync-nfs-inject', 'ClusterPolicy', change),
};

const cel = {
  gate: (change: (spec: Spec) => void) => inSpec('volsync-pvc-backup-restore', 'ValidatingPolicy', change),
  restore: (change: (spec: Spec) => void) => inSpec('volsync-pvc-backup-restore', 'MutatingPolicy', change),
  schedule: (change: (spec: Spec) => void) => inSpec('volsync-pvc-backup-restore-schedule', 'GeneratingPolicy', change),
  destination: (change: (spec: Spec) => void) =>
    inSpec('volsync-pvc-backup-restore-destination', 'GeneratingPolicy', change),
  cleanup: (change: (spec: Spec) => void) => inSpec('volsync-orphan-cleanup', 'DeletingPolicy', change),
  injection: (change: (spec: Spec) => void) => inSpec('volsync-nfs-inject', 'MutatingPolicy', change),
};

const inBoth = (mutate: Mutate): Mutation['mutate'] => ({ clusterpolicy: mutate, cel: mutate });

/** Several mutations at once. */
const all =
  (...mutations: readonly Mutate[]): Mutate =>
  (objects) =>
    mutations.reduce<KubeObject[]>((mutated, mutate) => mutate(mutated), [...objects]);

const rule = (spec: Spec, name: string): Spec =>
  spec.rules.find((candidate: { name: string }) => candidate.name === name);

/** Replaces part of an expression, and notices when it is not there. */
function replaceIn(entry: { expression: string }, part: string, replacement: string): void {
  if (!entry.expression.includes(part)) throw new Error(`"${entry.expression}" does not contain "${part}"`);
  entry.expression = entry.expression.replace(part, replacement);
}

const named = (entries: { name: string; expression: string }[], name: string) => {
  const found = entries.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`there is no "${name}"`);
  return found;
};

/** Changes the verbs that Kyverno has on a kind of objects, in the role of one of its controllers or of both. */
function rights(
  resource: string,
  change: (verbs: readonly string[]) => string[],
  controllers = ['background'],
): Mutate {
  const roles = controllers.map((controller) => `volsync-pvc-backup-restore-${controller}`);
  return (objects) =>
    objects.map((object) => {
      if (object.kind !== 'ClusterRole' || !roles.includes(object.metadata.name)) return object;
      const { rules, ...rest } = structuredClone(object) as KubeObject & {
        rules: { resources: string[]; verbs: string[] }[];
      };
      const changed = rules.map((rule) =>
        rule.resources.includes(resource) ? { ...rule, verbs: change(rule.verbs) } : rule,
      );
      return { ...rest, rules: changed } as KubeObject;
    });
}

/** Takes away what keeps a policy to protected PVCs. */
const aboutEveryPvc = {
  clusterpolicy: (spec: Spec): void => {
    // With none at all a gate has no webhook of its own, and nothing would start.
    spec.webhookConfiguration.matchConditions = [{ name: 'all', expression: 'true' }];
  },
  cel: (spec: Spec): void => {
    spec.matchConditions = undefined;
    spec.matchConstraints.objectSelector = undefined;
  },
};

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'the gate only audits, as the original did',
    file: 'gate',
    invariant: 'I1:',
    caughtBy: 'I1: refused when pvc-plumber answers 500',
    failsWith: 'expected { ok: true } to match object { ok: false',
    mutate: {
      clusterpolicy: clusterPolicy.gate((spec) => {
        rule(spec, 'require-pvc-plumber-available').validate.failureAction = 'Audit';
      }),
      cel: all(
        cel.restore((spec) => {
          spec.failurePolicy = 'Ignore';
        }),
        cel.gate((spec) => {
          spec.validationActions = ['Audit'];
        }),
      ),
    },
  },
  {
    name: 'whatever is not true counts as "no backup"',
    file: 'gate',
    invariant: 'I1:',
    caughtBy: 'I1: refused when pvc-plumber answers exists null',
    failsWith: 'expected { ok: true } to match object { ok: false',
    mutate: {
      clusterpolicy: clusterPolicy.gate((spec) => {
        for (const { context } of spec.rules) {
          const decision = context.find((entry: { name: string }) => entry.name === 'decision');
          decision.variable.jmesPath = "(backupCheck.exists == `true` && 'restore') || 'fresh'";
        }
      }),
      cel: all(
        ...[cel.gate, cel.restore].map((policy) =>
          policy((spec) => {
            named(spec.variables, 'hasNoBackup').expression = '!variables.hasBackup';
          }),
        ),
      ),
    },
  },
  {
    name: 'the answer may be about another PVC',
    file: 'gate',
    invariant: 'I1:',
    caughtBy: 'I1: refused when pvc-plumber answers for another PVC',
    failsWith: 'expected { ok: true } to match object { ok: false',
    mutate: {
      clusterpolicy: clusterPolicy.gate((spec) => {
        for (const { context } of spec.rules) {
          const decision = context.find((entry: { name: string }) => entry.name === 'decision');
          decision.variable.jmesPath = decision.variable.jmesPath.replace(
            'backupCheck.pvc == request.object.metadata.name',
            'backupCheck.pvc',
          );
        }
      }),
      cel: all(
        ...[cel.gate, cel.restore].map((policy) =>
          policy((spec) => {
            replaceIn(
              named(spec.variables, 'isAboutThisPvc'),
              'variables.check.?pvc == optional.of(object.metadata.name)',
              'true',
            );
          }),
        ),
      ),
    },
  },
  {
    name: 'an error with the body of an answer counts',
    file: 'gate',
    invariant: 'I1:',
    caughtBy: 'I1: refused when pvc-plumber answers 503 with what would be an answer',
    failsWith: 'expected { ok: true } to match object { ok: false',
    mutate: {
      cel: all(
        ...[cel.gate, cel.restore].map((policy) =>
          policy((spec) => {
            replaceIn(named(spec.variables, 'isAboutThisPvc'), 'variables.answer.statusCode == 200', 'true');
          }),
        ),
      ),
    },
  },
  {
    name: 'nobody notices that Kyverno has no webhooks, as in the original',
    file: 'gate',
    invariant: 'I1:',
    caughtBy: 'I1: refused while Kyverno removes its webhooks, and when they are gone',
    failsWith: 'the request is refused with "volsync-pvc-backup-restore-presence"',
    mutate: inBoth(
      inSpec('volsync-pvc-backup-restore-presence', 'ValidatingAdmissionPolicyBinding', (spec) => {
        spec.paramRef.parameterNotFoundAction = 'Allow';
      }),
    ),
  },
  {
    name: 'nobody notices that the gate has no webhook',
    file: 'gate',
    invariant: 'I1:',
    caughtBy: 'I1: refused once the webhook of a deleted gate is gone, with a message that says so',
    failsWith: 'the request is refused with "Kyverno has no webhook',
    mutate: inBoth(
      inSpec('volsync-pvc-backup-restore-presence', 'ValidatingAdmissionPolicy', (spec) => {
        spec.validations[0].expression = 'true';
      }),
    ),
  },
  {
    name: 'a webhook that is ignored when it fails counts as the gate',
    file: 'gate',
    invariant: 'I1:',
    caughtBy: 'I1: refused when Kyverno’s webhooks are others than that of the gate, or it is ignored when it fails',
    failsWith: 'the request is refused with "Kyverno has no webhook',
    mutate: inBoth(
      inSpec('volsync-pvc-backup-restore-presence', 'ValidatingAdmissionPolicy', (spec) => {
        replaceIn(spec.validations[0], " && w.failurePolicy == 'Fail'", '');
      }),
    ),
  },
  {
    name: 'a data source of the user is replaced',
    file: 'gate',
    invariant: 'I2:',
    caughtBy: 'I2: a dataSourceRef that the user set is kept',
    failsWith: 'to match object',
    mutate: {
      clusterpolicy: clusterPolicy.gate((spec) => {
        rule(spec, 'add-datasource-if-backup-exists').preconditions.all.splice(1, 1);
      }),
      cel: cel.restore((spec) => {
        replaceIn(spec.mutations[0].applyConfiguration, '&& !variables.hasDataSource', '');
      }),
    },
  },
  {
    name: 'skip-restore is not looked at',
    file: 'gate',
    invariant: 'I2: skip-restore',
    caughtBy: 'I2: skip-restore with a reason starts fresh',
    failsWith: 'to be undefined',
    mutate: {
      clusterpolicy: clusterPolicy.gate((spec) => {
        rule(spec, 'add-datasource-if-backup-exists').preconditions.all.splice(2, 1);
      }),
      cel: cel.restore((spec) => {
        replaceIn(spec.mutations[0].applyConfiguration, '!variables.skipsRestore && ', '');
      }),
    },
  },
  {
    name: 'nobody looks at the mutated PVC',
    file: 'gate',
    invariant: 'I2:',
    caughtBy: 'I2: refused when the mutating phase was told "fresh" and the validating one "restore"',
    failsWith: 'expected { ok: true } to match object { ok: false',
    mutate: {
      clusterpolicy: clusterPolicy.gate((spec) => {
        rule(spec, 'require-pvc-plumber-available').validate.deny.conditions.any.splice(1, 1);
      }),
      cel: cel.gate((spec) => {
        spec.validations.splice(1, 1);
      }),
    },
  },
  {
    name: 'skip-restore is believed about a PVC that is filled from its backup all the same',
    file: 'gate',
    invariant: 'I2: skip-restore',
    caughtBy: 'I2: skip-restore does not let a PVC be filled from a backup about which nothing is known',
    failsWith: 'expected { ok: true } to match object { ok: false',
    mutate: {
      clusterpolicy: clusterPolicy.gate((spec) => {
        const [unknown] = rule(spec, 'require-pvc-plumber-available').validate.deny.conditions.any;
        unknown.key = unknown.key.replace(/ && !\(\(request.object.spec.dataSourceRef.*?\)\)(?= && 'skipped')/, '');
      }),
      cel: cel.gate((spec) => {
        replaceIn(spec.validations[0], 'variables.skipsRestore && !variables.isOurs', 'variables.skipsRestore');
      }),
    },
  },
  {
    name: 'nobody looks at what the binder looks at',
    file: 'gate',
    invariant: 'I19:',
    caughtBy: 'I19: with a volume by name, it is refused when there is a backup',
    failsWith: 'expected { ok: true } to match object { ok: false',
    mutate: {
      clusterpolicy: clusterPolicy.gate((spec) => {
        rule(spec, 'require-pvc-plumber-available').validate.deny.conditions.any.splice(2, 1);
      }),
      cel: cel.gate((spec) => {
        spec.validations.splice(2, 1);
      }),
    },
  },
  {
    name: 'what belongs to another PVC is asked about and protected',
    file: 'gate',
    invariant: 'I3:',
    caughtBy: 'I3: is left alone when it belongs to another PVC (which is its controller: true)',
    failsWith: 'It is not known whether a backup',
    mutate: inBoth((objects) =>
      objects.map((object) => {
        const without = (conditions: { name: string }[] | undefined) =>
          conditions?.filter(({ name }) => name !== 'not-of-another-pvc');
        const copy = structuredClone(object);
        if (copy.spec?.matchConditions) copy.spec.matchConditions = without(copy.spec.matchConditions);
        if (copy.spec?.webhookConfiguration?.matchConditions)
          copy.spec.webhookConfiguration.matchConditions = without(copy.spec.webhookConfiguration.matchConditions);
        return copy;
      }),
    ),
  },
  {
    name: 'each write of a status starts the generators',
    file: 'schedule',
    invariant: 'I4: a status that does not change',
    caughtBy: 'I4: a status that does not change the phase starts no generator; any other update does',
    failsWith: 'to be undefined',
    mutate: {
      clusterpolicy: clusterPolicy.schedule((spec) => {
        named(spec.webhookConfiguration.matchConditions, 'not-a-status-without-news').expression = 'true';
      }),
      cel: cel.schedule((spec) => {
        named(spec.matchConditions, 'not-a-status-without-news').expression = 'true';
      }),
    },
  },
  {
    name: 'the cache of a mover has no limit',
    file: 'nfs-injection',
    invariant: 'I13: a mover',
    caughtBy: 'I13: a mover without limits for its cache gets them, and keeps what else it has',
    failsWith: 'to deeply equal',
    mutate: {
      clusterpolicy: clusterPolicy.injection((spec) => {
        spec.rules.splice(1);
      }),
      cel: cel.injection((spec) => {
        replaceIn(spec.mutations[0].applyConfiguration, 'env: ', 'env: true ? [] : ');
      }),
    },
  },
  {
    name: 'limits that a mover has are overwritten',
    file: 'nfs-injection',
    invariant: 'I13: a mover',
    caughtBy: 'I13: a mover that states both limits keeps what it states',
    failsWith: 'to deeply equal',
    mutate: {
      clusterpolicy: clusterPolicy.injection((spec) => {
        for (const each of spec.rules) each.preconditions = undefined;
      }),
      cel: cel.injection((spec) => {
        const { applyConfiguration } = spec.mutations[0];
        applyConfiguration.expression = applyConfiguration.expression.replaceAll(/c\.env\.exists\(.*?\)/g, 'false');
      }),
    },
  },
  {
    name: 'Kyverno is asked about the namespaces that come up before it, as by default',
    file: 'independence',
    invariant: 'I3: with Kyverno killed',
    caughtBy: 'I3: with Kyverno killed, a Kopia mover is created in an excluded namespace',
    failsWith: 'to deeply equal { ok: true }',
    mutate: inBoth((objects) =>
      objects.map((object) => {
        if (object.kind !== 'ConfigMap' || object.metadata.name !== 'kyverno') return object;
        const byDefault = { key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['kube-system', 'kyverno'] };
        const webhooks = { namespaceSelector: { matchExpressions: [byDefault] } };
        return { ...object, data: { webhooks: JSON.stringify(webhooks) } };
      }),
    ),
  },
  {
    name: 'generators fail closed',
    file: 'independence',
    invariant: 'I3: with Kyverno killed',
    caughtBy: 'I3: with Kyverno killed, a protected PVC is relabelled',
    failsWith: 'to deeply equal { ok: true }',
    mutate: {
      clusterpolicy: clusterPolicy.schedule((spec) => {
        spec.webhookConfiguration.failurePolicy = 'Fail';
      }),
    },
  },
  {
    name: 'the gate is asked about every PVC',
    file: 'independence',
    invariant: 'I3: with Kyverno killed',
    caughtBy: 'I3: with Kyverno killed, an unlabelled PVC is created',
    failsWith: 'to deeply equal { ok: true }',
    mutate: {
      clusterpolicy: clusterPolicy.gate(aboutEveryPvc.clusterpolicy),
      cel: cel.gate(aboutEveryPvc.cel),
    },
  },
  {
    name: 'the generators are asked about every PVC',
    file: 'independence',
    invariant: 'I3: with Kyverno black-holed',
    caughtBy: 'I3: with Kyverno black-holed, an unlabelled PVC is created',
    failsWith: 'to be less than 3000',
    mutate: {
      clusterpolicy: clusterPolicy.schedule(aboutEveryPvc.clusterpolicy),
      cel: cel.schedule(aboutEveryPvc.cel),
    },
  },
  {
    name: 'the phase is not seen, as in the original: the kind PersistentVolumeClaim alone',
    file: 'schedule',
    invariant: 'I4:',
    caughtBy: 'I4: bound by a patch of its status alone',
    failsWith: 'gave up after 60 s: ReplicationSource',
    mutate: {
      clusterpolicy: clusterPolicy.schedule((spec) => {
        const source = rule(spec, 'generate-replication-source');
        source.match.any[0].resources.kinds = ['PersistentVolumeClaim'];
      }),
      cel: cel.schedule((spec) => {
        spec.matchConstraints.resourceRules[0].resources = ['persistentvolumeclaims'];
      }),
    },
  },
  {
    name: 'what was there before the policies is left alone, as is the default',
    file: 'schedule',
    invariant: 'I4:',
    caughtBy: 'I4: PVCs that were Bound before the policies came are scheduled',
    failsWith: 'gave up after 60 s: ExternalSecret',
    mutate: {
      clusterpolicy: clusterPolicy.schedule((spec) => {
        for (const { generate } of spec.rules) generate.generateExisting = false;
      }),
      cel: cel.schedule((spec) => {
        spec.evaluation.generateExisting.enabled = false;
      }),
    },
  },
  {
    name: 'a PVC is scheduled before it is Bound',
    file: 'schedule',
    invariant: 'I4:',
    caughtBy: 'I4: a PVC that waits for its data is not backed up',
    failsWith: 'to be undefined',
    mutate: {
      clusterpolicy: clusterPolicy.schedule((spec) => {
        rule(spec, 'generate-replication-source').preconditions = undefined;
      }),
      cel: cel.schedule((spec) => {
        replaceIn(spec.generate[1], "object.?status.?phase.orValue('Pending') == 'Bound'", 'true');
      }),
    },
  },
  {
    name: 'nothing is synchronized',
    file: 'schedule',
    invariant: 'I5:',
    caughtBy: 'I5: relabelling from hourly to daily and back',
    failsWith: 'the schedule of its new tier',
    mutate: {
      clusterpolicy: clusterPolicy.schedule((spec) => {
        for (const { generate } of spec.rules) generate.synchronize = false;
      }),
      cel: all(
        // Kyverno may look at the sources that are there, which it has no need for.
        rights('replicationsources', (verbs) => [...verbs, 'list']),
        cel.schedule((spec) => {
          spec.variables.push({
            name: 'sources',
            expression:
              "dyn(resource.List('volsync.backube/v1alpha1', 'replicationsources', object.metadata.namespace).items)",
          });
          const isThere = "variables.sources.exists(s, s.metadata.name == object.metadata.name + '-backup')";
          spec.generate[1].expression = `${isThere} ? true : ${spec.generate[1].expression}`;
        }),
      ),
    },
  },
  {
    name: 'the destination is kept in step, as the source is',
    file: 'schedule',
    invariant: 'I5:',
    caughtBy: 'I5: a manual trigger that somebody sets on the destination stays',
    failsWith: "to match object { trigger: { manual: 'now' }",
    mutate: {
      clusterpolicy: all(
        // Without them Kyverno refuses the policy.
        rights('replicationdestinations', () => ['create', 'delete', 'get', 'list', 'patch', 'update'], [
          'admission',
          'background',
        ]),
        clusterPolicy.destination((spec) => {
          spec.rules[0].generate.synchronize = true;
        }),
      ),
      cel: cel.destination((spec) => {
        replaceIn(spec.generate[0], 'variables.isThere ?', 'false ?');
      }),
    },
  },
  {
    name: 'labels are not judged',
    file: 'labels',
    invariant: 'I6:',
    caughtBy: 'I6: with Kyverno up, an unknown tier is refused on UPDATE',
    failsWith: 'expected { ok: true } to match object { ok: false',
    mutate: inBoth(
      inSpec('volsync-pvc-backup-restore-labels', 'ValidatingAdmissionPolicyBinding', (spec) => {
        spec.validationActions = ['Audit'];
      }),
    ),
  },
  {
    name: 'the destination looks for another name than the source backs up under',
    file: 'equivalence',
    invariant: 'I7:',
    caughtBy: 'I7: for 50 PVCs, what Kyverno generates equals what explicit mode renders',
    failsWith: /ReplicationDestination \S+-restore: expected/,
    mutate: {
      clusterpolicy: clusterPolicy.destination((spec) => {
        spec.rules[0].generate.data.spec.kopia.sourceIdentity.sourceName += '-of-the-app';
      }),
      cel: cel.destination((spec) => {
        replaceIn(spec.generate[0], "dyn(object.metadata.name + '-backup')", "dyn(object.metadata.name + '-other')");
      }),
    },
  },
  {
    name: 'the policy spreads start minutes by another formula',
    file: 'equivalence',
    invariant: 'I7:',
    caughtBy: 'I7: for 50 PVCs, what Kyverno generates equals what explicit mode renders',
    failsWith: 'to deeply equal { schedule: ',
    mutate: {
      clusterpolicy: clusterPolicy.schedule((spec) => {
        const { trigger } = rule(spec, 'generate-replication-source').generate.data.spec;
        trigger.schedule = trigger.schedule.replace('`55`', '`60`');
      }),
      cel: cel.schedule((spec) => {
        replaceIn(named(spec.variables, 'startMinute'), '% 55', '% 60');
      }),
    },
  },
  {
    name: 'the cleanup looks at its target in the context, as the original did',
    file: 'cleanup',
    invariant: 'I8: one orphan that comes',
    caughtBy: 'I8: one orphan that comes first among 500 live objects',
    failsWith: 'expected [] to deeply equal [',
    mutate: {
      clusterpolicy: clusterPolicy.cleanup((spec) => {
        spec.context = [
          {
            name: 'tier',
            apiCall: {
              method: 'GET',
              urlPath: '/api/v1/namespaces/{{ target.metadata.namespace }}/persistentvolumeclaims',
              jmesPath:
                "items[?metadata.name=='{{ target.metadata.labels.\"volsync.backup/pvc\" }}'].metadata.labels.backup | [0] || ''",
            },
          },
        ];
        spec.conditions.all[1] = { key: '{{ tier }}', operator: 'AnyNotIn', value: ['hourly', 'daily'] };
      }),
    },
  },
  {
    name: 'the cleanup looks for the label on the object instead of its PVC',
    file: 'cleanup',
    invariant: 'I8: one orphan that comes first',
    caughtBy: 'I8: one orphan that comes first among 500 live objects',
    failsWith: 'expected [] to deeply equal [',
    mutate: {
      cel: cel.cleanup((spec) => {
        replaceIn(spec.conditions[1], 'variables.pvc.metadata', 'object.metadata');
        replaceIn(spec.conditions[2], 'p.metadata', 'object.metadata');
      }),
    },
  },
  {
    name: 'PVCs that cannot be read count as gone',
    file: 'cleanup',
    invariant: 'I8: nothing is deleted when',
    caughtBy: 'I8: nothing is deleted when the PVCs may not be listed',
    failsWith:
      /expected (\[\]|\[ 'disabled', 'live-0000', …\(499\) \]) to deeply equal \[ 'disabled', 'live-0000', …\(500\) \]/,
    mutate: {
      clusterpolicy: clusterPolicy.cleanup((spec) => {
        spec.context[0].apiCall.default = [];
      }),
      // For what has no owner.
      cel: cel.cleanup((spec) => {
        spec.conditions.pop();
      }),
    },
  },
  {
    name: 'the cleanup takes what Kyverno has not made',
    file: 'cleanup',
    invariant: 'I8: what it does not own',
    caughtBy: 'I8: what it does not own stays, whatever labels it has',
    failsWith: 'to have a length of 3',
    mutate: {
      clusterpolicy: clusterPolicy.cleanup((spec) => {
        spec.match.any[0].resources.selector.matchLabels = undefined;
      }),
      cel: cel.cleanup((spec) => {
        spec.matchConstraints.objectSelector.matchLabels = undefined;
      }),
    },
  },
  {
    name: 'what stands in Git is generated too',
    file: 'modes',
    invariant: 'I9: from policy mode',
    caughtBy: 'I9: from policy mode to explicit mode nothing is deleted, and Git has the last word',
    failsWith: 'expected 24 to be 99',
    mutate: {
      clusterpolicy: clusterPolicy.schedule((spec) => {
        spec.webhookConfiguration.matchConditions.pop();
        for (const { match } of spec.rules) match.any[0].resources.selector.matchExpressions.pop();
      }),
      // With CEL Kyverno itself changes nothing that is not labelled as its own (GenerateResources in pkg/cel/libs, 1.19.1).
    },
  },
  {
    name: 'the end of a policy takes its objects along',
    file: 'upgrade',
    invariant: 'I9: deleting every policy',
    caughtBy: 'I9: deleting every policy removes no protection',
    failsWith: 'to deeply equal []',
    mutate: {
      clusterpolicy: clusterPolicy.schedule((spec) => {
        for (const { generate } of spec.rules) generate.orphanDownstreamOnPolicyDelete = false;
      }),
      cel: all(
        // Without these rights it would be kept from it, and only log that.
        ...['replicationsources', 'externalsecrets'].map((resource) =>
          rights(resource, (verbs) => [...verbs, 'list', 'watch', 'delete']),
        ),
        cel.schedule((spec) => {
          spec.evaluation.synchronize.enabled = true;
          spec.evaluation.orphanDownstreamOnPolicyDelete.enabled = false;
        }),
      ),
    },
  },
  {
    name: 'the next version changes a precondition of a generate rule',
    file: 'upgrade',
    invariant: 'I9: today over release',
    caughtBy: 'I9: today over release 0.1.0, with ten protected PVCs in place',
    failsWith: 'immutable',
    mutate: {
      clusterpolicy: clusterPolicy.schedule((spec) => {
        rule(spec, 'generate-replication-source').preconditions.all[0].value = ['Bound'];
        rule(spec, 'generate-replication-source').preconditions.all[0].operator = 'AnyIn';
      }),
    },
  },
  {
    name: 'the destination outlives its PVC',
    file: 'gate',
    invariant: 'I10:',
    caughtBy: 'I10: each incarnation gets a destination of its own',
    // Kyverno itself removes what a rule of a ClusterPolicy has generated.
    failsWith: /data-restore is gone|expected undefined to match object \[ Array\(1\) \]/,
    mutate: {
      clusterpolicy: clusterPolicy.destination((spec) => {
        spec.rules[0].generate.data.metadata.ownerReferences = undefined;
      }),
      cel: cel.destination((spec) => {
        const [owners = ''] =
          /,\n *'ownerReferences': dyn\(\[[\s\S]*?\n {4}\]\)/.exec(spec.generate[0].expression) ?? [];
        replaceIn(spec.generate[0], owners, '');
      }),
    },
  },
  {
    name: 'every destination runs its mover',
    file: 'gate',
    invariant: 'I10: the destination of a PVC that started fresh',
    caughtBy: 'I10: the destination of a PVC that started fresh runs no mover',
    failsWith: 'expected false to be true',
    mutate: {
      clusterpolicy: clusterPolicy.destination((spec) => {
        spec.rules[0].generate.data.spec.paused = false;
      }),
      cel: cel.destination((spec) => {
        replaceIn(spec.generate[0], "'paused': dyn(!(", "'paused': dyn(!(true || ");
      }),
    },
  },
  {
    name: 'a leftover destination is not noticed',
    file: 'gate',
    invariant: 'I10:',
    caughtBy: 'I10: refused while the destination of an earlier incarnation is still there',
    failsWith: 'expected { ok: true } to match object { ok: false',
    mutate: {
      clusterpolicy: clusterPolicy.gate((spec) => {
        rule(spec, 'require-pvc-plumber-available').validate.deny.conditions.any.pop();
      }),
      cel: cel.gate((spec) => {
        spec.validations.pop();
      }),
    },
  },
  {
    name: 'movers are mutated on CREATE only',
    file: 'nfs-injection',
    invariant: 'I13:',
    caughtBy: 'I13: an update without the mount changes nothing, so VolSync has no reason to recreate the Job',
    failsWith: 'field is immutable',
    mutate: {
      clusterpolicy: clusterPolicy.injection((spec) => {
        spec.rules[0].match.any[0].resources.operations = ['CREATE'];
      }),
      cel: cel.injection((spec) => {
        spec.matchConstraints.resourceRules[0].operations = ['CREATE'];
      }),
    },
  },
  {
    name: 'the mount is appended whatever is there',
    file: 'nfs-injection',
    invariant: 'I13:',
    caughtBy: 'I13: created again with the mutation already in it',
    failsWith: 'Duplicate value',
    mutate: {
      clusterpolicy: clusterPolicy.injection((spec) => {
        spec.webhookConfiguration.matchConditions.pop();
        const volume = { name: 'repository', nfs: config.repository.nfs };
        const mount = { name: 'repository', mountPath: '/repository' };
        spec.rules[0].mutate = {
          patchesJson6902: JSON.stringify([
            { op: 'add', path: '/spec/template/spec/volumes/-', value: volume },
            { op: 'add', path: '/spec/template/spec/containers/0/volumeMounts/-', value: mount },
          ]),
        };
      }),
      cel: cel.injection((spec) => {
        spec.matchConditions.pop();
        const { server, path } = config.repository.nfs;
        const volume = `{'name': dyn('repository'), 'nfs': dyn({'server': '${server}', 'path': '${path}'})}`;
        const mount = "{'name': 'repository', 'mountPath': '/repository'}";
        const patches = [
          `JSONPatch{op: 'add', path: '/spec/template/spec/volumes/-', value: ${volume}}`,
          `JSONPatch{op: 'add', path: '/spec/template/spec/containers/0/volumeMounts/-', value: ${mount}}`,
        ];
        spec.mutations = [{ patchType: 'JSONPatch', jsonPatch: { expression: `[${patches.join(', ')}]` } }];
      }),
    },
  },
  {
    name: 'every mover gets the repository',
    file: 'nfs-injection',
    invariant: 'I13: a mover of restic',
    caughtBy: 'I13: a mover of restic is left alone',
    failsWith: 'to deeply equal { volumes: [], mounts: [] }',
    mutate: {
      clusterpolicy: clusterPolicy.injection((spec) => {
        replaceIn(spec.webhookConfiguration.matchConditions[0], "c.name == 'kopia'", 'true');
      }),
      cel: cel.injection((spec) => {
        replaceIn(spec.matchConditions[0], "c.name == 'kopia'", 'true');
      }),
    },
  },
  {
    name: 'rights come after the policies that need them',
    file: 'rbac',
    invariant: 'I14: in the order of their waves',
    caughtBy: 'I14: in the order of their waves everything is accepted the first time',
    failsWith: 'permission',
    mutate: {
      clusterpolicy: (objects) =>
        objects.map((object) => {
          if (object.kind !== 'ClusterRole') return object;
          const annotations = { ...object.metadata.annotations, 'argocd.argoproj.io/sync-wave': '5' };
          return { ...object, metadata: { ...object.metadata, annotations } };
        }),
    },
  },
  {
    name: 'a right is missing',
    file: 'rbac',
    invariant: 'I14: with all of them',
    caughtBy: 'I14: with all of them the system works',
    failsWith: 'gave up after 60 s: ReplicationSource',
    mutate: { cel: rights('replicationsources', (verbs) => verbs.filter((verb) => verb !== 'create')) },
  },
  {
    name: 'a right that is not needed',
    file: 'rbac',
    invariant: 'I14: background',
    caughtBy: 'I14: background: each right is needed, or the system does not work',
    failsWith: "expected 'watch replicationsources",
    mutate: inBoth(rights('replicationsources', (verbs) => [...verbs, 'watch'])),
  },
  {
    name: 'movers may create a repository',
    file: 'kopia-share',
    invariant: 'I12: a backup fails instead of creating a repository',
    caughtBy: 'I12: a backup fails instead of creating a repository, and succeeds once the share is back',
    failsWith: "'Failed to create repository'",
    mutate: {
      clusterpolicy: clusterPolicy.schedule((spec) => {
        rule(spec, 'generate-kopia-secret').generate.data.spec.target.template.data.KOPIA_MANUAL_CONFIG = undefined;
      }),
      cel: cel.schedule((spec) => {
        replaceIn(spec.generate[0], "'KOPIA_MANUAL_CONFIG'", "'IGNORED'");
      }),
    },
  },
  {
    name: 'the template of the Secret replaces the password, as is the default',
    file: 'kopia-share',
    invariant: 'I10: a restore that was decided',
    caughtBy: 'I10: a restore that was decided fails instead of ending with an empty volume',
    failsWith: 'to match object { exitCode: +0 }',
    mutate: {
      clusterpolicy: clusterPolicy.schedule((spec) => {
        rule(spec, 'generate-kopia-secret').generate.data.spec.target.template.mergePolicy = 'Replace';
      }),
      cel: cel.schedule((spec) => {
        replaceIn(spec.generate[0], "dyn('Merge')", "dyn('Replace')");
      }),
    },
  },
  {
    name: 'the destination looks under its own name',
    file: 'kopia-share',
    invariant: 'I10: a restore that was decided',
    caughtBy: 'I10: a restore that was decided fails instead of ending with an empty volume',
    failsWith: "expected [] to deeply equal [ 'file' ]",
    mutate: {
      clusterpolicy: clusterPolicy.destination((spec) => {
        spec.rules[0].generate.data.spec.kopia.sourceIdentity = undefined;
      }),
      cel: cel.destination((spec) => {
        replaceIn(spec.generate[0], "'sourceName': dyn(object.metadata.name + '-backup')", '');
      }),
    },
  },
  {
    name: 'a new snapshot may remove the one before',
    file: 'kopia-share',
    invariant: 'I10: what was promised',
    caughtBy: 'I10: what was promised, and what the next backups hold, are there to be compared',
    // What pvc-plumber knew already decides whether it misses the snapshot or has never seen it.
    failsWith: /to match object \{ decision: 'restore' \}|expected undefined to be 500000/,
    mutate: {
      clusterpolicy: clusterPolicy.schedule((spec) => {
        rule(spec, 'generate-replication-source').generate.data.spec.kopia.retain.latest = 0;
      }),
      cel: cel.schedule((spec) => {
        spec.generate[1].expression = spec.generate[1].expression.replace(/'latest': \d+/, "'latest': 0");
      }),
    },
  },
  {
    name: 'the share is not mounted into movers',
    file: 'kopia-share',
    invariant: 'I12: a backup fails instead of creating a repository',
    caughtBy: 'I12: a backup fails instead of creating a repository, and succeeds once the share is back',
    failsWith: 'nothing is mounted at /repository',
    mutate: inBoth((objects) => objects.filter(({ metadata }) => metadata.name !== 'volsync-nfs-inject')),
  },
];
