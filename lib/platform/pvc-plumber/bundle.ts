import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where `npm run bundle` puts the two files. */
export const BUNDLE_DIRECTORY = join(__dirname, '..', '..', '..', 'services', 'pvc-plumber', 'bundle');

/** Names of the two files, wherever they are. */
export const BUNDLE_FILE = 'pvc-plumber.js';
export const NOTICES_FILE = 'THIRD-PARTY-NOTICES.txt';

/** The service pvc-plumber, ready to run. */
export interface PlumberBundle {
  /** One JavaScript file for Node 20 and later, with all that the service imports. */
  readonly script: string;
  /** The licenses of the packages in it, which want to be handed on. */
  readonly notices: string;
}

/** Reads the bundle of `services/pvc-plumber`. A test keeps it in step with its sources. */
export function plumberBundle(): PlumberBundle {
  const read = (file: string) => readFileSync(join(BUNDLE_DIRECTORY, file), 'utf8');
  return { script: read(BUNDLE_FILE), notices: read(NOTICES_FILE) };
}
