import { IMAGE } from '../validation/patterns';
import { type Checker } from './checker';
import { type FieldsOf } from './fields';

/** Images by which components are run. */
export interface ImagesConfig {
  /**
   * Kopia: for Kopia UI, for the bundled pvc-plumber, for the maintenance, and to create the repository.
   * @default - that of {@link DEFAULT_IMAGES}
   */
  readonly kopia?: string;
  /**
   * VolSync's controller and all its movers.
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
