import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { config } from '../../../apps/config';
import { type PlatformConfig, type PolicyFamily, resolvePlan } from '../../../lib';
import { policies } from '../../../lib/platform/kyverno/part';
import { partFiles } from '../../../lib/platform/part';
import type { PvcReads } from '../harness/api-proxy';
import type { Action } from '../harness/control-server';
import type { KyvernoController } from '../harness/kyverno';
import { MUTATIONS } from '../mutations';
import { Api, attempt, type KubeObject, type Ref } from './api';
import { FAMILIES, type FamilyTraits, TRAITS } from './families';
import { applyInOrder, forTestCluster, makeForeignNamespaces, POLICY_KINDS, readManifests, SELDOM } from './manifests';
import { destinationRef, pvc, secretRef } from './objects';
import { Plumber } from './plumber';
import { until } from './until';

/** Where the harness says how to reach what it started. */
export const CONNECTION_VARIABLE = 'PVC_BACKUP_TEST_CLUSTER';

/** Which mutation the manifests get. */
export const MUTATION_VARIABLE = 'PVC_BACKUP_TEST_MUTATION';

export interface Connection {
  readonly kubeconfig: string;
  readonly control: string;
  /** Where the logs are. */
  readonly directory: string;
  /** The family of policies that is under test. */
  readonly family: PolicyFamily;
}

/** A time-out that no policy has. */
const TOUCHED_TIMEOUT_SECONDS = 4;

const LONG_AGO = '2020-01-01T00:00:00Z';

/** Another schedule than {@link SELDOM}, to the same effect. */
const ALSO_SELDOM = '0 0 2 1 *';

/** What Kyverno has to do. */
const UPDATE_REQUESTS = ['kyverno.io/v2', 'UpdateRequest', 'kyverno'] as const;

const DIST = join(__dirname, '..', '..', '..', 'dist');

/** The family that `dist/` is rendered with. */
const FAMILY_OF_DIST = resolvePlan(config).kyverno.policyFamily;

/** The cluster under test, with `dist/` applied. One for the whole run; each scenario has namespaces of its own. */
export class Cluster {
  private namespaces = 0;
  private readonly created: string[] = [];

  private constructor(
    readonly api: Api,
    readonly plumber: Plumber,
    private readonly connection: Connection,
  ) {}

  static async connect(): Promise<Cluster> {
    const file = process.env[CONNECTION_VARIABLE];
    if (file === undefined) throw new Error('no cluster: run the scenarios with `npm run test:cluster`');
    const connection: Connection = JSON.parse(readFileSync(file, 'utf8'));
    const cluster = new Cluster(Api.fromFile(connection.kubeconfig), await Plumber.start(), connection);
    // What a mutation breaks is shown by a scenario, not by the start.
    await cluster.removePolicies();
    await cluster.applyManifests(cluster.unmutatedManifests());
    if (process.env[MUTATION_VARIABLE] !== undefined) {
      await cluster.removePolicies();
      await cluster.applyManifests(cluster.manifests());
    }
    await cluster.untilPoliciesAreServed();
    return cluster;
  }

  get family(): PolicyFamily {
    return this.connection.family;
  }

  get traits(): FamilyTraits {
    return TRAITS[this.family];
  }

  /**
   * What is applied in this run: fitted to this cluster, and with the mutation that is to be noticed. The policies of
   * another config or of another family where one is given.
   */
  manifests(platform?: PlatformConfig, family = this.family): KubeObject[] {
    const name = process.env[MUTATION_VARIABLE];
    const mutate = MUTATIONS.find((candidate) => candidate.name === name)?.mutate[family];
    const objects = this.unmutatedManifests(platform, family);
    return mutate === undefined ? objects : mutate(objects);
  }

  /** One object of what is applied in this run. */
  manifest(kind: string, name: string): KubeObject {
    const found = this.manifests().find((object) => object.kind === kind && object.metadata.name === name);
    if (found === undefined) throw new Error(`there is no ${kind} ${name} in dist/`);
    return found;
  }

