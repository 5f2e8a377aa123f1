import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { ApiModel } from '@microsoft/api-extractor-model';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { referencePages } from '../../tools/reference/pages';

const ROOT = join(__dirname, '..', '..');
// A compiler is started for each.
vi.setConfig({ testTimeout: 60_000 });

let directory: string;

beforeAll(() => {
  // Inside of the repository, where API Extractor finds what tsdoc.json stands on.
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  directory = mkdtempSync(join(ROOT, 'build', 'reference-'));
  writeFileSync(join(directory, 'package.json'), '{ "name": "cdk8s-pvc-backup", "version": "1.0.0" }');
  writeFileSync(
    join(directory, 'tsconfig.json'),
    '{ "compilerOptions": { "types": [], "lib": ["es5"] }, "files": ["index.d.ts"] }',
  );
  writeFileSync(join(directory, 'tsdoc.json'), readFileSync(join(ROOT, 'tsdoc.json')));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The pages of a package that has these types, with the values of its constants. */
function pagesOf(types: string, values: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, string>> {
  writeFileSync(join(directory, 'index.d.ts'), types);
  const modelFile = join(directory, 'model.api.json');
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(directory, 'package.json'),
    configObject: {
      projectFolder: directory,
      mainEntryPointFilePath: '<projectFolder>/index.d.ts',
      compiler: { tsconfigFilePath: '<projectFolder>/tsconfig.json' },
      docModel: { enabled: true, apiJsonFilePath: modelFile },
      tsdocMetadata: { enabled: false },
    },
  });
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      message.logLevel = ExtractorLogLevel.None;
    },
  });
  return referencePages(new ApiModel().loadPackage(modelFile), values, ['small-thing']);
}

const TYPES = `
declare class Construct {}
/** All of it. */
export interface PlatformConfig {
  /** The \`a | b\` of it. */
  readonly kind: Kind;
  /**
   * How many, see {@link LIMIT}.
   * @default 3
   */
  readonly count?: number;
}
/** Which one. */
export type Kind = 'a' | 'b';
/** The most of them. */
export declare const LIMIT: number;
/** A thing. */
export declare class SmallThing extends Construct {}
/** Props of {@link SmallThing}. */
export interface SmallThingProps {
  /** What it is about. */
  readonly config: PlatformConfig;
}
/**
 * Makes one.
 * @param kind - which one
 * @throws WrongKind when there is none
 */
export declare function kind<T extends Kind>(kind: T): readonly Kind[];
/** There is no such kind. */
export declare class WrongKind {}
`;

test('each type stands on one page, and every mention leads there', () => {
  const pages = pagesOf(TYPES, { LIMIT: 7 });
  expect(pages['config.md']).toContain(`
## PlatformConfig

All of it.

| field | type | default | meaning |
| --- | --- | --- | --- |
| \`kind\` | [\`Kind\`](#kind) | required | The \`a \\| b\` of it. |
| \`count\` | \`number\` | \`3\` | How many, see [LIMIT](functions.md#limit). |

## Kind

Which one.

\`'a' | 'b'\`
`);
  expect(pages['constructs.md']).toContain(`
## SmallThing

A thing.

→ [What it emits](../constructs/small-thing.md) · [its props](#smallthingprops)

## Types of the props

### SmallThingProps

Props of [SmallThing](#smallthing).

| field | type | meaning |
| --- | --- | --- |
| \`config\` | [\`PlatformConfig\`](config.md#platformconfig) | What it is about. |
`);
  expect(pages['functions.md']).toContain(`
### kind

Makes one.

\`kind<T extends Kind>(kind)\` → [\`Kind[]\`](config.md#kind)

- \`kind\`: \`T\`, which one

Throws [WrongKind](#wrongkind) when there is none

## Values

### LIMIT

The most of them.

\`\`\`json
7
\`\`\`
`);
});

test('names that differ in case only lead to two headings', () => {
  const page = pagesOf(`
/** Makes one. */
export declare function identity(): Identity;
/** What is made. */
export interface Identity {}
`)['functions.md'];
  expect(page).toContain('→ [`Identity`](#identity-1)');
});

test('an option that does not say its default is an error that names it', () => {
  const types = 'export interface PlatformConfig {\n /** What. */\n readonly what?: string;\n}';
  expect(() => pagesOf(types)).toThrow('PlatformConfig.what is optional and does not say its @default');
});

test('a parameter that nobody explains is an error that names it', () => {
  expect(() => pagesOf('/** Does it. */ export declare function go(where: string): void;')).toThrow(
    'go does not say in a @param what where is',
  );
});
