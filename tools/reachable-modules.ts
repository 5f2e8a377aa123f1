import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How a compiled module loads another: `require("./plan/plan")`, also inside of `import(…)`, which is compiled to it. */
const LOADS = /\b(?:require|import)\(["']([^"']+)["']\)/g;

/** What a compiled module loads, as it is written there. */
export function loadedBy(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(LOADS)].map(([, request = '']) => request);
}

/**
 * The compiled modules that these lead to, and they themselves.
 *
 * @throws Error when one loads what is not there
 */
export function reachableModules(doors: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const request of loadedBy(file).filter((each) => each.startsWith('.'))) visit(resolveModule(file, request));
  };
  doors.forEach(visit);
  return found;
}

function resolveModule(from: string, request: string): string {
  const path = join(dirname(from), request);
  const target = [`${path}.js`, path, join(path, 'index.js')].find((each) => each.endsWith('.js') && existsSync(each));
  if (target === undefined) throw new Error(`${from} loads ${request}, which is not there`);
  return target;
}
