import { App, Chart } from 'cdk8s';
import { type ChartFiles } from '../output/render';
import { type FolderApplication } from './argocd/argo-cd-applications';

/** A folder of `dist/`, and the Argo CD Application that applies it. */
export interface PlatformPart {
  /** Path below `dist/`. */
  readonly folder: string;
  /**
   * Its Application.
   * @default - none: another part has the folder too and says it, or an ApplicationSet applies the folder
   */
  readonly application?: FolderApplication;
  /** File in the folder → puts the objects of that file into a chart. A file without objects is not written. */
  readonly files: Readonly<Record<string, (chart: Chart) => void>>;
}

/** The charts of parts, by file below `dist/`. */
export function partFiles(parts: readonly PlatformPart[]): ChartFiles {
  const charts = parts.flatMap(({ folder, files }) =>
    Object.entries(files).map(([file, fill]) => {
      const chart = new Chart(new App(), file.replace(/\.yaml$/, ''));
      fill(chart);
      return [`${folder}/${file}`, chart] as const;
    }),
  );
  return Object.fromEntries(charts);
}

/** The Applications of parts, by folder. */
export function partApplications(parts: readonly PlatformPart[]): Readonly<Record<string, FolderApplication>> {
  return Object.fromEntries(parts.flatMap(({ folder, application }) => (application ? [[folder, application]] : [])));
}