  /** `dist/` as it is; the policies of the other family, or of another config, take the place of those in it. */
  private unmutatedManifests(platform?: PlatformConfig, family = this.family): KubeObject[] {
    const dist = this.manifestsOf(DIST);
    if (platform === undefined && family === FAMILY_OF_DIST) return dist;
    const replaced = this.policyManifests(config, FAMILY_OF_DIST);
    const isReplaced = ({ kind, metadata }: KubeObject) =>
      replaced.some((other) => other.kind === kind && other.metadata.name === metadata.name);
    return [...dist.filter((object) => !isReplaced(object)), ...this.policyManifests(platform ?? config, family)];
  }

  /** The policies of a config and a family, with their rights. */
  private policyManifests(platform: PlatformConfig, policyFamily: PolicyFamily): KubeObject[] {
    const plan = resolvePlan({ ...platform, kyverno: { ...platform.kyverno, policyFamily } });
    const objects = Object.values(partFiles([policies(plan)])).flatMap((chart) => chart.toJson());
    return forTestCluster(objects, { plumberUrl: this.plumber.url });
  }

  /** Another directory of manifests, fitted to this cluster. */
  manifestsOf(directory: string): KubeObject[] {
    return forTestCluster(readManifests(directory), { plumberUrl: this.plumber.url });
  }

  /** Removes the policies of both families, so that the next ones are not held to what cannot be changed of them. */
  async removePolicies(): Promise<void> {
    const policies = FAMILIES.flatMap((family) => this.policyManifests(config, family));
    await this.remove(policies.filter(({ kind }) => POLICY_KINDS.includes(kind)));
  }

  private async remove(objects: readonly KubeObject[]): Promise<void> {
    for (const object of objects) {
      if ((await this.api.get(object)) === undefined) continue;
      await this.api.delete(object);
      await this.api.waitUntilGone(object);
    }
  }

  /** Applies a version of the manifests as Argo CD does: policies that the last version had and this one has not go. */
  async sync(wanted: readonly KubeObject[], before: readonly KubeObject[]): Promise<void> {
    await this.applyManifests(wanted);
    const isWanted = ({ kind, metadata }: KubeObject) =>
      wanted.some((other) => other.kind === kind && other.metadata.name === metadata.name);
    await this.remove(before.filter((object) => POLICY_KINDS.includes(object.kind) && !isWanted(object)));
  }

  async applyManifests(objects: readonly KubeObject[]): Promise<void> {
    await makeForeignNamespaces(this.api, objects);
    await applyInOrder(this.api, objects);
  }

  /** Waits until a labelled PVC is judged as it should be: webhooks are configured some seconds after a policy is there. */
  async untilPoliciesAreServed(): Promise<void> {
    for (const { reported, isReady } of Object.values(TRAITS)) {
      for (const { apiVersion, kind } of reported) {
        for (const policy of await this.api.list(apiVersion, kind)) await this.api.waitFor(policy, isReady, 60_000);
      }
    }
    const namespace = await this.namespace('probe');
    // Always a new PVC: what is created before the webhook of a generator is there waits for Kyverno's next scan.
    await until('pvc-plumber is asked in both phases, and something is generated', 90_000, async () => {
      const name = `probe-${++this.namespaces}`;
      await this.api.create(pvc(namespace, name));
      const path = `/exists/${namespace}/${name}`;
      if (this.plumber.requests.filter((request) => request === path).length !== 2) return false;
      return this.api.waitFor(destinationRef(namespace, name), undefined, 5000);
    });
  }

