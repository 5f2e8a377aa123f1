import { describe, expect, test } from 'vitest';
import { type PlatformConfig } from '../../lib/plan/config';
import { type RouteConfig } from '../../lib/plan/kopia-ui';
import { resolvePlan } from '../../lib/plan/plan';
import { checkConfig } from '../../lib/plan/validate';
import { isObject } from '../../lib/validation/unknown-fields';
import { type AllOptions, allOptionsConfig, minimalConfig, validConfig } from '../support/platform-config';

type Path = readonly string[];

/** The paths of all values below a value, that of sections included: `['repository'], ['repository', 'nfs'], …`. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  const below =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))
      : [];
  return path.length === 0 ? below : [path, ...below];
}

/** `schedule.tiers[0].cron` */
const format = (path: Path) =>
  path.reduce((text, key) => (/^\d+$/.test(key) ? `${text}[${key}]` : `${text}.${key}`).replace(/^\./, ''), '');

const valueAt = (value: unknown, path: Path) =>
  path.reduce((inner, key) => (inner as Record<string, unknown>)[key], value);

function replaceAt(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const inner = replaceAt((value as Record<string, unknown>)[key], rest, replacement);
  return Array.isArray(value) ? value.with(Number(key), inner) : { ...(value as object), [key]: inner };
}

/** The kind of route that {@link allOptionsConfig} does not have. */
const route: AllOptions<Exclude<RouteConfig, { gateway: unknown }>> = {
  ingress: { className: 'nginx', namespace: 'ingress', tlsSecretName: 'kopia-ui-tls' },
};
const ingressConfig = { ...allOptionsConfig, kopiaUi: { ...allOptionsConfig.kopiaUi, route } };

const options = [allOptionsConfig, ingressConfig].flatMap((config) =>
  pathsOf(config).map((path) => ({ option: format(path), path, config })),
);

test('what is required is enough', () => {
  expect(checkConfig(minimalConfig)).toEqual([]);
});

test('every option is known, through each kind of route', () => {
  expect(checkConfig(allOptionsConfig)).toEqual([]);
  expect(checkConfig(ingressConfig)).toEqual([]);
});

test('what is not known does not compile', () => {
  // @ts-expect-error: misspelt
  const misspelt: PlatformConfig = { ...minimalConfig, kopiaUI: { enabled: true } };
  // @ts-expect-error: copies are always snapshots
  const direct: PlatformConfig = validConfig({ mover: { copyMethod: 'Direct' } });
  // @ts-expect-error: required
  const homeless: PlatformConfig = { storage: minimalConfig.storage, credentials: minimalConfig.credentials };
  for (const config of [misspelt, direct, homeless]) expect(() => resolvePlan(config)).toThrow('platform config: ');
});

describe('I16: no option goes unchecked', () => {
  test.each(options)('I16: $option', ({ option, path, config }) => {
    const isAbout = (field: string) => option === field || option.startsWith(`${field}.`);
    for (const wrong of [-1, null, Number.NaN]) {
      const fields = checkConfig(replaceAt(config, path, wrong) as PlatformConfig).map((problem) => problem.field);
      expect(fields.filter(isAbout)).not.toEqual([]);
    }
  });

  // Whoever makes up a label may call it anything.
  const isLabels = (path: Path) => /labels$/i.test(path.at(-1) ?? '');
  const sections = options.filter(({ path, config }) => isObject(valueAt(config, path)) && !isLabels(path));

  test.each(sections)('I16: not even a misspelt one in $option', ({ option, path, config }) => {
    const misspelt = replaceAt(config, [...path, 'misspelt'], 1) as PlatformConfig;
    expect(checkConfig(misspelt)).toMatchObject([{ field: `${option}.misspelt`, value: 1 }]);
  });
});
