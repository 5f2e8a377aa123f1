/**
 * Bundles `services/pvc-plumber` into the two files that the ConfigMap in dist/ and the image hold: `npm run bundle`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { BUNDLE_DIRECTORY, BUNDLE_FILE, NOTICES_FILE, type PlumberBundle } from '../lib/platform/pvc-plumber/bundle';

const ROOT = join(__dirname, '..');

/** The same sources and the same packages give the same bytes, wherever that is done. */
export function buildPlumberBundle(): PlumberBundle {
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: ['services/pvc-plumber/src/main.ts'],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    // Lines of a length that a diff can show.
    lineLimit: 120,
    legalComments: 'none',
    charset: 'ascii',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  return { script: (outputFiles[0] as { text: string }).text, notices: noticesOf(Object.keys(metafile.inputs)) };
}

const PACKAGE = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//;

function noticesOf(inputs: readonly string[]): string {
  const packages = new Map(inputs.map((input) => PACKAGE.exec(input)).map((match) => [match?.[2], match?.[1]]));
  const names = [...packages.keys()].filter((name) => name !== undefined).sort();
  return names.map((name) => noticeOf(name, join(ROOT, packages.get(name) as string))).join('\n');
}

function noticeOf(name: string, directory: string): string {
  const { version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : readFileSync(join(directory, file), 'utf8').replaceAll('\r', '').trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
}

if (require.main === module) {
  const { script, notices } = buildPlumberBundle();
  mkdirSync(BUNDLE_DIRECTORY, { recursive: true });
  writeFileSync(join(BUNDLE_DIRECTORY, BUNDLE_FILE), script);
  writeFileSync(join(BUNDLE_DIRECTORY, NOTICES_FILE), notices);
}
