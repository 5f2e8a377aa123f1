import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DIRECTORY = join(__dirname, '..', '..', 'fixtures', 'metrics');

/** Series that a program tells, and where that was read. */
export interface SeriesList {
  readonly source: string;
  /** Labels that every series of it gets from Prometheus. */
  readonly targetLabels: readonly string[];
  readonly series: Readonly<Record<string, readonly string[]>>;
}

export const seriesLists: Readonly<Record<string, SeriesList>> = Object.fromEntries(
  readdirSync(DIRECTORY)
    .sort()
    .map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(join(DIRECTORY, name), 'utf8'))]),
);

/** Name of a metric → the labels of its series. */
export const knownSeries: ReadonlyMap<string, readonly string[]> = new Map(
  Object.values(seriesLists).flatMap(({ series, targetLabels }) =>
    Object.entries(series).map(([name, labels]) => [name, [...labels, ...targetLabels]] as const),
  ),
);
