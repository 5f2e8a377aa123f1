import { type Checker } from './checker';
import { type FieldsOf } from './fields';
import { DEFAULT_IMAGES } from './versions';

/** The service that says whether a backup exists. */
export interface PvcPlumberConfig {
  /**
   * How it is run. `bundled`: this project's service from a ConfigMap, run by a public Node image, with Kopia from its
   * public image; nobody has to build anything. `image`: the same service from an image that you built from
   * `services/pvc-plumber/Dockerfile`. `published`: mitchross/pvc-plumber 1.7.0, which is no longer developed.
   * @default 'bundled'
   */
  readonly run?: PvcPlumberRun;
  /**
   * The image that its container runs: one with Node (20.19 or later in line 20, or 22.12 and later) for `bundled`, the
   * one that you built for `image`, the published one for `published`.
   * @default - see {@link DEFAULT_IMAGES}; required with `image`
   */
  readonly image?: string;
}

/** How pvc-plumber is run. */
export type PvcPlumberRun = 'bundled' | 'image' | 'published';

/** The service that says whether a backup exists. */
export interface PvcPlumberPlan {
  /** Name of its Service, in the platform's namespace. */
  readonly serviceName: string;
  /** Base URL inside the cluster. */
  readonly url: string;
  /** How it is run. */
  readonly run: PvcPlumberRun;
  /** The image that its container runs. */
  readonly image: string;
  /** Name of the Secret with the password of the repository, in the platform's namespace. */
  readonly secretName: string;
}

export const PVC_PLUMBER_FIELDS: FieldsOf<PvcPlumberConfig> = { run: true, image: true };

const PLUMBER_RUNS = ['bundled', 'image', 'published'] as const;

const PVC_PLUMBER_SERVICE = 'pvc-plumber';

/** Says what is wrong with how pvc-plumber is run. */
export function checkPvcPlumber(checker: Checker): void {
  if (checker.has('pvcPlumber.run')) {
    checker.oneOf('pvcPlumber.run', PLUMBER_RUNS, 'leave it out for "bundled", which needs no image of your own');
  }
  checker.require(
    checker.at('pvcPlumber.run') !== 'image' || checker.has('pvcPlumber.image'),
    'pvcPlumber.image',
    'an image with a version, with pvcPlumber.run "image"',
    'build one from services/pvc-plumber/Dockerfile, and name it',
  );
}

/** How pvc-plumber is run, with its defaults. */
export function resolvePvcPlumber(
  { run = 'bundled', image }: PvcPlumberConfig = {},
  namespace: string,
): PvcPlumberPlan {
  return {
    serviceName: PVC_PLUMBER_SERVICE,
    url: `http://${PVC_PLUMBER_SERVICE}.${namespace}.svc.cluster.local`,
    run,
    // With `image` it is stated: checkConfig has seen to it.
    image: image ?? (run === 'published' ? DEFAULT_IMAGES.pvcPlumber : DEFAULT_IMAGES.node),
    secretName: `${PVC_PLUMBER_SERVICE}-kopia`,
  };
}