  /** Waits until the API server has a webhook for each of these policies. */
  async untilWebhooksAreServed(policies: readonly KubeObject[]): Promise<void> {
    const ref = {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: 'kyverno-resource-validating-webhook-cfg' },
    };
    for (const { metadata } of policies) {
      await until(`there is a webhook for ${metadata.name}`, 60_000, async () => {
        const webhooks: { name: string }[] = Object(await this.api.get(ref)).webhooks ?? [];
        return webhooks.some(({ name }) => name.endsWith(`-finegrained-${metadata.name}`));
      });
    }
  }

  /**
   * Waits until Kyverno is through with what came before: a PVC that comes later has what comes before Bound, and nothing
   * is left to do.
   */
  async untilKyvernoHasActed(namespace: string): Promise<{ readonly destination: Ref }> {
    const name = `later-${++this.namespaces}`;
    const destination = destinationRef(namespace, name);
    await this.api.create(pvc(namespace, name));
    await this.api.waitFor(secretRef(namespace, name));
    await this.api.waitFor(destination);
    await this.untilKyvernoIsIdle();
    return { destination };
  }

  /**
   * Makes Kyverno look at all PVCs again, and waits until it has: one that comes later has what it lacks. A policy that
   * changes is what makes it; here it is the time-out of its webhook, for as long.
   */
  async untilKyvernoHasLookedAgain(namespace: string): Promise<void> {
    const { destination: lacking } = await this.untilKyvernoHasActed(namespace);
    await this.api.delete(lacking);
    const generators = this.manifests().filter(({ kind }) => this.traits.generators.includes(kind));
    for (const policy of generators) {
      const webhookConfiguration = { ...policy.spec.webhookConfiguration, timeoutSeconds: TOUCHED_TIMEOUT_SECONDS };
      await this.api.apply({ ...policy, spec: { ...policy.spec, webhookConfiguration } });
    }
    try {
      await this.api.waitFor(lacking, undefined, 60_000);
    } finally {
      for (const policy of generators) await this.api.apply(policy);
    }
    await this.untilKyvernoIsIdle();
  }

  /** Waits until Kyverno's background controller has nothing left to do. */
  async untilKyvernoIsIdle(timeoutMs = 150_000): Promise<void> {
    await until('Kyverno has nothing left to do', timeoutMs, async () => {
      return (await this.api.list(...UPDATE_REQUESTS)).length === 0;
    });
  }

  /** Waits until Kyverno's background controller is through with what an action gives it to do: then it removes that. */
  async untilKyvernoHasHandled(requests: number, action: () => Promise<unknown>): Promise<void> {
    const [apiVersion] = UPDATE_REQUESTS;
    const watch = await this.api.watchDeletions(`/apis/${apiVersion}/updaterequests`);
    try {
      await action();
      await until(`Kyverno has handled ${requests} requests`, 60_000, async () => watch.deleted().length >= requests);
    } finally {
      watch.stop();
    }
  }

  /** Repeats the creation of an object until it is refused for the reason that is meant: others may refuse it, too. */
  async untilRefused(request: () => Promise<unknown>, says: string): Promise<void> {
    await until(`the request is refused with "${says}"`, 60_000, async () => {
      const outcome = await attempt(request);
      return !outcome.ok && outcome.message.includes(says);
    });
  }

  async retryUntilOk(request: () => Promise<unknown>): Promise<void> {
    await until('the request is accepted', 60_000, async () => {
      const outcome = await attempt(request);
      if (!outcome.ok) throw new Error(outcome.message);
      return true;
    });
  }

  /** Makes a StorageClass whose volumes may grow. */
  async allowExpansion(name: string): Promise<void> {
    await this.api.apply({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name },
      provisioner: 'example.com/none',
      allowVolumeExpansion: true,
    });
  }

  /** Makes a namespace that no other scenario uses. */
  async namespace(prefix: string): Promise<string> {
    const name = `${prefix}-${process.pid}-${++this.namespaces}`;
    await this.api.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    this.created.push(name);
    return name;
  }

  /** Removes the namespaces that were made, and waits until no PVC is protected any more: Kyverno looks at all of them. */
  async removeNamespaces(): Promise<void> {
    for (const name of this.created.splice(0)) {
      await this.api.delete({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    }
    await until('the PVCs of the scenarios are gone', 120_000, async () => {
      return (await this.api.list('v1', 'PersistentVolumeClaim', undefined, 'backup')).length === 0;
    });
  }

  /**
   * Makes the orphan cleanup run now: it looks at its policy when the spec changes, and runs when its last run is long
   * ago. What was made just before is old enough by then: up to a second old nothing counts as an orphan, and creation
   * times have no fractions of a second.
   */
  async startCleanup(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const { plural, ...policy } = this.traits.cleanup;
    await this.api.setStatus(policy, plural, { lastExecutionTime: LONG_AGO });
    const schedule = (await this.api.get(policy))?.spec.schedule;
    await this.api.merge(policy, { spec: { schedule: schedule === SELDOM ? ALSO_SELDOM : SELDOM } });
  }

  /** Runs the orphan cleanup, and waits until it has gone through without an error. */
  async runCleanup(): Promise<void> {
    await this.startCleanup();
    await until('the orphan cleanup has run', 150_000, () => this.cleanupHasRun());
  }

  /** Runs the orphan cleanup, waits until it has ended, and says whether that was without an error. */
  async tryCleanup(): Promise<boolean> {
    const log = this.logOf('kyverno-cleanup');
    const { name } = this.traits.cleanup.metadata;
    // Kyverno writes it at the end of a run in which something failed (pkg/utils/controller/run.go, 1.19.1).
    const failure = new RegExp(`Failed to process request.*${name}`);
    await this.startCleanup();
    return until('the orphan cleanup has ended', 300_000, async () => {
      if (failure.test(log())) return 'failed';
      return (await this.cleanupHasRun()) && 'done';
    }).then((outcome) => outcome === 'done');
  }

  private async cleanupHasRun(): Promise<boolean> {
    const { plural: _, ...policy } = this.traits.cleanup;
    return (await this.api.get(policy))?.status?.lastExecutionTime !== LONG_AGO;
  }

  /**
   * Waits until the API server allows one of Kyverno's service accounts something, or no longer does.
   *
   * @param resource such as `replicationsources.volsync.backube`
   */
  async untilServiceAccountMay(account: string, verb: string, resource: string, allowed: boolean): Promise<void> {
    const [name, ...groupParts] = resource.split('.');
    const group = groupParts.join('.');
    await until(`${account} may${allowed ? '' : ' not'} ${verb} ${resource}`, 30_000, async () => {
      const review = await this.api.create({
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SubjectAccessReview',
        metadata: { name: '' },
        spec: { user: `system:serviceaccount:kyverno:${account}`, resourceAttributes: { verb, resource: name, group } },
      });
      return review.status.allowed === allowed;
    });
  }

  /** What a process writes to its log from now on. */
  private logOf(process: string): () => string {
    const file = join(this.connection.directory, `${process}.log`);
    const before = readFileSync(file, 'utf8').length;
    return () => readFileSync(file, 'utf8').slice(before);
  }

  /**
   * Kills, starts, freezes or thaws one of Kyverno's controllers, or lets the port of the first swallow all packets.
   *
   * An UpdateRequest is made in two steps, and the background controller looks only at what has been through the second
   * (pkg/background/update_request_controller.go, 1.19.1). When its maker is killed in between, it stays for ever, and
   * Kyverno would never be idle again. Both the admission controller, after the request that it is for, and the background
   * controller make some: what is left of them is removed.
   */
  async kyverno(action: Action, controller: KyvernoController): Promise<void> {
    if ((action === 'kill' || action === 'swallow') && controller === 'admission') await this.untilKyvernoIsIdle();
    await this.control(`${action}/${controller}`);
    if (action === 'kill') await this.removeUnfinishedRequests();
  }

  /** Removes the UpdateRequests that nobody will finish. A controller that lives is through with its own in no time. */
  private async removeUnfinishedRequests(): Promise<void> {
    const unfinished = async () =>
      (await this.api.list(...UPDATE_REQUESTS)).filter(({ status }) => status?.state === undefined);
    if ((await unfinished()).length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 2000));
    for (const request of await unfinished()) await this.api.delete(request);
  }

  /** Says what becomes of the PVCs that Kyverno's cleanup controller asks for; everything else is answered. */
  async pvcReadsForCleanup(fate: PvcReads): Promise<void> {
    await this.control(`pvc-reads/${fate}`);
  }

  private async control(path: string): Promise<void> {
    const response = await fetch(`${this.connection.control}/${path}`, { method: 'POST' });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  }

  /** Does the same to all of Kyverno's controllers. */
  async allOfKyverno(action: Action): Promise<void> {
    for (const controller of ['admission', 'background', 'cleanup'] as const) await this.kyverno(action, controller);
  }

  /**
   * Removes Kyverno's webhooks as it does itself when its admission controller is scaled to nothing
   * (pkg/webhooks/server.go, 1.19.1): nothing scales it here. Kill it before, or it makes them again.
   */
  async removeKyvernoWebhooks(): Promise<void> {
    const apiVersion = 'admissionregistration.k8s.io/v1';
    for (const kind of ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration']) {
      const own = await this.api.list(apiVersion, kind, undefined, 'webhook.kyverno.io/managed-by=kyverno');
      if (own.length === 0) throw new Error(`Kyverno has no ${kind}`);
      for (const configuration of own) await this.api.delete(configuration);
    }
  }

  async stop(): Promise<void> {
    await this.plumber.stop();
  }
}
