import { stripVTControlCharacters } from 'node:util';

export type Alignment = 'left' | 'right';

const GAP = '  ';

/** Columns as wide as their widest cell. Colours take no width. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[],
): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => all.reduce((widest, row) => Math.max(widest, widthOf(row[column] ?? '')), 0));
  return all.map((row) =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat((widths[column] as number) - widthOf(cell));
        return alignments[column] === 'right' ? padding + cell : cell + padding;
      })
      .join(GAP)
      .trimEnd(),
  );
}

function widthOf(cell: string): number {
  return stripVTControlCharacters(cell).length;
}
