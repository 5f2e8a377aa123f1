/**
 * Writes `docs/reference/` from the public types: `npm run reference`, after `npm run build`, which makes their model.
 * With `--check` it only says what is stale.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiModel } from '@microsoft/api-extractor-model';
import * as library from '../lib';
import { referencePages } from './reference/pages';

const ROOT = join(__dirname, '..');
const REFERENCE = join(ROOT, 'docs', 'reference');

const model = new ApiModel().loadPackage(join(ROOT, 'build', 'api', 'cdk8s-pvc-backup.api.json'));
const constructs = readdirSync(join(ROOT, 'docs', 'constructs')).map((file) => file.replace('.md', ''));

function render(): [string, string][] {
  try {
    return Object.entries(referencePages(model, { ...library }, constructs));
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

const pages = render();

function committed(file: string): string | undefined {
  try {
    return readFileSync(join(REFERENCE, file), 'utf8');
  } catch {
    return undefined;
  }
}

if (process.argv.includes('--check')) {
  const stale = pages.filter(([file, text]) => committed(file) !== text).map(([file]) => `docs/reference/${file}`);
  if (stale.length > 0) {
    console.error(`stale: ${stale.join(', ')}; run \`npm run build && npm run reference\``);
    process.exitCode = 1;
  }
} else {
  mkdirSync(REFERENCE, { recursive: true });
  for (const [file, text] of pages) writeFileSync(join(REFERENCE, file), text);
}
