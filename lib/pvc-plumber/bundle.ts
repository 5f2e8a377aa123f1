import { join } from 'node:path';
import { buildSync } from 'esbuild';

const SERVICE = join(__dirname, '..', '..', 'services', 'pvc-plumber');

let bundle: string | undefined;

/**
 * The service pvc-plumber with all that it imports, as one JavaScript file for Node 20 and later. The same sources give
 * the same bytes: the names of files are not in it.
 */
export function plumberBundle(): string {
  bundle ??= build();
  return bundle;
}

function build(): string {
  const { outputFiles } = buildSync({
    absWorkingDir: SERVICE,
    entryPoints: ['src/main.ts'],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    legalComments: 'none',
    charset: 'ascii',
    write: false,
    logLevel: 'silent',
  });
  return (outputFiles[0] as { text: string }).text;
}
