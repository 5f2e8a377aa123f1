/**
 * Writes the bundle of pvc-plumber, the one that the ConfigMap in dist/ holds, into a directory.
 *
 *   node --import tsx tools/bundle-pvc-plumber.ts <directory>
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLE_FILE, NOTICES_FILE, plumberBundle } from '../lib/pvc-plumber/bundle';

const [directory] = process.argv.slice(2);
if (directory === undefined) {
  console.error('Usage: node --import tsx tools/bundle-pvc-plumber.ts <directory>');
  process.exit(1);
}
const { script, notices } = plumberBundle();
mkdirSync(directory, { recursive: true });
writeFileSync(join(directory, BUNDLE_FILE), script);
writeFileSync(join(directory, NOTICES_FILE), notices);
