import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type HelmChart } from '../../lib/plan/versions';

type Keys = { readonly [key: string]: Keys | 'map' | 'list' | 'value' };

/** The keys that a chart knows in its values, of the version that is installed. */
function chartKeys({ chart, version }: HelmChart): Keys {
  const file = join(__dirname, '..', 'fixtures', 'charts', `${chart}-${version}.yaml`);
  return parse(readFileSync(file, 'utf8')).keys;
}

/**
 * The paths of values that a chart does not know, or knows as something else. Helm takes them without a word, and they
 * have no effect.
 */
export function unknownValues(chart: HelmChart, values: object): string[] {
  return unknown(chartKeys(chart), values, '');
}

function unknown(known: Keys, values: object, path: string): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const here = `${path}/${key}`;
    const expected = known[key];
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (expected === undefined) return [here];
    if (typeof expected === 'object') return isObject ? unknown(expected, value, here) : [here];
    // An empty value in the chart may stand for an object that is not stated there.
    if (expected === 'map' || expected === 'value') return [];
    return Array.isArray(value) ? [] : [here];
  });
}
