import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError } from '../validation/problem';
import { type ChartFiles, type RenderedFiles, renderFiles } from './render';
import { writeFiles } from './write';

/** What a synth writes. */
export interface SynthOutput {
  /** Directory below the root → the charts that it holds. Whatever else is in it is removed. */
  readonly directories: Readonly<Record<string, ChartFiles>>;
  /**
   * Further files: path below the root → text. Whatever else is in their directories stays.
   * @default - none
   */
  readonly pages?: Readonly<Record<string, string>>;
}

/**
 * Renders every output directory, and only when all of them are right writes them. On a wrong config it says what is
 * wrong and sets the exit code 1; nothing is written then.
 *
 * The cdk8s CLI empties its output directory before it starts an app, so it gets one of its own (`CDK8S_OUTDIR`, see
 * cdk8s.yaml), with a copy of everything.
 *
 * @param root - directory of the project
 * @param build - builds everything that is to be written
 */
export async function synth(root: string, build: () => SynthOutput): Promise<void> {
  const rendered: [string, RenderedFiles][] = [];
  let pages: Readonly<Record<string, string>>;
  try {
    const output = build();
    pages = output.pages ?? {};
    for (const [directory, charts] of Object.entries(output.directories))
      rendered.push([directory, renderFiles(charts)]);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(`${error.message}\nNothing was written.`);
    process.exitCode = 1;
    return;
  }
  for (const [directory, files] of rendered) {
    await writeFiles(join(root, directory), files);
    const cliDirectory = process.env.CDK8S_OUTDIR;
    if (cliDirectory !== undefined) await writeFiles(join(cliDirectory, directory), files);
  }
  for (const [path, text] of Object.entries(pages)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  // Last, because whoever reads it may have gone: `npm run synth | head -1`.
  for (const [directory, files] of rendered) console.log(summary(directory, files));
}

function summary(directory: string, files: RenderedFiles): string {
  const folders = new Set(Object.keys(files).map((path) => dirname(path))).size;
  const objects = Object.values(files).reduce((sum, file) => sum + file.objects, 0);
  return `${directory}/: ${count(folders, 'folder')}, ${count(Object.keys(files).length, 'file')}, ${count(objects, 'object')}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
