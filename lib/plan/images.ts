import { IMAGE } from '../validation/patterns';
import { type Checker } from './checker';
import { type FieldsOf } from './fields';

/** Images by which components are run. */
export interface ImagesConfig {
  /**
   * Kopia: for Kopia UI, the bundled pvc-plumber, the maintenance, restore drills, and to create the repository. VolSync's
   * movers have their own, 0.22.3. Name and version, not `latest`; best with a digest.
   * @default - that of {@link DEFAULT_IMAGES}
   */
  readonly kopia?: string;
  /**
   * VolSync's controller and all its movers. It must be the fork with the Kopia mover. Name and version, not `latest`;
   * best with a digest.
   * @default - that of {@link DEFAULT_IMAGES}
   */
  readonly volsync?: string;
}

export const IMAGES_FIELDS: FieldsOf<ImagesConfig> = { kopia: true, volsync: true };

/** Says what is wrong with the images, that of pvc-plumber among them. */
export function checkImages(checker: Checker): void {
  for (const field of ['images.kopia', 'images.volsync', 'pvcPlumber.image']) {
    checker.optionalText(
      field,
      IMAGE,
      'an image with a version, and best with a digest: name:1.2.3@sha256:…',
      'pin the version',
    );
  }
}
