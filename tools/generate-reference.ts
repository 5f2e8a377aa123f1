/**
 * Writes `docs/reference/functions.md`, and the tables of options in the pages that are written by hand, from the public
 * types: `npm run reference`, after `npm run build`, which makes their model. With `--check` it only says what is stale.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ApiModel } from '@microsoft/api-extractor-model';
import * as library from '../lib';
import { withAlerts } from './reference/alerts';
import { referencePages } from './reference/pages';

const DOCS = join(__dirname, '..', 'docs');

const model = new ApiModel().loadPackage(join(__dirname, '..', 'build', 'api', 'cdk8s-pvc-backup.api.json'));
const committed: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(DOCS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(DOCS, file), 'utf8')]),
);

function render(): [string, string][] {
  try {
    return Object.entries(referencePages(model, { ...library }, committed)).map(([file, text]) => [
      file,
      withAlerts(text),
    ]);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

const stale = render().filter(([file, text]) => committed[file] !== text);

if (process.argv.includes('--check')) {
  if (stale.length > 0) {
    const files = stale.map(([file]) => `docs/${file}`).join(', ');
    console.error(`stale: ${files}; run \`npm run reference\``);
    process.exitCode = 1;
  }
} else {
  for (const [file, text] of stale) {
    mkdirSync(dirname(join(DOCS, file)), { recursive: true });
    writeFileSync(join(DOCS, file), text);
  }
}
