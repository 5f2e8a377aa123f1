import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What Hugging Face, uv, virtualenv, Cargo and others write: https://bford.info/cachedir/ */
const CACHEDIR_TAG = 'Signature: 8a477f597d28d172789f06886806bc55\n# This file is a cache directory tag.\n';

/** Volumes with files that decide, by Kopia's defaults, that others are not backed up: what each holds. */
export const DECIDING_VOLUMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a directory with a CACHEDIR.TAG': { 'models/CACHEDIR.TAG': CACHEDIR_TAG, 'models/weights': 'x', top: 'x' },
  'a CACHEDIR.TAG in the root of the volume': { 'CACHEDIR.TAG': CACHEDIR_TAG, file: 'x', 'below/file': 'x' },
  'a .kopiaignore in the root of the volume': { '.kopiaignore': '*', file: 'x', 'below/file': 'x' },
  'a .kopiaignore below it': { 'below/.kopiaignore': '*', 'below/file': 'x', top: 'x' },
};

/** Makes a volume with files in it. */
export function fillVolume(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(directory, name, '..'), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
}
