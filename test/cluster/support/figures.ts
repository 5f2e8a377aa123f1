import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where a run keeps what it measured. */
export const FIGURES_FILE = join(__dirname, '..', '..', '..', 'build', 'reports', 'figures.json');

/** What a run measured: what it is → the figure, as text. */
export function readFigures(): Record<string, string> {
  try {
    return JSON.parse(readFileSync(FIGURES_FILE, 'utf8'));
  } catch {
    return {};
  }
}

/**
 * Records a measured figure for docs/proof.md. The page is compared with a run, and a figure is never quite the same
 * twice: so only which figures there are is compared, not what they are.
 */
export function recordFigure(name: string, value: string): void {
  mkdirSync(dirname(FIGURES_FILE), { recursive: true });
  writeFileSync(FIGURES_FILE, `${JSON.stringify({ ...readFigures(), [name]: value }, null, 2)}\n`);
  console.log(`figure: ${name}: ${value}`);
}

const UNITS = ['bytes', 'kB', 'MB', 'GB'];

/** A number of bytes for people to read. */
export function bytes(count: number): string {
  const power = Math.min(count < 1 ? 0 : Math.floor(Math.log10(count) / 3), UNITS.length - 1);
  return `${Number((count / 1000 ** power).toPrecision(3))} ${UNITS[power]}`;
}
