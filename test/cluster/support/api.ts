import {
  ApiException,
  CoreV1Api,
  CustomObjectsApi,
  KubeConfig,
  KubernetesObjectApi,
  PatchStrategy,
  setHeaderOptions,
  Watch,
} from '@kubernetes/client-node';
import { until } from './until';

/** Any Kubernetes object. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
    readonly uid?: string;
    readonly resourceVersion?: string;
    readonly deletionTimestamp?: string;
    readonly ownerReferences?: { readonly uid: string; readonly name: string; readonly kind: string }[];
    readonly creationTimestamp?: string;
  };
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into the spec of whatever kind they ask for.
  readonly spec?: any;
  // biome-ignore lint/suspicious/noExplicitAny: likewise
  readonly status?: any;
}

/** Which object. */
export type Ref = Pick<KubeObject, 'apiVersion' | 'kind'> & { readonly metadata: { name: string; namespace?: string } };

/** What the API server said to a request: nothing, or why it refused. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly code: number; readonly message: string };

/** A request that can be made again and again, and what came of it each time. */
export function recorded(request: () => Promise<unknown>): {
  readonly outcomes: readonly Outcome[];
  again(): Promise<unknown>;
} {
  const outcomes: Outcome[] = [];
  const again = async () => {
    let refusal: unknown;
    const outcome = await attempt(() =>
      request().catch((error) => {
        refusal = error;
        throw error;
      }),
    );
    outcomes.push(outcome);
    if (!outcome.ok) throw refusal;
  };
  return { outcomes, again };
}

/** The manager under which Argo CD applies. */
const ARGO_CD = 'argocd-controller';

interface DeletionWatch {
  /** `kind namespace/name` of each object. */
  deleted(): readonly string[];
  stop(): void;
}

export class Api {
  private readonly objects: KubernetesObjectApi;
  private readonly core: CoreV1Api;

  constructor(private readonly config: KubeConfig) {
    this.objects = KubernetesObjectApi.makeApiClient(config);
    this.core = config.makeApiClient(CoreV1Api);
  }

  static fromFile(kubeconfig: string): Api {
    const config = new KubeConfig();
    config.loadFromFile(kubeconfig);
    return new Api(config);
  }

  async create(object: object): Promise<KubeObject> {
    return (await this.objects.create(object as never)) as unknown as KubeObject;
  }

  /** Server-side apply with force, as Argo CD does. */
  async apply(object: object): Promise<KubeObject> {
    return (await this.objects.patch(
      object as never,
      undefined,
      undefined,
      ARGO_CD,
      true,
      PatchStrategy.ServerSideApply,
    )) as unknown as KubeObject;
  }

  /** What such an apply would make of it, as Argo CD compares. */
  async applyDryRun(object: object): Promise<KubeObject> {
    return (await this.objects.patch(
      object as never,
      undefined,
      'All',
      ARGO_CD,
      true,
      PatchStrategy.ServerSideApply,
    )) as unknown as KubeObject;
  }

  /** Writes a whole object, as a controller does. */
  async replace(object: object): Promise<KubeObject> {
    return (await this.objects.replace(object as never)) as unknown as KubeObject;
  }

  /** Merges changes into an object, as `kubectl patch --type merge` does. */
  async merge(ref: Ref, changes: object): Promise<KubeObject> {
    return (await this.objects.patch(
      { ...ref, ...changes, metadata: { ...ref.metadata, ...(changes as Partial<KubeObject>).metadata } } as never,
      undefined,
      undefined,
      'kubectl-patch',
      undefined,
      PatchStrategy.MergePatch,
    )) as unknown as KubeObject;
  }

  async setPvcStatus(pvc: { name: string; namespace: string }, status: object): Promise<void> {
    await this.core.patchNamespacedPersistentVolumeClaimStatus(
      { ...pvc, body: { status } },
      setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
    );
  }

  /** Merges changes into the status of a cluster-scoped custom resource. */
  async setStatus(ref: Ref, plural: string, status: object): Promise<void> {
    const [group = '', version = ''] = ref.apiVersion.split('/');
    await this.config
      .makeApiClient(CustomObjectsApi)
      .patchClusterCustomObjectStatus(
        { group, version, plural, name: ref.metadata.name, body: { status } },
        setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
      );
  }

  async get(ref: Ref): Promise<KubeObject | undefined> {
    try {
      return (await this.objects.read(ref as never)) as unknown as KubeObject;
    } catch (error) {
      if (error instanceof ApiException && error.code === 404) return undefined;
      throw error;
    }
  }

  async list(apiVersion: string, kind: string, namespace?: string, labelSelector?: string): Promise<KubeObject[]> {
    const answer = await this.objects.list(
      apiVersion,
      kind,
      namespace,
      undefined,
      undefined,
      undefined,
      undefined,
      labelSelector,
    );
    // Items of a list do not say what they are.
    return answer.items.map((item) => ({ ...item, apiVersion, kind })) as unknown as KubeObject[];
  }

  /** Deletes an object. That it is gone already is fine. */
  async delete(ref: Ref): Promise<void> {
    try {
      await this.objects.delete(ref as never, undefined, undefined, undefined, undefined, 'Background');
    } catch (error) {
      if (!(error instanceof ApiException && error.code === 404)) throw error;
    }
  }

  /** Waits for an object, or for one that meets a condition. */
  async waitFor(
    ref: Ref,
    condition: (object: KubeObject) => boolean = () => true,
    timeoutMs = 30_000,
    what = '',
  ): Promise<KubeObject> {
    const { kind, metadata } = ref;
    return until(`${kind} ${metadata.namespace}/${metadata.name}${what && `: ${what}`}`, timeoutMs, async () => {
      const object = await this.get(ref);
      return object !== undefined && condition(object) ? object : undefined;
    });
  }

  async waitUntilGone(ref: Ref, timeoutMs = 30_000): Promise<void> {
    await until(`${ref.kind} ${ref.metadata.namespace}/${ref.metadata.name} is gone`, timeoutMs, async () => {
      return (await this.get(ref)) === undefined;
    });
  }

  /** Watches a collection from now on, and says what was deleted in it. */
  async watchDeletions(path: string): Promise<DeletionWatch> {
    const deleted: string[] = [];
    let ended: string | undefined;
    const controller = await new Watch(this.config).watch(
      path,
      {},
      (type, object: KubeObject) => {
        if (type === 'DELETED') deleted.push(`${object.kind} ${object.metadata.namespace}/${object.metadata.name}`);
      },
      (error) => {
        ended = String(error ?? 'the API server closed it');
      },
    );
    return {
      deleted: () => {
        // What is deleted after its end is not seen.
        if (ended !== undefined) throw new Error(`the watch of ${path} has ended: ${ended}`);
        return deleted;
      },
      stop: () => controller.abort(),
    };
  }
}

/** Runs a request that may be refused. */
export async function attempt(request: () => Promise<unknown>): Promise<Outcome> {
  try {
    await request();
    return { ok: true };
  } catch (error) {
    if (!(error instanceof ApiException)) throw error;
    const body = typeof error.body === 'string' ? JSON.parse(error.body) : error.body;
    return { ok: false, code: error.code, message: body.message ?? String(error.body) };
  }
}
